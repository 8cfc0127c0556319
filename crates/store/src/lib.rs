//! The encrypted SQLite file on the laptop; the only room with SQL.
//!
//! Architecture invariants: one connection and one writer in all, exclusively; every write goes through
//! [`Store::transact`], is one transaction and one sync, and returns what changed; a read never writes; a stored
//! revision is its signed bytes and never changes. Deliberately absent: any meaning of an answer, any clock, any key
//! beside the one that is given.
#![warn(clippy::wildcard_enum_match_arm)]

mod backup;
mod blob;
mod card;
mod check;
mod connection;
mod device;
mod document;
mod draft;
mod erasure;
mod error;
mod exchange;
#[cfg(test)]
mod fixture;
mod held;
mod op;
mod revision;
mod row;
mod search;
mod setting;
mod store;

pub use backup::{BackupMade, BackupStep, BackupWish, Frozen, clear};
pub use card::KnownCard;
pub use check::{CheckFinding, CheckReport};
#[cfg(feature = "earlier")]
pub use connection::{EARLIER, earlier};
pub use document::{CaseSummary, DocumentSummary, Head};
pub use draft::{Draft, KeptChange, NewDraft};
pub use error::StoreError;
pub use exchange::{Direction, Exchange, ReceiptNote};
pub use held::Held;
pub use op::{Changed, Op};
pub use search::{Asked, FoundHousehold, SearchBy, SearchHousehold, SearchPerson, SearchResult};
pub use store::Store;
