//! The first place: quotas, where to go on, households, what is not sent.

use std::collections::HashSet;

use paduk_pack::Plan;
use paduk_store::Direction;
use paduk_survey::{CaseId, DocumentId, Module, RevisionId, TargetGroup};

use crate::api::{ApiError, HomeView, HouseholdRow, HouseholdsView, QuestionnaireState, QuotaView, ResumeView};
use crate::interview::is_complete;
use crate::moment;
use crate::opened::Opened;

/// Households handed out at once; the count says how many there are.
const MOST_ROWS: u32 = 200;

impl Opened {
    /// The first place.
    pub(crate) fn home(&mut self) -> Result<HomeView, ApiError> {
        let HouseholdsView { households, total, .. } = self.households(0, MOST_ROWS)?;
        let exchanges = self.store.exchanges()?;
        let sent: Vec<_> = exchanges
            .iter()
            .filter(|exchange| exchange.direction == Direction::Sent)
            .collect();
        let mut unconfirmed = 0;
        for bundle in &sent {
            unconfirmed += u32::from(self.store.receipt(&bundle.bundle)?.is_none());
        }
        Ok(HomeView {
            village: self.village_name(&self.village()),
            quotas: self.quotas()?,
            resume: self.resume()?,
            households,
            households_total: total,
            unsent: self.unsent_documents()?,
            sent_at: sent
                .first()
                .map(|bundle| moment::read_day_and_clock(&bundle.at))
                .unwrap_or_default(),
            unconfirmed,
            conflicts: self.conflict_count()?,
        })
    }

    /// A part of the list of all households, the last changed first; at most [`MOST_ROWS`] of them.
    pub(crate) fn households(&mut self, from: u32, count: u32) -> Result<HouseholdsView, ApiError> {
        let mut cases = self.store.cases()?;
        cases.sort_by(|left, right| right.last_at.cmp(&left.last_at));
        let total = u32::try_from(cases.len()).unwrap_or(u32::MAX);
        let known: HashSet<DocumentId> = self.documents.keys().cloned().collect();
        let mut households = Vec::new();
        for case in cases.iter().skip(from as usize).take(count.min(MOST_ROWS) as usize) {
            households.push(self.household_row(&case.case, &case.last_at)?);
        }
        // Looking through thousands of households keeps none of them in memory.
        self.documents.retain(|id, _| known.contains(id));
        Ok(HouseholdsView {
            from,
            households,
            total,
        })
    }

    /// Where work stopped: the draft last worked on.
    pub(crate) fn resume(&mut self) -> Result<Option<ResumeView>, ApiError> {
        let Some(draft) = self.store.drafts()?.into_iter().next() else {
            return Ok(None);
        };
        let document = draft.start.document;
        if let Some(case) = &draft.start.case {
            self.household(case)?;
        }
        self.document(&document)?;
        let open = self
            .documents
            .get(&document)
            .ok_or_else(|| ApiError::new("unknown-document"))?;
        Ok(Some(self.resume_view(open)))
    }

    /// Each group's quota in this village, with what is finished. An impossible quota is counted as a census.
    pub(crate) fn quotas(&mut self) -> Result<Vec<QuotaView>, ApiError> {
        let village = self.village();
        let mut quotas = Vec::new();
        let groups: Vec<_> = self.pack.groups.iter().map(|group| group.group).collect();
        for group in groups {
            let done = self.finished_in(&village, group)?;
            let Some(quota) = self.pack.quota(&village, group) else {
                continue;
            };
            quotas.push(QuotaView {
                group: group.code().to_owned(),
                name: self.group_name(group),
                done,
                quota: quota.quota,
                target: quota.target(),
                frame: quota.frame,
                census: quota.plan == Plan::Census,
            });
        }
        Ok(quotas)
    }

    /// Finished questionnaires of a group in a village.
    pub(crate) fn finished_in(&mut self, village: &str, group: TargetGroup) -> Result<u32, ApiError> {
        let Some(form_id) = self
            .pack
            .instrument_for(Module::Member(group))
            .map(|instrument| instrument.form_id.clone())
        else {
            return Ok(0);
        };
        let mut finished = 0;
        for document in self.store.all_documents()? {
            let Some(head) = document.heads.first() else { continue };
            let of_group = self
                .instrument_of_summary(&document)
                .is_some_and(|known| known.form_id == form_id);
            if of_group && is_complete(head.state.as_ref()) && self.is_in(&head.id, village)? {
                finished += 1;
            }
        }
        Ok(finished)
    }

    fn is_in(&self, revision: &RevisionId, village: &str) -> Result<bool, ApiError> {
        Ok(self
            .store
            .revision(revision)?
            .is_some_and(|written| written.revision.area.as_deref() == Some(village)))
    }

    fn household_row(&mut self, case: &CaseId, last_at: &str) -> Result<HouseholdRow, ApiError> {
        let document = Self::household_of(case)?;
        let label = self.place_label(case)?;
        let state = self.state_of(&document)?;
        let mut finished = 0;
        let mut conflicts = 0;
        let mut author = String::new();
        for summary in self.case_documents(case)? {
            conflicts += u32::from(summary.heads.len() > 1);
            finished += u32::from(
                summary.member.is_some()
                    && !summary.draft
                    && summary.heads.iter().any(|head| is_complete(head.state.as_ref())),
            );
            if let Some(head) = summary.heads.iter().max_by(|left, right| left.at.cmp(&right.at)) {
                author = head.author.to_string();
            }
        }
        let members = self.member_ids(case)?;
        let household = self.household_loaded(case)?;
        let expected = members
            .iter()
            .flat_map(|row| self.groups(household, row))
            .filter(|group| self.pack.instrument_for(Module::Member(*group)).is_some())
            .count();
        Ok(HouseholdRow {
            case: case.to_string(),
            label,
            head: self.head(case)?,
            members: u32::try_from(members.len()).unwrap_or_default(),
            finished,
            expected: u32::try_from(expected).unwrap_or_default(),
            state: if conflicts > 0 {
                QuestionnaireState::Conflict
            } else {
                state
            },
            author: if author.is_empty() { self.person() } else { author },
            saved_at: moment::read_day_and_clock(last_at),
            conflicts,
            visit: self.visits(case)?.pop(),
        })
    }

    /// Revisions that no bundle written here carries.
    pub(crate) fn unsent(&self) -> Result<Vec<RevisionId>, ApiError> {
        Ok(self.store.unsent()?)
    }

    /// Households and questionnaires with a finished version of this laptop's own that no bundle carries.
    pub(crate) fn unsent_documents(&self) -> Result<u32, ApiError> {
        let unsent = self.unsent()?;
        let own = &self.unlocked.public().device;
        let documents = self.store.all_documents()?;
        let waiting = documents.iter().filter(|document| {
            let counted = matches!(
                document.kind,
                paduk_history::Kind::Household | paduk_history::Kind::Questionnaire
            );
            counted
                && document
                    .heads
                    .iter()
                    .any(|head| head.device == *own && is_complete(head.state.as_ref()) && unsent.contains(&head.id))
        });
        Ok(u32::try_from(waiting.count()).unwrap_or(u32::MAX))
    }
}
