//! What is typed and not committed yet. It is kept beside the cursor, so that it outlives a lock, a reload and a kill.

use paduk_form::Change;
use paduk_store::Op;
use paduk_survey::{DocumentId, RowId};
use serde::{Deserialize, Serialize};

use super::answer::{Address, json};
use super::{Cursor, OpenDocument};
use crate::api::{ApiError, NonresponseState, WaitingView};
use crate::opened::Opened;

/// One half-typed answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct HalfTyped {
    question: String,
    row: Option<RowId>,
    typed: String,
    marked: Option<NonresponseState>,
}

/// All half-typed answers of a document, the oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Waiting(Vec<HalfTyped>);

/// Where the person stands with what waits there: what the store keeps as the cursor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stand {
    #[serde(flatten)]
    pub(crate) cursor: Cursor,
    #[serde(default, skip_serializing_if = "Waiting::is_empty")]
    pub(crate) waiting: Waiting,
}

impl Waiting {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn drop_at(&mut self, question: &str, row: Option<&RowId>) -> bool {
        let before = self.0.len();
        self.0
            .retain(|half| half.question != question || half.row.as_ref() != row);
        self.0.len() < before
    }

    /// Drops what waits at the question that a change answers. Returns whether something did.
    pub(crate) fn settle(&mut self, change: &Change) -> bool {
        match change {
            Change::Set { question, row, .. }
            | Change::Nonresponse { question, row, .. }
            | Change::Clear { question, row } => self.drop_at(question, row.as_ref()),
            Change::Confirmed { confirmed } => self.settle(confirmed),
            Change::Note { .. }
            | Change::Reason { .. }
            | Change::Language { .. }
            | Change::AddRow { .. }
            | Change::RemoveRow { .. }
            | Change::RestoreRow { .. } => false,
        }
    }

    /// As the window shows it.
    pub(crate) fn view(&self) -> Vec<WaitingView> {
        self.0
            .iter()
            .map(|half| WaitingView {
                question: half.question.clone(),
                row: half.row.as_ref().map(ToString::to_string),
                typed: half.typed.clone(),
                marked: half.marked,
            })
            .collect()
    }
}

impl OpenDocument {
    /// What the store keeps as the cursor.
    pub(crate) fn stand(&self) -> Stand {
        Stand {
            cursor: self.cursor.clone(),
            waiting: self.waiting.clone(),
        }
    }
}

impl Opened {
    /// Keeps what is typed at a question and not committed; nothing typed and nothing marked drops it.
    /// Says whether something waits there now.
    pub(crate) fn keep_typed(
        &mut self,
        document: &DocumentId,
        at: Address<'_>,
        typed: String,
        marked: Option<NonresponseState>,
    ) -> Result<bool, ApiError> {
        let open = self.document(document)?;
        open.place(at.question, at.row)?;
        if !open.draft {
            return Ok(false);
        }
        let row = at.row.map(RowId::new);
        let dropped = open.waiting.drop_at(at.question, row.as_ref());
        let empty = typed.is_empty() && marked.is_none();
        if empty && !dropped {
            return Ok(false);
        }
        if !empty {
            open.waiting.0.push(HalfTyped {
                question: at.question.to_owned(),
                row,
                typed,
                marked,
            });
        }
        let cursor = json(&open.stand());
        // Typing is no answer: what the header calls saved does not move with it.
        self.store.transact(Op::MoveCursor {
            document: document.clone(),
            cursor,
        })?;
        Ok(!empty)
    }
}
