use paduk_history::Level;

use super::{Revoked, Roster};
use crate::card::Card;
use crate::error::KeysError;
use crate::profile::sample;
use crate::root::tests::root;

const AT: &str = "2026-11-24T09:00:00+07:00";

fn card(seed: u64) -> Card {
    sample::supervisor(seed).card().unwrap()
}

fn revoked(card: &Card, upto: u64) -> Revoked {
    Revoked {
        device: card.device().clone(),
        upto,
        keeps: Vec::new(),
    }
}

#[test]
fn versions_grow_and_say_who_supervises_and_who_does_no_longer() {
    let (_, root, _) = root(1);
    let first = Roster::first(&root, AT).unwrap();
    let second = first
        .with_supervisor(&root, card(2), Level::Supervisor, vec!["3203".to_owned()], AT)
        .unwrap();
    let third = second.with_revoked(&root, revoked(&card(2), 7), AT).unwrap();
    assert_eq!([first.version(), second.version(), third.version()], [1, 2, 3]);
    assert_eq!(Roster::read(third.as_bytes()).unwrap(), third);
    let device = card(2).device().clone();
    assert_eq!(second.in_force().count(), 1);
    assert_eq!(third.in_force().count(), 0);
    assert!(second.standing(&device).unwrap().covers(8));
    let standing = third.standing(&device).unwrap();
    assert!(standing.covers(7) && !standing.covers(8));
    assert!(first.standing(&device).is_none());
}

#[test]
fn an_older_a_forked_and_a_foreign_roster_replace_nothing() {
    let (_, root, _) = root(1);
    let first = Roster::first(&root, AT).unwrap();
    let one = first
        .with_supervisor(&root, card(2), Level::Supervisor, Vec::new(), AT)
        .unwrap();
    let two = first
        .with_supervisor(&root, card(3), Level::Supervisor, Vec::new(), AT)
        .unwrap();
    assert_eq!(one.replaces(&first), Ok(()));
    assert_eq!(one.replaces(&one), Ok(()));
    assert_eq!(first.replaces(&one), Err(KeysError::RosterOlder { found: 1, known: 2 }));
    assert_eq!(two.replaces(&one), Err(KeysError::RosterForked { version: 2 }));
    let (_, other, _) = crate::root::tests::root(9);
    let foreign = Roster::first(&other, AT).unwrap();
    assert_eq!(foreign.replaces(&first), Err(KeysError::KeysOfOtherSurvey));
    assert_eq!(
        first.with_revoked(&other, revoked(&card(2), 0), AT).err(),
        Some(KeysError::KeysOfOtherSurvey)
    );
}

#[test]
fn no_bit_of_a_roster_can_be_altered() {
    let (_, root, _) = root(1);
    let roster = Roster::first(&root, AT)
        .and_then(|first| first.with_supervisor(&root, card(2), Level::Centre, Vec::new(), AT))
        .and_then(|next| next.with_revoked(&root, revoked(&card(3), 0), AT))
        .unwrap();
    for at in 0..roster.as_bytes().len() {
        let mut altered = roster.as_bytes().to_vec();
        altered[at] ^= 1 << (at % 8);
        assert!(Roster::read(&altered).is_err(), "byte {at}");
        assert!(Roster::read(&roster.as_bytes()[..at]).is_err(), "{at} bytes");
    }
}

#[test]
fn only_real_supervisors_stand_on_a_roster() {
    let (_, root, _) = root(1);
    let first = Roster::first(&root, AT).unwrap();
    let put = |card: Card, level| first.with_supervisor(&root, card, level, Vec::new(), AT).is_ok();
    assert!(put(card(2), Level::Centre));
    assert!(!put(card(2), Level::Field) && !put(card(2), Level::Programme));
    assert!(
        !put(sample::unlocked(2).card().unwrap(), Level::Supervisor),
        "a training card"
    );
    assert!(!put(sample::enumerator(2).card().unwrap(), Level::Supervisor));
}
