//! What the child does, over and over, so that what must be there follows from what it acknowledged.
//!
//! Questionnaire `d1`, `d2`, … are filled one after another: seven answers, then a signed revision. The store itself
//! says where to go on, so the child may end at any moment.

use std::collections::BTreeMap;
use std::path::Path;

use ed25519_dalek::SigningKey;
use paduk_history::{Extra, Kind, Op as RevisionOp, Revision, Signed, Source, State, canonical::Object, device_id};
use paduk_store::{NewDraft, Op, Store, StoreError};
use paduk_survey::{CaseId, DocumentId, Mode, PersonId, Recorded, StoredAnswer};

/// The key of the store.
pub const KEY: [u8; 32] = [7; 32];
/// Answers of one questionnaire.
pub const ANSWERS: u64 = 7;
/// Nothing is decided by time.
pub const AT: &str = "2026-11-24T09:15:02+07:00";

/// What was acknowledged last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Acknowledged {
    /// Questionnaires finished.
    pub finished: u64,
    /// Answers kept in the questionnaire after those.
    pub kept: u64,
}

impl Acknowledged {
    /// Takes in a line that the child said; false where it is none of its acknowledgements.
    pub fn hear(&mut self, line: &str) -> bool {
        let number = |word: &str| line.strip_prefix(word)?.trim().parse::<u64>().ok();
        if let Some(finished) = number("finished ") {
            *self = Self { finished, kept: 0 };
        } else if let Some(kept) = number("kept ") {
            self.kept = kept;
        } else {
            return false;
        }
        true
    }
}

pub fn key() -> SigningKey {
    SigningKey::from_bytes(&[9; 32])
}

fn document(number: u64) -> DocumentId {
    DocumentId::new(format!("d{number}"))
}

/// An answer's text: long enough that a page is filled now and then.
fn answer(number: u64, n: u64) -> String {
    format!(
        "jawaban {number}-{n} {}",
        "x".repeat(((number * 7 + n) % 23 * 40) as usize)
    )
}

/// Goes on for ever; says each acknowledgement only after the store has returned.
pub fn go_on(store: &mut Store, say: &mut dyn FnMut(String)) -> Result<(), StoreError> {
    let device = device_id(&key().verifying_key());
    loop {
        let (number, prev) = store.next_position(&device)?;
        if store.draft(&document(number))?.is_none() {
            store.transact(Op::BeginDraft(draft(number)))?;
        }
        let begun = store
            .draft(&document(number))?
            .map_or(0, |draft| draft.changes.len() as u64);
        for n in begun + 1..=ANSWERS {
            store.transact(Op::KeepChange {
                document: document(number),
                change: answer(number, n).into_bytes(),
                cursor: Some(n.to_string().into_bytes()),
                at: AT.to_owned(),
            })?;
            say(format!("kept {n}"));
        }
        let signed = Signed::sign(&key(), &revision(number, prev))?;
        store.transact(Op::PutRevision {
            signed,
            closes_draft: true,
            blobs: Vec::new(),
        })?;
        say(format!("finished {number}"));
    }
}

/// What there is after so many questionnaires and answers, without a store: the same that [`go_on`] writes.
pub fn written(so_far: Acknowledged) -> (Vec<Signed>, NewDraft, Vec<Vec<u8>>) {
    let mut prev = None;
    let mut revisions = Vec::new();
    for number in 1..=so_far.finished {
        let signed = Signed::sign(&key(), &revision(number, prev)).unwrap();
        prev = Some(signed.id());
        revisions.push(signed);
    }
    let next = so_far.finished + 1;
    let changes = (1..=so_far.kept).map(|n| answer(next, n).into_bytes());
    (revisions, draft(next), changes.collect())
}

/// What stores of earlier versions hold here.
pub const OLD: Acknowledged = Acknowledged { finished: 5, kept: 3 };

/// A store as an earlier version left it, holding [`OLD`].
pub fn older(path: &Path, version: u32) {
    let (revisions, begun, changes) = written(OLD);
    paduk_store::earlier(path, &KEY, version, &revisions, Some((begun, &changes))).unwrap();
}

