//! What meets when files from several laptops meet.

use paduk_app::api::{PersonRole, ReceiveOutcome, Request};

use crate::laptop::{Laptop, household, pregnant_woman};

#[test]
fn a_damaged_or_foreign_file_gets_its_sentence_and_nothing_comes_in() {
    let desk = tempfile::tempdir().unwrap();
    let stick = desk.path().join("stik");
    std::fs::create_dir(&stick).unwrap();
    let mut enumerator = Laptop::first_day(&desk.path().join("a"), PersonRole::Enumerator, "E07");
    let mut supervisor = Laptop::first_day(&desk.path().join("b"), PersonRole::Supervisor, "P02");
    let mut other = Laptop::first_day(&desk.path().join("c"), PersonRole::Supervisor, "P03");
    enumerator.take_card_of(&mut supervisor, &stick);
    let (place, members) = household();
    let begun = enumerator.new_household();
    let document = begun.document.clone();
    enumerator.fill(begun, &place, &members);
    enumerator.finish(&document);
    let sent = enumerator.send(&stick);
    let good = stick.join(&sent.file);
    let mut bytes = std::fs::read(&good).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let damaged = stick.join("rusak.paduk");
    std::fs::write(&damaged, &bytes).unwrap();
    let text = stick.join("surat.paduk");
    std::fs::write(&text, "bukan paket").unwrap();
    let before = supervisor.receive(&[]).words;
    let received = supervisor.receive(&[damaged, text, stick.join("tidak-ada.paduk")]);
    assert!(
        received
            .files
            .iter()
            .all(|file| file.outcome == ReceiveOutcome::Refused),
        "{:?}",
        received.files
    );
    let codes: Vec<&str> = received.files.iter().map(|file| file.code.as_str()).collect();
    assert_eq!(codes, ["damaged", "not-a-bundle", "bundle-unreadable"]);
    assert_eq!(received.words, before);
    assert_eq!(other.receive(&[good]).files[0].code, "not-for-this-key");
}

#[test]
fn two_enumerators_households_arrive_in_any_order_and_both_supervisors_know_the_same() {
    let desk = tempfile::tempdir().unwrap();
    let stick = desk.path().join("stik");
    std::fs::create_dir(&stick).unwrap();
    let mut supervisors: Vec<Laptop> = ["P02", "P03"]
        .iter()
        .map(|person| Laptop::first_day(&desk.path().join(person), PersonRole::Supervisor, person))
        .collect();
    let mut files = Vec::new();
    for person in ["E07", "E08"] {
        let mut enumerator = Laptop::first_day(&desk.path().join(person), PersonRole::Enumerator, person);
        for supervisor in &mut supervisors {
            enumerator.take_card_of(supervisor, &stick);
        }
        let (place, members) = household();
        let begun = enumerator.new_household();
        let (case, document) = (begun.case.clone(), begun.document.clone());
        enumerator.fill(begun, &place, &members);
        enumerator.finish(&document);
        let member = enumerator.household(&case).members[1].member.clone();
        let begun = enumerator.open_questionnaire(&case, &member, "ibu_hamil");
        let questionnaire = begun.document.clone();
        enumerator.fill(begun, &pregnant_woman(), &[]);
        enumerator.finish(&questionnaire);
        files.push(stick.join(enumerator.send(&stick).file));
    }
    let one = supervisors[0].receive(&files).words;
    files.reverse();
    let other = supervisors[1].receive(&files);
    assert_eq!(one, other.words);
    assert_eq!((other.households, other.conflicts), (2, 0));
}

#[test]
fn what_was_sent_stays_readable_to_the_enumerator_and_is_not_counted_as_unsent() {
    let desk = tempfile::tempdir().unwrap();
    let stick = desk.path().join("stik");
    std::fs::create_dir(&stick).unwrap();
    let mut enumerator = Laptop::first_day(&desk.path().join("a"), PersonRole::Enumerator, "E07");
    let mut supervisor = Laptop::first_day(&desk.path().join("b"), PersonRole::Supervisor, "P02");
    enumerator.take_card_of(&mut supervisor, &stick);
    let nothing = enumerator.refused(Request::Send {
        folder: stick.display().to_string(),
    });
    assert_eq!(nothing.code, "nothing-to-send");
    let (place, members) = household();
    let begun = enumerator.new_household();
    let (case, document) = (begun.case.clone(), begun.document.clone());
    enumerator.fill(begun, &place, &members);
    enumerator.finish(&document);
    let paduk_app::api::Response::Home(home) = enumerator.ask(Request::Home) else {
        panic!()
    };
    assert_eq!((home.unsent, home.households.len()), (1, 1));
    enumerator.send(&stick);
    let mut enumerator = enumerator.started_again();
    let paduk_app::api::Response::Home(home) = enumerator.ask(Request::Home) else {
        panic!()
    };
    assert_eq!((home.unsent, home.unconfirmed), (0, 1));
    assert_eq!(enumerator.household(&case).head, "Contoh Asep");
}

#[test]
fn ones_own_card_on_a_stick_is_nothing_to_be_alarmed_at() {
    let desk = tempfile::tempdir().unwrap();
    let stick = desk.path().join("stik");
    std::fs::create_dir(&stick).unwrap();
    let mut enumerator = Laptop::first_day(&desk.path().join("a"), PersonRole::Enumerator, "E07");
    let mut supervisor = Laptop::first_day(&desk.path().join("b"), PersonRole::Supervisor, "P02");
    enumerator.take_card_of(&mut supervisor, &stick);
    let received = supervisor.receive(&[stick]);
    assert_eq!(
        (received.files[0].outcome, received.files[0].code.as_str()),
        (ReceiveOutcome::Known, "own-card")
    );
    assert!(received.cards.is_empty());
}
