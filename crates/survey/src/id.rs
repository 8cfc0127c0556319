//! Identifiers. Each is its own type, so that a case can never be taken for a document.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::hash::Hash;

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes the text as it is; whoever reads it from outside checks its form there.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_id! {
    /// One household followed through the survey: a UUID, stable across machines.
    CaseId
}
text_id! {
    /// The unit of history: one household, one questionnaire, one visit… of a case.
    DocumentId
}
text_id! {
    /// One member of a household; it is the [`RowId`] of the member's row in the roster.
    MemberId
}
text_id! {
    /// One row of a repeat; unique in its document and never renumbered.
    RowId
}
text_id! {
    /// A person who works in the survey, for example `E07` or `P02`; stays the same when the laptop is replaced.
    PersonId
}
text_id! {
    /// A laptop's profile: the first 32 hexadecimal digits of the SHA-256 of its public signing key.
    DeviceId
}

impl From<RowId> for MemberId {
    fn from(row: RowId) -> Self {
        Self(row.0)
    }
}

impl From<MemberId> for RowId {
    fn from(member: MemberId) -> Self {
        Self(member.0)
    }
}

/// A revision's id: the SHA-256 of its canonical bytes.
pub type RevisionId = Hash;
/// An instrument's version: the SHA-256 of its definition.
pub type InstrumentHash = Hash;
/// A bundle's id, random, 32 bytes.
pub type BundleId = Hash;
