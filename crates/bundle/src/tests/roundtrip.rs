use std::cell::RefCell;

use ed25519_dalek::VerifyingKey;
use expect_test::expect;
use paduk_history::{Fingerprint, Signed, device_id};
use paduk_survey::{DeviceId, Hash, Mode, PersonId};

use super::sample::{SURVEY, at, blob_ref, content, exporter, read, scene, worker};
use crate::{Carried, Expectations, Limits, Vouch, Watch, check, file_name, open, seal};

#[test]
fn what_was_sealed_is_what_arrives() {
    let (first, second, centre) = (worker("E07", 7), worker("E08", 8), worker("C01", 1));
    let supervisor = worker("P02", 2);
    let blobs = [vec![1; 10], vec![2; 200_000], Vec::new()];
    let mut revisions = first.log(40, &blobs);
    revisions.extend(second.log(25, &[]));
    let shuffled: Vec<Signed> = revisions.iter().rev().chain(&revisions[..3]).cloned().collect();
    let authors = [second.author(), first.author(), centre.author()];
    let folder = tempfile::tempdir().unwrap();
    let sealed = seal(
        &content(&shuffled, &blobs, &authors),
        &[centre.identity.to_public(), worker("P03", 3).identity.to_public()],
        &exporter(&supervisor),
        folder.path(),
        &Limits::FORMAT,
        &mut Watch::telling(&mut |_| ()),
    )
    .unwrap();
    let known = [&first, &second];
    let expectations = Expectations::of(Mode::Training, SURVEY);
    let mut opened = read(&sealed.path, &centre.identity, &expectations, &known).unwrap();

    assert_eq!(opened.fingerprint(), Fingerprint::of(revisions.iter().map(Signed::id)));
    assert_eq!(opened.fingerprint(), sealed.fingerprint);
    assert_eq!(opened.checked().sealed, sealed.sealed);
    assert_eq!(opened.checked().sealed, Hash::of(&std::fs::read(&sealed.path).unwrap()));
    assert_eq!(
        (opened.header().counts.revisions, opened.header().counts.blobs),
        (65, 3)
    );
    assert_eq!(opened.header().from.person.as_str(), "P02");
    assert_eq!(opened.checked().sender, Vouch::UnknownDevice);
    assert_eq!(opened.header().at, at());
    let span = opened
        .header()
        .devices
        .iter()
        .find(|span| span.key == first.key())
        .unwrap();
    assert_eq!((span.from, span.to, span.head), (1, 40, revisions[39].id()));
    assert_eq!(span.card.as_deref(), Some(first.card().as_slice()));

    for _ in 0..2 {
        let mut arrived = Vec::new();
        let mut arrived_blobs = Vec::new();
        for carried in opened.contents().unwrap() {
            match carried.unwrap() {
                Carried::Revision { written, vouch } => {
                    assert_eq!(vouch, Vouch::Known);
                    assert_eq!(written.id, written.signed.id());
                    arrived.push(written.signed);
                }
                Carried::Blob { hash, bytes } => {
                    assert_eq!(hash, Hash::of(&bytes));
                    arrived_blobs.push(bytes);
                }
            }
        }
        let sorted = |mut list: Vec<Signed>| {
            list.sort_by_key(Signed::id);
            list
        };
        assert_eq!(sorted(arrived), sorted(revisions.clone()));
        arrived_blobs.sort();
        assert_eq!(arrived_blobs, [Vec::new(), vec![1; 10], vec![2; 200_000]]);
    }
}

#[test]
fn many_revisions_are_verified_in_batches() {
    let scene = scene(2500, &[]);
    let mut opened = scene.receive(&scene.bytes()).unwrap();
    assert_eq!(opened.contents().unwrap().flatten().count(), 2500);
}

#[test]
fn an_empty_bundle_travels_too() {
    let scene = scene(0, &[]);
    let mut opened = scene.receive(&scene.bytes()).unwrap();
    assert_eq!(opened.contents().unwrap().count(), 0);
    assert_eq!(opened.header().devices, []);
}

