//! The field's words as types: who, what and where of a survey, without any logic beyond constructors.
//!
//! Every other room speaks in these words, so that a case, an answer or a verdict is the same thing everywhere.
#![warn(clippy::wildcard_enum_match_arm)]

mod answer;
mod diagnostic;
mod group;
mod hash;
mod id;
mod person;
mod spelling;
mod text;
mod verdict;

pub use answer::{Nonresponse, Recorded, StoredAnswer};
pub use diagnostic::{CellRef, Diagnostic, Severity, Span};
pub use group::{Module, TargetGroup};
pub use hash::{Hash, ParseHashError};
pub use id::{BundleId, CaseId, DeviceId, DocumentId, InstrumentHash, MemberId, PersonId, RevisionId, RowId};
pub use person::{Mode, Role};
pub use spelling::{NameWord, NameWords};
pub use text::{Put, Texts};
pub use verdict::Verdict;
