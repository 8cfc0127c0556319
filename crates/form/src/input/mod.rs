//! Typed text understood: numbers, dates, times and choices as people write them in Indonesia.
//!
//! Nothing is rounded, cut or guessed silently: what is not certain is asked back.

mod asked;

use chrono::NaiveDate;
use paduk_survey::Nonresponse;

pub use asked::{AskOption, Understood, WrongCode};

/// What a field knows of its question.
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    /// What it asks for.
    pub kind: crate::QuestionKind,
    /// How many decimals a number takes.
    pub places: Option<u8>,
    /// The unit that may be typed after a number.
    pub unit: Option<&'a str>,
    /// Which nonresponse states the question offers.
    pub nonresponse: &'a [Nonresponse],
    /// The choices offered, name and label.
    pub choices: &'a [crate::ShownChoice],
    /// The day of the interview.
    pub today: NaiveDate,
    /// `id` or `en`: the language of the answer's words.
    pub language: &'a str,
}

/// What `typed` means in `field`.
pub fn understand(field: &Field<'_>, typed: &str) -> Understood {
    let _ = (field, typed);
    Understood::Empty
}

/// A stored value as it is shown: `1055` as `1.055`, `2026-11-24` as `24/11/2026`.
pub fn shown(
    kind: crate::QuestionKind,
    lexical: &str,
    places: Option<u8>,
    unit: Option<&str>,
    language: &str,
) -> String {
    let _ = (kind, places, unit, language);
    lexical.to_owned()
}
