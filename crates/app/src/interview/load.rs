//! A document read from the store: the revision that stands, then the draft's journal on top.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use paduk_form::{Change, Interview, StoredRow};
use paduk_history::{Kind, RowRef, State, Written};
use paduk_store::Draft;
use paduk_survey::{CaseId, DocumentId, MemberId, StoredAnswer};

use super::outside::{Around, Chance};
use super::waiting::{Stand, Waiting};
use super::{Cursor, OpenDocument};
use crate::api::ApiError;
use crate::moment;
use crate::opened::Opened;
use crate::wiring;

impl Opened {
    /// Reads a document. Of two heads the first by id is shown; both stay, and the state says "conflict".
    pub(crate) fn load(&mut self, id: &DocumentId) -> Result<OpenDocument, ApiError> {
        let draft = self.store.draft(id)?;
        let heads = self.store.current(id)?;
        let shown = match &draft {
            Some(draft) => draft
                .start
                .base
                .first()
                .and_then(|base| heads.iter().position(|head| head.id == *base)),
            None => Some(0),
        };
        let shown = shown.and_then(|at| heads.get(at));
        let rows = shown.map(|head| head.revision.rows.as_slice()).unwrap_or_default();
        let answers = shown.map(|head| head.revision.answers.as_slice()).unwrap_or_default();
        self.load_as(id, draft.as_ref(), &heads, shown, (rows, answers))
    }

    /// Reads a document as one of its heads has it, with these rows and answers in the place of the head's.
    pub(crate) fn load_as(
        &mut self,
        id: &DocumentId,
        draft: Option<&Draft>,
        heads: &[Written],
        shown: Option<&Written>,
        (rows, answers): (&[RowRef], &[StoredAnswer]),
    ) -> Result<OpenDocument, ApiError> {
        let (kind, case, member, form_id) = identity(draft, shown).ok_or_else(|| ApiError::new("unknown-document"))?;
        let Some(form_id) = form_id.or_else(|| Some(self.instrument_of(&shown?.revision)?.form_id.clone())) else {
            return Err(ApiError::new("instrument-not-in-pack"));
        };
        let (form, pack) = match draft {
            Some(draft) => self.form_of(&draft.start, &form_id)?,
            None => (self.form(&form_id)?, Arc::clone(&self.pack)),
        };
        let begun = draft
            .map(|draft| draft.start.begun.as_str())
            .and_then(moment::read)
            .or_else(|| Some(shown?.revision.at));
        let now = begun.unwrap_or_else(|| self.host.now());
        let channels = self.channels(&case, member.as_ref(), kind == Kind::Household)?;
        let date = shown
            .and_then(|head| interview_date(&head.revision.answers, &self.pack.interview_date))
            .unwrap_or_else(|| now.date_naive());
        let outside = Around {
            today: date,
            now,
            channels,
            anaemia: paduk_indicator::CutoffSet::of_name(&self.pack.anaemia).unwrap_or_default(),
            device: self.unlocked.public().device.to_string(),
            person: self.person(),
            chance: Chance::of(&id.to_string()),
        };
        let rows: Vec<StoredRow> = rows.iter().map(stored_row).collect();
        let mut changes = self.reasons_given(id)?;
        changes.extend(
            draft
                .iter()
                .flat_map(|draft| &draft.changes)
                .filter_map(|kept| serde_json::from_slice::<Change>(&kept.change).ok()),
        );
        let (interview, _) = Interview::resume(form, Arc::new(outside), &rows, answers, &changes);
        let kept = draft.and_then(|draft| serde_json::from_slice::<Stand>(draft.cursor.as_deref()?).ok());
        let Stand { cursor, waiting } = kept.unwrap_or_else(|| Stand {
            cursor: Cursor::first(&interview),
            waiting: Waiting::default(),
        });
        let saved_at = draft
            .and_then(|draft| draft.changes.last())
            .and_then(|last| moment::read(&last.at))
            .or_else(|| Some(shown?.revision.at));
        let resumed = draft.is_some_and(|draft| !draft.changes.is_empty());
        Ok(OpenDocument {
            document: id.clone(),
            case,
            member,
            kind,
            pack,
            interview,
            date,
            cursor,
            waiting,
            draft: draft.is_some(),
            heads: heads.iter().map(|head| head.id).collect(),
            state: shown.and_then(|head| head.revision.state.clone()),
            author: shown.map_or_else(|| self.person(), |head| head.revision.author.to_string()),
            saved_at,
            resumed,
            measured_again: std::collections::HashSet::new(),
        })
    }

    /// What the channels of `pulldata` answer for this respondent.
    fn channels(
        &mut self,
        case: &CaseId,
        member: Option<&MemberId>,
        household: bool,
    ) -> Result<BTreeMap<String, BTreeMap<String, String>>, ApiError> {
        if household {
            return Ok(BTreeMap::new());
        }
        let village = self.village_of(case)?;
        let area = wiring::area_settings(&self.pack, &village);
        let mut channels = BTreeMap::from([("paduk_area".to_owned(), area)]);
        if let Some(member) = member {
            channels.insert("paduk_member".to_owned(), self.member_columns(case, member)?);
        }
        Ok(channels)
    }
}

type Identity = (Kind, CaseId, Option<MemberId>, Option<String>);

fn identity(draft: Option<&Draft>, shown: Option<&Written>) -> Option<Identity> {
    if let Some(draft) = draft {
        let start = &draft.start;
        return Some((
            start.kind.clone(),
            start.case.clone()?,
            start.member.clone(),
            start.form.clone(),
        ));
    }
    let revision = &shown?.revision;
    Some((
        revision.kind.clone(),
        revision.case.clone()?,
        revision.member.clone(),
        None,
    ))
}

fn stored_row(row: &RowRef) -> StoredRow {
    StoredRow {
        repeat: row.repeat.clone(),
        row: row.row.clone(),
        parent: row.parent.clone(),
    }
}

/// The day of the interview as the questionnaire itself recorded it.
pub(crate) fn interview_date(answers: &[StoredAnswer], question: &str) -> Option<NaiveDate> {
    let recorded = answers
        .iter()
        .find(|answer| answer.question == question)?
        .recorded
        .as_ref()?;
    recorded.value()?.parse().ok()
}

/// Whether a revision's document is finished, as far as its state says.
pub(crate) fn is_complete(state: Option<&State>) -> bool {
    matches!(
        state,
        Some(State::Complete | State::Submitted | State::Accepted | State::CentrallyAccepted | State::Returned)
    )
}
