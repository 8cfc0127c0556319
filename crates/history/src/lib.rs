//! Documents and their revisions: canonical bytes, ids, signatures, device logs, union, heads, conflicts.
//!
//! Everything here is pure: no clock, chance, file or network. Time, seeds and keys are passed in.
//!
//! The way of a revision: [`Revision::encode`] → canonical bytes → [`Signed::sign`] → travels and is stored as those
//! bytes → [`Signed::verify`] → [`Revision`] again. Its id is the SHA-256 of the bytes, so nothing can change unseen.
#![warn(clippy::wildcard_enum_match_arm)]

pub mod canonical;
mod document;
pub mod erasure;
mod error;
mod fingerprint;
mod heads;
mod log;
pub mod revision;
pub mod rule;
mod signature;
mod signed;
mod union;
pub mod words;

pub use document::DocumentKey;
pub use erasure::Remnant;
pub use error::HistoryError;
pub use fingerprint::Fingerprint;
pub use heads::{Followed, Standing, heads, resolves, standing};
pub use log::{DeviceLog, LogFinding, Position};
pub use revision::{BlobRef, Extra, Kind, Level, Op, Revision, RowRef, Source, State};
pub use signature::{Domain, device_id, sign, verify, verifying_key};
pub use signed::{Signed, Written};
pub use union::{Union, union};
