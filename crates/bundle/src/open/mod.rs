//! Reading a bundle: everything is verified before anything is handed out.

mod contents;
mod stage;

use std::path::Path;

use age::x25519::Identity;
use paduk_history::Fingerprint;
use paduk_survey::{Hash, Mode};

use crate::error::BundleError;
use crate::header::Header;
use crate::limits::Limits;
use crate::trust::{Trust, Vouch};
use crate::unseal::{each_line, recipient_of, unseal};
use crate::verify::{Batch, Demands, Verifier};
use crate::watch::{Step, Watch};

pub use contents::{Carried, Contents};
use stage::{Staged, stage};

/// Every so many lines progress is told.
const TELL_LINES: u64 = 256;

/// What the receiving store expects of a bundle.
#[derive(Debug, Clone, Default)]
pub struct Expectations {
    /// The store's mode; `None` takes both, for looking without importing.
    pub mode: Option<Mode>,
    /// The store's survey; `None` takes any, for looking without importing.
    pub survey: Option<String>,
    /// The most that a bundle may be.
    pub limits: Limits,
}

impl Expectations {
    /// Those of a store.
    pub fn of(mode: Mode, survey: &str) -> Self {
        Self {
            mode: Some(mode),
            survey: Some(survey.to_owned()),
            limits: Limits::FORMAT,
        }
    }
}

/// What is known of a bundle once it was verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Its first line.
    pub header: Header,
    /// Fingerprint of the set of its revisions; its four words are compared by people.
    pub fingerprint: Fingerprint,
    /// SHA-256 of the sealed file, for receipts and for "already received".
    pub sealed: Hash,
    /// Bytes of the sealed file.
    pub sealed_bytes: u64,
    /// Bytes of the unpacked stream.
    pub plain_bytes: u64,
    /// Revisions of devices that are not known, to be held apart.
    pub unknown_device: u64,
    /// Revisions that name another person than their device's, to be held apart.
    pub other_person: u64,
    /// Revisions that a revoked device made after the position that still stands, to be held apart.
    pub revoked: u64,
    /// Whether the person who sealed it is known. The revisions inside stand for themselves either way.
    pub sender: Vouch,
}

/// A verified bundle whose contents can be taken.
pub struct Opened {
    checked: Checked,
    plain: Hash,
    staged: Staged,
    identity: Identity,
    limits: Limits,
    batch: Batch,
}

impl Opened {
    /// What is known of it.
    pub fn checked(&self) -> &Checked {
        &self.checked
    }

    /// Its first line.
    pub fn header(&self) -> &Header {
        &self.checked.header
    }

    /// Fingerprint of the set of its revisions.
    pub fn fingerprint(&self) -> Fingerprint {
        self.checked.fingerprint
    }

    /// Its revisions, then its blobs, in the order of the file. Nothing of it was ever written to disk unsealed: it is
    /// decrypted once more from our own copy, so that memory stays small however large the bundle is.
    ///
    /// Commit what was taken only after the last one came without an error.
    pub fn contents(&mut self) -> Result<Contents<'_>, BundleError> {
        Contents::of(self)
    }
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Opened({}, {:?})",
            self.checked.header.short(),
            self.checked.header.counts
        )
    }
}

/// Opens and verifies a bundle.
///
/// # Errors
/// Whatever is wrong with it, as a code; nothing is handed out then. `Unreadable` where the stick fails.
pub fn open(
    path: &Path,
    identity: &Identity,
    expectations: &Expectations,
    trust: &dyn Trust,
    watch: &mut Watch<'_>,
) -> Result<Opened, BundleError> {
    let limits = expectations.limits;
    let mut staged = stage(path, &limits, watch)?;
    let demands = Demands {
        mode: expectations.mode,
        survey: expectations.survey.clone(),
        recipient: Some(recipient_of(identity)),
    };
    let mut reader = Verifier::new(demands, trust, &limits);
    let packed = staged.bytes;
    let plain = unseal(staged.rewound()?, packed, identity, &limits)?;
    each_line(plain, limits.line, &mut |line| {
        reader.push(line)?;
        let (done, of) = (reader.revisions(), reader.announced());
        if done.is_multiple_of(TELL_LINES) {
            watch.tell(Step::Verifying, done, of)?;
        }
        Ok(())
    })?;
    let verified = reader.finish()?;
    watch.go_on()?;
    Ok(Opened {
        checked: Checked {
            header: verified.header,
            fingerprint: verified.fingerprint,
            sealed: staged.sha256,
            sealed_bytes: packed,
            plain_bytes: verified.plain_bytes,
            unknown_device: verified.held.unknown_device,
            other_person: verified.held.other_person,
            revoked: verified.held.revoked,
            sender: verified.sender,
        },
        plain: verified.plain,
        staged,
        identity: identity.clone(),
        limits,
        batch: verified.batch,
    })
}

/// What anybody can see of a sealed file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outside {
    /// Bytes of the file.
    pub bytes: u64,
    /// SHA-256 of the file.
    pub sealed: Hash,
    /// Stanzas of its age header: its recipients, and the one that age adds and that means nothing.
    pub stanzas: u64,
}

/// Looks at a sealed file without a key.
///
/// # Errors
/// Those of a file that is none, is too large, or has a header beyond its limits.
pub fn outside(path: &Path, limits: &Limits) -> Result<Outside, BundleError> {
    let staged = stage(path, limits, &mut Watch::telling(&mut |_| ()))?;
    Ok(Outside {
        bytes: staged.bytes,
        sealed: staged.sha256,
        stanzas: staged.stanzas,
    })
}

/// Verifies a bundle without taking anything from it.
///
/// # Errors
/// Those of [`open`].
pub fn check(
    path: &Path,
    identity: &Identity,
    expectations: &Expectations,
    trust: &dyn Trust,
    watch: &mut Watch<'_>,
) -> Result<Checked, BundleError> {
    open(path, identity, expectations, trust, watch).map(|opened| opened.checked)
}
