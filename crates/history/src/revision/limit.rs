//! What must hold of a revision whichever way it came to be.

use std::collections::HashSet;

use paduk_survey::{CaseId, DocumentId, MemberId, PersonId, Recorded, StoredAnswer};

use super::Revision;
use crate::HistoryError;
use crate::canonical::MAX_INTEGER;

/// Checks limits and the rules that bind several keys.
pub(super) fn check(revision: &Revision) -> Result<(), HistoryError> {
    if revision.parents.len() > Revision::MAX_PARENTS {
        return Err(HistoryError::TooManyParents);
    }
    if revision.answers.len() > Revision::MAX_ANSWERS || revision.rows.len() > Revision::MAX_ANSWERS {
        return Err(HistoryError::TooManyAnswers);
    }
    let position_holds = (1..=MAX_INTEGER.unsigned_abs()).contains(&revision.seq);
    require(position_holds, "seq")?;
    require((revision.seq == 1) == revision.prev.is_none(), "prev")?;
    require(revision.pass >= 1, "pass")?;
    require(!revision.survey.is_empty(), "survey")?;
    require(!revision.engine.is_empty(), "engine")?;
    require(!revision.document.as_str().is_empty(), "document")?;
    require(!revision.author.as_str().is_empty(), "author")?;
    require(!revision.device.as_str().is_empty(), "device")?;
    require(!revision.kind.as_str().is_empty(), "kind")?;
    require(!revision.op.as_str().is_empty(), "op")?;
    let named = |id: Option<&str>| id.is_none_or(|id| !id.is_empty());
    require(named(revision.case.as_ref().map(CaseId::as_str)), "case")?;
    require(named(revision.member.as_ref().map(MemberId::as_str)), "member")?;
    require(named(revision.visit.as_ref().map(DocumentId::as_str)), "visit")?;
    require(
        named(revision.interviewer.as_ref().map(PersonId::as_str)),
        "interviewer",
    )?;
    answers(&revision.answers)?;
    rows(revision)
}

fn answers(answers: &[StoredAnswer]) -> Result<(), HistoryError> {
    let mut seen = HashSet::with_capacity(answers.len());
    for answer in answers {
        require(!answer.question.is_empty(), "q")?;
        let says_something = match &answer.recorded {
            Some(Recorded::Value(value)) => !value.is_empty(),
            Some(Recorded::Nonresponse(_)) => true,
            None => answer.note.is_some(),
        };
        require(says_something, "answers")?;
        if !seen.insert((&answer.question, &answer.row)) {
            return Err(HistoryError::AnsweredTwice);
        }
    }
    Ok(())
}

/// Row ids are unique in their document, and no row stands before its parent.
fn rows(revision: &Revision) -> Result<(), HistoryError> {
    let mut seen = HashSet::with_capacity(revision.rows.len());
    for row in &revision.rows {
        let parent_known = row.parent.as_ref().is_none_or(|parent| seen.contains(parent));
        require(
            parent_known && !row.repeat.is_empty() && !row.row.as_str().is_empty(),
            "rows",
        )?;
        require(seen.insert(&row.row), "rows")?;
    }
    Ok(())
}

fn require(holds: bool, key: &'static str) -> Result<(), HistoryError> {
    if holds {
        Ok(())
    } else {
        Err(HistoryError::KeyWrong(key))
    }
}
