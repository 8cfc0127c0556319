use paduk_survey::DocumentId;

use crate::fixture::{self, Laptop, Place, change, draft, outcome};
use crate::{Op, StoreError};

fn document() -> DocumentId {
    DocumentId::new("a")
}

#[test]
fn a_journal_comes_back_in_order_with_its_cursor() {
    let mut place = Place::new();
    let start = draft("a", &[]);
    let begun = place.store.transact(Op::BeginDraft(start.clone())).unwrap();
    assert_eq!(begun.documents, [document()]);
    for n in 1..=12_u64 {
        let cursor = format!("question {n}");
        let kept = place
            .store
            .transact(change("a", &format!("change {n}"), Some(&cursor)))
            .unwrap();
        assert_eq!(kept.kept, Some(n));
    }
    place.store.transact(change("a", "change 13", None)).unwrap();
    let place = place.reopened();
    let found = place.store.draft(&document()).unwrap().unwrap();
    assert_eq!(found.start, start);
    let changes: Vec<String> = found
        .changes
        .iter()
        .map(|kept| String::from_utf8(kept.change.clone()).unwrap())
        .collect();
    let expected: Vec<String> = (1..=13).map(|n| format!("change {n}")).collect();
    assert_eq!(changes, expected);
    assert_eq!(found.cursor.as_deref(), Some(b"question 12".as_slice()));
    assert_eq!(place.store.drafts().unwrap(), [found]);
}

#[test]
fn there_is_one_draft_of_a_document() {
    let mut place = Place::new();
    let store = &mut place.store;
    assert_eq!(outcome(store.transact(change("a", "x", None))), "draft-missing");
    assert_eq!(outcome(store.transact(Op::BeginDraft(draft("a", &[])))), "ok");
    store.transact(change("a", "x", None)).unwrap();
    assert_eq!(outcome(store.transact(Op::BeginDraft(draft("a", &[])))), "draft-exists");
    assert_eq!(store.draft(&document()).unwrap().unwrap().changes.len(), 1);
}

#[test]
fn the_cursor_moves_without_a_change() {
    let mut place = Place::new();
    let moved = |cursor: &str| Op::MoveCursor {
        document: document(),
        cursor: cursor.into(),
    };
    assert_eq!(outcome(place.store.transact(moved("q"))), "draft-missing");
    place.store.transact(Op::BeginDraft(draft("a", &[]))).unwrap();
    place.store.transact(moved("q")).unwrap();
    let found = place.store.draft(&document()).unwrap().unwrap();
    assert_eq!(
        (found.cursor.as_deref(), found.changes.len()),
        (Some(b"q".as_slice()), 0)
    );
}

#[test]
fn a_draft_thrown_away_leaves_revisions_alone() {
    let mut place = Place::new();
    let mut laptop = Laptop::new(1);
    place.store.transact(fixture::put(laptop.makes("a", |_| {}))).unwrap();
    place.store.transact(Op::BeginDraft(draft("a", &[]))).unwrap();
    place.store.transact(change("a", "x", None)).unwrap();
    place.store.transact(Op::DropDraft { document: document() }).unwrap();
    assert_eq!(place.store.draft(&document()).unwrap(), None);
    assert_eq!(place.store.ids().unwrap().len(), 1);
    assert_eq!(
        outcome(place.store.transact(Op::DropDraft { document: document() })),
        "draft-missing"
    );
    // A new draft begins with an empty journal.
    place.store.transact(Op::BeginDraft(draft("a", &[]))).unwrap();
    assert_eq!(place.store.transact(change("a", "y", None)).unwrap().kept, Some(1));
}

#[test]
fn a_journal_row_never_changes() {
    let mut place = Place::new();
    place.store.transact(Op::BeginDraft(draft("a", &[]))).unwrap();
    place.store.transact(change("a", "x", None)).unwrap();
    let refused = place
        .store
        .connection()
        .execute("UPDATE journal SET change = x'00'", []);
    assert!(matches!(
        refused.map_err(StoreError::from),
        Err(StoreError::Unusable(_))
    ));
}

#[test]
fn a_draft_becomes_its_revision_in_one_step() {
    let mut place = Place::new();
    let mut laptop = Laptop::new(1);
    place.store.transact(Op::BeginDraft(draft("a", &[]))).unwrap();
    place.store.transact(change("a", "x", None)).unwrap();
    let signed = laptop.makes("a", fixture::paradata);
    let id = signed.id();
    let finish = |blobs: Vec<Vec<u8>>| Op::PutRevision {
        signed: signed.clone(),
        closes_draft: true,
        blobs,
    };

    // Whatever is wrong with the revision, the draft stays whole and nothing of the revision is there.
    assert_eq!(outcome(place.store.transact(finish(Vec::new()))), "blob-missing");
    assert_eq!(
        outcome(place.store.transact(finish(vec![b"other".to_vec()]))),
        "blob-unnamed"
    );
    assert_eq!(place.store.draft(&document()).unwrap().unwrap().changes.len(), 1);
    assert_eq!(place.store.ids().unwrap(), []);

    let changed = place.store.transact(finish(vec![b"times".to_vec()])).unwrap();
    assert_eq!((changed.new, changed.new_blobs), (vec![id], 1));
    let place = place.reopened();
    assert_eq!(place.store.draft(&document()).unwrap(), None);
    let found = place.store.revision(&id).unwrap().unwrap();
    assert_eq!(found.signed, signed);
    let blob = &found.revision.blobs[0].hash;
    assert_eq!(place.store.blob(blob).unwrap().as_deref(), Some(b"times".as_slice()));
}

#[test]
fn a_draft_becomes_only_what_follows_its_base() {
    let mut place = Place::new();
    let mut laptop = Laptop::new(1);
    let first = laptop.makes("a", |_| {});
    let base = first.id();
    place.store.transact(fixture::put(first)).unwrap();
    place.store.transact(Op::BeginDraft(draft("a", &[base]))).unwrap();
    let finish = |signed| Op::PutRevision {
        signed,
        closes_draft: true,
        blobs: Vec::new(),
    };
    let (seq, prev) = (laptop.seq, laptop.prev);
    let astray = laptop.makes("a", |_| {});
    assert_eq!(outcome(place.store.transact(finish(astray))), "draft-base");
    (laptop.seq, laptop.prev) = (seq, prev);
    let follower = laptop.makes("a", |revision| revision.parents = vec![base]);
    assert_eq!(outcome(place.store.transact(finish(follower))), "ok");
    assert_eq!(place.store.heads(&document()).unwrap().len(), 1);
}
