//! Invented laptops that write signed revisions, and stores to put them in.

use chrono::DateTime;
use ed25519_dalek::SigningKey;
use paduk_history::canonical::Object;
use paduk_history::{DocumentKey, Extra, Kind, Op, Revision, Signed, device_id};
use paduk_store::{Changed, Direction, Exchange, Store};
use paduk_survey::{BundleId, CaseId, DocumentId, Hash, Mode, PersonId, Recorded, RevisionId, StoredAnswer};
use tempfile::TempDir;

/// The instant at which everything here happens; nothing may be decided by it.
pub const AT: &str = "2026-11-24T09:00:00+07:00";

/// One laptop with its key and its log.
pub struct Laptop {
    key: SigningKey,
    log: Vec<RevisionId>,
}

impl Laptop {
    /// The laptop of a number.
    pub fn new(number: u8) -> Self {
        Self {
            key: SigningKey::from_bytes(&[number; 32]),
            log: Vec::new(),
        }
    }

    /// The key that signs, for sealing a bundle.
    pub fn key(&self) -> &SigningKey {
        &self.key
    }

    /// Writes the next revision of a case's household: one answer, following the given revisions.
    pub fn write(&mut self, case: &str, answer: &str, parents: Vec<RevisionId>) -> Signed {
        self.write_as(case, |revision| {
            revision.parents = parents;
            revision.answers[0].recorded = Some(Recorded::Value(answer.to_owned()));
        })
    }

    /// What would be written next, without writing it.
    pub fn would_write(&self, case: &str) -> Signed {
        let mut copy = Self {
            key: self.key.clone(),
            log: self.log.clone(),
        };
        copy.write(case, "lagi", Vec::new())
    }

    /// Writes the next revision of a case's household as `change` makes it.
    pub fn write_as(&mut self, case: &str, change: impl FnOnce(&mut Revision)) -> Signed {
        let mut revision = Revision {
            survey: "contoh".into(),
            mode: Mode::Training,
            round: 1,
            case: Some(CaseId::new(case)),
            document: document(case),
            kind: Kind::Household,
            op: Op::Put,
            state: None,
            member: None,
            instrument: None,
            pack: None,
            engine: "0".into(),
            author: PersonId::new("E07"),
            device: device_id(&self.key.verifying_key()),
            source: None,
            interviewer: None,
            pass: 1,
            visit: None,
            area: None,
            about: Vec::new(),
            parents: Vec::new(),
            prev: self.log.last().copied(),
            seq: self.log.len() as u64 + 1,
            at: DateTime::parse_from_rfc3339(AT).unwrap(),
            clock_ok: true,
            reason: None,
            level: None,
            answers: vec![StoredAnswer {
                question: "rt1".into(),
                row: None,
                recorded: Some(Recorded::Value("jawaban".to_owned())),
                note: None,
            }],
            rows: Vec::new(),
            household: None,
            text: None,
            body: Object::default(),
            blobs: Vec::new(),
            extra: Extra::default(),
        };
        change(&mut revision);
        let signed = Signed::sign(&self.key, &revision).unwrap();
        self.log.push(signed.id());
        signed
    }
}

/// The household document of a case.
pub fn document(case: &str) -> DocumentId {
    DocumentKey::household(CaseId::new(case), 1).id().unwrap()
}

/// A new encrypted store on disk; the folder goes with it.
pub fn new_store() -> (TempDir, Store) {
    let folder = TempDir::new().unwrap();
    let store = Store::create(&folder.path().join("store.db"), &[9; 32]).unwrap();
    (folder, store)
}

/// Receives revisions as if bundle number `number` had brought them.
pub fn receive(store: &mut Store, number: u64, revisions: Vec<Signed>) -> Changed {
    let bundle = Exchange {
        bundle: BundleId::of(&number.to_be_bytes()),
        direction: Direction::Received,
        at: AT.into(),
        from: device_id(&SigningKey::from_bytes(&[1; 32]).verifying_key()),
        kind: "enumerator".into(),
        file: "PADUK-CONTOH-20261124.paduk".into(),
        revisions: revisions.len() as u64,
        new: 0,
        fingerprint: Hash::of(b""),
        times: 1,
    };
    let op = paduk_store::Op::Receive {
        revisions,
        blobs: Vec::new(),
        bundle,
    };
    store.transact(op).unwrap()
}
