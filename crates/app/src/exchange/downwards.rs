//! What goes back to the field: decisions and receipts, and to a new laptop everything of its person's cases.

use std::collections::BTreeSet;

use paduk_bundle::BundleKind;
use paduk_history::{Kind, Op as RevisionOp, Revision};
use paduk_keys::Card;
use paduk_survey::{CaseId, DeviceId, PersonId, RevisionId, Role};

use super::parcel::Parcel;
use crate::api::{ApiError, SentView, WorkProgress};
use crate::opened::Opened;

/// Revisions looked at together, so that a large store is never in memory as a whole.
const SLICE: u32 = 256;

impl Opened {
    /// Seals for one person: first a receipt of what came from there, then everything of the person's cases that the
    /// laptop has not written itself. A replaced laptop so gets back what its predecessor had sent.
    ///
    /// A blind second keying and back-checks stay here: they would not be blind any more.
    ///
    /// # Errors
    /// `not-your-role` for anybody but a supervisor, `person-unknown` where no card of the person is known.
    pub(crate) fn send_to(
        &mut self,
        person: &str,
        folder: &str,
        progress: &mut dyn FnMut(WorkProgress),
    ) -> Result<SentView, ApiError> {
        if self.unlocked.public().role != Role::Supervisor {
            return Err(ApiError::new("not-your-role"));
        }
        self.in_force()?;
        super::card::existing(folder)?;
        let own = self.unlocked.public().device.clone();
        let cards: Vec<Card> = self
            .cards()?
            .into_iter()
            .filter(|card| card.person().as_str() == person && *card.device() != own)
            .collect();
        if cards.is_empty() {
            return Err(ApiError::new("person-unknown").with("person", person));
        }
        let devices: BTreeSet<DeviceId> = cards.iter().map(|card| card.device().clone()).collect();
        self.confirm(&devices)?;
        let (one, several) = (devices.iter().next().cloned(), devices.len() > 1);
        let laptop = one.filter(|_| !several);
        let ids = self.for_person(&PersonId::new(person), laptop.as_ref())?;
        if ids.is_empty() {
            return Err(ApiError::new("nothing-to-send"));
        }
        let recipients = self.with_programme(cards.iter().map(|card| card.recipient().clone()).collect());
        let parcel = Parcel {
            kind: BundleKind::ToEnumerator,
            recipients,
            ids,
            pack_file: None,
        };
        self.seal_parcel(parcel, folder, progress)
    }

    /// Ids of the person's cases and of what concerns the person, without what the laptop itself has written.
    fn for_person(&self, person: &PersonId, laptop: Option<&DeviceId>) -> Result<Vec<RevisionId>, ApiError> {
        let mut cases: BTreeSet<CaseId> = BTreeSet::new();
        let mut rest = Vec::new();
        let mut after = 0;
        loop {
            let slice = self.store.revisions_after(after, SLICE)?;
            let Some((last, _)) = slice.last() else { break };
            after = *last;
            for (_, written) in slice {
                let revision = written.revision;
                if revision.author == *person {
                    cases.extend(revision.case.clone());
                }
                if Some(&revision.device) != laptop && !blind(&revision) {
                    rest.push((written.id, revision.case.clone(), concerns(&revision, person)));
                }
            }
        }
        let of_case = |case: &Option<CaseId>| case.as_ref().is_some_and(|case| cases.contains(case));
        let chosen = rest
            .into_iter()
            .filter(|(_, case, concerns)| of_case(case) || *concerns);
        Ok(chosen.map(|(id, ..)| id).collect())
    }
}

/// What the first keyer must not see.
fn blind(revision: &Revision) -> bool {
    revision.pass > 1 || revision.kind == Kind::BackCheck
}

/// Whether a revision without a case of the person is for the person all the same.
fn concerns(revision: &Revision, person: &PersonId) -> bool {
    let to = revision
        .body
        .get("to")
        .and_then(paduk_history::canonical::Value::as_text);
    let assigned = revision.kind == Kind::Assignment && to.is_none_or(|to| to == person.as_str());
    let ordered = revision.op == RevisionOp::Purge;
    assigned || ordered || revision.kind == Kind::Receipt
}
