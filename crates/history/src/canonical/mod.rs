//! The canonical JSON profile: one meaning, one sequence of bytes (a subset of RFC 8785).
//!
//! - keys `[a-z0-9_]{1,64}`, in ASCII order, none twice; no white space;
//! - integers only, −(2⁵³ − 1) to 2⁵³ − 1, no leading zero, no `-0`;
//! - texts in Unicode NFC, without U+0000; escaped are `"` `\` `\b` `\t` `\n` `\f` `\r`, and the other controls below
//!   U+0020 as `\u00xx` with small digits; everything else stands as UTF-8;
//! - at most [`MAX_DEPTH`] lists and objects inside one another, [`MAX_TEXT`] bytes of UTF-8 in a text,
//!   [`MAX_LINE`] bytes in all.
//!
//! Own reader and writer, because a dependency's idea of order or numbers can change with a feature of any crate.

mod breach;
mod flaw;
mod object;
mod read;
mod write;

pub use breach::breach;
pub use flaw::Flaw;
pub use object::{Object, is_key};
pub use read::read;
pub(crate) use read::read_once;
pub use write::write;

use unicode_normalization::UnicodeNormalization;

/// The most bytes of one line.
pub const MAX_LINE: usize = 1024 * 1024;
/// The most bytes of UTF-8 in one text, unescaped.
pub const MAX_TEXT: usize = 64 * 1024;
/// The most lists and objects that stand inside one another.
pub const MAX_DEPTH: usize = 16;
/// The greatest integer, 2⁵³ − 1; the least is its negative.
pub const MAX_INTEGER: i64 = (1 << 53) - 1;

/// A text in Unicode NFC, as every text of a revision must be: called where text comes in.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// A value of the profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A text; [`write`] demands NFC, [`Value::text`] makes it.
    Text(String),
    /// An ordered list.
    List(Vec<Value>),
    /// Values by key.
    Object(Object),
}

impl Value {
    /// A text brought into NFC.
    pub fn text(text: &str) -> Self {
        Self::Text(nfc(text))
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Null | Self::Bool(_) | Self::Integer(_) | Self::List(_) | Self::Object(_) => None,
        }
    }

    /// The whole number, if it is one.
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            Self::Null | Self::Bool(_) | Self::Text(_) | Self::List(_) | Self::Object(_) => None,
        }
    }

    /// Yes or no, if it is that.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(yes) => Some(*yes),
            Self::Null | Self::Integer(_) | Self::Text(_) | Self::List(_) | Self::Object(_) => None,
        }
    }

    /// The list, if it is one.
    pub fn as_list(&self) -> Option<&[Self]> {
        match self {
            Self::List(list) => Some(list),
            Self::Null | Self::Bool(_) | Self::Integer(_) | Self::Text(_) | Self::Object(_) => None,
        }
    }

    /// The object, if it is one.
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Self::Object(object) => Some(object),
            Self::Null | Self::Bool(_) | Self::Integer(_) | Self::Text(_) | Self::List(_) => None,
        }
    }
}

#[cfg(test)]
mod tests;
