//! A new profile.

use age::x25519::Identity;
use ed25519_dalek::SigningKey;
use paduk_history::device_id;
use zeroize::Zeroizing;

use super::{CREATED, LABEL, PERSON, Profile, ProfileWish, Public, Unlocked, allowed_text};
use crate::error::KeysError;
use crate::passphrase::Passphrase;
use crate::random::{Random, draw};

impl Profile {
    /// Makes new keys and wraps them by the words. Data key, signing seed, salt and nonce come from `random`; the age
    /// identity is drawn by the age crate itself.
    pub fn create(
        wish: ProfileWish,
        words: &Passphrase,
        random: &mut dyn Random,
    ) -> Result<(Self, Unlocked), KeysError> {
        let data_key = Zeroizing::new(draw(random)?);
        let seed = Zeroizing::new(draw::<32>(random)?);
        let signing = SigningKey::from_bytes(&seed);
        let identity = Identity::generate();
        let public = Public {
            person: paduk_survey::PersonId::new(allowed_text(wish.person.as_str(), PERSON)?),
            role: wish.role,
            mode: wish.mode,
            label: match wish.label {
                Some(label) => Some(allowed_text(&label, LABEL)?),
                None => None,
            },
            created: allowed_text(&wish.created, CREATED)?,
            device: device_id(&signing.verifying_key()),
            signing_key: signing.verifying_key(),
            recipient: identity.to_public(),
        };
        let unlocked = Unlocked {
            public,
            data_key,
            signing,
            identity,
        };
        let profile = Self::wrapping(&unlocked, words, wish.cost, random)?;
        Ok((profile, unlocked))
    }
}
