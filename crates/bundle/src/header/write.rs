//! The header as a canonical value.

use chrono::{DateTime, FixedOffset, SecondsFormat};
use paduk_history::HistoryError;
use paduk_history::canonical::{self, Object, Value};

use super::{DeviceSpan, Header, Sender};
use crate::FORMAT;
use crate::hexadecimal::hex;

/// The moment as it stands in the header: to the second, with offset.
pub(crate) fn moment(at: &DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// The value of the line's key `h`.
///
/// # Errors
/// Where a card is not canonical, or the header would be longer than a line may be.
pub(crate) fn write(header: &Header) -> Result<Value, HistoryError> {
    let devices = header.devices.iter().map(device).collect::<Result<_, _>>()?;
    let mut value = object([
        ("at", Value::text(&moment(&header.at))),
        ("bundle", Value::text(&header.bundle.to_string())),
        (
            "counts",
            object([
                ("blobs", number(header.counts.blobs)?),
                ("revisions", number(header.counts.revisions)?),
            ]),
        ),
        ("devices", Value::List(devices)),
        ("format", Value::text("paduk-bundle")),
        ("from", sender(&header.from)?),
        ("kind", Value::text(header.kind.as_str())),
        ("min_reader", Value::Integer(FORMAT)),
        ("mode", Value::text(header.mode.as_str())),
        ("pack", Value::text(&header.pack)),
        (
            "recipients",
            Value::List(
                header
                    .recipients
                    .iter()
                    .map(|recipient| Value::text(recipient))
                    .collect(),
            ),
        ),
        ("roster", number(header.roster)?),
        ("survey", Value::text(&header.survey)),
        ("v", Value::Integer(FORMAT)),
    ]);
    if let Value::Object(value) = &mut value {
        if let Some(roster) = &header.signed_roster {
            value.insert("signed_roster", canonical::read(roster)?);
        }
        if let Some(file) = &header.pack_file {
            let file = object([
                ("blob", Value::text(&file.blob.to_string())),
                ("size", number(file.size)?),
            ]);
            value.insert("pack_file", file);
        }
    }
    Ok(value)
}

fn sender(from: &Sender) -> Result<Value, HistoryError> {
    let mut value = Object::new();
    value.insert("device", Value::text(from.device.as_str()));
    value.insert("key", Value::Text(hex(from.key.as_bytes())));
    value.insert("person", Value::text(from.person.as_str()));
    insert_card(&mut value, from.card.as_deref())?;
    Ok(Value::Object(value))
}

fn device(span: &DeviceSpan) -> Result<Value, HistoryError> {
    let mut value = Object::new();
    value.insert("device", Value::text(span.device.as_str()));
    value.insert("from", number(span.from)?);
    value.insert("head", Value::text(&span.head.to_string()));
    value.insert("key", Value::Text(hex(span.key.as_bytes())));
    value.insert("to", number(span.to)?);
    insert_card(&mut value, span.card.as_deref())?;
    Ok(Value::Object(value))
}

fn insert_card(value: &mut Object, card: Option<&[u8]>) -> Result<(), HistoryError> {
    if let Some(card) = card {
        value.insert("card", canonical::read(card)?);
    }
    Ok(())
}

/// A value from pairs of key and value.
pub(crate) fn object<const N: usize>(pairs: [(&str, Value); N]) -> Value {
    Value::Object(pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// A number of things.
pub(crate) fn number(count: u64) -> Result<Value, HistoryError> {
    i64::try_from(count)
        .map(Value::Integer)
        .map_err(|_| HistoryError::NumberRange)
}
