//! Opening a profile by its words, and wrapping it by others.

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use ed25519_dalek::SigningKey;
use paduk_history::canonical;
use zeroize::Zeroizing;

use super::{Profile, Unlocked};
use crate::error::KeysError;
use crate::passphrase::Passphrase;
use crate::random::{Random, draw};
use crate::wrap::{Cost, derive, unwrap, wrap};

/// Where the secrets lie inside the box: data key, signing seed, then the identity's text.
const SEED_AT: usize = 32;
const IDENTITY_AT: usize = 64;

impl Profile {
    /// Opens the profile. Wrong words and an altered file give [`KeysError::WrongWords`] alike.
    pub fn unlock(&self, words: &Passphrase) -> Result<Unlocked, KeysError> {
        let key = derive(words, &self.salt, self.cost)?;
        let secrets = unwrap(&key, &self.wrapped, &self.bound_bytes()?)?;
        let unlocked = self.take_apart(&secrets).ok_or(KeysError::ProfileDamaged)?;
        // Whoever wrapped the box knew the words; a public part that does not fit its secrets is a fault of ours.
        if unlocked.signing.verifying_key() != self.public.signing_key
            || unlocked.identity.to_public() != self.public.recipient
        {
            return Err(KeysError::ProfileDamaged);
        }
        Ok(unlocked)
    }

    /// The same secrets wrapped by other words, with a new salt and nonce; the old file must then be replaced.
    ///
    /// The old words open every copy of the old file still: say so to whoever changes them after a loss.
    pub fn rewrap(
        unlocked: &Unlocked,
        words: &Passphrase,
        cost: Cost,
        random: &mut dyn Random,
    ) -> Result<Self, KeysError> {
        Self::wrapping(unlocked, words, cost, random)
    }

    pub(super) fn wrapping(
        unlocked: &Unlocked,
        words: &Passphrase,
        cost: Cost,
        random: &mut dyn Random,
    ) -> Result<Self, KeysError> {
        let salt = draw(random)?;
        let nonce = draw(random)?;
        let bound = Self::binding(&unlocked.public, cost, &salt);
        let bound_bytes = canonical::write(&bound).map_err(|_| KeysError::ProfileDamaged)?;
        let key = derive(words, &salt, cost)?;
        let mut secrets = Zeroizing::new(Vec::with_capacity(256));
        secrets.extend_from_slice(unlocked.data_key.as_slice());
        secrets.extend_from_slice(unlocked.signing.as_bytes());
        secrets.extend_from_slice(unlocked.identity.to_string().expose_secret().as_bytes());
        Ok(Self {
            public: unlocked.public.clone(),
            cost,
            salt,
            wrapped: wrap(&key, nonce, &secrets, &bound_bytes)?,
            bound,
        })
    }

    fn bound_bytes(&self) -> Result<Vec<u8>, KeysError> {
        canonical::write(&self.bound).map_err(|_| KeysError::ProfileDamaged)
    }

    fn take_apart(&self, secrets: &[u8]) -> Option<Unlocked> {
        let data_key = Zeroizing::new(secrets.get(..SEED_AT)?.try_into().ok()?);
        let seed: Zeroizing<[u8; 32]> = Zeroizing::new(secrets.get(SEED_AT..IDENTITY_AT)?.try_into().ok()?);
        let identity: Identity = std::str::from_utf8(secrets.get(IDENTITY_AT..)?).ok()?.parse().ok()?;
        Some(Unlocked {
            public: self.public.clone(),
            data_key,
            signing: SigningKey::from_bytes(&seed),
            identity,
        })
    }
}
