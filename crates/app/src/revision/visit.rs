//! Visits: each a signed document of its own, so that an attempt is history even where nothing was answered.

use paduk_history::canonical::{Object, Value};
use paduk_history::{Kind, State};
use paduk_store::Op;
use paduk_survey::{CaseId, DocumentId};
use unicode_normalization::UnicodeNormalization;

use crate::api::{ApiError, VisitOutcome, VisitRow};
use crate::moment;
use crate::opened::Opened;

const OUTCOME: &str = "outcome";
const AGAIN: &str = "again";

/// The outcomes by the words that are stored.
const OUTCOMES: [(VisitOutcome, &str); 5] = [
    (VisitOutcome::Met, "met"),
    (VisitOutcome::Absent, "absent"),
    (VisitOutcome::Refused, "refused"),
    (VisitOutcome::Moved, "moved"),
    (VisitOutcome::Postponed, "postponed"),
];

/// Whether somebody else would ask why.
const fn asks_why(outcome: VisitOutcome) -> bool {
    match outcome {
        VisitOutcome::Met | VisitOutcome::Absent => false,
        VisitOutcome::Refused | VisitOutcome::Moved | VisitOutcome::Postponed => true,
    }
}

impl Opened {
    /// Notes how a visit came out.
    ///
    /// # Errors
    /// `reason-needed` where the outcome asks why and nothing was said.
    pub(crate) fn record_visit(
        &mut self,
        case: &CaseId,
        outcome: VisitOutcome,
        reason: &str,
        again: &str,
    ) -> Result<(), ApiError> {
        let [reason, again] = [reason, again].map(|text| text.trim().nfc().collect::<String>());
        if reason.is_empty() && asks_why(outcome) {
            return Err(ApiError::new("reason-needed"));
        }
        let area = self.village_of(case)?;
        let id = DocumentId::new(format!("v{}", self.new_id()?.replace('-', "")));
        let stored = OUTCOMES.iter().find(|(known, _)| *known == outcome);
        let mut body = Object::new();
        for (key, text) in [(OUTCOME, stored.map_or("", |(_, word)| word)), (AGAIN, &again)] {
            if !text.is_empty() {
                body.insert(key, Value::Text(text.to_owned()));
            }
        }
        let mut revision = self.envelope(id, Kind::Visit)?;
        revision.case = Some(case.clone());
        revision.state = Some(State::Complete);
        revision.area = Some(area);
        revision.text = (!reason.is_empty()).then_some(reason);
        revision.body = body;
        let signed = self.sign(&revision)?;
        self.write(Op::PutRevision {
            signed,
            closes_draft: false,
            blobs: Vec::new(),
        })?;
        Ok(())
    }

    /// The visits of a case, the first one first.
    pub(crate) fn visits(&self, case: &CaseId) -> Result<Vec<VisitRow>, ApiError> {
        let mut found = Vec::new();
        for summary in self.store.documents(case)? {
            if summary.kind == Kind::Visit {
                found.extend(self.store.current(&summary.document)?.into_iter().next());
            }
        }
        found.sort_by_key(|written| written.revision.at);
        let text = |body: &Object, key: &str| match body.get(key) {
            Some(Value::Text(text)) => text.clone(),
            _ => String::new(),
        };
        Ok((1..)
            .zip(found)
            .filter_map(|(number, written)| {
                let revision = written.revision;
                let word = text(&revision.body, OUTCOME);
                let (outcome, _) = OUTCOMES.iter().find(|(_, known)| *known == word)?;
                Some(VisitRow {
                    number,
                    outcome: *outcome,
                    reason: revision.text.clone().unwrap_or_default(),
                    again: text(&revision.body, AGAIN),
                    at: moment::day_and_clock(&revision.at),
                    author: revision.author.to_string(),
                })
            })
            .collect())
    }
}
