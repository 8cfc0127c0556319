//! How a questionnaire was filled: times and counts, never an answer.

use std::collections::BTreeMap;

use paduk_form::Change;
use paduk_store::Draft;
use serde::Serialize;

use crate::moment;

/// What is kept beside a revision.
#[derive(Debug, Serialize)]
struct Paradata {
    /// Format of this blob.
    v: u32,
    /// When the draft was begun.
    begun: String,
    /// When its last change was made.
    ended: String,
    /// Changes in all.
    changes: usize,
    /// Changes of a question that had been answered before.
    corrections: usize,
    /// Seconds before each question's changes since the change before, by question; pauses count as they are.
    seconds: BTreeMap<String, u64>,
}

/// The paradata of a draft's journal.
pub(crate) fn of(draft: &Draft) -> Vec<u8> {
    let mut seconds: BTreeMap<String, u64> = BTreeMap::new();
    let mut corrections = 0;
    let mut before = moment::read(&draft.start.begun);
    for kept in &draft.changes {
        let at = moment::read(&kept.at);
        let passed = at
            .zip(before)
            .map(|(at, before)| (at - before).num_seconds())
            .unwrap_or_default();
        before = at.or(before);
        let Some(question) = serde_json::from_slice::<Change>(&kept.change)
            .ok()
            .as_ref()
            .and_then(question)
        else {
            continue;
        };
        // A clock that was set back gives a negative time; it says nothing about the question.
        let passed = u64::try_from(passed).unwrap_or_default();
        corrections += usize::from(seconds.contains_key(&question));
        *seconds.entry(question).or_default() += passed;
    }
    let ended = draft.changes.last().map_or(&draft.start.begun, |last| &last.at).clone();
    let paradata = Paradata {
        v: 0,
        begun: draft.start.begun.clone(),
        ended,
        changes: draft.changes.len(),
        corrections,
        seconds,
    };
    serde_json::to_vec(&paradata).unwrap_or_default()
}

/// The question that a change answers, with its row.
fn question(change: &Change) -> Option<String> {
    let (question, row) = match change {
        Change::Set { question, row, .. }
        | Change::Nonresponse { question, row, .. }
        | Change::Clear { question, row } => (question, row),
        Change::Note { .. }
        | Change::Reason { .. }
        | Change::AddRow { .. }
        | Change::RemoveRow { .. }
        | Change::RestoreRow { .. }
        | Change::Language { .. } => return None,
        Change::Confirmed { confirmed } => return question(confirmed),
    };
    Some(
        row.as_ref()
            .map_or_else(|| question.clone(), |row| format!("{question}#{row}")),
    )
}
