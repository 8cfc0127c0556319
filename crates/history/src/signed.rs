//! A revision's bytes together with their signature.

use ed25519_dalek::{SigningKey, VerifyingKey};
use paduk_survey::RevisionId;

use crate::{Domain, Followed, HistoryError, Revision, device_id, sign, verify};

/// Canonical bytes and the device's signature over them: what is stored and what travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The canonical bytes as they were signed.
    pub bytes: Vec<u8>,
    /// Ed25519 over the tag `paduk/0/rev\n` and the bytes.
    pub signature: [u8; 64],
}

/// A revision that has been read from its bytes, with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// SHA-256 of the bytes.
    pub id: RevisionId,
    /// What they say.
    pub revision: Revision,
    /// The bytes and their signature.
    pub signed: Signed,
}

impl Signed {
    /// Writes and signs a revision.
    ///
    /// # Errors
    /// Those of [`Revision::encode`]; [`HistoryError::OtherDevice`] where the revision does not name the key's device.
    pub fn sign(key: &SigningKey, revision: &Revision) -> Result<Self, HistoryError> {
        if revision.device != device_id(&key.verifying_key()) {
            return Err(HistoryError::OtherDevice);
        }
        let bytes = revision.encode()?;
        let signature = sign(key, Domain::Revision, &bytes);
        Ok(Self { bytes, signature })
    }

    /// The revision's id.
    pub fn id(&self) -> RevisionId {
        Revision::id_of(&self.bytes)
    }

    /// Checks the signature first, then reads.
    ///
    /// # Errors
    /// [`HistoryError::SignatureWrong`], [`HistoryError::OtherDevice`], and those of [`Revision::parse`].
    pub fn verify(&self, key: &VerifyingKey) -> Result<Revision, HistoryError> {
        verify(key, Domain::Revision, &self.bytes, &self.signature)?;
        let revision = Revision::parse(&self.bytes)?;
        if revision.device == device_id(key) {
            Ok(revision)
        } else {
            Err(HistoryError::OtherDevice)
        }
    }
}

impl Written {
    /// Reads the bytes, without looking at the signature.
    ///
    /// # Errors
    /// Those of [`Revision::parse`].
    pub fn read(signed: Signed) -> Result<Self, HistoryError> {
        Ok(Self {
            id: signed.id(),
            revision: Revision::parse(&signed.bytes)?,
            signed,
        })
    }
}

impl Followed for Written {
    fn id(&self) -> RevisionId {
        self.id
    }

    fn parents(&self) -> &[RevisionId] {
        &self.revision.parents
    }
}

#[cfg(test)]
mod tests {
    use super::Signed;
    use crate::revision::sample;
    use crate::{HistoryError, device_id};
    use ed25519_dalek::SigningKey;
    use expect_test::expect;
    use paduk_survey::Hash;

    #[test]
    fn what_one_device_signs_only_its_key_verifies() {
        let key = SigningKey::from_bytes(&[7; 32]);
        let mut revision = sample::questionnaire();
        assert_eq!(Signed::sign(&key, &revision), Err(HistoryError::OtherDevice));
        revision.device = device_id(&key.verifying_key());
        let signed = Signed::sign(&key, &revision).unwrap();
        assert_eq!(signed.verify(&key.verifying_key()), Ok(revision));
        let other = SigningKey::from_bytes(&[8; 32]);
        assert_eq!(signed.verify(&other.verifying_key()), Err(HistoryError::SignatureWrong));
    }

    #[test]
    fn golden_signature() {
        let key = SigningKey::from_bytes(&[7; 32]);
        let mut revision = sample::least();
        revision.device = device_id(&key.verifying_key());
        let signed = Signed::sign(&key, &revision).unwrap();
        expect!["bdf1d4c686fc3b2fd61580828c753dae83ea99eab2392e48ece09a6b2efe1aa3"]
            .assert_eq(&Hash::of(&signed.signature).to_string());
        expect!["48bbbd8f473537498fe31c6032c270f51a224f5ab60f51bf100b527f424cf92a"].assert_eq(&signed.id().to_string());
    }

    #[test]
    fn a_device_cannot_speak_for_another() {
        let key = SigningKey::from_bytes(&[7; 32]);
        let bytes = sample::questionnaire().encode().unwrap();
        let signature = crate::sign(&key, crate::Domain::Revision, &bytes);
        let forged = Signed { bytes, signature };
        assert_eq!(forged.verify(&key.verifying_key()), Err(HistoryError::OtherDevice));
    }
}
