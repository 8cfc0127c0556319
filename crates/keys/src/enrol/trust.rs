//! Whom a roster vouches for, and how far.

use paduk_history::Level;
use paduk_survey::{DeviceId, Role};

use super::Enrolment;
use crate::error::KeysError;
use crate::roster::Roster;

/// How a device stands under a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What its person may do.
    pub role: Role,
    /// The level on which its person acts.
    pub level: Level,
    /// The last position of its log that counts; absent while it is not revoked.
    pub upto: Option<u64>,
}

impl Standing {
    /// Whether a revision at this position of the device's log counts.
    pub fn covers(&self, seq: u64) -> bool {
        self.upto.is_none_or(|upto| seq <= upto)
    }
}

impl Roster {
    /// Whether a signed card counts: signed for this survey by somebody who stands on the roster.
    ///
    /// A card that a revoked supervisor signed counts only where the roster says that it is kept: whoever has a lost
    /// laptop could sign cards without end. A revoked device's own card still says whose its earlier revisions are.
    ///
    /// # Errors
    /// [`KeysError::KeysOfOtherSurvey`], [`KeysError::SignerUnknown`] and [`KeysError::SignerRevoked`].
    pub fn admits(&self, enrolment: &Enrolment) -> Result<Standing, KeysError> {
        if !enrolment.survey_is(self) {
            return Err(KeysError::KeysOfOtherSurvey);
        }
        let signer = self.supervisor(&enrolment.signer()).ok_or(KeysError::SignerUnknown)?;
        let theirs = signer.card.signing_key() == enrolment.signing_key() && signer.card.role() == Role::Supervisor;
        if !theirs {
            return Err(KeysError::SignerUnknown);
        }
        let device = enrolment.card().device();
        let keeps = |signer: &DeviceId| match self.revocation(signer) {
            None => true,
            Some(revoked) => revoked.keeps.contains(device),
        };
        if !keeps(signer.card.device()) {
            return Err(KeysError::SignerRevoked);
        }
        Ok(Standing {
            role: enrolment.card().role(),
            // Whoever supervises stands on the roster itself; a signed card never lifts anybody above the field.
            level: Level::Field,
            upto: self.revocation(device).map(|revoked| revoked.upto),
        })
    }

    /// How a supervisor's device stands; `None` for a device that the roster does not list.
    pub fn standing(&self, device: &DeviceId) -> Option<Standing> {
        let known = self.supervisor(device)?;
        Some(Standing {
            role: known.card.role(),
            level: known.level.clone(),
            upto: self.revocation(device).map(|revoked| revoked.upto),
        })
    }
}
