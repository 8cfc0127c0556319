//! A document as it is open: its interview, whose it is, and where the person stands.

use chrono::{DateTime, FixedOffset, NaiveDate};
use paduk_form::{Form, Interview, Place};
use paduk_history::{Kind, State};
use paduk_pack::Pack;
use paduk_survey::{CaseId, DocumentId, MemberId, RevisionId, RowId};
use std::collections::HashSet;
use std::sync::Arc;

use super::cursor::Cursor;
use super::waiting::Waiting;
use crate::api::ApiError;

/// A household or questionnaire with its live interview.
pub(crate) struct OpenDocument {
    /// The document.
    pub(crate) document: DocumentId,
    /// Its case.
    pub(crate) case: CaseId,
    /// The member whom it is about; nobody for a household.
    pub(crate) member: Option<MemberId>,
    /// Household or questionnaire.
    pub(crate) kind: Kind,
    /// The pack in whose version of the questionnaire it is written: for a draft the one on which it was begun.
    pub(crate) pack: Arc<Pack>,
    /// The live answers.
    pub(crate) interview: Interview,
    /// The day to which ages are counted.
    pub(crate) date: NaiveDate,
    /// Where the person stands.
    pub(crate) cursor: Cursor,
    /// What is typed and not committed.
    pub(crate) waiting: Waiting,
    /// True while a draft of it is open on this laptop.
    pub(crate) draft: bool,
    /// Heads it has; two or more are a conflict.
    pub(crate) heads: Vec<RevisionId>,
    /// State of the shown revision, where there is one.
    pub(crate) state: Option<State>,
    /// Who wrote the shown version.
    pub(crate) author: String,
    /// When it was last saved.
    pub(crate) saved_at: Option<DateTime<FixedOffset>>,
    /// True until the first change after the program was started with a draft.
    pub(crate) resumed: bool,
    /// Flags of growth after which something was measured again.
    pub(crate) measured_again: HashSet<String>,
}

impl OpenDocument {
    /// The compiled form.
    pub(crate) fn form(&self) -> &Arc<Form> {
        self.interview.form()
    }

    /// The form id of its instrument.
    pub(crate) fn form_id(&self) -> &str {
        &self.form().instrument().form_id
    }

    /// True for the household's own questions.
    pub(crate) fn is_household(&self) -> bool {
        self.kind == Kind::Household
    }

    /// The place of a question in a row.
    pub(crate) fn place(&self, question: &str, row: Option<&str>) -> Result<Place, ApiError> {
        let node = self
            .form()
            .find(question)
            .ok_or_else(|| ApiError::new("unknown-question").with("question", question))?;
        Ok(Place {
            node,
            row: row.map(RowId::new),
        })
    }

    /// The words of the present value at a question: the choice's label, the number with its unit; empty if none.
    pub(crate) fn words(&self, question: &str, row: Option<&RowId>, language: &str) -> String {
        let Some(node) = self.form().find(question) else {
            return String::new();
        };
        super::question::words(
            &self.interview,
            &Place {
                node,
                row: row.cloned(),
            },
            language,
            false,
        )
    }

    /// The plain value at a question as others read it; empty if none.
    pub(crate) fn value(&self, question: &str, row: Option<&RowId>) -> String {
        let Some(node) = self.form().find(question) else {
            return String::new();
        };
        self.interview
            .state(
                &Place {
                    node,
                    row: row.cloned(),
                },
                "",
            )
            .map(|state| state.value)
            .unwrap_or_default()
    }
}

impl crate::opened::Opened {
    /// Whether this person wrote the version that stands, and nobody else a second one.
    pub(crate) fn is_own(&self, open: &OpenDocument) -> bool {
        open.heads.len() < 2 && open.author == self.person()
    }
}

impl OpenDocument {
    /// The stop after a cursor, as answering there would go on.
    pub(crate) fn next_after(&self, cursor: &Cursor) -> Cursor {
        super::moving::after(self, cursor)
    }
}
