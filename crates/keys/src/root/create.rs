//! A new root key, and opening one by its words.

use age::x25519::Recipient;
use ed25519_dalek::SigningKey;
use paduk_history::canonical::{self, Value};
use zeroize::Zeroizing;

use super::{RootFile, RootKey, RootPublic};
use crate::error::{FileKind, KeysError};
use crate::passphrase::Passphrase;
use crate::profile::{CREATED, allowed_text};
use crate::random::{Random, draw};
use crate::wrap::{Cost, derive, unwrap, wrap};

/// Fields of a root key that a person words, with their longest length in characters.
pub(crate) const PACK: (&str, usize) = ("pack", 64);

impl RootFile {
    /// Makes a root key for a survey's pack and wraps it by the words. The programme's two age keys are made by the
    /// caller, who sees to it that their secrets are kept apart from this file.
    pub fn create(
        pack: &str,
        created: &str,
        (working, sealed): (Recipient, Recipient),
        words: &Passphrase,
        cost: Cost,
        random: &mut dyn Random,
    ) -> Result<(Self, RootKey), KeysError> {
        let seed = Zeroizing::new(draw::<32>(random)?);
        let signing = SigningKey::from_bytes(&seed);
        let public = RootPublic {
            key: signing.verifying_key(),
            pack: allowed_text(pack, PACK)?,
            created: allowed_text(created, CREATED)?,
            working,
            sealed,
        };
        let (salt, nonce) = (draw(random)?, draw(random)?);
        let bound = Self::binding(&public, cost, &salt);
        let key = derive(words, &salt, cost)?;
        let file = Self {
            cost,
            salt,
            wrapped: wrap(&key, nonce, seed.as_slice(), &Self::bytes_of(&bound)?)?,
            bound,
            public: public.clone(),
        };
        Ok((file, RootKey { public, signing }))
    }

    /// Opens it. Wrong words and an altered file give [`KeysError::WrongWords`] alike.
    pub fn unlock(&self, words: &Passphrase) -> Result<RootKey, KeysError> {
        let key = derive(words, &self.salt, self.cost)?;
        let seed = unwrap(&key, &self.wrapped, &Self::bytes_of(&self.bound)?)?;
        let damaged = KeysError::NotThatFile { kind: FileKind::Root };
        let seed: Zeroizing<[u8; 32]> = Zeroizing::new(seed.as_slice().try_into().map_err(|_| damaged.clone())?);
        let signing = SigningKey::from_bytes(&seed);
        if signing.verifying_key() != self.public.key {
            return Err(damaged);
        }
        Ok(RootKey {
            public: self.public.clone(),
            signing,
        })
    }

    fn bytes_of(bound: &Value) -> Result<Vec<u8>, KeysError> {
        canonical::write(bound).map_err(|_| KeysError::NotThatFile { kind: FileKind::Root })
    }
}
