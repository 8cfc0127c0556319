//! What the reader promises of any bytes whatever, as a function that a fuzzer or a test can call.

use super::{MAX_DEPTH, Value, read, write};

/// The promise that reading these bytes breaks, if it breaks one; panicking breaks one too.
///
/// Bytes that are accepted are written again as they were, are not deeper than [`MAX_DEPTH`], and are the only bytes of
/// their value: none with white space around them is accepted beside them.
pub fn breach(bytes: &[u8]) -> Option<&'static str> {
    let Ok(value) = read(bytes) else {
        return None;
    };
    if write(&value).as_deref() != Ok(bytes) {
        return Some("accepted bytes are written otherwise");
    }
    if depth(&value) > MAX_DEPTH {
        return Some("accepted bytes are too deep");
    }
    let spaced = [b" ", bytes].concat();
    if read(&spaced).is_ok() {
        return Some("one value has two spellings");
    }
    None
}

/// How many lists and objects stand inside one another; the recursion ends where the reader's does.
fn depth(value: &Value) -> usize {
    match value {
        Value::Null | Value::Bool(_) | Value::Integer(_) | Value::Text(_) => 0,
        Value::List(list) => 1 + list.iter().map(depth).max().unwrap_or_default(),
        Value::Object(object) => 1 + object.iter().map(|(_, value)| depth(value)).max().unwrap_or_default(),
    }
}
