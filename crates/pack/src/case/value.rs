//! A JSON value as an interview would hold it.

use chrono::{Datelike, Months, NaiveDate};
use paduk_form::{Datum, QuestionKind};
use paduk_matrix::ValueKind;
use paduk_survey::{Module, Nonresponse};
use serde_json::Value;

use super::CaseError;
use crate::pack::Pack;

/// What a name may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Choice,
    Choices,
    Day,
    Number,
    Text,
    /// A value that something else computes, or a name that the pack does not have.
    Anything,
}

fn holds(pack: &Pack, module: Module, name: &str) -> Holds {
    let asked = pack.instruments.iter().find_map(|instrument| {
        let node = instrument.form.find(name)?;
        instrument.form.node(node).kind().question()
    });
    match asked {
        Some(QuestionKind::SelectOne) => Holds::Choice,
        Some(QuestionKind::SelectMultiple | QuestionKind::Rank) => Holds::Choices,
        Some(QuestionKind::Date | QuestionKind::DateTime) => Holds::Day,
        Some(QuestionKind::Integer | QuestionKind::Decimal | QuestionKind::Range) => Holds::Number,
        Some(
            QuestionKind::Text
            | QuestionKind::Time
            | QuestionKind::Geopoint
            | QuestionKind::Image
            | QuestionKind::File
            | QuestionKind::Acknowledge,
        ) => Holds::Text,
        Some(
            QuestionKind::Note
            | QuestionKind::Calculate
            | QuestionKind::Hidden
            | QuestionKind::Ignored
            | QuestionKind::Metadata(_),
        )
        | None => match pack.matrix.derived(module, name).map(|derived| derived.kind) {
            Some(ValueKind::Number | ValueKind::Truth) => Holds::Number,
            Some(ValueKind::Other | ValueKind::Rows) | None => Holds::Anything,
        },
    }
}

/// The value at a question. An empty text, an empty list and `null` are no answer.
pub(super) fn datum(pack: &Pack, module: Module, name: &str, value: &Value) -> Result<Datum, CaseError> {
    let wrong = || CaseError::Value {
        question: name.to_owned(),
        found: value.to_string(),
    };
    let holds = holds(pack, module, name);
    match value {
        Value::Null => Ok(Datum::Empty),
        Value::Bool(known) => Ok(Datum::Number(f64::from(u8::from(*known)))),
        Value::Number(number) => {
            let number = number.as_f64().ok_or_else(wrong)?;
            match holds {
                Holds::Choice => Ok(Datum::Text(number.to_string())),
                Holds::Choices => Ok(Datum::Choices(vec![number.to_string()])),
                Holds::Number | Holds::Anything => Ok(Datum::Number(number)),
                Holds::Text => Ok(Datum::Text(value.to_string())),
                Holds::Day => Err(wrong()),
            }
        }
        Value::String(text) => of_text(text.trim(), holds).ok_or_else(wrong),
        Value::Array(chosen) => {
            let words: Option<Vec<String>> = chosen.iter().map(choice).collect();
            match (words.ok_or_else(wrong)?, holds) {
                (words, _) if words.is_empty() => Ok(Datum::Empty),
                (words, Holds::Choices | Holds::Anything) => Ok(Datum::Choices(words)),
                (words, Holds::Choice | Holds::Number | Holds::Day | Holds::Text) => match &words[..] {
                    [word] => of_text(word, holds).ok_or_else(wrong),
                    _ => Err(wrong()),
                },
            }
        }
        Value::Object(fields) => {
            let state = fields.get("nr").and_then(Value::as_str).and_then(Nonresponse::parse);
            state.map(Datum::Nonresponse).ok_or_else(wrong)
        }
    }
}

fn choice(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => number.as_f64().map(|number| number.to_string()),
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

fn of_text(text: &str, holds: Holds) -> Option<Datum> {
    if text.is_empty() {
        return Some(Datum::Empty);
    }
    let number = || {
        text.parse()
            .ok()
            .filter(|number: &f64| number.is_finite())
            .map(Datum::Number)
    };
    match holds {
        Holds::Choice | Holds::Text => Some(Datum::Text(text.to_owned())),
        Holds::Choices => Some(Datum::Choices(text.split_whitespace().map(str::to_owned).collect())),
        Holds::Day => day(text).map(Datum::Date),
        Holds::Number => number(),
        Holds::Anything => day(text)
            .map(Datum::Date)
            .or_else(number)
            .or_else(|| Some(Datum::Text(text.to_owned()))),
    }
}

/// A civil date; of a month alone its last day, which is the one in the respondent's favour.
fn day(text: &str) -> Option<NaiveDate> {
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let first: NaiveDate = format!("{text}-01").parse().ok()?;
    let next = first.checked_add_months(Months::new(1))?;
    next.pred_opt().filter(|last| last.month() == first.month())
}
