//! Whose a device is.

use std::collections::BTreeMap;

use ed25519_dalek::VerifyingKey;
use paduk_keys::Card;
use paduk_survey::{DeviceId, Mode, PersonId};

/// Answers whose device a key is, from the cards that are known and, in practice, from the card that travels along.
///
/// In training there is no roster, so a card that is signed by its own key is believed. Real work asks the roster instead
/// (`enrol::Trusted`); here it knows nobody.
pub(crate) fn by_card(
    known: BTreeMap<DeviceId, PersonId>,
    mode: Mode,
) -> impl Fn(&DeviceId, &VerifyingKey, Option<&[u8]>) -> Option<PersonId> {
    move |device, key, card| {
        if let Some(person) = known.get(device) {
            return Some(person.clone());
        }
        if mode == Mode::Real {
            return None;
        }
        let card = Card::read(card?).ok()?;
        let fits = card.device() == device && card.signing_key() == key && card.mode() == mode;
        fits.then(|| card.person().clone())
    }
}
