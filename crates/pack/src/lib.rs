//! Survey packs: instruments, matrix, regions, quotas and texts as data.
//!
//! A pack is a versioned folder. [`Pack::read`] takes its files as bytes and never fails: it gives what it could
//! understand and a list of findings, each with file, row and column. Nothing of a survey is code.
#![warn(clippy::wildcard_enum_match_arm)]

mod area;
mod assumption;
mod case;
mod check;
mod difference;
mod error;
pub mod file;
mod instrument;
mod kept;
mod manifest;
mod pack;
mod programme;
mod quota;
mod read;
mod sample;
mod table;
mod trial;
mod version;
mod village;

pub use area::Areas;
pub use assumption::Assumption;
pub use case::{Answers, Case, CaseError};
pub use difference::difference;
pub use error::PackError;
pub use instrument::{FindingWiring, GrowthWiring, HouseholdWiring, PackInstrument, RosterWiring};
pub use kept::Kept;
pub use manifest::{Consent, Group, HelpWiring, Later, Round};
pub use pack::{Files, Pack};
pub use programme::{
    Bound, FundSource, Need, Office, OfficeKind, Programmes, Status, StatusWord, Target, TargetKind, Unit, VillageRow,
    VillageRule,
};
pub use quota::{Plan, Quota};
pub use sample::{Sample, SampleAnswer, SampleDocument, SampleReason, SampleRow};
pub use table::count;
pub use version::Version;
pub use village::{Candidate, Listing, Village};
