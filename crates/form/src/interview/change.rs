//! What can happen to an interview. The list of changes is the draft journal: replayed, it gives the same state.

use paduk_survey::{Nonresponse, RowId};
use serde::{Deserialize, Serialize};

/// One change, addressed by names so that a journal outlives the program that wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    /// A value was given.
    Set {
        /// The question's address.
        question: String,
        /// The row it stands in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        row: Option<RowId>,
        /// The value in its lexical form (see [`paduk_survey::Recorded`]).
        value: String,
    },
    /// A reason for having no value was given.
    Nonresponse {
        /// The question's address.
        question: String,
        /// The row it stands in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        row: Option<RowId>,
        /// The reason.
        state: Nonresponse,
    },
    /// The answer was taken away again.
    Clear {
        /// The question's address.
        question: String,
        /// The row it stands in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        row: Option<RowId>,
    },
    /// A note was written, changed or (without a text) taken away.
    Note {
        /// The question's address.
        question: String,
        /// The row it stands in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        row: Option<RowId>,
        /// The note.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// A reason for letting a warning stand was given, changed or (without a text) taken away.
    Reason {
        /// The question's address.
        question: String,
        /// The row it stands in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        row: Option<RowId>,
        /// Which warning, see [`crate::Node::warning_key`].
        warning_key: String,
        /// The reason.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// The language was switched in which choices are named in what follows.
    Language {
        /// Its tag.
        language: String,
    },
    /// A change that takes rows with answers away, made after the person was asked.
    Confirmed {
        /// What was changed.
        confirmed: Box<Self>,
    },
    /// A row was added after the others.
    AddRow {
        /// The repeat's address.
        repeat: String,
        /// The new row's id, made by the caller and never used before in this document.
        row: RowId,
        /// The row of the repeat around it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parent: Option<RowId>,
    },
    /// A row was taken away; its answers are kept until the interview is finalised.
    RemoveRow {
        /// Which row.
        row: RowId,
    },
    /// A row that was taken away came back, at its old position.
    RestoreRow {
        /// Which row.
        row: RowId,
    },
}
