//! Making a card and its file.

use std::path::Path;

use ed25519_dalek::SigningKey;
use paduk_history::canonical::{self, Object, Value};
use paduk_history::{Domain, sign};

use super::{Card, FORMAT, VERSION};
use crate::bytes::hex;
use crate::error::KeysError;
use crate::file;
use crate::profile::Public;

impl Card {
    /// The card of a profile, signed with the profile's own key.
    pub(crate) fn of(public: &Public, signing: &SigningKey) -> Result<Self, KeysError> {
        let mut object: Object = [
            ("created", public.created.clone()),
            ("device", public.device.as_str().to_owned()),
            ("format", FORMAT.to_owned()),
            ("mode", public.mode.as_str().to_owned()),
            ("person", public.person.as_str().to_owned()),
            ("recipient", public.recipient.to_string()),
            ("role", public.role.as_str().to_owned()),
            ("signing_key", hex(public.signing_key.as_bytes())),
        ]
        .into_iter()
        .map(|(key, text)| (key.to_owned(), Value::text(&text)))
        .collect();
        object.insert("v", Value::Integer(VERSION));
        if let Some(label) = &public.label {
            object.insert("label", Value::text(label));
        }
        let unsigned = canonical::write(&Value::Object(object.clone())).map_err(|_| KeysError::NotACard)?;
        let signature = sign(signing, Domain::Card, &unsigned);
        object.insert("signature", Value::Text(hex(&signature)));
        let bytes = canonical::write(&Value::Object(object)).map_err(|_| KeysError::NotACard)?;
        Self::read(&bytes)
    }

    /// Writes the card as a file of one line.
    pub fn save(&self, path: &Path) -> Result<(), KeysError> {
        file::save(path, &[self.as_bytes(), b"\n"].concat())
    }
}
