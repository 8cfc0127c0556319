use ed25519_dalek::SigningKey;
use paduk_survey::{DocumentId, Hash, Mode, PersonId, RevisionId, Role};
use proptest::prelude::*;

use super::{Author, Judged, Refusal, Reviewed, follows, judge, legal, may, whole};
use crate::revision::sample;
use crate::{Kind, Level, Op, Revision, Signed, Standing, State, Written, device_id};

fn author(role: Role, level: Level) -> Author {
    Author { role, level }
}

#[test]
fn only_supervisors_resolve_and_only_the_root_key_orders_a_purge() {
    let mut revision = sample::questionnaire();
    assert_eq!(may(&author(Role::Enumerator, Level::Field), &revision), Ok(()));
    assert_eq!(may(&author(Role::Analyst, Level::Field), &revision), Err(Refusal::Role));
    revision.op = Op::Resolve;
    assert_eq!(
        may(&author(Role::Enumerator, Level::Field), &revision),
        Err(Refusal::Role)
    );
    assert_eq!(may(&author(Role::Supervisor, Level::Supervisor), &revision), Ok(()));
    revision.op = Op::Purge;
    assert_eq!(
        may(&author(Role::Supervisor, Level::Centre), &revision),
        Err(Refusal::Root)
    );
}

#[test]
fn a_resolution_follows_all_heads_that_it_names() {
    let (a, b) = (Hash::of(b"a"), Hash::of(b"b"));
    let mut revision = sample::questionnaire();
    revision.op = Op::Resolve;
    assert_eq!(whole(&revision), Err(Refusal::About));
    revision.about = vec![a, b];
    revision.parents = vec![a];
    assert_eq!(whole(&revision), Err(Refusal::Head));
    revision.parents = vec![a, b];
    assert_eq!(whole(&revision), Ok(()));
    revision.op = Op::Withdraw;
    assert_eq!(whole(&revision), Err(Refusal::Kind));
    revision.kind = Kind::Consent;
    assert_eq!(whole(&revision), Err(Refusal::Reason));
}

#[test]
fn the_centre_accepts_only_what_a_supervisor_accepted() {
    assert!(follows(Some(&State::Accepted), &State::CentrallyAccepted));
    assert!(!follows(Some(&State::Submitted), &State::CentrallyAccepted));
    assert!(follows(Some(&State::Returned), &State::Submitted));
    assert!(!follows(Some(&State::Accepted), &State::Draft));
    assert!(!follows(Some(&State::Draft), &State::Accepted));
}

fn key(person: &str) -> SigningKey {
    let number = person
        .as_bytes()
        .iter()
        .fold(0, |sum: u8, byte| sum.wrapping_mul(3).wrapping_add(*byte));
    SigningKey::from_bytes(&[number; 32])
}

/// A revision of a person: `E…` enumerates, `P…` supervises, `C1` is the centre, `R1` holds the root key.
fn written(person: &str, change: impl FnOnce(&mut Revision)) -> Written {
    let mut revision = sample::least();
    revision.author = PersonId::new(person);
    revision.device = device_id(&key(person).verifying_key());
    (revision.kind, revision.document) = (Kind::Questionnaire, DocumentId::new("q"));
    change(&mut revision);
    Written::read(Signed::sign(&key(person), &revision).unwrap()).unwrap()
}

fn roster(revision: &Revision) -> Option<Author> {
    let (role, level) = match revision.author.as_str().chars().next()? {
        'E' => (Role::Enumerator, Level::Field),
        'P' => (Role::Supervisor, Level::Supervisor),
        'C' => (Role::Supervisor, Level::Centre),
        'R' => (Role::Supervisor, Level::Programme),
        'T' => (Role::Trainee, Level::Field),
        _ => return None,
    };
    Some(author(role, level))
}

fn put(person: &str, state: State, parents: &[&Written], about: &[&Written]) -> Written {
    written(person, |revision| {
        revision.state = Some(state);
        revision.parents = ids(parents);
        revision.about = ids(about);
        // Two puts of one person must not be the same revision.
        revision.text = Some(format!("{parents:?}").len().to_string());
    })
}

fn review(person: &str, level: Level, state: State, about: &[&Written], parents: &[&Written]) -> Written {
    written(person, |revision| {
        (revision.kind, revision.op) = (Kind::Review, Op::Review);
        revision.document = DocumentId::new("review");
        (revision.state, revision.level) = (Some(state), Some(level));
        revision.about = ids(about);
        revision.parents = ids(parents);
    })
}

