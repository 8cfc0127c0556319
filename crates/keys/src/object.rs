//! Canonical objects that carry their own signature: written, and read only when it holds.

use ed25519_dalek::{SigningKey, VerifyingKey};
use paduk_history::canonical::{self, Object, Value};
use paduk_history::{Domain, sign, verify};

use crate::bytes::{hex, unhex_array};
use crate::error::{FileKind, KeysError};

/// The key that the signature stands under; it covers the object without it.
const SIGNATURE: &str = "signature";

/// Texts by key, brought into NFC.
pub(crate) fn texts<const N: usize>(pairs: [(&str, &str); N]) -> Object {
    pairs
        .into_iter()
        .map(|(key, text)| (key.to_owned(), Value::text(text)))
        .collect()
}

/// The signed canonical bytes, without a line end.
pub(crate) fn write(
    mut object: Object,
    key: &SigningKey,
    domain: Domain,
    kind: FileKind,
) -> Result<Vec<u8>, KeysError> {
    let unsigned = bytes(&Value::Object(object.clone()), kind)?;
    object.insert(SIGNATURE, Value::Text(hex(&sign(key, domain, &unsigned))));
    bytes(&Value::Object(object), kind)
}

/// Canonical bytes of a value of ours.
pub(crate) fn bytes(value: &Value, kind: FileKind) -> Result<Vec<u8>, KeysError> {
    canonical::write(value).map_err(|_| KeysError::NotThatFile { kind })
}

/// Fails unless the object's own signature is this key's.
pub(crate) fn verified(object: &Object, key: &VerifyingKey, domain: Domain, kind: FileKind) -> Result<(), KeysError> {
    let altered = KeysError::FileAltered { kind };
    let signature = object.get(SIGNATURE).and_then(Value::as_text).and_then(unhex_array);
    let signature = signature.ok_or(altered.clone())?;
    let mut unsigned = object.clone();
    unsigned.remove(SIGNATURE);
    let unsigned = bytes(&Value::Object(unsigned), kind)?;
    verify(key, domain, &unsigned, &signature).map_err(|_| altered)
}

/// A file of one canonical line of this format and version; the line without its end, and its object.
pub(crate) fn read(
    file: &[u8],
    most: usize,
    format: &str,
    version: i64,
    kind: FileKind,
) -> Result<(Vec<u8>, Object), KeysError> {
    crate::file::within(file, most)?;
    let line = file.strip_suffix(b"\n").unwrap_or(file);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let Ok(Value::Object(object)) = canonical::read(line) else {
        return Err(KeysError::NotThatFile { kind });
    };
    of_version(&object, format, version, kind)?;
    Ok((line.to_vec(), object))
}

/// Fails unless the object is of this format, and of this version.
pub(crate) fn of_version(object: &Object, format: &str, version: i64, kind: FileKind) -> Result<(), KeysError> {
    let unlike = KeysError::NotThatFile { kind };
    if object.get("format").and_then(Value::as_text) != Some(format) {
        return Err(unlike);
    }
    match object.get("v").and_then(Value::as_integer) {
        Some(found) if found == version => Ok(()),
        Some(found) if found > version => Err(KeysError::FileNewer { kind, version: found }),
        _ => Err(unlike),
    }
}

/// Reads the parts of an object; whatever is missing or misshapen makes it no file of its kind.
#[derive(Clone, Copy)]
pub(crate) struct Parts<'a> {
    pub(crate) object: &'a Object,
    pub(crate) kind: FileKind,
}

impl<'a> Parts<'a> {
    pub(crate) fn wrong(&self) -> KeysError {
        KeysError::NotThatFile { kind: self.kind }
    }

    pub(crate) fn text(&self, key: &str) -> Result<&'a str, KeysError> {
        let text = self.object.get(key).and_then(Value::as_text);
        text.ok_or_else(|| self.wrong())
    }

    pub(crate) fn list(&self, key: &str) -> Result<&'a [Value], KeysError> {
        let list = self.object.get(key).and_then(Value::as_list);
        list.ok_or_else(|| self.wrong())
    }

    pub(crate) fn count(&self, key: &str) -> Result<u64, KeysError> {
        let number = self.object.get(key).and_then(Value::as_integer);
        number
            .and_then(|number| u64::try_from(number).ok())
            .ok_or_else(|| self.wrong())
    }

    pub(crate) fn part(&self, value: Option<&'a Value>) -> Result<Self, KeysError> {
        let object = value.and_then(Value::as_object).ok_or_else(|| self.wrong())?;
        Ok(Self { object, ..*self })
    }

    /// A usable Ed25519 key.
    pub(crate) fn key(&self, key: &str) -> Result<VerifyingKey, KeysError> {
        let bytes = unhex_array(self.text(key)?).ok_or_else(|| self.wrong())?;
        paduk_history::verifying_key(&bytes).map_err(|_| KeysError::UnsafeKey)
    }

    /// A list of texts, none longer than `most` characters.
    pub(crate) fn words(&self, key: &str, most: usize) -> Result<Vec<String>, KeysError> {
        let short = |value: &Value| {
            let text = value
                .as_text()
                .filter(|text| !text.is_empty() && text.chars().count() <= most)?;
            (!text.chars().any(char::is_control)).then(|| text.to_owned())
        };
        let words: Option<Vec<String>> = self.list(key)?.iter().map(short).collect();
        words.ok_or_else(|| self.wrong())
    }
}

/// A list of texts as a value.
pub(crate) fn list<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Value {
    Value::List(texts.into_iter().map(|text| Value::text(text.as_ref())).collect())
}