/// Writes all that into an empty store.
pub fn write(store: &mut Store, so_far: Acknowledged) {
    let (revisions, begun, changes) = written(so_far);
    for signed in revisions {
        let put = Op::PutRevision {
            signed,
            closes_draft: false,
            blobs: Vec::new(),
        };
        store.transact(put).unwrap();
    }
    let document = begun.document.clone();
    store.transact(Op::BeginDraft(begun)).unwrap();
    for change in changes {
        let keep = Op::KeepChange {
            document: document.clone(),
            change,
            cursor: None,
            at: AT.to_owned(),
        };
        store.transact(keep).unwrap();
    }
}

/// Whether a store holds everything acknowledged, whole; the text says what is not as it must be.
pub fn holds(path: &Path, acknowledged: Acknowledged) -> Result<(), String> {
    let store = Store::open(path, &KEY).map_err(|error| format!("it does not open: {error}"))?;
    let said = |error: StoreError| format!("it cannot be read: {error}");
    let device = device_id(&key().verifying_key());
    let keys = BTreeMap::from([(device.clone(), key().verifying_key())]);
    let report = store.check(&keys).map_err(said)?;
    if !report.findings.is_empty() {
        return Err(format!("its check finds {:?}", report.findings));
    }
    let Acknowledged { finished, kept } = acknowledged;
    if report.revisions < finished {
        return Err(format!("{finished} finished, {} there", report.revisions));
    }
    let next = report.revisions + 1;
    if next > finished + 1 {
        // The questionnaire after the last acknowledged one was finished too, unheard.
        return Ok(());
    }
    let draft = store.draft(&document(next)).map_err(said)?;
    let changes = draft.map(|draft| draft.changes).unwrap_or_default();
    if (changes.len() as u64) < kept {
        return Err(format!("{kept} kept in d{next}, {} there", changes.len()));
    }
    let right = changes
        .iter()
        .all(|kept| kept.change == answer(next, kept.n).into_bytes());
    if right {
        Ok(())
    } else {
        Err(format!("an answer of d{next} is another"))
    }
}

fn draft(number: u64) -> NewDraft {
    NewDraft {
        document: document(number),
        kind: Kind::Questionnaire,
        case: Some(CaseId::new("case-1")),
        member: None,
        instrument: None,
        form: Some("bumil".to_owned()),
        pack: Some("1".to_owned()),
        round: 1,
        pass: 1,
        source: Some(Source::Interview),
        interviewer: None,
        visit: None,
        area: None,
        household: None,
        base: Vec::new(),
        begun: AT.to_owned(),
    }
}

fn revision(number: u64, prev: Option<paduk_survey::RevisionId>) -> Revision {
    let answers = (1..=ANSWERS).map(|n| StoredAnswer {
        question: format!("BH10{n}"),
        row: None,
        recorded: Some(Recorded::Value(answer(number, n))),
        note: None,
    });
    Revision {
        survey: "training:siksa".to_owned(),
        mode: Mode::Training,
        round: 1,
        case: Some(CaseId::new("case-1")),
        document: document(number),
        kind: Kind::Questionnaire,
        op: RevisionOp::Put,
        state: Some(State::Complete),
        member: None,
        instrument: None,
        pack: Some("1".to_owned()),
        engine: "0.1.0".to_owned(),
        author: PersonId::new("E07"),
        device: device_id(&key().verifying_key()),
        source: Some(Source::Interview),
        interviewer: None,
        pass: 1,
        visit: None,
        area: None,
        about: Vec::new(),
        parents: Vec::new(),
        prev,
        seq: number,
        at: AT.parse().unwrap(),
        clock_ok: true,
        reason: None,
        level: None,
        answers: answers.collect(),
        rows: Vec::new(),
        household: None,
        text: None,
        body: Object::new(),
        blobs: Vec::new(),
        extra: Extra::default(),
    }
}
