//! Answers as they are stored and sent.

use serde::{Deserialize, Serialize};

use crate::id::RowId;

/// Why there is no value, kept apart from every value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Nonresponse {
    /// The respondent does not know ("tidak tahu").
    Dk,
    /// The respondent refuses ("menolak").
    Refused,
    /// The question does not apply ("tidak berlaku").
    Na,
}

impl Nonresponse {
    /// The three states in the order in which the window offers them.
    pub const ALL: [Self; 3] = [Self::Dk, Self::Refused, Self::Na];

    /// The word in files: `dk`, `refused` or `na`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dk => "dk",
            Self::Refused => "refused",
            Self::Na => "na",
        }
    }

    /// The state that `word` names, if it names one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// What stands at a question: a value in its one lexical form, or a nonresponse.
///
/// Lexical forms: integer `-12`; decimal `22.9` (a point, no exponent, places as typed); date `2026-11-24`;
/// time `14:05`; choices by name, separated by one space, in list order; text in NFC.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Recorded {
    /// A value, never empty.
    Value(String),
    /// A reason for having none.
    Nonresponse(Nonresponse),
}

impl Recorded {
    /// The value, if it is one.
    pub fn value(&self) -> Option<&str> {
        match self {
            Self::Value(value) => Some(value),
            Self::Nonresponse(_) => None,
        }
    }
}

/// One answer of a document, addressed by question name and row.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StoredAnswer {
    /// The question's name in the instrument, for example `BH304`.
    pub question: String,
    /// The row of the innermost repeat around it, if there is one.
    pub row: Option<RowId>,
    /// What was answered; `None` where only a note stands.
    pub recorded: Option<Recorded>,
    /// The enumerator's note on this answer.
    pub note: Option<String>,
}
