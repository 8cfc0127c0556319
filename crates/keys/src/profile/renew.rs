//! A new signing key for a profile whose log must not go on.

use ed25519_dalek::SigningKey;
use paduk_history::device_id;
use zeroize::Zeroizing;

use super::{Profile, Unlocked};
use crate::error::KeysError;
use crate::passphrase::Passphrase;
use crate::random::{Random, draw};

impl Profile {
    /// The same person under a new signing key, and thus as a new device; the old file must then be replaced.
    ///
    /// The store's key and the age identity stay, so that the store opens and bundles sealed before are still read. The
    /// words stay too. The old signing key is in no file afterwards: it is replaced, never recovered.
    pub fn renew(
        &self,
        unlocked: &Unlocked,
        words: &Passphrase,
        random: &mut dyn Random,
    ) -> Result<(Self, Unlocked), KeysError> {
        let seed = Zeroizing::new(draw::<32>(random)?);
        let signing = SigningKey::from_bytes(&seed);
        let mut public = unlocked.public.clone();
        public.device = device_id(&signing.verifying_key());
        public.signing_key = signing.verifying_key();
        let renewed = Unlocked {
            public,
            data_key: unlocked.data_key.clone(),
            signing,
            identity: unlocked.identity.clone(),
        };
        let profile = Self::wrapping(&renewed, words, self.cost, random)?;
        Ok((profile, renewed))
    }

    /// This profile's keys and words around the data key of an earlier one, whose words were forgotten.
    ///
    /// The signing key and the age identity are this profile's own: those of the earlier one are gone for good.
    pub fn around(
        &self,
        unlocked: &Unlocked,
        data_key: &[u8; 32],
        words: &Passphrase,
        random: &mut dyn Random,
    ) -> Result<(Self, Unlocked), KeysError> {
        let back = Unlocked {
            public: unlocked.public.clone(),
            data_key: Zeroizing::new(*data_key),
            signing: unlocked.signing.clone(),
            identity: unlocked.identity.clone(),
        };
        let profile = Self::wrapping(&back, words, self.cost, random)?;
        Ok((profile, back))
    }
}
