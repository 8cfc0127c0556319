//! Reading a profile file. Nothing in it is believed before the words have opened it.

use std::path::Path;

use ed25519_dalek::VerifyingKey;
use paduk_history::canonical::{self, Object, Value};
use paduk_history::device_id;
use paduk_survey::{DeviceId, Mode, PersonId, Role};

use super::{BOUND_TO, CREATED, FORMAT, LABEL, MAX_PROFILE_BYTES, PERSON, Profile, Public, VERSION, allowed_text};
use crate::bytes::unhex_array;
use crate::error::KeysError;
use crate::file;
use crate::recipient::read_recipient;
use crate::wrap::{Wrapped, read_kdf};

impl Profile {
    /// Reads the bytes of a profile file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeysError> {
        file::within(bytes, MAX_PROFILE_BYTES)?;
        let line = bytes.strip_suffix(b"\n").unwrap_or(bytes);
        let Ok(Value::Object(mut whole)) = canonical::read(line) else {
            return Err(KeysError::ProfileDamaged);
        };
        check_version(&whole)?;
        let wrapped = read(
            whole.remove("wrapped").as_ref().and_then(Value::as_object),
            Wrapped::read,
        )?;
        let public = read(object(&whole, "public"), public)?;
        let (cost, salt) = read(object(&whole, "kdf"), read_kdf)?;
        if !cost.is_bearable() || public.signing_key.is_weak() || device_id(&public.signing_key) != public.device {
            return Err(KeysError::ProfileDamaged);
        }
        Ok(Self {
            public,
            cost,
            salt,
            wrapped,
            bound: Value::Object(whole),
        })
    }

    /// Reads a profile file.
    pub fn load(path: &Path) -> Result<Self, KeysError> {
        Self::from_bytes(&file::load(path, MAX_PROFILE_BYTES)?)
    }
}

fn check_version(whole: &Object) -> Result<(), KeysError> {
    if text(whole, "format") != Some(FORMAT) {
        return Err(KeysError::ProfileDamaged);
    }
    match whole.get("v").and_then(Value::as_integer) {
        Some(VERSION) => {}
        Some(version) if version > VERSION => return Err(KeysError::ProfileNewer { version }),
        Some(0) => return Err(KeysError::TrialVersion),
        _ => return Err(KeysError::ProfileDamaged),
    }
    match object(whole, "kdf").and_then(|kdf| text(kdf, "bound_to")) {
        Some(BOUND_TO) => Ok(()),
        Some(_) => Err(KeysError::ProfileNewer { version: VERSION }),
        None => Err(KeysError::ProfileDamaged),
    }
}

/// Reads a part of the file; whatever is missing or misshapen in it makes the profile damaged.
fn read<T>(part: Option<&Object>, reader: impl Fn(&Object) -> Option<T>) -> Result<T, KeysError> {
    part.and_then(reader).ok_or(KeysError::ProfileDamaged)
}

fn object<'a>(whole: &'a Object, key: &str) -> Option<&'a Object> {
    whole.get(key)?.as_object()
}

fn text<'a>(object: &'a Object, key: &str) -> Option<&'a str> {
    object.get(key)?.as_text()
}

fn public(part: &Object) -> Option<Public> {
    Some(Public {
        person: PersonId::new(allowed_text(text(part, "person")?, PERSON).ok()?),
        role: Role::parse(text(part, "role")?)?,
        mode: Mode::parse(text(part, "mode")?)?,
        label: match part.get("label") {
            Some(label) => Some(allowed_text(label.as_text()?, LABEL).ok()?),
            None => None,
        },
        created: allowed_text(text(part, "created")?, CREATED).ok()?,
        device: DeviceId::new(text(part, "device")?),
        signing_key: VerifyingKey::from_bytes(&unhex_array(text(part, "signing_key")?)?).ok()?,
        recipient: read_recipient(text(part, "recipient")?).ok()?,
    })
}
