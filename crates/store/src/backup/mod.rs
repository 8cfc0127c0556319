//! Backups: a copy of the whole file under the same key, marked as a copy.
//!
//! The mark is that the device's log ends in it. Whoever opens a backup, restored by the program or copied by hand,
//! needs a new device key before the next revision, so no position of the old log is ever given twice.

mod frozen;
mod write;

pub(crate) use frozen::Freeze;
pub use frozen::Frozen;
pub use write::clear;

use std::path::Path;

use paduk_history::Fingerprint;
use paduk_survey::DeviceId;

/// What a backup is made with.
#[derive(Debug, Clone, Copy)]
pub struct BackupWish<'a> {
    /// The file to make; there must be none.
    pub to: &'a Path,
    /// The store's own key.
    pub key: &'a [u8; 32],
    /// The device whose log ends in the copy.
    pub device: &'a DeviceId,
    /// Now, as ISO text with offset.
    pub at: &'a str,
}

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupMade {
    /// Its length in bytes.
    pub bytes: u64,
    /// Revisions in it.
    pub revisions: u64,
    /// Drafts in it.
    pub drafts: usize,
    /// The fingerprint of what it knows.
    pub fingerprint: Fingerprint,
}

/// How far a backup is, in pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackupStep {
    /// Pages copied.
    pub done: u32,
    /// Pages in all.
    pub total: u32,
}

#[cfg(test)]
mod tests;
