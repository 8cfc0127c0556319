//! The decision as a revision that follows every version.

use paduk_form::FindingKind;
use paduk_history::{Kind, Level, Op as RevisionOp, Revision, RowRef, State, Written};
use paduk_store::Op;
use paduk_survey::DocumentId;

use super::words::decided_words;
use crate::api::{ApiError, ConflictsView};
use crate::interview::is_complete;
use crate::opened::Opened;
use crate::wiring;

impl Opened {
    /// Signs what was decided, with its reason. Every difference must be decided; what still has an error becomes a
    /// draft again, as any questionnaire would.
    ///
    /// # Errors
    /// `reason-needed`, `undecided`, `no-conflict`, and those of the rules.
    pub(crate) fn resolve(&mut self, document: &DocumentId, reason: &str) -> Result<ConflictsView, ApiError> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(ApiError::new("reason-needed"));
        }
        let versions = self.versions(document)?;
        let first = versions
            .first()
            .ok_or_else(|| ApiError::new("no-conflict"))?
            .revision
            .clone();
        let mut revision = self.resolution(document, &first, &versions, reason)?;
        if first.kind == Kind::Reason {
            let kept = self.decided(document, &versions)?;
            let words = decided_words(&versions, &kept.chosen);
            revision.text = Some(words.ok_or_else(|| ApiError::new("undecided").with("count", 1))?);
            revision.body = first.body.clone();
            revision.state = Some(State::Complete);
        } else {
            self.answered(document, &versions, &mut revision)?;
        }
        let signed = self.sign(&revision)?;
        self.write(Op::PutRevision {
            signed,
            closes_draft: false,
            blobs: Vec::new(),
        })?;
        self.drop_decided(document)?;
        // Questionnaires read their household, and reasons belong to other documents: all is read afresh.
        self.documents.clear();
        self.conflicts()
    }

    /// The envelope: it follows every version and names them.
    fn resolution(
        &self,
        document: &DocumentId,
        first: &Revision,
        versions: &[Written],
        reason: &str,
    ) -> Result<Revision, ApiError> {
        let heads: Vec<_> = versions.iter().map(|version| version.id).collect();
        let mut revision = self.envelope(document.clone(), first.kind.clone())?;
        revision.op = RevisionOp::Resolve;
        revision.level = Some(Level::Supervisor);
        revision.round = first.round;
        revision.case = first.case.clone();
        revision.member = first.member.clone();
        revision.source = first.source.clone();
        revision.interviewer = first.interviewer.clone();
        revision.pass = first.pass;
        revision.area = first.area.clone();
        revision.parents.clone_from(&heads);
        revision.about = heads;
        revision.reason = Some(reason.to_owned());
        Ok(revision)
    }

    /// The answers that were decided, as the present questionnaire has them.
    fn answered(
        &mut self,
        document: &DocumentId,
        versions: &[Written],
        revision: &mut Revision,
    ) -> Result<(), ApiError> {
        let sides = self.sides(document, versions.to_vec())?;
        let open = sides.spots().count() - sides.decided();
        if open > 0 {
            return Err(ApiError::new("undecided").with("count", open));
        }
        let interview = &sides.merged.interview;
        let whole = !interview
            .validate()
            .iter()
            .any(|found| found.kind != FindingKind::Missing && found.is_open());
        let finished = versions
            .iter()
            .all(|version| is_complete(version.revision.state.as_ref()));
        revision.state = Some(if whole && finished {
            State::Complete
        } else {
            State::Draft
        });
        revision.instrument = Some(sides.merged.form().hash());
        revision.pack = Some(sides.merged.pack.version.clone());
        revision.answers = interview.finalise().0;
        revision.rows = interview
            .rows_in_order()
            .into_iter()
            .map(|row| RowRef {
                repeat: row.repeat,
                row: row.row,
                parent: row.parent,
            })
            .collect();
        let case = sides.merged.case.clone();
        if sides.merged.is_household() {
            let village = wiring::household_wiring(&self.pack)?.village.clone();
            let village = sides.merged.value(&village, None);
            if !village.is_empty() {
                revision.area = Some(village);
            }
        } else {
            // It reads the household as it stands now; where that is in conflict itself, none is named.
            let heads = self.store.heads(&Self::household_of(&case)?)?;
            revision.household = match heads.as_slice() {
                [only] => Some(only.id),
                _ => None,
            };
        }
        Ok(())
    }
}
