//! Values brought into the lexical form of a kind, where they have one.

use super::{day_of, day_text, is_value};
use crate::expression::{format_number, parse_number};
use crate::node::QuestionKind;

/// A value that was computed or read from elsewhere in the lexical form of a kind; as it is where it has none. A whole
/// number loses its fraction, as in JavaRosa; a date loses its time.
pub(crate) fn fitted(kind: QuestionKind, text: String) -> String {
    if text.is_empty() || is_value(kind, &text) {
        return text;
    }
    let number = parse_number(&text);
    let other = match kind {
        QuestionKind::Date => day_of(&text)
            .or_else(|| day_text(number))
            .map(|day| day.format("%Y-%m-%d").to_string()),
        QuestionKind::Integer => number.is_finite().then(|| format_number(number.trunc())),
        QuestionKind::Decimal | QuestionKind::Range => number.is_finite().then(|| format_number(number)),
        QuestionKind::Geopoint => Some(text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")),
        QuestionKind::Text
        | QuestionKind::Time
        | QuestionKind::DateTime
        | QuestionKind::SelectOne
        | QuestionKind::SelectMultiple
        | QuestionKind::Note
        | QuestionKind::Calculate
        | QuestionKind::Hidden
        | QuestionKind::Rank
        | QuestionKind::Image
        | QuestionKind::File
        | QuestionKind::Ignored
        | QuestionKind::Acknowledge
        | QuestionKind::Metadata(_) => None,
    };
    other.unwrap_or(text)
}
