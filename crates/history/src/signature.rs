//! Ed25519 signatures with domain tags, and the device id that follows from a public key.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use paduk_survey::{DeviceId, Hash};

use crate::HistoryError;

/// What is signed, so that a signature over one kind of bytes can never stand under another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Domain {
    /// A revision's canonical bytes.
    Revision,
    /// A bundle's footer.
    Bundle,
    /// A public card.
    Card,
    /// The roster of supervisors.
    Roster,
    /// A laptop's request to be enrolled.
    Request,
    /// A card as a supervisor signed it.
    Enrolment,
}

impl Domain {
    /// The tag that goes before the bytes.
    pub const fn tag(self) -> &'static [u8] {
        match self {
            Self::Revision => b"paduk/0/rev\n",
            Self::Bundle => b"paduk/1/bundle\n",
            Self::Card => b"paduk/1/card\n",
            Self::Roster => b"paduk/1/roster\n",
            Self::Request => b"paduk/1/request\n",
            Self::Enrolment => b"paduk/1/enrolment\n",
        }
    }

    fn tagged(self, bytes: &[u8]) -> Vec<u8> {
        [self.tag(), bytes].concat()
    }
}

/// The 64 bytes of the signature over the domain's tag and `bytes`.
pub fn sign(key: &SigningKey, domain: Domain, bytes: &[u8]) -> [u8; 64] {
    key.sign(&domain.tagged(bytes)).to_bytes()
}

/// Checks a signature by Ed25519's strict rules (no weak key, no second form of a signature).
///
/// # Errors
/// [`HistoryError::SignatureWrong`].
pub fn verify(key: &VerifyingKey, domain: Domain, bytes: &[u8], signature: &[u8; 64]) -> Result<(), HistoryError> {
    key.verify_strict(&domain.tagged(bytes), &Signature::from_bytes(signature))
        .map_err(|_| HistoryError::SignatureWrong)
}

/// The public key that these 32 bytes are.
///
/// # Errors
/// [`HistoryError::KeyUnusable`] for bytes that are no point of the curve, and for keys under which everything verifies.
pub fn verifying_key(bytes: &[u8; 32]) -> Result<VerifyingKey, HistoryError> {
    VerifyingKey::from_bytes(bytes)
        .ok()
        .filter(|key| !key.is_weak())
        .ok_or(HistoryError::KeyUnusable)
}

/// The id of the device that holds this key: the first 32 hexadecimal digits of the key's SHA-256.
pub fn device_id(key: &VerifyingKey) -> DeviceId {
    let hash = Hash::of(key.as_bytes()).to_string();
    DeviceId::new(hash.chars().take(32).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::{Domain, device_id, sign, verify, verifying_key};
    use crate::HistoryError;
    use ed25519_dalek::SigningKey;
    use expect_test::expect;

    #[test]
    fn a_signature_belongs_to_its_domain_bytes_and_key() {
        let key = SigningKey::from_bytes(&[7; 32]);
        let signature = sign(&key, Domain::Revision, b"bytes");
        let public = key.verifying_key();
        assert_eq!(verify(&public, Domain::Revision, b"bytes", &signature), Ok(()));
        let wrong = Err(HistoryError::SignatureWrong);
        assert_eq!(verify(&public, Domain::Bundle, b"bytes", &signature), wrong);
        assert_eq!(verify(&public, Domain::Revision, b"bytez", &signature), wrong);
        let other = SigningKey::from_bytes(&[8; 32]).verifying_key();
        assert_eq!(verify(&other, Domain::Revision, b"bytes", &signature), wrong);
    }

    #[test]
    fn a_key_of_small_order_signs_nothing() {
        // The neutral point: under the lax rule one signature of it holds for many messages.
        let mut neutral = [0; 32];
        neutral[0] = 1;
        let key = ed25519_dalek::VerifyingKey::from_bytes(&neutral).unwrap();
        let mut signature = [0; 64];
        signature[0] = 1;
        assert!(verify(&key, Domain::Revision, b"anything", &signature).is_err());
        assert_eq!(verifying_key(&neutral), Err(HistoryError::KeyUnusable));
        let good = SigningKey::from_bytes(&[7; 32]).verifying_key();
        assert_eq!(verifying_key(good.as_bytes()), Ok(good));
    }

    #[test]
    fn the_device_follows_from_its_key() {
        let key = SigningKey::from_bytes(&[7; 32]).verifying_key();
        expect!["fe812c12f3ab4ce6ac5db69ac352f906"].assert_eq(device_id(&key).as_str());
    }
}
