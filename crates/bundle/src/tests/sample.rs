//! Invented people with real keys, and bundles of theirs taken apart and sealed again.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use age::x25519::Identity;
use chrono::{DateTime, FixedOffset};
use ed25519_dalek::{SigningKey, VerifyingKey};
use paduk_history::canonical::{self, Object, Value};
use paduk_history::{BlobRef, Extra, Fingerprint, Kind, Op, Revision, Signed, device_id};
use paduk_survey::{DeviceId, DocumentId, Hash, Mode, PersonId, Recorded, StoredAnswer};
use sha2::{Digest as _, Sha256};

use crate::footer::Footer;
use crate::{
    Author, BundleError, BundleKind, Content, Expectations, Exporter, Limits, Opened, Sealed, Watch, open, seal,
};

pub(super) const SURVEY: &str = "0011223344556677/stunting-cianjur";

/// A person with a laptop.
pub(super) struct Worker {
    pub(super) name: &'static str,
    pub(super) signing: SigningKey,
    pub(super) identity: Identity,
}

pub(super) fn worker(name: &'static str, seed: u8) -> Worker {
    Worker {
        name,
        signing: SigningKey::from_bytes(&[seed; 32]),
        identity: Identity::generate(),
    }
}

impl Worker {
    pub(super) fn key(&self) -> VerifyingKey {
        self.signing.verifying_key()
    }

    pub(super) fn person(&self) -> PersonId {
        PersonId::new(self.name)
    }

    /// A stand-in for a card: this room carries it without reading it.
    pub(super) fn card(&self) -> Vec<u8> {
        format!("{{\"person\":\"{}\"}}", self.name).into_bytes()
    }

    pub(super) fn author(&self) -> Author {
        Author {
            key: self.key(),
            card: Some(self.card()),
        }
    }

    /// Revisions 1 to `count` of this worker's log, the last one with the blobs.
    pub(super) fn log(&self, count: u64, blobs: &[Vec<u8>]) -> Vec<Signed> {
        let mut log: Vec<Signed> = Vec::new();
        for seq in 1..=count {
            let mut revision = self.revision(seq, log.last().map(Signed::id));
            if seq == count {
                revision.blobs = blobs.iter().map(|blob| blob_ref(blob)).collect();
            }
            log.push(Signed::sign(&self.signing, &revision).unwrap());
        }
        log
    }

    pub(super) fn revision(&self, seq: u64, prev: Option<Hash>) -> Revision {
        Revision {
            survey: SURVEY.to_owned(),
            mode: Mode::Training,
            round: 1,
            case: None,
            document: DocumentId::new(format!("d{seq}")),
            kind: Kind::Household,
            op: Op::Put,
            state: None,
            member: None,
            instrument: None,
            pack: Some("1.0.0".to_owned()),
            engine: "0.1.0".to_owned(),
            author: self.person(),
            device: device_id(&self.key()),
            source: None,
            interviewer: None,
            pass: 1,
            visit: None,
            area: None,
            about: Vec::new(),
            parents: Vec::new(),
            prev,
            seq,
            at: at(),
            clock_ok: true,
            reason: None,
            level: None,
            answers: vec![StoredAnswer {
                question: "BH304".to_owned(),
                row: None,
                recorded: Some(Recorded::Value(format!("{}", seq % 7))),
                note: None,
            }],
            rows: Vec::new(),
            household: None,
            text: None,
            body: Object::new(),
            blobs: Vec::new(),
            extra: Extra::default(),
        }
    }
}

pub(super) fn blob_ref(bytes: &[u8]) -> BlobRef {
    BlobRef {
        hash: Hash::of(bytes),
        role: "paradata".to_owned(),
        size: u32::try_from(bytes.len()).unwrap(),
    }
}

pub(super) fn at() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-24T16:05:00+07:00").unwrap()
}

pub(super) fn content<'a>(revisions: &'a [Signed], blobs: &'a [Vec<u8>], authors: &'a [Author]) -> Content<'a> {
    Content {
        bundle: Hash::of(b"bundle"),
        kind: BundleKind::ToSupervisor,
        mode: Mode::Training,
        survey: SURVEY,
        at: at(),
        roster: 0,
        signed_roster: None,
        pack: "1.0.0",
        pack_file: None,
        revisions,
        blobs,
        authors,
    }
}

pub(super) fn exporter(worker: &Worker) -> Exporter<'_> {
    Exporter {
        person: worker.person(),
        signing: &worker.signing,
        card: None,
    }
}

/// Somewhere with an enumerator's small bundle for a supervisor in it.
pub(super) struct Scene {
    pub(super) folder: tempfile::TempDir,
    pub(super) enumerator: Worker,
    pub(super) supervisor: Worker,
    pub(super) sealed: Sealed,
}

pub(super) fn scene(revisions: u64, blobs: &[Vec<u8>]) -> Scene {
    let (enumerator, supervisor) = (worker("E07", 7), worker("P02", 2));
    let folder = tempfile::tempdir().unwrap();
    let log = enumerator.log(revisions, blobs);
    let authors = [enumerator.author()];
    let sealed = seal(
        &content(&log, blobs, &authors),
        &[supervisor.identity.to_public()],
        &exporter(&enumerator),
        folder.path(),
        &Limits::FORMAT,
        &mut Watch::telling(&mut |_| ()),
    )
    .unwrap();
    Scene {
        folder,
        enumerator,
        supervisor,
        sealed,
    }
}

