//! The rules asked before something is signed, and of what came from others.

use std::collections::BTreeMap;

use paduk_history::rule::{Author, Refusal, judge};
use paduk_history::{Level, Revision, Signed};
use paduk_survey::{DeviceId, PersonId, RevisionId, Role};

use crate::api::ApiError;
use crate::opened::Opened;

/// Who may speak for which device, and up to which position of its log, as the cards and the roster say.
pub(crate) type Authors = BTreeMap<DeviceId, (PersonId, Author, Option<u64>)>;

impl Opened {
    /// Signs a revision that the rules allow. Whatever they refuse is not made here.
    pub(crate) fn sign(&self, revision: &Revision) -> Result<Signed, ApiError> {
        self.in_force()?;
        if let Some(refusal) = self.refusal(revision, &self.authors()?)? {
            return Err(ApiError::new(refusal.code()));
        }
        Ok(Signed::sign(self.unlocked.signing_key(), revision)?)
    }

    /// Why nothing follows from a revision, if nothing does. Those that it follows or speaks of are looked up here.
    pub(crate) fn refusal(&self, revision: &Revision, authors: &Authors) -> Result<Option<Refusal>, ApiError> {
        let mut known: BTreeMap<RevisionId, Revision> = BTreeMap::new();
        for id in revision.parents.iter().chain(&revision.about) {
            if let Some(written) = self.store.revision(id)? {
                known.insert(*id, written.revision);
            }
        }
        let author = authors
            .get(&revision.device)
            .filter(|(person, ..)| *person == revision.author)
            .filter(|(_, _, upto)| upto.is_none_or(|upto| revision.seq <= upto))
            .map(|(_, author, _)| author);
        Ok(judge(revision, author, |id| known.get(id)).err())
    }

    /// Everybody whose card is known, and oneself.
    pub(crate) fn authors(&self) -> Result<Authors, ApiError> {
        if let Some(trusted) = &self.trusted {
            return Ok(trusted.authors());
        }
        let own = self.unlocked.public();
        let mut authors: Authors = self
            .cards()?
            .iter()
            .map(|card| {
                (
                    card.device().clone(),
                    (card.person().clone(), author(card.role()), None),
                )
            })
            .collect();
        authors.insert(own.device.clone(), (own.person.clone(), author(own.role), None));
        Ok(authors)
    }
}

/// On which level a role acts in training, where no roster names the centre or the root key.
const fn author(role: Role) -> Author {
    let level = match role {
        Role::Supervisor => Level::Supervisor,
        Role::Enumerator | Role::Clerk | Role::Trainee | Role::Analyst => Level::Field,
    };
    Author { role, level }
}