fn ids(of: &[&Written]) -> Vec<RevisionId> {
    let mut ids: Vec<RevisionId> = of.iter().map(|written| written.id).collect();
    ids.sort_unstable();
    ids
}

/// What the rules say of the last of these revisions.
fn verdict(all: &[&Written]) -> Result<(), Refusal> {
    let judged = Judged::of(all.iter().copied(), roster);
    let last = all.last().unwrap();
    judged.refusal(&last.id).map_or(Ok(()), Err)
}

#[test]
fn a_return_is_answered_late_and_after_acceptance_nothing_goes_on() {
    let first = put("E07", State::Complete, &[], &[]);
    let returned = review("P02", Level::Supervisor, State::Returned, &[&first], &[]);
    let answer = put("E07", State::Complete, &[&first], &[&returned]);
    assert_eq!(verdict(&[&first, &returned, &answer]), Ok(()));
    let accepted = review("P02", Level::Supervisor, State::Accepted, &[&answer], &[]);
    assert_eq!(verdict(&[&first, &returned, &answer, &accepted]), Ok(()));
    let after = put("E07", State::Complete, &[&answer], &[&accepted]);
    assert_eq!(verdict(&[&answer, &accepted, &after]), Err(Refusal::Transition));
    // Who did not know of the acceptance did nothing illegal: the correction stands, its acceptance is open.
    let unaware = put("E07", State::Complete, &[&answer], &[]);
    let all = [&first, &returned, &answer, &accepted, &unaware];
    assert_eq!(verdict(&all), Ok(()));
    let judged = Judged::of(all, roster);
    assert_eq!(judged.standing(&DocumentId::new("q")), Standing::Current(unaware.id));
    assert_eq!(judged.reviewed(&unaware.id), Reviewed::Not);
    assert_eq!(judged.reviewed(&answer.id), Reviewed::Agreed(State::Accepted));
}

#[test]
fn the_centre_follows_the_supervisor_and_nobody_accepts_above_oneself() {
    let first = put("E07", State::Complete, &[], &[]);
    let central = |about: &Written, parents: &[&Written]| {
        review("C1", Level::Centre, State::CentrallyAccepted, &[about], parents)
    };
    assert_eq!(verdict(&[&first, &central(&first, &[])]), Err(Refusal::Transition));
    let accepted = review("P02", Level::Supervisor, State::Accepted, &[&first], &[]);
    assert_eq!(verdict(&[&first, &accepted, &central(&first, &[&accepted])]), Ok(()));
    let above = review("P02", Level::Centre, State::CentrallyAccepted, &[&first], &[&accepted]);
    assert_eq!(verdict(&[&first, &accepted, &above]), Err(Refusal::Level));
    let below = review("P02", Level::Field, State::Accepted, &[&first], &[]);
    assert_eq!(verdict(&[&first, &below]), Err(Refusal::Level));
}

#[test]
fn an_illegal_resolution_is_kept_and_the_conflict_stays() {
    let (one, two) = (
        put("E07", State::Complete, &[], &[]),
        put("E08", State::Complete, &[], &[]),
    );
    let resolve = |person: &str| {
        written(person, |revision| {
            revision.op = Op::Resolve;
            revision.parents = ids(&[&one, &two]);
            revision.about = ids(&[&one, &two]);
        })
    };
    let document = DocumentId::new("q");
    let (by_enumerator, by_supervisor) = (resolve("E07"), resolve("P02"));
    let judged = Judged::of([&one, &two, &by_enumerator], roster);
    assert_eq!(judged.refusal(&by_enumerator.id), Some(Refusal::Role));
    assert_eq!(judged.standing(&document), Standing::Conflict(ids(&[&one, &two])));
    let judged = Judged::of([&one, &two, &by_enumerator, &by_supervisor], roster);
    assert_eq!(judged.standing(&document), Standing::Current(by_supervisor.id));
    assert_eq!(judged.refusals().count(), 1);
}

#[test]
fn reviews_that_disagree_are_disputed_until_one_follows_both() {
    let first = put("E07", State::Complete, &[], &[]);
    let returned = review("P02", Level::Supervisor, State::Returned, &[&first], &[]);
    let accepted = review("P03", Level::Supervisor, State::Accepted, &[&first], &[]);
    let judged = Judged::of([&first, &returned, &accepted], roster);
    assert_eq!(
        judged.reviewed(&first.id),
        Reviewed::Disputed(ids(&[&returned, &accepted]))
    );
    let last = review(
        "P02",
        Level::Supervisor,
        State::Returned,
        &[&first],
        &[&returned, &accepted],
    );
    let judged = Judged::of([&first, &returned, &accepted, &last], roster);
    assert_eq!(judged.reviewed(&first.id), Reviewed::Agreed(State::Returned));
    // Following only one of them, the same state again is no step at all.
    let again = review("P02", Level::Supervisor, State::Returned, &[&first], &[&returned]);
    assert_eq!(verdict(&[&first, &returned, &again]), Err(Refusal::Transition));
}

