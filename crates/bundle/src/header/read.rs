//! The header from a canonical value. Keys that this version does not know are passed over.

use chrono::DateTime;
use ed25519_dalek::VerifyingKey;
use paduk_history::canonical::{self, Object, Value};
use paduk_history::device_id;
use paduk_survey::{DeviceId, Hash, Mode, PersonId};

use super::write::moment;
use super::{BundleKind, Counts, DeviceSpan, Header, PackFile, Sender};
use crate::FORMAT;
use crate::error::BundleError;
use crate::hexadecimal::unhex;

/// The header's line.
const LINE: u64 = 1;

/// Reads the value of the line's key `h`.
///
/// # Errors
/// [`BundleError::NewerFormat`] before anything else, because a newer header may be anything;
/// [`BundleError::KeyWrong`] and [`BundleError::DeviceKeyMismatch`].
pub(crate) fn read(value: &Value) -> Result<Header, BundleError> {
    let object = value.as_object().ok_or(BundleError::NotABundle)?;
    if object.get("format").and_then(Value::as_text) != Some("paduk-bundle") {
        return Err(BundleError::NotABundle);
    }
    let needs = integer(object, "min_reader")?;
    if needs > FORMAT {
        return Err(BundleError::NewerFormat { needs });
    }
    // What was written before the format was frozen has another meaning here and there, and was never real work.
    if needs < 1 || integer(object, "v")? < needs {
        return Err(BundleError::OlderFormat { needs });
    }
    let counts = part(object, "counts")?;
    let header = Header {
        bundle: hash(object, "bundle")?,
        kind: BundleKind::parse(text(object, "kind")?).ok_or_else(|| wrong("kind"))?,
        mode: Mode::parse(text(object, "mode")?).ok_or_else(|| wrong("mode"))?,
        survey: text(object, "survey")?.to_owned(),
        at: DateTime::parse_from_rfc3339(text(object, "at")?).map_err(|_| wrong("at"))?,
        from: sender(part(object, "from")?)?,
        recipients: list(object, "recipients")?
            .iter()
            .map(|recipient| recipient.as_text().map(str::to_owned))
            .collect::<Option<_>>()
            .ok_or_else(|| wrong("recipients"))?,
        roster: count(object, "roster")?,
        signed_roster: carried(object, "signed_roster")?,
        pack: text(object, "pack")?.to_owned(),
        pack_file: pack_file(object)?,
        counts: Counts {
            revisions: count(counts, "revisions")?,
            blobs: count(counts, "blobs")?,
        },
        devices: list(object, "devices")?.iter().map(device).collect::<Result<_, _>>()?,
    };
    if moment(&header.at) != text(object, "at")? {
        return Err(wrong("at"));
    }
    // A pack travels in a bundle of its own or beside revisions; a bundle of that kind carries nothing else.
    if header.kind == BundleKind::Pack && (header.pack_file.is_none() || header.counts.revisions > 0) {
        return Err(wrong("pack_file"));
    }
    if !header.devices.is_sorted_by(|one, next| one.device < next.device) {
        return Err(wrong("devices"));
    }
    Ok(header)
}

fn sender(object: &Object) -> Result<Sender, BundleError> {
    let (device, key) = device_and_key(object)?;
    Ok(Sender {
        person: PersonId::new(text(object, "person")?),
        device,
        key,
        card: card(object)?,
    })
}

fn device(value: &Value) -> Result<DeviceSpan, BundleError> {
    let object = value.as_object().ok_or_else(|| wrong("devices"))?;
    let (device, key) = device_and_key(object)?;
    Ok(DeviceSpan {
        device,
        key,
        card: card(object)?,
        from: count(object, "from")?,
        to: count(object, "to")?,
        head: hash(object, "head")?,
    })
}

/// The device's id is the hash of its key, so that whoever swaps the key cannot keep the id.
fn device_and_key(object: &Object) -> Result<(DeviceId, VerifyingKey), BundleError> {
    let key = unhex(text(object, "key")?.as_bytes()).ok_or_else(|| wrong("key"))?;
    let key = VerifyingKey::from_bytes(&key).map_err(|_| wrong("key"))?;
    let device = DeviceId::new(text(object, "device")?);
    if key.is_weak() || device_id(&key) != device {
        return Err(BundleError::DeviceKeyMismatch);
    }
    Ok((device, key))
}

fn pack_file(object: &Object) -> Result<Option<PackFile>, BundleError> {
    if object.get("pack_file").is_none() {
        return Ok(None);
    }
    let file = part(object, "pack_file")?;
    Ok(Some(PackFile {
        blob: hash(file, "blob")?,
        size: count(file, "size")?,
    }))
}

fn card(object: &Object) -> Result<Option<Vec<u8>>, BundleError> {
    carried(object, "card")
}

/// An object that is carried as it is, in its canonical bytes.
fn carried(object: &Object, key: &'static str) -> Result<Option<Vec<u8>>, BundleError> {
    match object.get(key) {
        None => Ok(None),
        Some(carried @ Value::Object(_)) => canonical::write(carried).map(Some).map_err(|_| wrong(key)),
        Some(_) => Err(wrong(key)),
    }
}

fn wrong(key: &'static str) -> BundleError {
    BundleError::KeyWrong { line: LINE, key }
}

fn text<'a>(object: &'a Object, key: &'static str) -> Result<&'a str, BundleError> {
    object.get(key).and_then(Value::as_text).ok_or_else(|| wrong(key))
}

fn integer(object: &Object, key: &'static str) -> Result<i64, BundleError> {
    object.get(key).and_then(Value::as_integer).ok_or_else(|| wrong(key))
}

fn count(object: &Object, key: &'static str) -> Result<u64, BundleError> {
    u64::try_from(integer(object, key)?).map_err(|_| wrong(key))
}

fn part<'a>(object: &'a Object, key: &'static str) -> Result<&'a Object, BundleError> {
    object.get(key).and_then(Value::as_object).ok_or_else(|| wrong(key))
}

fn list<'a>(object: &'a Object, key: &'static str) -> Result<&'a [Value], BundleError> {
    object.get(key).and_then(Value::as_list).ok_or_else(|| wrong(key))
}

fn hash(object: &Object, key: &'static str) -> Result<Hash, BundleError> {
    text(object, key)?.parse().map_err(|_| wrong(key))
}
