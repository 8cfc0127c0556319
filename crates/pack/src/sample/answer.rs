//! One answer, row or reason of a sample.

use paduk_form::{Change, StoredRow};
use paduk_survey::{Nonresponse, Recorded, RowId, StoredAnswer};
use serde::Deserialize;

/// An answer in the form in which revisions hold it: a value `v` or a nonresponse `nr`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleAnswer {
    /// The question.
    pub q: String,
    /// The row it stands in.
    #[serde(default)]
    pub row: Option<String>,
    /// The value in its lexical form.
    #[serde(default)]
    pub v: Option<String>,
    /// The reason for having none.
    #[serde(default)]
    pub nr: Option<Nonresponse>,
    /// The enumerator's note.
    #[serde(default)]
    pub note: Option<String>,
}

/// A row of a repeat.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleRow {
    /// The repeat.
    pub repeat: String,
    /// The row's id.
    pub row: String,
}

/// The reason given for letting a warning stand.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleReason {
    /// The question.
    pub q: String,
    /// The row it stands in.
    #[serde(default)]
    pub row: Option<String>,
    /// Which warning.
    pub key: String,
    /// The reason: a name of the list of reasons, or free text.
    pub reason: String,
}

impl SampleAnswer {
    /// The answer as a revision stores it.
    pub fn stored(&self) -> StoredAnswer {
        let value = self.v.clone().map(Recorded::Value);
        StoredAnswer {
            question: self.q.clone(),
            row: self.row.clone().map(RowId::new),
            recorded: value.or(self.nr.map(Recorded::Nonresponse)),
            note: self.note.clone(),
        }
    }

    /// The changes that give it.
    pub(super) fn changes(&self) -> Vec<Change> {
        let (question, row) = (self.q.clone(), self.row.clone().map(RowId::new));
        let given = match (&self.v, self.nr) {
            (Some(value), _) => Some(Change::Set {
                question: question.clone(),
                row: row.clone(),
                value: value.clone(),
            }),
            (None, Some(state)) => Some(Change::Nonresponse {
                question: question.clone(),
                row: row.clone(),
                state,
            }),
            (None, None) => None,
        };
        let note = self.note.clone().map(|text| Change::Note {
            question,
            row,
            text: Some(text),
        });
        given.into_iter().chain(note).collect()
    }
}

impl SampleRow {
    /// The change that adds it.
    pub(super) fn change(&self) -> Change {
        Change::AddRow {
            repeat: self.repeat.clone(),
            row: RowId::new(self.row.clone()),
            parent: None,
        }
    }

    /// The row as a revision stores it.
    pub(super) fn stored(&self) -> StoredRow {
        StoredRow {
            repeat: self.repeat.clone(),
            row: RowId::new(self.row.clone()),
            parent: None,
        }
    }
}

impl SampleReason {
    /// The change that gives it.
    pub(super) fn change(&self) -> Change {
        Change::Reason {
            question: self.q.clone(),
            row: self.row.clone().map(RowId::new),
            warning_key: self.key.clone(),
            reason: Some(self.reason.clone()),
        }
    }
}
