use std::collections::BTreeMap;

use ed25519_dalek::VerifyingKey;
use paduk_survey::{DeviceId, Hash};

use crate::fixture::{self, Laptop, Place, put, receive};
use crate::{CheckFinding, Op};

fn keys(laptops: &[&Laptop]) -> BTreeMap<DeviceId, VerifyingKey> {
    laptops
        .iter()
        .map(|laptop| (laptop.device(), laptop.key.verifying_key()))
        .collect()
}

/// A store with three revisions, a blob and a draft, and the laptop that made them.
fn filled() -> (Place, Laptop, Hash) {
    let mut place = Place::new();
    let mut laptop = Laptop::new(1);
    let first = laptop.makes("a", fixture::paradata);
    let id = first.id();
    let op = Op::PutRevision {
        signed: first,
        closes_draft: false,
        blobs: vec![b"times".to_vec()],
    };
    place.store.transact(op).unwrap();
    place
        .store
        .transact(put(laptop.makes("a", |revision| revision.parents = vec![id])))
        .unwrap();
    place.store.transact(put(laptop.makes("b", |_| {}))).unwrap();
    place.store.transact(Op::BeginDraft(fixture::draft("c", &[]))).unwrap();
    for n in ["1", "2", "3"] {
        place.store.transact(fixture::change("c", n, None)).unwrap();
    }
    (place, laptop, id)
}

/// The codes that the check finds after `harm` was done behind the store's back.
fn found_after(harm: &str) -> Vec<&'static str> {
    let (place, laptop, _) = filled();
    let guards = "DROP TRIGGER revision_stays; DROP TRIGGER revision_remains; DROP TRIGGER parent_stays;
        DROP TRIGGER parent_remains; DROP TRIGGER blob_stays; DROP TRIGGER blob_remains;
        PRAGMA foreign_keys = OFF;";
    place.store.connection().execute_batch(guards).unwrap();
    place.store.connection().execute_batch(harm).unwrap();
    let report = place.store.check(&keys(&[&laptop])).unwrap();
    report.findings.iter().map(CheckFinding::code).collect()
}

#[test]
fn a_whole_store_has_no_findings() {
    let (place, laptop, _) = filled();
    let report = place.store.check(&keys(&[&laptop])).unwrap();
    assert_eq!(report.findings, []);
    assert_eq!(
        (report.revisions, report.signatures, report.blobs, report.drafts),
        (3, 3, 1, 1)
    );
}

#[test]
fn an_unknown_device_is_named_once() {
    let (place, laptop, _) = filled();
    let report = place.store.check(&BTreeMap::new()).unwrap();
    assert_eq!(report.findings, [CheckFinding::UnknownDevice(laptop.device())]);
    assert_eq!(report.signatures, 0);
}

#[test]
fn every_harm_has_its_finding() {
    assert_eq!(found_after("SELECT 1"), [""; 0]);
    assert_eq!(
        found_after("UPDATE revision SET bytes = x'7b7d' WHERE seq = 3"),
        ["revision-id"]
    );
    assert_eq!(
        found_after("UPDATE revision SET state = 'draft' WHERE seq = 3"),
        ["revision-column"]
    );
    assert_eq!(
        found_after("UPDATE revision SET case_id = NULL WHERE seq = 3"),
        ["revision-column"]
    );
    assert_eq!(
        found_after("UPDATE revision SET signature = zeroblob(64) WHERE seq = 3"),
        ["revision-signature"]
    );
    assert_eq!(found_after("DELETE FROM parent"), ["revision-column"]);
    assert_eq!(found_after("DELETE FROM revision WHERE seq = 3"), [""; 0]);
    assert_eq!(
        found_after("DELETE FROM revision WHERE seq = 1"),
        ["revision-parent-missing", "log-gap"]
    );
    assert_eq!(found_after("DELETE FROM blob"), ["revision-blob-missing"]);
    assert_eq!(found_after("UPDATE blob SET bytes = x'00'"), ["blob-bytes"]);
    assert_eq!(found_after("DELETE FROM journal WHERE n = 2"), ["journal-hole"]);
    assert_eq!(found_after("DELETE FROM journal WHERE n = 3"), ["journal-hole"]);
}

#[test]
fn a_parent_of_another_document_is_named() {
    let (mut place, laptop, id) = filled();
    let mut other = Laptop::new(2);
    let crossing = other.makes("b", |revision| revision.parents = vec![id]);
    let crossed = crossing.id();
    place.store.transact(receive(vec![crossing])).unwrap();
    let report = place.store.check(&keys(&[&laptop, &other])).unwrap();
    assert_eq!(report.findings, [CheckFinding::ParentElsewhere(crossed)]);
}

#[test]
fn a_flipped_bit_in_the_file_is_found() {
    let (place, laptop, _) = filled();
    let path = place.path();
    let Place { folder, store } = place;
    drop(store);
    let mut bytes = std::fs::read(&path).unwrap();
    let last = bytes.len() - 2_000;
    bytes[last] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    let broken = match crate::Store::open(&path, &fixture::KEY) {
        Err(error) => error.code(),
        Ok(store) => match store.check(&keys(&[&laptop])) {
            Err(error) => error.code(),
            Ok(report) => report.findings.first().map_or("nothing", CheckFinding::code),
        },
    };
    assert!(
        ["file-damaged", "store-damaged", "wrong-key"].contains(&broken),
        "{broken}"
    );
    drop(folder);
}
