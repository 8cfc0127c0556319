//! Typed text understood: numbers, dates, times and choices as people write them in Indonesia.
//!
//! Nothing is rounded, cut or guessed silently: what was understood is said back, and what is not certain is asked.

mod answer;
mod choice;
mod date;
mod geopoint;
mod month;
mod number;
mod show;
mod time;
mod words;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use paduk_survey::Nonresponse;

pub use answer::{AskOption, Understood, WrongCode};
pub use show::shown;

use crate::interview::ShownChoice;
use crate::node::{QuestionKind, Range};

/// What a field knows of its question.
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    /// What it asks for.
    pub kind: QuestionKind,
    /// How many decimals a number takes; any number where it is not set.
    pub places: Option<u8>,
    /// The unit that may be typed after a number and is shown after it.
    pub unit: Option<&'a str>,
    /// Which nonresponse states the question offers.
    pub nonresponse: &'a [Nonresponse],
    /// The choices offered now.
    pub choices: &'a [ShownChoice],
    /// Which numbers a `range` question takes.
    pub range: Option<Range>,
    /// The day of the interview.
    pub today: NaiveDate,
    /// `id` or `en`: the language in which values are said back.
    pub language: &'a str,
}

impl<'a> Field<'a> {
    /// A field of a kind with nothing else known.
    pub const fn new(kind: QuestionKind, today: NaiveDate, language: &'a str) -> Self {
        Self {
            kind,
            places: None,
            unit: None,
            nonresponse: &[],
            choices: &[],
            range: None,
            today,
            language,
        }
    }

    /// The field of a node, with the choices offered now.
    pub fn of(node: &'a crate::Node, choices: &'a [ShownChoice], today: NaiveDate, language: &'a str) -> Option<Self> {
        Some(Self {
            places: node.places(),
            unit: node.unit(),
            nonresponse: node.nonresponse(),
            choices,
            range: node.range(),
            ..Self::new(node.kind().question()?, today, language)
        })
    }

    fn reading(&self, lexical: String, words: String) -> AskOption {
        AskOption {
            shown: shown(self.kind, &lexical, self.places, self.unit, self.language),
            lexical,
            words,
        }
    }
}

/// The longest text that is read, in characters.
const LONGEST: usize = 16_384;

/// Between which days a date can lie, where that is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub earliest: Option<NaiveDate>,
    /// The last day; the day of the interview for what has happened.
    pub latest: Option<NaiveDate>,
}

/// What `typed` means in `field`.
pub fn understand(field: &Field<'_>, typed: &str) -> Understood {
    understand_within(field, Period::default(), typed)
}

/// What `typed` means in `field`, whose dates lie in `period`.
pub fn understand_within(field: &Field<'_>, period: Period, typed: &str) -> Understood {
    let trimmed = typed.trim();
    if trimmed.is_empty() {
        return Understood::Empty;
    }
    if trimmed.chars().count() > LONGEST {
        return Understood::wrong(WrongCode::TextTooLong).with("most", LONGEST);
    }
    match field.kind {
        QuestionKind::Integer | QuestionKind::Decimal => number::understand(field, trimmed),
        QuestionKind::Range => number::within(field, trimmed),
        QuestionKind::Date => date::understand(field, period, trimmed),
        QuestionKind::Time => time::understand(field, trimmed),
        QuestionKind::SelectOne | QuestionKind::SelectMultiple => choice::understand(field, trimmed),
        QuestionKind::Acknowledge => match trimmed.to_lowercase().as_str() {
            "ok" | "ya" | "yes" => Understood::value(field.reading("OK".to_owned(), String::new())),
            _ => Understood::wrong(WrongCode::NotAChoice),
        },
        QuestionKind::Rank => choice::ordered(field, trimmed),
        QuestionKind::Geopoint => geopoint::understand(field, trimmed),
        QuestionKind::DateTime
        | QuestionKind::Text
        | QuestionKind::Hidden
        | QuestionKind::Image
        | QuestionKind::File
        | QuestionKind::Ignored
        | QuestionKind::Calculate
        | QuestionKind::Metadata(_)
        | QuestionKind::Note => {
            if crate::lexical::is_value(field.kind, trimmed) {
                Understood::value(field.reading(trimmed.to_owned(), String::new()))
            } else {
                Understood::wrong(WrongCode::NotAValue)
            }
        }
    }
}
