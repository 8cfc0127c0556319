use std::collections::BTreeMap;

use paduk_history::erasure::body;
use paduk_history::{Kind, Op as RevisionOp, Remnant, Revision, Signed, Written};
use paduk_survey::{DocumentId, Hash, RevisionId};

use crate::fixture::{self, CANARY, Laptop, Place, outcome, put, receive};
use crate::{CheckFinding, Op};

/// The programme's root key.
fn programme() -> Laptop {
    Laptop::new(99)
}

/// An order that erases these revisions.
fn order(by: &mut Laptop, erased: &[&Signed]) -> Signed {
    let left: Vec<Remnant> = erased
        .iter()
        .map(|signed| Remnant::of(&Written::read((*signed).clone()).unwrap()))
        .collect();
    by.makes("order", |revision: &mut Revision| {
        (revision.kind, revision.op, revision.state, revision.case) = (Kind::Erasure, RevisionOp::Purge, None, None);
        revision.reason = Some("permintaan responden".to_owned());
        revision.answers.clear();
        revision.body = body(&left);
    })
}

fn trust() -> Op {
    Op::TrustRoot {
        device: programme().device(),
    }
}

/// Three revisions of one document, the last two following the first, with an attachment; and the order that erases the
/// first and the second.
fn history() -> (Vec<Signed>, Signed) {
    let (mut one, mut two) = (Laptop::new(1), Laptop::new(2));
    let first = one.makes("a", fixture::paradata);
    let id = first.id();
    let second = one.makes("a", |revision| {
        revision.parents = vec![id];
        revision.blobs = vec![paduk_history::BlobRef::of("paradata", b"more")];
    });
    let third = two.makes("a", |revision| revision.parents = vec![id]);
    let order = order(&mut programme(), &[&first, &second]);
    (vec![first, second, third], order)
}

fn with_blobs(revisions: Vec<Signed>) -> Op {
    Op::Receive {
        revisions,
        blobs: vec![b"times".to_vec(), b"more".to_vec()],
        bundle: fixture::exchange(1),
    }
}

/// Everything by which two stores could differ.
fn state(place: &Place) -> (Vec<RevisionId>, Vec<Hash>, Vec<RevisionId>, [Vec<u8>; 2]) {
    let document = DocumentId::new("a");
    let heads = place
        .store
        .heads(&document)
        .unwrap()
        .iter()
        .map(|head| head.id)
        .collect();
    let whole = place
        .store
        .revisions_of(&document)
        .unwrap()
        .iter()
        .map(|written| written.id)
        .collect();
    let blob = |bytes: &[u8]| place.store.blob(&Hash::of(bytes)).unwrap().unwrap_or_default();
    (
        place.store.ids().unwrap(),
        heads,
        whole,
        [blob(b"times"), blob(b"more")],
    )
}

fn findings(place: &Place) -> Vec<CheckFinding> {
    let keys: BTreeMap<_, _> = [1, 2, 99]
        .map(Laptop::new)
        .iter()
        .map(|laptop| (laptop.device(), laptop.key.verifying_key()))
        .collect();
    place.store.check(&keys).unwrap().findings
}

#[test]
fn an_order_takes_bytes_and_attachments_and_leaves_place_and_fingerprint() {
    let (revisions, order) = history();
    let mut place = Place::new();
    place.store.transact(trust()).unwrap();
    place.store.transact(with_blobs(revisions.clone())).unwrap();
    let changed = place.store.transact(receive(vec![order.clone()])).unwrap();
    assert_eq!(changed.erased, 2);
    let erased = revisions[0].id();
    assert!(place.store.is_erased(&erased).unwrap());
    assert_eq!(place.store.revision(&erased).unwrap(), None);
    assert_eq!(place.store.signed(&[erased]).unwrap(), []);
    assert_eq!(place.store.blob(&Hash::of(b"times")).unwrap(), None);
    // The second follows the first still, so the third is the one head, and no log has a gap.
    let document = DocumentId::new("a");
    let heads = place.store.heads(&document).unwrap();
    assert_eq!(
        heads.iter().map(|head| head.id).collect::<Vec<_>>(),
        [revisions[2].id()]
    );
    assert_eq!(place.store.ids().unwrap().len(), 4);
    assert_eq!(findings(&place), []);
    let place = place.reopened();
    assert_eq!(findings(&place), []);
}

