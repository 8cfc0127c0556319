//! The roster: who supervises in a survey, and whose devices were revoked, signed by the programme's root key.
//!
//! Its version only grows. Everything that a real store believes of a person follows from it: supervisors stand in it,
//! everybody else has a card that one of them signed. See [`crate::Enrolment`].

mod change;
mod read;
mod write;

#[cfg(test)]
mod tests;

use age::x25519::Recipient;
use ed25519_dalek::VerifyingKey;
use paduk_history::{Level, device_id};
use paduk_survey::DeviceId;

use crate::card::Card;
use crate::error::KeysError;

/// Most bytes of a roster: some hundred supervisors.
pub const MAX_ROSTER_BYTES: usize = 512 * 1024;
/// Most supervisors, and most revoked devices.
const MOST: usize = 1_000;
/// What a roster calls itself.
pub(crate) const FORMAT: &str = "paduk-roster";
/// The version of the format that this program writes and reads.
const FORMAT_VERSION: i64 = 1;
/// Longest code of an area, in characters.
pub(crate) const AREA: usize = 64;

/// A roster whose signature is its root key's. Whether that root key is the right one is asked of people, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    root: VerifyingKey,
    pack: String,
    version: u64,
    at: String,
    working: Recipient,
    sealed: Recipient,
    supervisors: Vec<Supervisor>,
    revoked: Vec<Revoked>,
    bytes: Vec<u8>,
}

/// Somebody who supervises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supervisor {
    /// The card: person, keys, device.
    pub card: Card,
    /// Supervisor or centre.
    pub level: Level,
    /// Codes of the areas; empty for all.
    pub area: Vec<String>,
}

/// A device that is trusted no longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revoked {
    /// The device.
    pub device: DeviceId,
    /// The last position of its log that still stands: what had arrived before the device was lost. 0 for none.
    pub upto: u64,
    /// Devices whose cards it signed and that stay enrolled; the others are enrolled anew by somebody else.
    pub keeps: Vec<DeviceId>,
}

impl Roster {
    /// The root key that signed it.
    pub fn root(&self) -> &VerifyingKey {
        &self.root
    }

    /// The device id of the root key: whose orders to erase count.
    pub fn root_device(&self) -> DeviceId {
        device_id(&self.root)
    }

    /// Id of the survey's pack.
    pub fn pack(&self) -> &str {
        &self.pack
    }

    /// The survey as revisions and bundles name it: the root key's device id and the pack's id.
    pub fn survey(&self) -> String {
        format!("{}/{}", self.root_device(), self.pack)
    }

    /// Its version, from 1.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// When it was signed, as the root's laptop said.
    pub fn at(&self) -> &str {
        &self.at
    }

    /// The programme's two age recipients, for whom everything real is sealed as well: the working key, the sealed key.
    pub fn programme(&self) -> [&Recipient; 2] {
        [&self.working, &self.sealed]
    }

    /// Supervisors, revoked ones too, sorted by device.
    pub fn supervisors(&self) -> &[Supervisor] {
        &self.supervisors
    }

    /// Revoked devices, sorted.
    pub fn revoked(&self) -> &[Revoked] {
        &self.revoked
    }

    /// What was said of a device that was revoked.
    pub fn revocation(&self, device: &DeviceId) -> Option<&Revoked> {
        self.revoked.iter().find(|revoked| revoked.device == *device)
    }

    /// A supervisor by device, revoked or not.
    pub fn supervisor(&self, device: &DeviceId) -> Option<&Supervisor> {
        self.supervisors.iter().find(|known| known.card.device() == device)
    }

    /// Supervisors who are not revoked.
    pub fn in_force(&self) -> impl Iterator<Item = &Supervisor> {
        let stands = |known: &&Supervisor| self.revocation(known.card.device()).is_none();
        self.supervisors.iter().filter(stands)
    }

    /// The roster as one canonical JSON line without a line end.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether this roster may take the place of `known`: the same root key and survey, and a version that grew.
    ///
    /// The same roster again is allowed and changes nothing.
    ///
    /// # Errors
    /// [`KeysError::KeysOfOtherSurvey`], [`KeysError::RosterOlder`] and [`KeysError::RosterForked`].
    pub fn replaces(&self, known: &Self) -> Result<(), KeysError> {
        if self.root != known.root || self.pack != known.pack {
            return Err(KeysError::KeysOfOtherSurvey);
        }
        if self.version < known.version {
            return Err(KeysError::RosterOlder {
                found: self.version,
                known: known.version,
            });
        }
        if self.version == known.version && self.bytes != known.bytes {
            return Err(KeysError::RosterForked { version: self.version });
        }
        Ok(())
    }
}