impl Scene {
    pub(super) fn bytes(&self) -> Vec<u8> {
        std::fs::read(&self.sealed.path).unwrap()
    }

    /// The lines of the bundle, footer last.
    pub(super) fn lines(&self) -> Vec<Vec<u8>> {
        let plain = unseal_plainly(&self.bytes(), &self.supervisor.identity);
        plain
            .split_inclusive(|byte| *byte == b'\n')
            .map(|line| line[..line.len() - 1].to_vec())
            .collect()
    }

    /// The lines without the footer, for an attacker to change.
    pub(super) fn body(&self) -> Vec<Vec<u8>> {
        let mut lines = self.lines();
        lines.pop();
        lines
    }

    pub(super) fn put(&self, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join("lain.paduk");
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// What the supervisor's training store says of these sealed bytes.
    pub(super) fn receive(&self, bytes: &[u8]) -> Result<Opened, BundleError> {
        self.receive_as(
            bytes,
            &self.supervisor.identity,
            &Expectations::of(Mode::Training, SURVEY),
        )
    }

    pub(super) fn receive_as(
        &self,
        bytes: &[u8],
        identity: &Identity,
        expectations: &Expectations,
    ) -> Result<Opened, BundleError> {
        read(&self.put(bytes), identity, expectations, &[&self.enumerator])
    }

    /// What the supervisor says of these lines, sealed for him by somebody who signs the footer with the enumerator's key.
    pub(super) fn receive_lines(&self, body: &[Vec<u8>]) -> Result<Opened, BundleError> {
        self.receive(&self.sealed_anew(&with_footer(body, &self.enumerator.signing)))
    }

    pub(super) fn sealed_anew(&self, lines: &[Vec<u8>]) -> Vec<u8> {
        seal_plainly(&pack(&joined(lines)), &self.supervisor.identity)
    }

    pub(super) fn code(&self, body: &[Vec<u8>]) -> &'static str {
        match self.receive_lines(body) {
            Ok(_) => "accepted",
            Err(error) => error.code(),
        }
    }
}

pub(super) fn read(
    path: &Path,
    identity: &Identity,
    expectations: &Expectations,
    known: &[&Worker],
) -> Result<Opened, BundleError> {
    let trust = |device: &DeviceId, key: &VerifyingKey, _: Option<&[u8]>| {
        assert_eq!(*device, device_id(key));
        known
            .iter()
            .find(|worker| worker.key() == *key)
            .map(|worker| worker.person())
    };
    open(path, identity, expectations, &trust, &mut Watch::telling(&mut |_| ()))
}

pub(super) fn joined(lines: &[Vec<u8>]) -> Vec<u8> {
    lines
        .iter()
        .flat_map(|line| [line.as_slice(), b"\n"].concat())
        .collect()
}

/// The lines with a footer that is right for them, signed with `by`.
pub(super) fn with_footer(body: &[Vec<u8>], by: &SigningKey) -> Vec<Vec<u8>> {
    let ids = body.iter().filter_map(|line| {
        let (bytes, _) = crate::line::split(line).filter(|_| line.starts_with(b"{\"r\":"))?;
        Some(Revision::id_of(bytes))
    });
    let footer = Footer {
        fingerprint: Fingerprint::of(ids),
        lines: body.len() as u64,
        sha256: Hash::from_bytes(Sha256::digest(joined(body)).into()),
    };
    let mut lines = body.to_vec();
    lines.push(footer.write(by).unwrap());
    lines
}

pub(super) fn pack(plain: &[u8]) -> Vec<u8> {
    zstd::encode_all(plain, 3).unwrap()
}

pub(super) fn seal_plainly(packed: &[u8], identity: &Identity) -> Vec<u8> {
    let recipient = identity.to_public();
    let recipients = [&recipient as &dyn age::Recipient];
    let mut sealed = Vec::new();
    let encryptor = age::Encryptor::with_recipients(recipients.into_iter()).unwrap();
    let mut writer = encryptor.wrap_output(&mut sealed).unwrap();
    writer.write_all(packed).unwrap();
    writer.finish().unwrap();
    sealed
}

pub(super) fn unseal_plainly(sealed: &[u8], identity: &Identity) -> Vec<u8> {
    let decryptor = age::Decryptor::new(sealed).unwrap();
    let mut packed = Vec::new();
    decryptor
        .decrypt([identity as &dyn age::Identity].into_iter())
        .unwrap()
        .read_to_end(&mut packed)
        .unwrap();
    zstd::decode_all(packed.as_slice()).unwrap()
}

/// The header line with its value changed.
pub(super) fn header_with(line: &[u8], change: impl FnOnce(&mut Object)) -> Vec<u8> {
    let Ok(Value::Object(mut whole)) = canonical::read(line) else {
        panic!("a header is an object")
    };
    let Some(Value::Object(mut header)) = whole.remove("h") else {
        panic!("a header has h")
    };
    change(&mut header);
    whole.insert("h", Value::Object(header));
    canonical::write(&Value::Object(whole)).unwrap()
}