#[test]
fn whoever_had_the_bytes_and_whoever_never_had_them_end_up_the_same_in_every_order() {
    let (revisions, order) = history();
    let all: Vec<Signed> = revisions.iter().cloned().chain([order.clone()]).collect();
    let mut states = Vec::new();
    for turn in 0..all.len() * 2 {
        let mut place = Place::new();
        if turn % 2 == 0 {
            place.store.transact(trust()).unwrap();
        }
        let mut packets: Vec<Signed> = all.clone();
        packets.rotate_left(turn / 2);
        for (number, packet) in packets.iter().chain(&all).enumerate() {
            let blobs = Written::read(packet.clone()).unwrap().revision.blobs;
            let carried: Vec<Vec<u8>> = [&b"times"[..], b"more"]
                .iter()
                .filter(|bytes| blobs.iter().any(|blob| blob.hash == Hash::of(bytes)))
                .map(|bytes| bytes.to_vec())
                .collect();
            let op = Op::Receive {
                revisions: vec![packet.clone()],
                blobs: carried,
                bundle: fixture::exchange(u8::try_from(number).unwrap()),
            };
            assert_eq!(outcome(place.store.transact(op)), "ok");
        }
        // Where the root key becomes known only now, the order is carried out now.
        place.store.transact(trust()).unwrap();
        assert_eq!(findings(&place), []);
        states.push(state(&place));
    }
    assert_eq!(states[0].1, [revisions[2].id()]);
    assert_eq!(states[0].3, [Vec::<u8>::new(), Vec::new()]);
    assert!(states.iter().all(|other| *other == states[0]), "{states:?}");
}

#[test]
fn an_old_stick_revives_nothing_and_is_not_refused() {
    let (revisions, order) = history();
    let mut place = Place::new();
    place.store.transact(trust()).unwrap();
    place.store.transact(receive(vec![order])).unwrap();
    let changed = place.store.transact(with_blobs(revisions.clone())).unwrap();
    assert_eq!(
        (changed.new.as_slice(), changed.known, changed.new_blobs),
        (&[revisions[2].id()][..], 2, 0)
    );
    assert_eq!(place.store.revision(&revisions[0].id()).unwrap(), None);
}

#[test]
fn only_the_root_keys_order_counts_and_only_one_root_is_ever_trusted() {
    let (revisions, _) = history();
    let mut place = Place::new();
    place.store.transact(trust()).unwrap();
    place.store.transact(with_blobs(revisions.clone())).unwrap();
    let by_another = order(&mut Laptop::new(5), &[&revisions[0]]);
    assert_eq!(place.store.transact(receive(vec![by_another])).unwrap().erased, 0);
    assert!(!place.store.is_erased(&revisions[0].id()).unwrap());
    let other = Op::TrustRoot {
        device: Laptop::new(5).device(),
    };
    assert_eq!(outcome(place.store.transact(other)), "other-root");
    assert_eq!(place.store.root().unwrap(), Some(programme().device()));
}

#[test]
fn nothing_else_can_be_taken_out_of_the_store() {
    let (revisions, order) = history();
    let mut place = Place::new();
    place.store.transact(trust()).unwrap();
    place.store.transact(with_blobs(revisions)).unwrap();
    place.store.transact(receive(vec![order])).unwrap();
    place
        .store
        .transact(put(Laptop::new(3).makes("b", fixture_paradata)))
        .unwrap_err();
    for sql in [
        "DELETE FROM revision",
        "DELETE FROM erased",
        "DELETE FROM parent",
        "UPDATE revision SET bytes = zeroblob(0) WHERE length(bytes) > 0",
        "UPDATE revision SET seq = 9 WHERE length(bytes) = 0",
        "UPDATE revision SET bytes = x'00' WHERE length(bytes) = 0",
        "UPDATE erased SET order_id = zeroblob(32)",
        "INSERT INTO erased (id, order_id) SELECT id, id FROM revision WHERE length(bytes) > 0 LIMIT 1",
        "UPDATE store SET root = 'x'",
    ] {
        assert!(place.store.connection().execute(sql, []).is_err(), "{sql}");
    }
    assert_eq!(findings(&place), []);
}

fn fixture_paradata(revision: &mut Revision) {
    fixture::paradata(revision);
}

#[test]
fn a_remnant_that_does_not_fit_its_order_is_found() {
    let (revisions, order) = history();
    let mut place = Place::new();
    place.store.transact(trust()).unwrap();
    place.store.transact(with_blobs(revisions.clone())).unwrap();
    place.store.transact(receive(vec![order])).unwrap();
    let harm = "DROP TRIGGER revision_stays; UPDATE revision SET kind = 'visit' WHERE length(bytes) = 0 AND seq = 2;";
    place.store.connection().execute_batch(harm).unwrap();
    assert_eq!(findings(&place), [CheckFinding::Remnant(revisions[1].id())]);
}

#[test]
fn a_draft_that_goes_on_from_what_is_erased_goes_too_and_others_stay() {
    let (revisions, order) = history();
    let mut place = Place::new();
    place.store.transact(trust()).unwrap();
    place.store.transact(with_blobs(revisions.clone())).unwrap();
    let begin = |document: &str, base: &[RevisionId]| Op::BeginDraft(fixture::draft(document, base));
    place
        .store
        .transact(begin("a", &[revisions[2].id(), revisions[1].id()]))
        .unwrap();
    place.store.transact(begin("b", &[])).unwrap();
    place.store.transact(fixture::change("a", CANARY, None)).unwrap();
    place.store.transact(receive(vec![order])).unwrap();
    let left: Vec<String> = place
        .store
        .drafts()
        .unwrap()
        .iter()
        .map(|draft| draft.start.document.to_string())
        .collect();
    assert_eq!(left, ["b"]);
}
