//! The profile file: public part in the clear, secrets wrapped by the four words.

mod create;
mod read;
mod renew;
mod unlock;
mod write;

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

use std::fmt;

use age::x25519::{Identity, Recipient};
use ed25519_dalek::{SigningKey, VerifyingKey};
use paduk_history::canonical::Value;
use paduk_survey::{DeviceId, Mode, PersonId, Role};
use zeroize::Zeroizing;

use crate::card::Card;
use crate::error::KeysError;
use crate::wrap::{Cost, Wrapped};

/// Most bytes of a profile file.
pub const MAX_PROFILE_BYTES: usize = 16 * 1024;
/// What a profile file calls itself.
const FORMAT: &str = "paduk-profile";
/// The version that this program writes and the newest that it reads.
const VERSION: i64 = 1;
/// What the wrapping key depends on. A later version adds the operating system's secret under another word; a program
/// that does not know the word says so instead of blaming the passphrase.
const BOUND_TO: &str = "words";

/// Fields with their longest length in characters.
pub(crate) const PERSON: (&str, usize) = ("person", 64);
pub(crate) const LABEL: (&str, usize) = ("label", 120);
pub(crate) const CREATED: (&str, usize) = ("created", 40);

/// What a profile is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileWish {
    /// Who the person is, for example `E07`.
    pub person: PersonId,
    /// What the person does.
    pub role: Role,
    /// A profile that is not enrolled can only train; `Real` is for enrolment, which checks the roster first.
    pub mode: Mode,
    /// A name for people to read, if wanted.
    pub label: Option<String>,
    /// Now, with offset, for example `2026-11-24T08:00:00+07:00`.
    pub created: String,
    /// What one try at the passphrase costs.
    pub cost: Cost,
}

/// The public part of a profile, readable without the words and bound to them: altering it makes the words fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Public {
    /// Who the person is.
    pub person: PersonId,
    /// What the person does.
    pub role: Role,
    /// Whether records count.
    pub mode: Mode,
    /// A name for people to read.
    pub label: Option<String>,
    /// When the profile was made.
    pub created: String,
    /// The profile's id in every revision; follows from the signing key.
    pub device: DeviceId,
    /// Verifies what this profile signs.
    pub signing_key: VerifyingKey,
    /// To whom bundles for this profile are sealed.
    pub recipient: Recipient,
}

/// A profile as it stands on disk. Holds no secret in the clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    public: Public,
    cost: Cost,
    salt: [u8; 32],
    wrapped: Wrapped,
    /// The object that is bound to the wrapped secrets: everything in the file but them.
    bound: Value,
}

impl Profile {
    /// The public part.
    pub fn public(&self) -> &Public {
        &self.public
    }

    /// What one try at the passphrase costs.
    pub fn cost(&self) -> Cost {
        self.cost
    }
}

/// An unlocked profile's secrets, wiped from memory when dropped.
pub struct Unlocked {
    public: Public,
    data_key: Zeroizing<[u8; 32]>,
    signing: SigningKey,
    identity: Identity,
}

impl Unlocked {
    /// The public part, as it was bound to the secrets.
    pub fn public(&self) -> &Public {
        &self.public
    }

    /// The raw key of the store.
    pub fn data_key(&self) -> &[u8; 32] {
        &self.data_key
    }

    /// Signs this profile's revisions and bundles.
    pub fn signing_key(&self) -> &SigningKey {
        &self.signing
    }

    /// Opens bundles sealed to this profile.
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// This profile's public card.
    pub fn card(&self) -> Result<Card, KeysError> {
        Card::of(&self.public, &self.signing)
    }
}

impl fmt::Debug for Unlocked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Unlocked(secrets of {})", self.public.device)
    }
}

/// The text if it is allowed in a profile or card: not empty, not too long, no control characters.
pub(crate) fn allowed_text(text: &str, (field, most): (&'static str, usize)) -> Result<String, KeysError> {
    if text.trim().is_empty() || text.chars().count() > most || text.chars().any(char::is_control) {
        return Err(KeysError::TextNotAllowed { field });
    }
    Ok(text.to_owned())
}
