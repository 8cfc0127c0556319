//! Reading a card and believing it only when its own signature matches.

use std::path::Path;

use ed25519_dalek::VerifyingKey;
use paduk_history::canonical::{self, Object, Value};
use paduk_history::{Domain, device_id, verify};
use paduk_survey::{DeviceId, Mode, PersonId, Role};

use super::{Card, FORMAT, MAX_CARD_BYTES, VERSION};
use crate::bytes::unhex_array;
use crate::error::KeysError;
use crate::file;
use crate::profile::{CREATED, LABEL, PERSON, allowed_text};
use crate::recipient::read_recipient;

impl Card {
    /// Reads and verifies a card: one canonical JSON line, with or without its line end.
    ///
    /// Unknown keys are kept (they are under the signature) and not understood.
    pub fn read(bytes: &[u8]) -> Result<Self, KeysError> {
        file::within(bytes, MAX_CARD_BYTES)?;
        let line = bytes.strip_suffix(b"\n").unwrap_or(bytes);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let Ok(Value::Object(object)) = canonical::read(line) else {
            return Err(KeysError::NotACard);
        };
        Self::verified(&object, line)
    }

    /// The card that stands in another file as an object.
    pub(crate) fn inside(value: Option<&Value>) -> Result<Self, KeysError> {
        let value = value.ok_or(KeysError::NotACard)?;
        let line = canonical::write(value).map_err(|_| KeysError::NotACard)?;
        file::within(&line, MAX_CARD_BYTES)?;
        Self::verified(value.as_object().ok_or(KeysError::NotACard)?, &line)
    }

    fn verified(object: &Object, line: &[u8]) -> Result<Self, KeysError> {
        if text(object, "format")? != FORMAT {
            return Err(KeysError::NotACard);
        }
        match object.get("v").and_then(Value::as_integer) {
            Some(VERSION) => {}
            Some(version) if version > VERSION => return Err(KeysError::CardNewer { version }),
            Some(0) => return Err(KeysError::TrialVersion),
            _ => return Err(KeysError::NotACard),
        }
        let signing_key = unhex_array(text(object, "signing_key")?).ok_or(KeysError::NotACard)?;
        let signing_key = VerifyingKey::from_bytes(&signing_key).map_err(|_| KeysError::UnsafeKey)?;
        let device = DeviceId::new(text(object, "device")?);
        if signing_key.is_weak() || device_id(&signing_key) != device {
            return Err(KeysError::UnsafeKey);
        }
        verify_itself(object, &signing_key)?;
        Ok(Self {
            person: PersonId::new(allowed_text(text(object, "person")?, PERSON)?),
            role: Role::parse(text(object, "role")?).ok_or(KeysError::NotACard)?,
            mode: Mode::parse(text(object, "mode")?).ok_or(KeysError::NotACard)?,
            label: match object.get("label") {
                Some(label) => Some(allowed_text(label.as_text().ok_or(KeysError::NotACard)?, LABEL)?),
                None => None,
            },
            device,
            signing_key,
            recipient: read_recipient(text(object, "recipient")?)?,
            created: allowed_text(text(object, "created")?, CREATED)?,
            bytes: line.to_vec(),
        })
    }

    /// Reads and verifies a card file.
    pub fn load(path: &Path) -> Result<Self, KeysError> {
        Self::read(&file::load(path, MAX_CARD_BYTES)?)
    }
}

fn text<'a>(object: &'a Object, key: &str) -> Result<&'a str, KeysError> {
    object.get(key).and_then(Value::as_text).ok_or(KeysError::NotACard)
}

/// The signature stands over the same object without the key `signature`.
fn verify_itself(object: &Object, signing_key: &VerifyingKey) -> Result<(), KeysError> {
    let signature = unhex_array(text(object, "signature")?).ok_or(KeysError::CardAltered)?;
    let mut unsigned = object.clone();
    unsigned.remove("signature");
    let unsigned = canonical::write(&Value::Object(unsigned)).map_err(|_| KeysError::NotACard)?;
    verify(signing_key, Domain::Card, &unsigned, &signature).map_err(|_| KeysError::CardAltered)
}
