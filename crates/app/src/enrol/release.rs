//! After the roster or a card changed: what was held enters where somebody vouches for it now.

use paduk_history::Domain;
use paduk_keys::Roster;
use paduk_store::{Held, Op};
use paduk_survey::{Mode, RevisionId};

use super::{Trusted, keep_roster};
use crate::api::ApiError;
use crate::opened::Opened;

impl Opened {
    /// Takes a roster in where its version grew; true where it is new.
    ///
    /// # Errors
    /// Those of [`Roster::replaces`]; `training-only` in practice, which has no roster.
    pub(crate) fn take_roster(&mut self, roster: &Roster) -> Result<bool, ApiError> {
        let Some(trusted) = &self.trusted else {
            return Err(ApiError::new("training-only"));
        };
        roster.replaces(&trusted.roster)?;
        if roster.version() == trusted.roster.version() {
            return Ok(false);
        }
        self.write(keep_roster(roster))?;
        Ok(true)
    }

    /// Reads anew whom this store believes, and lets in what was held for want of it; how many revisions entered.
    pub(crate) fn trust_anew(&mut self) -> Result<usize, ApiError> {
        self.trusted = match self.mode() {
            Mode::Real => Trusted::of(&self.store)?,
            Mode::Training => None,
        };
        let held = self.store.held()?;
        if held.is_empty() {
            return Ok(0);
        }
        let cards = self.cards()?;
        let vouched: Vec<RevisionId> = held
            .iter()
            .filter(|held| self.vouches(held, &cards))
            .map(|held| held.id)
            .collect();
        if vouched.is_empty() {
            return Ok(0);
        }
        let changed = self.write(Op::Release { revisions: vouched })?;
        self.documents.clear();
        Ok(changed.new.len())
    }

    /// Whether a held revision's author is known now, and the device may still speak at that position.
    fn vouches(&self, held: &Held, cards: &[paduk_keys::Card]) -> bool {
        let (card, covered) = match &self.trusted {
            Some(trusted) => match trusted.standing(&held.device) {
                Some((card, standing)) => (Some(card), standing.covers(held.seq)),
                None => (None, false),
            },
            None => (cards.iter().find(|card| *card.device() == held.device).cloned(), true),
        };
        card.is_some_and(|card| {
            let signed = &held.signed;
            covered
                && *card.person() == held.author
                && paduk_history::verify(card.signing_key(), Domain::Revision, &signed.bytes, &signed.signature).is_ok()
        })
    }
}
