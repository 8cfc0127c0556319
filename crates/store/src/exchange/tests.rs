use paduk_history::{LogFinding, Signed};
use paduk_survey::{DeviceId, DocumentId};
use proptest::prelude::*;

use super::{Direction, ReceiptNote};
use crate::fixture::{self, AT, Laptop, Place, exchange, outcome, receive};
use crate::{Op, StoreError};

/// Revisions of two laptops: two documents, one of them edited on both.
fn revisions() -> Vec<Signed> {
    let (mut one, mut two) = (Laptop::new(1), Laptop::new(2));
    let first = one.makes("a", |_| {});
    let id = first.id();
    let mine = one.makes("a", |revision| revision.parents = vec![id]);
    let theirs = two.makes("a", |revision| revision.parents = vec![id]);
    let other = two.makes("b", |_| {});
    vec![first, mine, theirs, other]
}

#[test]
fn receiving_twice_is_knowing() {
    let mut place = Place::new();
    let first = place.store.transact(receive(revisions())).unwrap();
    assert_eq!((first.new.len(), first.known, first.received_before), (4, 0, false));
    assert_eq!(first.documents, [DocumentId::new("a"), DocumentId::new("b")]);
    let fingerprint = place.store.fingerprint().unwrap();
    let again = place.store.transact(receive(revisions())).unwrap();
    assert_eq!((again.new.len(), again.known, again.received_before), (0, 4, true));
    assert_eq!(place.store.fingerprint().unwrap(), fingerprint);
    let noted = place.store.exchanges().unwrap();
    assert_eq!(noted.len(), 1);
    assert_eq!(
        (noted[0].direction, noted[0].revisions, noted[0].new, noted[0].times),
        (Direction::Received, 4, 4, 2)
    );
}

#[test]
fn a_bundle_is_taken_whole_or_refused_whole() {
    let mut place = Place::new();
    let broken = Signed {
        bytes: b"{}".to_vec(),
        signature: [0; 64],
    };
    let mut with_broken = revisions();
    with_broken.push(broken);
    assert_eq!(
        outcome(place.store.transact(receive(with_broken))),
        "revision-key-missing"
    );
    let mut laptop = Laptop::new(3);
    let mut without_blob = revisions();
    without_blob.push(laptop.makes("c", fixture::paradata));
    assert_eq!(
        outcome(place.store.transact(receive(without_blob.clone()))),
        "blob-missing"
    );
    assert_eq!(place.store.ids().unwrap(), []);
    assert_eq!(place.store.exchanges().unwrap(), []);

    let whole = Op::Receive {
        revisions: without_blob,
        blobs: vec![b"times".to_vec()],
        bundle: exchange(1),
    };
    let changed = place.store.transact(whole).unwrap();
    assert_eq!((changed.new.len(), changed.new_blobs), (5, 1));
}

#[test]
fn a_copied_laptop_is_taken_in_and_named() {
    let mut place = Place::new();
    let (mut laptop, mut clone) = (Laptop::new(1), Laptop::new(1));
    let device = laptop.device();
    let forked = vec![laptop.makes("a", |_| {}), clone.makes("b", |_| {})];
    place.store.transact(receive(forked)).unwrap();
    let logs = place.store.device_logs().unwrap();
    assert_eq!(logs[0].device(), &device);
    assert!(matches!(logs[0].findings()[..], [LogFinding::Fork { seq: 1, .. }]));
}

#[test]
fn a_receipt_is_noted_once() {
    let mut place = Place::new();
    let note = |bytes: &[u8]| ReceiptNote {
        bundle: exchange(1).bundle,
        from: DeviceId::new("0123"),
        at: AT.to_owned(),
        bytes: bytes.to_vec(),
    };
    let bundle = exchange(1).bundle;
    assert_eq!(place.store.receipt(&bundle).unwrap(), None);
    place.store.transact(Op::NoteReceipt(note(b"first"))).unwrap();
    place.store.transact(Op::NoteReceipt(note(b"second"))).unwrap();
    assert_eq!(place.store.receipt(&bundle).unwrap(), Some(note(b"first")));
}

#[test]
fn cards_and_settings_are_replaced() {
    let mut place = Place::new();
    let device = DeviceId::new("0123");
    let know = |bytes: &[u8]| Op::KnowCard {
        device: DeviceId::new("0123"),
        bytes: bytes.to_vec(),
        at: AT.to_owned(),
    };
    place.store.transact(know(b"one")).unwrap();
    place.store.transact(know(b"two")).unwrap();
    let card = place.store.card(&device).unwrap().unwrap();
    assert_eq!(card.bytes, b"two");
    assert_eq!(place.store.cards().unwrap(), [card]);

    let set = |value: Option<&[u8]>| Op::Set {
        key: "language".to_owned(),
        value: value.map(<[u8]>::to_vec),
    };
    place.store.transact(set(Some(b"id"))).unwrap();
    place.store.transact(set(Some(b"en"))).unwrap();
    let place = place.reopened();
    assert_eq!(
        place.store.setting("language").unwrap().as_deref(),
        Some(b"en".as_slice())
    );
    let mut place = place;
    place.store.transact(set(None)).unwrap();
    assert_eq!(place.store.setting("language").unwrap(), None);
}

#[test]
fn an_error_never_carries_what_was_stored() {
    let mut place = Place::new();
    let sql = format!(
        "INSERT INTO card (device, bytes, at) VALUES ('{}', NULL, '')",
        fixture::CANARY
    );
    let error = StoreError::from(place.store.connection().execute(&sql, []).unwrap_err());
    assert!(!format!("{error:?} {error}").contains(fixture::CANARY));
    let garbage = Signed {
        bytes: fixture::CANARY.into(),
        signature: [0; 64],
    };
    let error = place.store.transact(receive(vec![garbage])).unwrap_err();
    assert!(!format!("{error:?} {error} {:?}", error.params()).contains(fixture::CANARY));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn any_order_repetition_and_splitting_gives_the_same(
        order in prop::collection::vec(0_usize..4, 4..12),
        split in any::<prop::sample::Index>(),
    ) {
        let all = revisions();
        let mut plain = Place::new();
        plain.store.transact(receive(all.clone())).unwrap();
        let mut mixed = Place::new();
        let given: Vec<Signed> = order.iter().chain(&[0, 1, 2, 3]).map(|&n| all[n].clone()).collect();
        let (one, two) = given.split_at(split.index(given.len()));
        mixed.store.transact(receive(one.to_vec())).unwrap();
        mixed.store.transact(receive(two.to_vec())).unwrap();
        prop_assert_eq!(mixed.store.fingerprint().unwrap(), plain.store.fingerprint().unwrap());
        prop_assert_eq!(mixed.store.all_documents().unwrap(), plain.store.all_documents().unwrap());
    }
}
