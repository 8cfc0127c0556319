//! How cost, salt and a sealed box stand in a file.

use paduk_history::canonical::{Object, Value};

use super::{Cost, Wrapped};
use crate::bytes::{hex, unhex, unhex_array};

/// The one function that stretches words.
const FUNCTION: &str = "argon2id";
/// The one cipher of boxes.
const CIPHER: &str = "xchacha20poly1305";

/// Cost and salt as an object.
pub(crate) fn kdf_object(cost: Cost, salt: &[u8; 32]) -> Object {
    [
        ("function", Value::text(FUNCTION)),
        ("lanes", Value::Integer(cost.lanes.into())),
        ("memory_kib", Value::Integer(cost.memory_kib.into())),
        ("passes", Value::Integer(cost.passes.into())),
        ("salt", Value::Text(hex(salt))),
    ]
    .into_iter()
    .map(|(key, value)| (key.to_owned(), value))
    .collect()
}

/// Cost and salt from an object; whether the cost is bearable is the caller's to ask.
pub(crate) fn read_kdf(part: &Object) -> Option<(Cost, [u8; 32])> {
    let number = |key| u32::try_from(part.get(key)?.as_integer()?).ok();
    (part.get("function")?.as_text()? == FUNCTION).then_some(())?;
    let cost = Cost {
        memory_kib: number("memory_kib")?,
        passes: number("passes")?,
        lanes: number("lanes")?,
    };
    Some((cost, unhex_array(part.get("salt")?.as_text()?)?))
}

impl Wrapped {
    /// The box as an object.
    pub(crate) fn object(&self) -> Object {
        [
            ("cipher", Value::text(CIPHER)),
            ("nonce", Value::Text(hex(&self.nonce))),
            ("sealed", Value::Text(hex(&self.sealed))),
        ]
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
    }

    /// The box from an object.
    pub(crate) fn read(part: &Object) -> Option<Self> {
        (part.get("cipher")?.as_text()? == CIPHER).then_some(())?;
        Some(Self {
            nonce: unhex_array(part.get("nonce")?.as_text()?)?,
            sealed: unhex(part.get("sealed")?.as_text()?)?,
        })
    }
}
