//! New rosters: the first of a survey, and the next after one that is in use.

use paduk_history::Level;
use paduk_survey::DeviceId;

use super::{Revoked, Roster, Supervisor};
use crate::card::Card;
use crate::error::KeysError;
use crate::profile::{CREATED, allowed_text};
use crate::root::RootKey;

impl Roster {
    /// The first roster of a survey: nobody on it yet. It is also what laptops need to ask for enrolment.
    pub fn first(root: &RootKey, at: &str) -> Result<Self, KeysError> {
        let public = root.public();
        let roster = Self {
            root: public.key,
            pack: public.pack.clone(),
            version: 1,
            at: allowed_text(at, CREATED)?,
            working: public.working.clone(),
            sealed: public.sealed.clone(),
            supervisors: Vec::new(),
            revoked: Vec::new(),
            bytes: Vec::new(),
        };
        roster.signed(root)
    }

    /// The next roster, with this supervisor on it. A later card of the same device takes the place of the earlier.
    pub fn with_supervisor(
        &self,
        root: &RootKey,
        card: Card,
        level: Level,
        area: Vec<String>,
        at: &str,
    ) -> Result<Self, KeysError> {
        let mut next = self.next(root, at)?;
        next.supervisors.retain(|known| known.card.device() != card.device());
        next.supervisors.push(Supervisor { card, level, area });
        next.supervisors
            .sort_by(|one, other| one.card.device().cmp(other.card.device()));
        next.signed(root)
    }

    /// The next roster, with this device revoked. The device need not be a supervisor's.
    pub fn with_revoked(&self, root: &RootKey, mut revoked: Revoked, at: &str) -> Result<Self, KeysError> {
        revoked.keeps.sort();
        revoked.keeps.dedup();
        let mut next = self.next(root, at)?;
        let device: &DeviceId = &revoked.device;
        next.revoked.retain(|known| known.device != *device);
        next.revoked.push(revoked);
        next.revoked.sort_by(|one, other| one.device.cmp(&other.device));
        next.signed(root)
    }

    /// A copy with the next version, for this root key only.
    fn next(&self, root: &RootKey, at: &str) -> Result<Self, KeysError> {
        if root.public().key != self.root {
            return Err(KeysError::KeysOfOtherSurvey);
        }
        Ok(Self {
            version: self.version + 1,
            at: allowed_text(at, CREATED)?,
            ..self.clone()
        })
    }

    /// Signed, and read back by the reader's own code.
    fn signed(&self, root: &RootKey) -> Result<Self, KeysError> {
        Self::read(&self.write(root)?)
    }
}
