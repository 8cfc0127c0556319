//! What is held apart until its author is enrolled: verified, kept, and no part of what is known here.

mod hold;
mod release;

#[cfg(test)]
mod tests;

pub(crate) use hold::{all, hold};
pub(crate) use release::release;

use paduk_history::Signed;
use paduk_survey::{BundleId, DeviceId, PersonId, RevisionId};

/// One revision that is held apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Its id.
    pub id: RevisionId,
    /// The device that signed it.
    pub device: DeviceId,
    /// The person whom it names as its author.
    pub author: PersonId,
    /// Its position in the device's log.
    pub seq: u64,
    /// The bundle that brought it first.
    pub bundle: BundleId,
    /// Why it is held, in the caller's word.
    pub why: String,
    /// When it was first held, as ISO text with offset.
    pub at: String,
    /// Bytes and signature.
    pub signed: Signed,
}
