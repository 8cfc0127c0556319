//! The check of everything that is stored.

mod run;

pub(crate) use run::{all, file_is_sound};

use paduk_history::LogFinding;
use paduk_survey::{DeviceId, DocumentId, Hash, RevisionId};

/// One thing that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckFinding {
    /// A page of the file fails its checksum, or SQLite finds a structure broken.
    File,
    /// The stored bytes do not have the id under which they stand.
    Id(RevisionId),
    /// The stored bytes are not a revision.
    Bytes(RevisionId),
    /// A column says something else than the bytes.
    Column(RevisionId),
    /// The signature is wrong.
    Signature(RevisionId),
    /// No public key of the device was given, so its signature was not checked.
    UnknownDevice(DeviceId),
    /// A parent has not arrived.
    ParentMissing(RevisionId),
    /// A parent is a revision of another document.
    ParentElsewhere(RevisionId),
    /// A blob that the revision names is missing.
    BlobMissing(RevisionId),
    /// What is left of an erased revision does not fit the order that erased it.
    Remnant(RevisionId),
    /// A blob's bytes do not have the hash under which they stand.
    Blob(Hash),
    /// A device's log has a gap, a fork or a broken link.
    Log(DeviceId, LogFinding),
    /// A draft's journal has a hole.
    Journal(DocumentId),
}

/// What was counted, and what was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// Revisions looked at.
    pub revisions: u64,
    /// Signatures that were checked and hold.
    pub signatures: u64,
    /// Blobs looked at.
    pub blobs: u64,
    /// Drafts looked at.
    pub drafts: u64,
    /// Everything that is not as it should be.
    pub findings: Vec<CheckFinding>,
}

impl CheckFinding {
    /// The stable code of its sentence.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::File => "file-damaged",
            Self::Id(_) => "revision-id",
            Self::Bytes(_) => "revision-bytes",
            Self::Column(_) => "revision-column",
            Self::Signature(_) => "revision-signature",
            Self::UnknownDevice(_) => "device-unknown",
            Self::ParentMissing(_) => "revision-parent-missing",
            Self::ParentElsewhere(_) => "revision-parent-elsewhere",
            Self::BlobMissing(_) => "revision-blob-missing",
            Self::Remnant(_) => "remnant",
            Self::Blob(_) => "blob-bytes",
            Self::Log(_, LogFinding::Gap { .. }) => "log-gap",
            Self::Log(_, LogFinding::Fork { .. }) => "log-fork",
            Self::Log(_, LogFinding::Broken { .. }) => "log-broken",
            Self::Journal(_) => "journal-hole",
        }
    }
}

#[cfg(test)]
mod tests;
