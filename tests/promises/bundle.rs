//! A bundle is taken whole or refused whole, and what leaves the laptop is sealed.

use std::path::{Path, PathBuf};

use age::x25519::Identity;
use chrono::DateTime;
use paduk_bundle::{
    Author, BundleError, BundleKind, Carried, Content, Expectations, Exporter, Limits, Watch, open, seal,
};
use paduk_history::Signed;
use paduk_survey::{BundleId, Mode, PersonId};
use tempfile::TempDir;

use crate::device::{AT, Laptop, new_store, receive};

/// A name that must not be found outside the seal.
const CANARY: &str = "Contoh Euis Sembilan";

pub struct Sent {
    pub folder: TempDir,
    pub file: PathBuf,
    pub identity: Identity,
    pub revisions: Vec<Signed>,
}

pub fn sent() -> Sent {
    let folder = TempDir::new().unwrap();
    let identity = Identity::generate();
    let mut laptop = Laptop::new(1);
    let mut revisions = vec![laptop.write("k1", CANARY, Vec::new())];
    revisions.push(laptop.write("k1", "lain", vec![revisions[0].id()]));
    let content = Content {
        bundle: BundleId::of(b"bundle"),
        kind: BundleKind::ToSupervisor,
        mode: Mode::Training,
        survey: "contoh",
        at: DateTime::parse_from_rfc3339(AT).unwrap(),
        roster: 0,
        signed_roster: None,
        pack_file: None,
        pack: "0",
        revisions: &revisions,
        blobs: &[],
        authors: &[Author {
            key: laptop.key().verifying_key(),
            card: None,
        }],
    };
    let by = Exporter {
        person: PersonId::new("E07"),
        signing: laptop.key(),
        card: None,
    };
    let to = [identity.to_public()];
    let mut quiet = |_| ();
    let sealed = seal(
        &content,
        &to,
        &by,
        folder.path(),
        &Limits::FORMAT,
        &mut Watch::telling(&mut quiet),
    )
    .unwrap();
    Sent {
        folder,
        file: sealed.path,
        identity,
        revisions,
    }
}

/// Everything that a reader takes from a file: all of its revisions, or the reason why none.
fn take(file: &Path, identity: &Identity) -> Result<Vec<Signed>, BundleError> {
    let trusting = |_: &_, _: &_, _: Option<&[u8]>| Some(PersonId::new("E07"));
    let expectations = Expectations::of(Mode::Training, "contoh");
    let mut quiet = |_| ();
    let mut opened = open(
        file,
        identity,
        &expectations,
        &trusting,
        &mut Watch::telling(&mut quiet),
    )?;
    let mut taken = Vec::new();
    for carried in opened.contents()? {
        match carried? {
            Carried::Revision { written, .. } => taken.push(written.signed),
            Carried::Blob { .. } => {}
        }
    }
    Ok(taken)
}

#[test]
fn what_was_sealed_arrives_whole_and_both_sides_know_the_same() {
    let sent = sent();
    let taken = take(&sent.file, &sent.identity).unwrap();
    assert_eq!(taken.len(), sent.revisions.len());
    let ((_one, mut here), (_other, mut there)) = (new_store(), new_store());
    receive(&mut here, 1, sent.revisions);
    receive(&mut there, 1, taken);
    assert_eq!(here.ids().unwrap(), there.ids().unwrap());
    assert_eq!(
        here.fingerprint().unwrap().words(),
        there.fingerprint().unwrap().words()
    );
}

#[test]
fn a_flipped_bit_anywhere_refuses_the_whole_file() {
    let sent = sent();
    let whole = std::fs::read(&sent.file).unwrap();
    let damaged = sent.folder.path().join("rusak.paduk");
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        std::fs::write(&damaged, &bytes).unwrap();
        assert!(take(&damaged, &sent.identity).is_err(), "byte {at} of {}", whole.len());
    }
}

#[test]
fn a_file_that_ends_early_is_refused() {
    let sent = sent();
    let whole = std::fs::read(&sent.file).unwrap();
    let damaged = sent.folder.path().join("putus.paduk");
    for length in (0..whole.len()).step_by(7).chain([whole.len() - 1]) {
        std::fs::write(&damaged, &whole[..length]).unwrap();
        assert!(
            take(&damaged, &sent.identity).is_err(),
            "{length} of {} bytes",
            whole.len()
        );
    }
}

#[test]
fn nobody_else_opens_it_and_no_name_stands_outside_the_seal() {
    let sent = sent();
    assert!(take(&sent.file, &Identity::generate()).is_err());
    let bytes = std::fs::read(&sent.file).unwrap();
    for word in CANARY.split(' ') {
        assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()));
        assert!(!sent.file.to_string_lossy().contains(word));
    }
}
