//! The ways in which bytes miss the profile.

use std::fmt;

/// What is wrong at the first byte that is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// The bytes end too early.
    End,
    /// Something other than a value stands where one belongs; white space counts.
    Value,
    /// A comma, colon or closing bracket is missing.
    Mark,
    /// More bytes follow the value.
    Trailing,
    /// A key has a character outside `[a-z0-9_]`, or none, or more than 64.
    Key,
    /// A key stands before one that sorts earlier.
    Order,
    /// A key stands twice.
    Twice,
    /// A number with a point, an exponent, a leading zero or `-0`.
    Number,
    /// An escape that the profile does not use.
    Escape,
    /// A control character that is not escaped, or U+0000.
    Control,
    /// Bytes that are not UTF-8.
    Utf8,
    /// A text that is not in NFC.
    Nfc,
    /// The bytes differ from what the writer makes of their meaning.
    Rewritten,
}

impl Flaw {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::End,
        Self::Value,
        Self::Mark,
        Self::Trailing,
        Self::Key,
        Self::Order,
        Self::Twice,
        Self::Number,
        Self::Escape,
        Self::Control,
        Self::Utf8,
        Self::Nfc,
        Self::Rewritten,
    ];

    /// The word in an error's parameters.
    pub const fn code(self) -> &'static str {
        match self {
            Self::End => "end",
            Self::Value => "value",
            Self::Mark => "mark",
            Self::Trailing => "trailing",
            Self::Key => "key",
            Self::Order => "order",
            Self::Twice => "twice",
            Self::Number => "number",
            Self::Escape => "escape",
            Self::Control => "control",
            Self::Utf8 => "utf8",
            Self::Nfc => "nfc",
            Self::Rewritten => "rewritten",
        }
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