#[test]
fn every_rule_refuses_something() {
    let first = put("E07", State::Complete, &[], &[]);
    let other = written("E07", |revision| revision.document = DocumentId::new("other"));
    let with = |change: fn(&mut Revision)| written("P02", change);
    let refused: Vec<(Written, Refusal)> = vec![
        (put("X1", State::Complete, &[], &[]), Refusal::AuthorUnknown),
        (written("T1", |revision| revision.mode = Mode::Real), Refusal::Role),
        (
            written("E07", |revision| revision.level = Some(Level::Centre)),
            Refusal::Level,
        ),
        (with(|revision| revision.op = Op::Review), Refusal::Kind),
        (put("E07", State::Accepted, &[], &[]), Refusal::State),
        (
            review(
                "P02",
                Level::Supervisor,
                State::Accepted,
                &[&put("E07", State::Draft, &[], &[])],
                &[],
            ),
            Refusal::Transition,
        ),
        (
            written("E07", |revision| {
                revision.op = Op::Delete;
                revision.parents = vec![first.id];
            }),
            Refusal::Reason,
        ),
        (with(|revision| revision.op = Op::Delete), Refusal::Parent),
        (put("E07", State::Complete, &[&other], &[]), Refusal::ParentElsewhere),
        (with(|revision| revision.op = Op::Resolve), Refusal::About),
        (
            written("P02", |revision| {
                revision.op = Op::Resolve;
                revision.about = ids(&[&first, &other]);
                revision.parents = vec![first.id];
            }),
            Refusal::Head,
        ),
        (with(|revision| revision.op = Op::Purge), Refusal::Root),
    ];
    let draft = put("E07", State::Draft, &[], &[]);
    for (revision, refusal) in &refused {
        assert_eq!(
            verdict(&[&first, &other, &draft, revision]),
            Err(*refusal),
            "{}",
            revision.revision.author
        );
    }
    let named: Vec<Refusal> = refused.iter().map(|(_, refusal)| *refusal).collect();
    assert_eq!(named, Refusal::ALL);
}

#[test]
fn what_a_later_version_says_is_left_to_it() {
    let later = written("E07", |revision| {
        revision.op = Op::Other("pindah".to_owned());
        revision.kind = Kind::Other("peta".to_owned());
    });
    assert_eq!(
        judge(&later.revision, roster(&later.revision).as_ref(), |_| None),
        Ok(())
    );
    let later = put("E07", State::Other("disimpan".to_owned()), &[], &[]);
    assert_eq!(legal(&later.revision, |_| None), Ok(()));
}

proptest! {
    #[test]
    fn what_is_judged_follows_from_the_set_alone(order in Just((0..9_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let first = put("E07", State::Complete, &[], &[]);
        let returned = review("P02", Level::Supervisor, State::Returned, &[&first], &[]);
        let answer = put("E07", State::Complete, &[&first], &[&returned]);
        let accepted = review("P02", Level::Supervisor, State::Accepted, &[&answer], &[]);
        let after = put("E07", State::Draft, &[&answer], &[&accepted]);
        let fork = put("E08", State::Complete, &[&first], &[]);
        let own = put("E08", State::Accepted, &[&fork], &[]);
        let stranger = put("X9", State::Complete, &[&fork], &[]);
        let disputed = review("P03", Level::Supervisor, State::Returned, &[&answer], &[]);
        let all = [first, returned, answer, accepted, after, fork, own, stranger, disputed];
        let state = |order: &[usize]| {
            let judged = Judged::of(order.iter().map(|at| &all[*at]), roster);
            let refused: Vec<_> = judged.refusals().map(|(id, refusal)| (*id, refusal)).collect();
            let reviewed: Vec<_> = all.iter().map(|written| judged.reviewed(&written.id)).collect();
            (refused, reviewed, judged.standing(&DocumentId::new("q")))
        };
        let straight = state(&(0..9).collect::<Vec<_>>());
        prop_assert_eq!(straight.0.len(), 3);
        prop_assert_eq!(state(&order), straight);
    }
}
