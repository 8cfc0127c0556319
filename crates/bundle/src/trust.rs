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
}
