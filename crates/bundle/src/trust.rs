//! Who is believed to have written something: asked of the caller, never decided here.

use ed25519_dalek::VerifyingKey;
use paduk_survey::{DeviceId, PersonId};

/// Says whose a device is.
///
/// The key is already known to belong to the device id. A real store answers from its roster and enrolled cards; a
/// training store may read the card, which the bundle carries as it was written, and believe it.
pub trait Trust {
    /// The person who works on this device; `None` where it is not known, and its revisions are held apart.
    fn person(&self, device: &DeviceId, key: &VerifyingKey, card: Option<&[u8]>) -> Option<PersonId>;

    /// The last position of a device's log that still stands, where the device was revoked.
    fn upto(&self, _device: &DeviceId) -> Option<u64> {
        None
    }
}

impl<F: Fn(&DeviceId, &VerifyingKey, Option<&[u8]>) -> Option<PersonId>> Trust for F {
    fn person(&self, device: &DeviceId, key: &VerifyingKey, card: Option<&[u8]>) -> Option<PersonId> {
        self(device, key, card)
    }
}

/// Whether a revision may enter the union or is held apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vouch {
    /// Its device is known and it names the person who works on it.
    Known,
    /// Its device is not known: held apart until it is enrolled.
    UnknownDevice,
    /// Its device is known, but it names another person as its author: held apart, and somebody should ask.
    OtherPerson,
    /// Its device was revoked before this position of its log: held apart, because whoever found the laptop may have
    /// written it.
    Revoked,
}

impl Vouch {
    /// The word by which a store remembers why something is held.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::UnknownDevice => "unknown-device",
            Self::OtherPerson => "other-person",
            Self::Revoked => "revoked",
        }
    }
}
