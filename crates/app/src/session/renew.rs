//! A new device key for a profile whose log may have gone on elsewhere.

use paduk_keys::{Passphrase, Profile, Unlocked};
use paduk_store::{Op, Store};

use super::create::chance;
use crate::api::ApiError;
use crate::host::Host;

/// Ends the device's log in the store, keeps its card, by which its revisions are still verified, and makes a new key.
///
/// The profile that is returned is not saved yet. A power cut before that loses nothing: the log has ended, so the next
/// opening makes a key again.
pub(crate) fn renew(
    host: &Host,
    profile: &Profile,
    unlocked: &Unlocked,
    words: &Passphrase,
    store: &mut Store,
    at: &str,
) -> Result<(Profile, Unlocked), ApiError> {
    let card = unlocked.card()?;
    // A card that a supervisor signed is there already, and says more than the bare one.
    if store.card(card.device())?.is_none() {
        store.transact(Op::KnowCard {
            device: card.device().clone(),
            bytes: card.as_bytes().to_vec(),
            at: at.to_owned(),
        })?;
    }
    store.transact(Op::RetireDevice {
        device: card.device().clone(),
        at: at.to_owned(),
    })?;
    Ok(profile.renew(unlocked, words, &mut chance(host))?)
}
