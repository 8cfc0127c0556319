//! One decision made, understood like any answer and kept at once.

use paduk_form::Change;
use paduk_history::{Kind, Written};
use paduk_survey::{DocumentId, Recorded, RowId};

use super::difference::Spot;
use super::kept::Chosen;
use super::words::{chosen_words, words_spot};
use crate::api::{ApiError, CompareView, Decision, Response};
use crate::interview::{Address, Reading, nonresponse_of, read};
use crate::opened::Opened;

impl Opened {
    /// One decision, or the taking back of one; kept at once. → `Compare`, or `Ask` where a typed value has two readings.
    pub(crate) fn decide(
        &mut self,
        document: &DocumentId,
        at: Address<'_>,
        decision: Decision,
    ) -> Result<Response, ApiError> {
        let versions = self.versions(document)?;
        let at = Spot {
            question: at.question.to_owned(),
            row: at.row.map(RowId::new),
        };
        let is_words = versions.iter().all(|version| version.revision.kind == Kind::Reason);
        let mut kept = self.decided(document, &versions)?.chosen;
        let unknown = || ApiError::new("unknown-question").with("question", &at.question);
        let chosen = if is_words {
            if at != words_spot() {
                return Err(unknown());
            }
            chosen_words(&versions, decision)?
        } else {
            let sides = self.sides(document, versions.clone())?;
            if !sides.spots().any(|known| *known == at) {
                return Err(unknown());
            }
            let is_row = sides.differ.rows.iter().any(|(row, _)| *row == at);
            match decision {
                Decision::Version { revision } => Some(version_of(&versions, revision)?),
                Decision::Open => None,
                Decision::Clear | Decision::Typed { .. } | Decision::Nonresponse { .. } if is_row => {
                    return Err(unknown());
                }
                Decision::Clear => Some(Chosen::Clear),
                Decision::Nonresponse { state } => {
                    let state = nonresponse_of(state);
                    let node = sides.merged.form().find(&at.question).ok_or_else(unknown)?;
                    if !sides.merged.form().node(node).nonresponse().contains(&state) {
                        return Err(ApiError::new("takes-no-answer").with("question", &at.question));
                    }
                    Some(Chosen::Nonresponse(state.as_str().to_owned()))
                }
                Decision::Typed { typed, confirmed } => {
                    if typed.trim().is_empty() && confirmed.is_none() {
                        return Err(ApiError::new("compare-nothing-typed"));
                    }
                    let address = Address {
                        question: &at.question,
                        row: at.row.as_ref().map(RowId::as_str),
                    };
                    let open = &sides.merged;
                    match read(open, address, &typed, confirmed.as_deref(), self.language)? {
                        Reading::Ask(ask) => return Ok(Response::Ask(ask)),
                        Reading::Change(Change::Set { value, .. }) => Some(Chosen::Value(value)),
                        Reading::Change(_) => return Err(ApiError::new("compare-nothing-typed")),
                        // It is what stands there for looking: now somebody chose it.
                        Reading::Same => {
                            let place = open.place(address.question, address.row)?;
                            let state = open.interview.state(&place, "id");
                            let recorded = state.and_then(|state| state.recorded);
                            let value = recorded.as_ref().and_then(Recorded::value);
                            Some(Chosen::Value(
                                value.ok_or_else(|| ApiError::new("compare-nothing-typed"))?.to_owned(),
                            ))
                        }
                    }
                }
            }
        };
        match chosen {
            Some(chosen) => kept.insert(at, chosen),
            None => kept.remove(&at),
        };
        self.keep_decided(document, &versions, &kept)?;
        Ok(Response::Compare(Box::new(self.compare(document)?)))
    }

    /// Everything as one version has it.
    pub(crate) fn decide_all(&mut self, document: &DocumentId, revision: String) -> Result<CompareView, ApiError> {
        let versions = self.versions(document)?;
        let chosen = version_of(&versions, revision)?;
        let spots: Vec<Spot> = if versions.iter().all(|version| version.revision.kind == Kind::Reason) {
            vec![words_spot()]
        } else {
            self.sides(document, versions.clone())?.spots().cloned().collect()
        };
        let kept = spots.into_iter().map(|at| (at, chosen.clone())).collect();
        self.keep_decided(document, &versions, &kept)?;
        self.compare(document)
    }
}

/// A decision for one of the versions that are there.
pub(super) fn version_of(versions: &[Written], revision: String) -> Result<Chosen, ApiError> {
    let known = versions.iter().any(|version| version.id.to_string() == revision);
    if known {
        Ok(Chosen::Version(revision))
    } else {
        Err(ApiError::new("no-conflict"))
    }
}
