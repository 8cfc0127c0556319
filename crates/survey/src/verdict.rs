//! What the matrix says of one intervention for one respondent.

use serde::{Deserialize, Serialize};

/// The outcome for one intervention. A missing answer is never [`Verdict::Met`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Should get it and got it ("dapat").
    Met,
    /// Should get it and did not ("celah layanan").
    Gap,
    /// Need not get it ("tidak perlu").
    NotApplicable,
    /// The answers do not say ("belum diketahui").
    Unknown,
}

impl Verdict {
    /// All outcomes in the order of tables.
    pub const ALL: [Self; 4] = [Self::Met, Self::Gap, Self::NotApplicable, Self::Unknown];

    /// The word in files: `met`, `gap`, `not_applicable` or `unknown`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Gap => "gap",
            Self::NotApplicable => "not_applicable",
            Self::Unknown => "unknown",
        }
    }

    /// The verdict that `word` names, if it names one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.as_str() == word)
    }
}