#[test]
fn two_revisions_of_a_cloned_laptop_travel_together() {
    let (clone, supervisor) = (worker("E07", 7), worker("P02", 2));
    let mut log = clone.log(2, &[]);
    let mut other = clone.revision(2, Some(log[0].id()));
    other.document = paduk_survey::DocumentId::new("lain");
    log.push(Signed::sign(&clone.signing, &other).unwrap());
    let folder = tempfile::tempdir().unwrap();
    let authors = [clone.author()];
    let sealed = seal(
        &content(&log, &[], &authors),
        &[supervisor.identity.to_public()],
        &exporter(&clone),
        folder.path(),
        &Limits::FORMAT,
        &mut Watch::telling(&mut |_| ()),
    )
    .unwrap();
    let expectations = Expectations::of(Mode::Training, SURVEY);
    let opened = read(&sealed.path, &supervisor.identity, &expectations, &[&clone]).unwrap();
    assert_eq!(opened.header().counts.revisions, 3);
    assert_eq!(opened.header().devices[0].head, log[1].id().max(log[2].id()));
}

#[test]
fn whoever_is_not_known_is_held_apart_and_not_refused() {
    let scene = scene(3, &[]);
    let expectations = Expectations::of(Mode::Training, SURVEY);
    let mut opened = read(&scene.sealed.path, &scene.supervisor.identity, &expectations, &[]).unwrap();
    assert_eq!((opened.checked().unknown_device, opened.checked().other_person), (3, 0));
    let held = opened.contents().unwrap().map(Result::unwrap);
    assert!(held.into_iter().all(|carried| matches!(
        carried,
        Carried::Revision {
            vouch: Vouch::UnknownDevice,
            ..
        }
    )));

    let other = |_: &DeviceId, _: &VerifyingKey, _: Option<&[u8]>| Some(PersonId::new("E99"));
    let checked = check(
        &scene.sealed.path,
        &scene.supervisor.identity,
        &expectations,
        &other,
        &mut Watch::telling(&mut |_| ()),
    )
    .unwrap();
    assert_eq!((checked.unknown_device, checked.other_person), (0, 3));
    assert_eq!(checked.sender, Vouch::OtherPerson);
}

#[test]
fn a_training_receiver_can_learn_authors_from_their_cards() {
    let scene = scene(1, &[]);
    let asked = RefCell::new(Vec::new());
    let by_card = |device: &DeviceId, _: &VerifyingKey, card: Option<&[u8]>| {
        let card = String::from_utf8(card?.to_vec()).ok()?;
        asked.borrow_mut().push((device.clone(), card.clone()));
        card.contains("E07").then(|| PersonId::new("E07"))
    };
    let expectations = Expectations::of(Mode::Training, SURVEY);
    let opened = open(
        &scene.sealed.path,
        &scene.supervisor.identity,
        &expectations,
        &by_card,
        &mut Watch::telling(&mut |_| ()),
    )
    .unwrap();
    assert_eq!(opened.checked().unknown_device, 0);
    let device = device_id(&scene.enumerator.key());
    assert!(asked.borrow().contains(&(device, "{\"person\":\"E07\"}".to_owned())));
}

#[test]
fn blobs_that_are_no_longer_there_do_not_hold_a_bundle_back() {
    let (enumerator, supervisor) = (worker("E07", 7), worker("P02", 2));
    let mut revision = enumerator.revision(1, None);
    revision.blobs = vec![blob_ref(b"cleared")];
    let log = [Signed::sign(&enumerator.signing, &revision).unwrap()];
    let authors = [enumerator.author()];
    let folder = tempfile::tempdir().unwrap();
    seal(
        &content(&log, &[], &authors),
        &[supervisor.identity.to_public()],
        &exporter(&enumerator),
        folder.path(),
        &Limits::FORMAT,
        &mut Watch::telling(&mut |_| ()),
    )
    .unwrap();
}

#[test]
fn the_name_says_training_and_nothing_of_anybody() {
    let bundle = Hash::of(b"bundle");
    let names = [Mode::Training, Mode::Real].map(|mode| file_name(mode, &bundle, &at()));
    expect!["LATIHAN-1e6ed6-20261124.paduk PADUK-1e6ed6-20261124.paduk"].assert_eq(&names.join(" "));
}
