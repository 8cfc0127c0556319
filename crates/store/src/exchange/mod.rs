//! Notes of bundles that were sent and received.

mod read;
mod write;

pub(crate) use read::{all, receipt};
pub(crate) use write::{note_receipt, note_sent, receive, take_in};

use paduk_survey::{BundleId, DeviceId, Hash};

/// Which way a bundle went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Written here.
    Sent,
    /// Taken in here.
    Received,
}

impl Direction {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Received => "received",
        }
    }
}

/// What is noted of one bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// The bundle's id.
    pub bundle: BundleId,
    /// Sent or received; the operation sets it.
    pub direction: Direction,
    /// When (the first time), as ISO text with offset.
    pub at: String,
    /// The device that wrote the bundle.
    pub from: DeviceId,
    /// The bundle's kind, in the bundle's own word.
    pub kind: String,
    /// Name of the file, without folder.
    pub file: String,
    /// How many revisions are in it.
    pub revisions: u64,
    /// How many of them were new here when it was first received; 0 for one that was sent.
    pub new: u64,
    /// Fingerprint of the set of revisions that the bundle states.
    pub fingerprint: Hash,
    /// How often it was received, 1 for one that was sent.
    pub times: u32,
}

/// The signed answer that a bundle arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptNote {
    /// The bundle that arrived.
    pub bundle: BundleId,
    /// The device that answers.
    pub from: DeviceId,
    /// When it was noted here, as ISO text with offset.
    pub at: String,
    /// The answer's bytes.
    pub bytes: Vec<u8>,
}

#[cfg(test)]
mod tests;
