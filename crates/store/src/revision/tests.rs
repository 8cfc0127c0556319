use paduk_history::Kind;
use paduk_survey::{CaseId, DeviceId, DocumentId, Hash, Mode};

use crate::Op;
use crate::fixture::{self, Laptop, Place, exchange, outcome, put};

#[test]
fn a_stored_revision_never_changes() {
    let mut place = Place::new();
    let mut laptop = Laptop::new(1);
    let first = laptop.makes("a", fixture::paradata);
    let (id, signed) = (first.id(), first.clone());
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
    let attempts = [
        "UPDATE revision SET bytes = x'00'",
        "UPDATE revision SET state = 'draft'",
        "DELETE FROM revision",
        "UPDATE parent SET document = 'b'",
        "DELETE FROM parent",
        "UPDATE blob SET bytes = x'00'",
        "DELETE FROM blob",
        "UPDATE revision_blob SET role = 'photo'",
        "DELETE FROM revision_blob",
        "INSERT OR REPLACE INTO revision SELECT * FROM revision",
        "INSERT OR REPLACE INTO blob SELECT * FROM blob",
    ];
    for attempt in attempts {
        assert!(place.store.connection().execute(attempt, []).is_err(), "{attempt}");
    }
    assert_eq!(place.store.revision(&id).unwrap().unwrap().signed, signed);
}

#[test]
fn a_revision_whose_bytes_do_not_hash_is_not_handed_out() {
    let mut place = Place::new();
    let mut laptop = Laptop::new(1);
    let signed = laptop.makes("a", |_| {});
    let id = signed.id();
    place.store.transact(put(signed)).unwrap();
    let harm = "DROP TRIGGER revision_stays; UPDATE revision SET bytes = x'7b7d';";
    place.store.connection().execute_batch(harm).unwrap();
    assert_eq!(place.store.revision(&id).unwrap_err().code(), "store-damaged");
    assert_eq!(place.store.signed(&[id]).unwrap_err().code(), "store-damaged");
    let document = DocumentId::new("a");
    assert_eq!(place.store.revisions_of(&document).unwrap_err().code(), "store-damaged");
}

#[test]
fn an_own_revision_continues_its_log() {
    let mut place = Place::new();
    let mut laptop = Laptop::new(1);
    let device = laptop.device();
    assert_eq!(place.store.next_position(&device).unwrap(), (1, None));
    let first = laptop.makes("a", |_| {});
    place.store.transact(put(first.clone())).unwrap();
    assert_eq!(place.store.next_position(&device).unwrap(), (2, Some(first.id())));

    // Again, with a hole, and as a restored image would: each is refused and changes nothing.
    assert_eq!(outcome(place.store.transact(put(first.clone()))), "log-position");
    laptop.makes("a", |_| {});
    let third = laptop.makes("a", |_| {});
    assert_eq!(outcome(place.store.transact(put(third))), "log-position");
    let mut restored = Laptop::new(1);
    let again = restored.makes("b", |_| {});
    assert_eq!(outcome(place.store.transact(put(again))), "log-position");
    assert_eq!(place.store.ids().unwrap(), [first.id()]);
}

#[test]
fn an_own_revision_follows_only_its_own_document() {
    let mut place = Place::new();
    let mut laptop = Laptop::new(1);
    let first = laptop.makes("a", |_| {});
    let id = first.id();
    place.store.transact(put(first)).unwrap();
    let elsewhere = laptop.makes("b", |revision| revision.parents = vec![id]);
    assert_eq!(outcome(place.store.transact(put(elsewhere))), "parent-missing");
}

#[test]
fn the_first_revision_says_where_the_store_belongs() {
    let mut place = Place::new();
    let mut laptop = Laptop::new(1);
    assert_eq!(place.store.belongs_to().unwrap(), None);
    place.store.transact(put(laptop.makes("a", |_| {}))).unwrap();
    let survey = "0011223344556677/contoh".to_owned();
    assert_eq!(
        place.store.belongs_to().unwrap(),
        Some((Mode::Training, survey.clone()))
    );

    let (seq, prev) = (laptop.seq, laptop.prev);
    let real = laptop.makes("a", |revision| revision.mode = Mode::Real);
    assert_eq!(outcome(place.store.transact(put(real.clone()))), "other-mode");
    assert_eq!(
        outcome(place.store.transact(fixture::receive(vec![real]))),
        "other-mode"
    );
    (laptop.seq, laptop.prev) = (seq, prev);
    let other = laptop.makes("a", |revision| revision.survey = "other".to_owned());
    assert_eq!(outcome(place.store.transact(put(other))), "other-survey");
    let belong = |mode, survey: &str| Op::Belong {
        mode,
        survey: survey.to_owned(),
    };
    assert_eq!(outcome(place.store.transact(belong(Mode::Training, &survey))), "ok");
    assert_eq!(outcome(place.store.transact(belong(Mode::Real, &survey))), "other-mode");
    assert_eq!(
        outcome(place.store.transact(belong(Mode::Training, "other"))),
        "other-survey"
    );
}

