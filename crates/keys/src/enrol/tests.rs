use paduk_history::Level;
use paduk_survey::{DeviceId, PersonId};
use zeroize::Zeroizing;

use super::{Answer, Enrolment, Escrow, Recovers, Request, open_data_key, seal_data_key};
use crate::error::{FileKind, KeysError};
use crate::profile::Unlocked;
use crate::profile::sample::{enumerator, supervisor};
use crate::root::RootKey;
use crate::root::tests::root;
use crate::roster::{Revoked, Roster};

const AT: &str = "2026-11-24T09:00:00+07:00";

struct Scene {
    root: RootKey,
    supervisor: Unlocked,
    enumerator: Unlocked,
    roster: Roster,
}

fn scene() -> Scene {
    let (_, root, _) = root(1);
    let supervisor = supervisor(2);
    let card = supervisor.card().unwrap();
    let roster = Roster::first(&root, AT)
        .and_then(|first| first.with_supervisor(&root, card, Level::Supervisor, Vec::new(), AT))
        .unwrap();
    Scene {
        root,
        supervisor,
        enumerator: enumerator(7),
        roster,
    }
}

impl Scene {
    fn signed_by(&self, by: &Unlocked) -> Enrolment {
        let card = self.enumerator.card().unwrap();
        let recipient = &by.public().recipient;
        Enrolment::sign(
            &card,
            &["3203".to_owned()],
            (recipient, by.signing_key()),
            &self.roster,
            AT,
        )
        .unwrap()
    }

    fn revoked(&self, device: &DeviceId, upto: u64, keeps: Vec<DeviceId>) -> Roster {
        let revoked = Revoked {
            device: device.clone(),
            upto,
            keeps,
        };
        self.roster.with_revoked(&self.root, revoked, AT).unwrap()
    }
}

#[test]
fn a_request_shows_the_same_words_on_both_screens_and_no_others_pass() {
    let scene = scene();
    let request = Request::of(&scene.enumerator, &scene.roster, AT, None).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("E07.permohonan");
    request.save(&path).unwrap();
    let arrived = Request::load(&path).unwrap();
    assert_eq!(arrived, request);
    let words = request.check_words().unwrap();
    assert_eq!(arrived.check_words().unwrap(), words);
    assert_eq!(
        arrived.demand_words(&format!(" {} ", words.join("  ").to_uppercase())),
        Ok(())
    );
    let other = Request::of(&enumerator(8), &scene.roster, AT, None).unwrap();
    assert_eq!(
        other.demand_words(&words.join(" ")),
        Err(KeysError::CheckWordsDiffer),
        "swapped on the way"
    );
    assert_eq!(arrived.is_for(&scene.roster), Ok(()));
    let (_, root, _) = root(9);
    let foreign = Roster::first(&root, AT).unwrap();
    assert_eq!(arrived.is_for(&foreign), Err(KeysError::KeysOfOtherSurvey));
    // A false roster gives the laptop other words than the supervisor would see for a true one.
    let deceived = Request::of(&scene.enumerator, &foreign, AT, None).unwrap();
    assert_ne!(deceived.check_words().unwrap(), words);
}

#[test]
fn a_signed_card_counts_only_from_somebody_on_the_roster() {
    let scene = scene();
    let signed = scene.signed_by(&scene.supervisor);
    assert_eq!(Enrolment::read(signed.as_bytes()).unwrap(), signed);
    let standing = scene.roster.admits(&signed).unwrap();
    assert_eq!((standing.level, standing.upto), (Level::Field, None));
    assert_eq!(signed.recipients().len(), 3);
    let stranger = supervisor(5);
    assert_eq!(
        scene.roster.admits(&scene.signed_by(&stranger)),
        Err(KeysError::SignerUnknown)
    );
    let (_, root, _) = root(9);
    let foreign = Roster::first(&root, AT).unwrap();
    assert_eq!(foreign.admits(&signed), Err(KeysError::KeysOfOtherSurvey));
}

#[test]
fn what_a_revoked_supervisor_signed_counts_only_where_the_roster_keeps_it() {
    let scene = scene();
    let signed = scene.signed_by(&scene.supervisor);
    let device = scene.supervisor.public().device.clone();
    let mine = scene.enumerator.public().device.clone();
    let lost = scene.revoked(&device, 0, Vec::new());
    assert_eq!(lost.admits(&signed), Err(KeysError::SignerRevoked));
    let kept = scene.revoked(&device, 0, vec![mine.clone()]);
    assert_eq!(kept.admits(&signed).map(|standing| standing.upto), Ok(None));
    let own = scene.revoked(&mine, 4, Vec::new()).admits(&signed).unwrap();
    assert!(
        own.covers(4) && !own.covers(5),
        "what had arrived before the loss stands"
    );
}

#[test]
fn no_bit_of_a_request_or_a_signed_card_can_be_altered() {
    let scene = scene();
    let signed = scene.signed_by(&scene.supervisor);
    for at in 0..signed.as_bytes().len() {
        let mut altered = signed.as_bytes().to_vec();
        altered[at] ^= 1 << (at % 8);
        assert!(Enrolment::read(&altered).is_err(), "byte {at}");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("E07.permohonan");
    Request::of(&scene.enumerator, &scene.roster, AT, None)
        .and_then(|request| request.save(&path))
        .unwrap();
    let bytes = std::fs::read(&path).unwrap();
    for at in 0..bytes.len() - 1 {
        let mut altered = bytes.clone();
        altered[at] ^= 1 << (at % 8);
        assert!(Request::read(&altered).is_err(), "byte {at}");
    }
}

#[test]
fn an_answer_brings_all_its_parts_back() {
    let scene = scene();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("E07.surat");
    let answer = Answer {
        roster: scene.roster.clone(),
        enrolment: Some(scene.signed_by(&scene.supervisor)),
        data_key: Some(seal_data_key(&[7; 32], &scene.enumerator.public().recipient).unwrap()),
    };
    answer.save(&path).unwrap();
    let read = Answer::load(&path).unwrap();
    assert_eq!(read, answer);
    let data_key = open_data_key(&read.data_key.unwrap(), scene.enumerator.identity()).unwrap();
    assert_eq!(*data_key, [7; 32]);
    let kind = FileKind::Answer;
    assert_eq!(Answer::read(b"{}"), Err(KeysError::NotThatFile { kind }));
}

#[test]
fn an_escrow_opens_for_its_recipients_and_nobody_else_and_rides_in_a_request() {
    let scene = scene();
    let escrow = Escrow {
        data_key: Zeroizing::new([9; 32]),
        device: scene.enumerator.public().device.clone(),
        person: PersonId::new("E07"),
        survey: scene.roster.survey(),
    };
    let sealed = escrow.seal(&[scene.supervisor.public().recipient.clone()]).unwrap();
    let opened = Escrow::open(&sealed, scene.supervisor.identity()).unwrap();
    assert_eq!((*opened.data_key, opened.person.as_str()), ([9; 32], "E07"));
    assert_eq!(
        Escrow::open(&sealed, scene.enumerator.identity()).err(),
        Some(KeysError::RecoveryNotForThisKey)
    );
    let kind = FileKind::Recovery;
    assert_eq!(
        Escrow::open(b"pemulihan", scene.supervisor.identity()).err(),
        Some(KeysError::NotThatFile { kind })
    );
    let recovers = Recovers {
        device: escrow.device,
        escrow: sealed,
    };
    let request = Request::of(&enumerator(8), &scene.roster, AT, Some(&recovers)).unwrap();
    assert_eq!(request.recovers(), Some(&recovers));
}
