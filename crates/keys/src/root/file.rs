//! The root key's file: one canonical JSON line.

use std::path::Path;

use paduk_history::canonical::{self, Value};

use super::create::PACK;
use super::{FORMAT, MAX_ROOT_BYTES, RootFile, RootPublic, VERSION};
use crate::bytes::hex;
use crate::error::{FileKind, KeysError};
use crate::file;
use crate::object::{self, Parts, texts};
use crate::profile::{CREATED, allowed_text};
use crate::recipient::read_recipient;
use crate::wrap::{Cost, Wrapped, kdf_object, read_kdf};

const KIND: FileKind = FileKind::Root;

impl RootFile {
    pub(super) fn binding(public: &RootPublic, cost: Cost, salt: &[u8; 32]) -> Value {
        let mut whole = texts([
            ("created", &public.created),
            ("format", FORMAT),
            ("pack", &public.pack),
            ("root", &hex(public.key.as_bytes())),
            ("sealed", &public.sealed.to_string()),
            ("working", &public.working.to_string()),
        ]);
        whole.insert("kdf", Value::Object(kdf_object(cost, salt)));
        whole.insert("v", Value::Integer(VERSION));
        Value::Object(whole)
    }

    /// Writes the file, readable by its owner only where the system knows owners.
    pub fn save(&self, path: &Path) -> Result<(), KeysError> {
        let wrong = || KeysError::NotThatFile { kind: KIND };
        let mut whole = self.bound.as_object().cloned().ok_or_else(wrong)?;
        whole.insert("wrapped", Value::Object(self.wrapped.object()));
        let mut bytes = canonical::write(&Value::Object(whole)).map_err(|_| wrong())?;
        bytes.push(b'\n');
        file::save(path, &bytes)
    }

    /// Reads the file. Nothing in it is believed before the words have opened it.
    pub fn load(path: &Path) -> Result<Self, KeysError> {
        Self::read(&file::load(path, MAX_ROOT_BYTES)?)
    }

    /// Reads the bytes of the file.
    pub fn read(bytes: &[u8]) -> Result<Self, KeysError> {
        let (_, mut whole) = object::read(bytes, MAX_ROOT_BYTES, FORMAT, VERSION, KIND)?;
        let wrong = || KeysError::NotThatFile { kind: KIND };
        let wrapped = whole.remove("wrapped");
        let wrapped = wrapped.as_ref().and_then(Value::as_object).and_then(Wrapped::read);
        let (cost, salt) = whole
            .get("kdf")
            .and_then(Value::as_object)
            .and_then(read_kdf)
            .filter(|(cost, _)| cost.is_bearable())
            .ok_or_else(wrong)?;
        let parts = Parts {
            object: &whole,
            kind: KIND,
        };
        let public = RootPublic {
            key: parts.key("root")?,
            pack: allowed_text(parts.text("pack")?, PACK)?,
            created: allowed_text(parts.text("created")?, CREATED)?,
            working: read_recipient(parts.text("working")?)?,
            sealed: read_recipient(parts.text("sealed")?)?,
        };
        Ok(Self {
            public,
            cost,
            salt,
            wrapped: wrapped.ok_or_else(wrong)?,
            bound: Value::Object(whole),
        })
    }
}
