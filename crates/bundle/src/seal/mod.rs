//! Writing a bundle.

mod file;
mod lines;
mod plan;

use std::path::{Path, PathBuf};

use age::x25519::Recipient;
use chrono::{DateTime, FixedOffset};
use ed25519_dalek::{SigningKey, VerifyingKey};
use paduk_history::{Fingerprint, Signed};
use paduk_survey::{BundleId, Hash, Mode, PersonId};

use crate::error::{BundleError, Limit};
use crate::header::{BundleKind, Counts, Header, short};
use crate::limits::{Limits, within};
use crate::verify::{Demands, Verifier};
use crate::watch::{Step, Watch};

use plan::Plan;

/// Every so many lines progress is told.
const TELL_LINES: u64 = 256;

/// A device whose revisions the bundle carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The key that the device id follows from.
    pub key: VerifyingKey,
    /// The device's public card as canonical JSON, so that a receiver can learn whose it is.
    pub card: Option<Vec<u8>>,
}

/// What a bundle is made from.
#[derive(Debug, Clone)]
pub struct Content<'a> {
    /// The bundle's id: 32 random bytes.
    pub bundle: BundleId,
    /// What it is for.
    pub kind: BundleKind,
    /// Mode of the store.
    pub mode: Mode,
    /// Survey of the store.
    pub survey: &'a str,
    /// Now.
    pub at: DateTime<FixedOffset>,
    /// Version of the roster in use; 0 where there is none yet.
    pub roster: u64,
    /// That roster itself as canonical JSON, where it is carried.
    pub signed_roster: Option<&'a [u8]>,
    /// Version of the survey pack in use.
    pub pack: &'a str,
    /// The survey pack's file, where it is carried.
    pub pack_file: Option<&'a [u8]>,
    /// Revisions in any order; the same one twice is carried once.
    pub revisions: &'a [Signed],
    /// Blobs that these revisions name, in any order.
    pub blobs: &'a [Vec<u8>],
    /// The devices of all revisions; more of them do no harm.
    pub authors: &'a [Author],
}

/// Who seals it.
#[derive(Clone)]
pub struct Exporter<'a> {
    /// The person.
    pub person: PersonId,
    /// The profile's signing key.
    pub signing: &'a SigningKey,
    /// The profile's public card as canonical JSON.
    pub card: Option<&'a [u8]>,
}

/// A bundle that lies safely in its folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Where.
    pub path: PathBuf,
    /// Its id.
    pub bundle: BundleId,
    /// SHA-256 of the file.
    pub sealed: Hash,
    /// Bytes of the file.
    pub bytes: u64,
    /// Bytes of the unpacked stream.
    pub plain_bytes: u64,
    /// How much it holds.
    pub counts: Counts,
    /// Fingerprint of the set of its revisions; its four words are compared by people.
    pub fingerprint: Fingerprint,
}

/// The name of a bundle's file: no person, place or number of theirs.
pub fn file_name(mode: Mode, bundle: &BundleId, at: &DateTime<FixedOffset>) -> String {
    let word = match mode {
        Mode::Real => "PADUK",
        Mode::Training => "LATIHAN",
    };
    format!("{word}-{}-{}.paduk", short(bundle), at.format("%Y%m%d"))
}

/// Seals a bundle into `folder`.
///
/// The plain stream is verified first with the reader's own code; then a temporary file in the same folder is written,
/// synced, read back and compared, renamed, and the folder synced. Whatever goes wrong on the way, no file remains.
///
/// # Errors
/// [`BundleError::Unwritable`] and [`BundleError::ReadBackDiffers`] for the folder, the codes of a reader for content
/// that a reader would refuse.
pub fn seal(
    content: &Content<'_>,
    recipients: &[Recipient],
    by: &Exporter<'_>,
    folder: &Path,
    limits: &Limits,
    watch: &mut Watch<'_>,
) -> Result<Sealed, BundleError> {
    if recipients.is_empty() {
        return Err(BundleError::NoRecipients);
    }
    // The age crate adds a stanza of its own that means nothing, so that readers stay used to unknown ones.
    within(Limit::Stanzas, recipients.len() as u64 + 1, limits.stanzas)?;
    let plan = Plan::of(content, recipients, by)?;
    let unknown = |_: &_, _: &_, _: Option<&[u8]>| None;
    let mut reader = Verifier::new(Demands::default(), &unknown, limits);
    let total = plan.header.counts.revisions;
    plan.each_line(by.signing, &mut |line| {
        reader.push(line)?;
        tell(watch, Step::Verifying, reader.revisions(), total)
    })?;
    let verified = reader.finish()?;
    within(Limit::Unpacked, verified.plain_bytes, limits.unpacked)?;
    let header: &Header = &plan.header;
    let path = folder.join(file_name(header.mode, &header.bundle, &header.at));
    let written = file::write(
        &path,
        folder,
        recipients,
        verified.plain_bytes,
        limits,
        watch,
        &mut |put, watch| {
            let mut done = 0;
            plan.each_line(by.signing, &mut |line| {
                put(line)?;
                done += 1;
                tell(watch, Step::Sealing, done, verified.lines)
            })
        },
    )?;
    Ok(Sealed {
        path,
        bundle: header.bundle,
        sealed: written.sha256,
        bytes: written.bytes,
        plain_bytes: verified.plain_bytes,
        counts: header.counts,
        fingerprint: verified.fingerprint,
    })
}

fn tell(watch: &mut Watch<'_>, step: Step, done: u64, of: u64) -> Result<(), BundleError> {
    if done.is_multiple_of(TELL_LINES) {
        watch.tell(step, done, of)?;
    }
    Ok(())
}
