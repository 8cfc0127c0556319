//! The writer.

use unicode_normalization::is_nfc;

use super::{Flaw, MAX_DEPTH, MAX_INTEGER, MAX_LINE, MAX_TEXT, Object, Value, is_key};
use crate::HistoryError;

/// The canonical bytes of `value`, without a line end.
///
/// # Errors
/// [`HistoryError::NotCanonical`] for a key outside the profile, a text that is not NFC or has U+0000 (`at` is where
/// its bytes would have stood), and the limits of the profile.
pub fn write(value: &Value) -> Result<Vec<u8>, HistoryError> {
    let mut out = Vec::new();
    put(&mut out, value, 0)?;
    Ok(out)
}

fn put(out: &mut Vec<u8>, value: &Value, depth: usize) -> Result<(), HistoryError> {
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Bool(true) => out.extend_from_slice(b"true"),
        Value::Bool(false) => out.extend_from_slice(b"false"),
        Value::Integer(number) => {
            if number.unsigned_abs() > MAX_INTEGER.unsigned_abs() {
                return Err(HistoryError::NumberRange);
            }
            out.extend_from_slice(number.to_string().as_bytes());
        }
        Value::Text(text) => put_text(out, text)?,
        Value::List(list) => put_list(out, list, deeper(depth)?)?,
        Value::Object(object) => put_object(out, object, deeper(depth)?)?,
    }
    if out.len() > MAX_LINE {
        return Err(HistoryError::LineTooLong);
    }
    Ok(())
}

fn deeper(depth: usize) -> Result<usize, HistoryError> {
    if depth < MAX_DEPTH {
        Ok(depth + 1)
    } else {
        Err(HistoryError::TooDeep)
    }
}

fn put_list(out: &mut Vec<u8>, list: &[Value], depth: usize) -> Result<(), HistoryError> {
    out.push(b'[');
    for (n, value) in list.iter().enumerate() {
        if n > 0 {
            out.push(b',');
        }
        put(out, value, depth)?;
    }
    out.push(b']');
    Ok(())
}

fn put_object(out: &mut Vec<u8>, object: &Object, depth: usize) -> Result<(), HistoryError> {
    out.push(b'{');
    for (n, (key, value)) in object.iter().enumerate() {
        if n > 0 {
            out.push(b',');
        }
        if !is_key(key) {
            return Err(flawed(out, Flaw::Key));
        }
        out.push(b'"');
        out.extend_from_slice(key.as_bytes());
        out.extend_from_slice(b"\":");
        put(out, value, depth)?;
    }
    out.push(b'}');
    Ok(())
}

fn put_text(out: &mut Vec<u8>, text: &str) -> Result<(), HistoryError> {
    if text.len() > MAX_TEXT {
        return Err(HistoryError::TextTooLong);
    }
    if !is_nfc(text) {
        return Err(flawed(out, Flaw::Nfc));
    }
    if text.contains('\0') {
        return Err(flawed(out, Flaw::Control));
    }
    out.push(b'"');
    for byte in text.bytes() {
        match short_escape(byte) {
            Some(letter) => out.extend_from_slice(&[b'\\', letter]),
            None if byte < 0x20 => out.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
            None => out.push(byte),
        }
    }
    out.push(b'"');
    Ok(())
}

/// The letter after `\` for the bytes that have a short escape.
pub(super) fn short_escape(byte: u8) -> Option<u8> {
    match byte {
        b'"' | b'\\' => Some(byte),
        0x08 => Some(b'b'),
        b'\t' => Some(b't'),
        b'\n' => Some(b'n'),
        0x0c => Some(b'f'),
        b'\r' => Some(b'r'),
        _ => None,
    }
}

fn flawed(out: &[u8], flaw: Flaw) -> HistoryError {
    HistoryError::NotCanonical { at: out.len(), flaw }
}
