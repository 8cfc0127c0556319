//! Which documents wait for a decision, and a document's versions.

use paduk_history::{Kind, Op as RevisionOp, Written};
use paduk_store::DocumentSummary;
use paduk_survey::{CaseId, DocumentId, MemberId, Role};

use crate::api::{ApiError, ConflictRow, ConflictsView};
use crate::opened::Opened;

/// The kinds of document whose versions can be compared answer by answer or word by word.
fn comparable(kind: &Kind) -> bool {
    matches!(kind, Kind::Household | Kind::Questionnaire | Kind::Reason)
}

/// Whether a document waits for a decision here.
pub(crate) fn waits(document: &DocumentSummary) -> bool {
    document.heads.len() > 1 && comparable(&document.kind)
}

impl Opened {
    /// Everything that waits for a decision.
    pub(crate) fn conflicts(&mut self) -> Result<ConflictsView, ApiError> {
        let mut conflicts = Vec::new();
        for document in self.store.all_documents()?.iter().filter(|document| waits(document)) {
            let Some(case) = &document.case else { continue };
            let (title, name, label) = self.about(document, case)?;
            let mut authors: Vec<String> = Vec::new();
            for version in self.store.current(&document.document)? {
                let author = version.revision.author.to_string();
                if !authors.contains(&author) {
                    authors.push(author);
                }
            }
            conflicts.push(ConflictRow {
                document: document.document.to_string(),
                case: case.to_string(),
                title,
                name,
                label,
                authors,
                draft: document.draft,
            });
        }
        conflicts.sort_by(|left, right| {
            (&left.label, &left.name, &left.title).cmp(&(&right.label, &right.name, &right.title))
        });
        Ok(ConflictsView {
            conflicts,
            may_decide: self.may_decide(),
        })
    }

    /// How many documents wait for a decision.
    pub(crate) fn conflict_count(&self) -> Result<u32, ApiError> {
        let documents = self.store.all_documents()?;
        Ok(u32::try_from(documents.iter().filter(|document| waits(document)).count()).unwrap_or(u32::MAX))
    }

    /// Decisions are the supervisor's, as the rules of revisions have it.
    pub(super) fn may_decide(&self) -> bool {
        self.unlocked.public().role == Role::Supervisor
    }

    /// The versions of a document in conflict, sorted by id.
    pub(super) fn versions(&self, document: &DocumentId) -> Result<Vec<Written>, ApiError> {
        let versions = self.store.current(document)?;
        if versions.len() < 2 {
            return Err(ApiError::new("no-conflict"));
        }
        if self.store.draft(document)?.is_some() {
            return Err(ApiError::new("compare-draft"));
        }
        let puts = |version: &Written| matches!(version.revision.op, RevisionOp::Put | RevisionOp::Resolve);
        if versions
            .iter()
            .all(|version| comparable(&version.revision.kind) && puts(version))
        {
            Ok(versions)
        } else {
            Err(ApiError::new("compare-kind"))
        }
    }

    /// Title, person and place of a document.
    pub(super) fn about(
        &mut self,
        document: &DocumentSummary,
        case: &CaseId,
    ) -> Result<(String, String, String), ApiError> {
        let title = match self.instrument_of_summary(document) {
            Some(known) if document.kind != Kind::Reason => known
                .title
                .get(self.language.tag(), &self.pack.default_language)
                .to_owned(),
            Some(_) | None => paduk_text::say("compare.reason-title", &[], self.language),
        };
        let label = self.place_label(case)?;
        let member: Option<&MemberId> = document.member.as_ref();
        let name = member.map(|member| self.member_name(case, member)).unwrap_or_default();
        Ok((title, name, label))
    }
}
