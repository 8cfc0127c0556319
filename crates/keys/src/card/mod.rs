//! The public card of a profile: who it is and which keys are theirs, signed by itself.

mod check;
mod read;
mod write;

#[cfg(test)]
mod tests;

pub(crate) use check::CHECK_COST;

use ed25519_dalek::VerifyingKey;
use paduk_survey::{DeviceId, Mode, PersonId, Role};

/// Most bytes of a card file (`.kartu`).
pub const MAX_CARD_BYTES: usize = 4096;
/// What a card file calls itself.
const FORMAT: &str = "paduk-card";
/// The version that this program writes and the newest that it reads.
const VERSION: i64 = 1;

/// A public card. It proves that its keys belong together, not whose they are: that is what the check words are for.
///
/// A value of this type always has a valid signature, keys that protect something, and the device id of its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    person: PersonId,
    role: Role,
    mode: Mode,
    label: Option<String>,
    device: DeviceId,
    signing_key: VerifyingKey,
    recipient: age::x25519::Recipient,
    created: String,
    bytes: Vec<u8>,
}

impl Card {
    /// The person whose card it says it is.
    pub fn person(&self) -> &PersonId {
        &self.person
    }

    /// The role it claims; what it may do is decided by the roster, not here.
    pub fn role(&self) -> Role {
        self.role
    }

    /// Whether its keys sign real revisions or training ones.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// A name for people to read, if the person gave one. Never put it into a log.
    pub fn label(&self) -> Option<&str> {
        self.label.as_deref()
    }

    /// The profile's device id, which follows from its signing key.
    pub fn device(&self) -> &DeviceId {
        &self.device
    }

    /// The key that verifies what this device signs.
    pub fn signing_key(&self) -> &VerifyingKey {
        &self.signing_key
    }

    /// To whom bundles for this person are sealed.
    pub fn recipient(&self) -> &age::x25519::Recipient {
        &self.recipient
    }

    /// When the profile was made, as its laptop's clock said.
    pub fn created(&self) -> &str {
        &self.created
    }

    /// The card as one canonical JSON line without a line end: what a file or a bundle's header carries.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}
