//! Invented laptops that make revisions, for tests.

use chrono::DateTime;
use ed25519_dalek::SigningKey;
use paduk_history::{
    BlobRef, Extra, Kind, Op as RevisionOp, Revision, Signed, Source, State, canonical::Object, device_id,
};
use paduk_survey::{CaseId, DeviceId, DocumentId, Hash, Mode, PersonId, Recorded, RevisionId, StoredAnswer};
use tempfile::TempDir;

use crate::{Direction, Exchange, NewDraft, Op, Store};

pub(crate) const KEY: [u8; 32] = [42; 32];
pub(crate) const AT: &str = "2026-11-24T09:15:02+07:00";
/// A name that must never stand on the disk in plain letters.
pub(crate) const CANARY: &str = "Siti Kenarikuning";

/// A store in a folder that goes away with it.
pub(crate) struct Place {
    pub(crate) folder: TempDir,
    pub(crate) store: Store,
}

impl Place {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("paduk.db"), &KEY).unwrap();
        Self { folder, store }
    }

    pub(crate) fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("paduk.db")
    }

    /// Closes the store and opens it again.
    pub(crate) fn reopened(self) -> Self {
        let path = self.path();
        drop(self.store);
        let store = Store::open(&path, &KEY).unwrap();
        Self {
            folder: self.folder,
            store,
        }
    }
}

/// A laptop with its key and the end of its log.
pub(crate) struct Laptop {
    pub(crate) key: SigningKey,
    pub(crate) seq: u64,
    pub(crate) prev: Option<RevisionId>,
}

impl Laptop {
    pub(crate) fn new(seed: u8) -> Self {
        Self {
            key: SigningKey::from_bytes(&[seed; 32]),
            seq: 0,
            prev: None,
        }
    }

    pub(crate) fn device(&self) -> DeviceId {
        device_id(&self.key.verifying_key())
    }

    /// The next revision of this laptop, as `change` makes it.
    pub(crate) fn makes(&mut self, document: &str, change: impl FnOnce(&mut Revision)) -> Signed {
        self.seq += 1;
        let mut revision = Revision {
            survey: "0011223344556677/contoh".to_owned(),
            mode: Mode::Training,
            round: 1,
            case: Some(CaseId::new("case-1")),
            document: DocumentId::new(document),
            kind: Kind::Questionnaire,
            op: RevisionOp::Put,
            state: Some(State::Complete),
            member: None,
            instrument: Some(Hash::of(b"instrument")),
            pack: Some("1".to_owned()),
            engine: "0.1.0".to_owned(),
            author: PersonId::new("E07"),
            device: self.device(),
            source: Some(Source::Interview),
            interviewer: None,
            pass: 1,
            visit: None,
            area: None,
            about: Vec::new(),
            parents: Vec::new(),
            prev: self.prev,
            seq: self.seq,
            at: DateTime::parse_from_rfc3339(AT).unwrap(),
            clock_ok: true,
            reason: None,
            level: None,
            answers: vec![StoredAnswer {
                question: "NAMA".to_owned(),
                row: None,
                recorded: Some(Recorded::Value(CANARY.to_owned())),
                note: None,
            }],
            rows: Vec::new(),
            household: None,
            text: None,
            body: Object::new(),
            blobs: Vec::new(),
            extra: Extra::default(),
        };
        change(&mut revision);
        let signed = Signed::sign(&self.key, &revision).unwrap();
        self.prev = Some(signed.id());
        signed
    }
}

pub(crate) fn put(signed: Signed) -> Op {
    Op::PutRevision {
        signed,
        closes_draft: false,
        blobs: Vec::new(),
    }
}

pub(crate) fn receive(revisions: Vec<Signed>) -> Op {
    Op::Receive {
        revisions,
        blobs: Vec::new(),
        bundle: exchange(1),
    }
}

pub(crate) fn exchange(n: u8) -> Exchange {
    Exchange {
        bundle: Hash::from_bytes([n; 32]),
        direction: Direction::Received,
        at: AT.to_owned(),
        from: DeviceId::new("0123"),
        kind: "to-supervisor".to_owned(),
        file: "PADUK-ABCDEF-20261124.paduk".to_owned(),
        revisions: 0,
        new: 0,
        fingerprint: Hash::of(b""),
        times: 0,
    }
}

pub(crate) fn draft(document: &str, base: &[RevisionId]) -> NewDraft {
    NewDraft {
        document: DocumentId::new(document),
        kind: Kind::Questionnaire,
        case: Some(CaseId::new("case-1")),
        member: None,
        instrument: Some(Hash::of(b"instrument")),
        form: Some("bumil".to_owned()),
        pack: Some("1".to_owned()),
        round: 1,
        pass: 1,
        source: Some(Source::Interview),
        interviewer: None,
        visit: None,
        area: Some("3203000000".to_owned()),
        household: Some(Hash::of(b"household")),
        base: base.to_vec(),
        begun: AT.to_owned(),
    }
}

pub(crate) fn change(document: &str, change: &str, cursor: Option<&str>) -> Op {
    Op::KeepChange {
        document: DocumentId::new(document),
        change: change.as_bytes().to_vec(),
        cursor: cursor.map(|cursor| cursor.as_bytes().to_vec()),
        at: AT.to_owned(),
    }
}

pub(crate) fn paradata(revision: &mut Revision) {
    revision.blobs = vec![BlobRef::of("paradata", b"times")];
}

pub(crate) fn outcome(result: Result<crate::Changed, crate::StoreError>) -> &'static str {
    result.map_or_else(|error| error.code(), |_| "ok")
}