#[test]
fn heads_cases_and_documents_follow_from_the_revisions() {
    let mut place = Place::new();
    let (mut one, mut two) = (Laptop::new(1), Laptop::new(2));
    let first = one.makes("a", |_| {});
    let id = first.id();
    place.store.transact(put(first)).unwrap();
    let mine = one.makes("a", |revision| revision.parents = vec![id]);
    let theirs = two.makes("a", |revision| revision.parents = vec![id]);
    let mut heads = vec![mine.id(), theirs.id()];
    heads.sort();
    place.store.transact(put(mine)).unwrap();
    let household = one.makes("h", |revision| revision.kind = Kind::Household);
    place.store.transact(put(household)).unwrap();
    // A revision of another document cannot follow this one's.
    let crossing = two.makes("x", |revision| {
        revision.case = None;
        revision.parents = vec![id, heads[0]];
        revision.parents.sort();
    });
    place.store.transact(fixture::receive(vec![theirs, crossing])).unwrap();
    place
        .store
        .transact(Op::BeginDraft(fixture::draft("a", &heads)))
        .unwrap();

    let case = CaseId::new("case-1");
    let documents = place.store.documents(&case).unwrap();
    let [household, questionnaire] = documents.as_slice() else {
        panic!("two documents, not {}", documents.len());
    };
    assert_eq!(
        (household.kind.clone(), household.revisions, household.draft),
        (Kind::Household, 1, false)
    );
    assert_eq!((questionnaire.revisions, questionnaire.draft), (3, true));
    let found: Vec<Hash> = questionnaire.heads.iter().map(|head| head.id).collect();
    assert_eq!(found, heads);
    let current: Vec<Hash> = place
        .store
        .current(&DocumentId::new("a"))
        .unwrap()
        .iter()
        .map(|w| w.id)
        .collect();
    assert_eq!(current, heads);
    assert_eq!(place.store.all_documents().unwrap().len(), 3);
    let cases = place.store.cases().unwrap();
    assert_eq!(cases.len(), 1);
    assert_eq!((&cases[0].case, cases[0].documents, cases[0].drafts), (&case, 2, 1));
}

#[test]
fn slices_and_sending_leave_nothing_out() {
    let mut place = Place::new();
    let mut laptop = Laptop::new(1);
    let ids: Vec<Hash> = (0..7)
        .map(|n| {
            let signed = laptop.makes(&format!("d{n}"), |_| {});
            let id = signed.id();
            place.store.transact(put(signed)).unwrap();
            id
        })
        .collect();
    let mut seen = Vec::new();
    let mut after = 0;
    loop {
        let slice = place.store.revisions_after(after, 3).unwrap();
        let Some((last, _)) = slice.last() else { break };
        after = *last;
        seen.extend(slice.into_iter().map(|(_, written)| written.id));
    }
    assert_eq!(seen, ids);
    assert_eq!(place.store.unsent().unwrap(), ids);
    let signed = place
        .store
        .signed(&[ids[4], ids[1], Hash::of(b"unknown"), ids[1]])
        .unwrap();
    let found: Vec<Hash> = signed.iter().map(paduk_history::Signed::id).collect();
    assert_eq!(found, [ids[1], ids[4]]);

    let note = |bundle, ids: &[Hash]| Op::NoteSent {
        bundle,
        revisions: ids.to_vec(),
    };
    place.store.transact(note(exchange(1), &ids[..5])).unwrap();
    assert_eq!(place.store.unsent().unwrap(), &ids[5..]);
    place.store.transact(note(exchange(2), &ids)).unwrap();
    assert_eq!(place.store.unsent().unwrap(), []);
    let unknown = place.store.transact(note(exchange(3), &[Hash::of(b"unknown")]));
    assert_eq!(outcome(unknown), "store-unusable");
    let sent: Vec<u64> = place
        .store
        .exchanges()
        .unwrap()
        .iter()
        .map(|sent| sent.revisions)
        .collect();
    assert_eq!(sent, [7, 5]);
    assert_eq!(place.store.next_position(&DeviceId::new("nobody")).unwrap(), (1, None));
}
