//! The profile as a file: one canonical JSON line.

use std::path::Path;

use paduk_history::canonical::{self, Object, Value};

use super::{BOUND_TO, FORMAT, Profile, Public, VERSION};
use crate::bytes::hex;
use crate::error::KeysError;
use crate::file;
use crate::wrap::{Cost, kdf_object};

impl Profile {
    /// Everything in the file but the wrapped secrets: the associated data of their box.
    pub(super) fn binding(public: &Public, cost: Cost, salt: &[u8; 32]) -> Value {
        let text = |text: &str| Value::text(text);
        let mut person: Object = [
            ("created", text(&public.created)),
            ("device", text(public.device.as_str())),
            ("mode", text(public.mode.as_str())),
            ("person", text(public.person.as_str())),
            ("recipient", text(&public.recipient.to_string())),
            ("role", text(public.role.as_str())),
            ("signing_key", text(&hex(public.signing_key.as_bytes()))),
        ]
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect();
        if let Some(label) = &public.label {
            person.insert("label", text(label));
        }
        let mut kdf = kdf_object(cost, salt);
        kdf.insert("bound_to", text(BOUND_TO));
        let whole: Object = [
            ("format", text(FORMAT)),
            ("kdf", Value::Object(kdf)),
            ("public", Value::Object(person)),
            ("v", Value::Integer(VERSION)),
        ]
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect();
        Value::Object(whole)
    }

    /// The bytes of the profile file.
    pub fn to_bytes(&self) -> Result<Vec<u8>, KeysError> {
        let mut object = self.bound.as_object().cloned().ok_or(KeysError::ProfileDamaged)?;
        object.insert("wrapped", Value::Object(self.wrapped.object()));
        let mut bytes = canonical::write(&Value::Object(object)).map_err(|_| KeysError::ProfileDamaged)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Writes the profile file, replacing an older one whole.
    pub fn save(&self, path: &Path) -> Result<(), KeysError> {
        file::save(path, &self.to_bytes()?)
    }
}
