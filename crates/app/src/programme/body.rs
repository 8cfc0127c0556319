//! A list as the body of a signed revision, and back.

use paduk_history::canonical::{Object, Value};
use paduk_pack::Status;

use super::line::ProgrammeLine;

/// The body of a list: `{"lines": […], "office": "DINKES", "year": 2026}`.
pub(super) fn body(office: &str, year: u32, lines: &[&ProgrammeLine]) -> Object {
    let lines = lines.iter().map(|line| Value::Object(object(line))).collect();
    [
        ("office", Value::text(office)),
        ("year", Value::Integer(year.into())),
        ("lines", Value::List(lines)),
    ]
    .into_iter()
    .map(|(key, value)| (key.to_owned(), value))
    .collect()
}

fn object(line: &ProgrammeLine) -> Object {
    let number = |number: u64| Value::Integer(i64::try_from(number).unwrap_or(i64::MAX));
    let text = |text: &str| (!text.is_empty()).then(|| Value::text(text));
    [
        ("intervention", text(&line.intervention)),
        ("village", text(&line.village)),
        ("target", Some(number(line.target.into()))),
        ("budget", line.budget.map(number)),
        ("source", text(&line.source)),
        ("status", text(line.status.as_str())),
        ("delivered", line.delivered.map(|count| number(count.into()))),
        ("note", text(&line.note)),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some((key.to_owned(), value?)))
    .collect()
}

/// The lines of a body. A line that this version does not understand is left out: a later one wrote it.
pub(super) fn lines(body: &Object) -> Vec<ProgrammeLine> {
    let (Some(office), Some(year)) = (text(body, "office"), number(body, "year")) else {
        return Vec::new();
    };
    let Some(Value::List(lines)) = body.get("lines") else {
        return Vec::new();
    };
    let read = |value: &Value| {
        let Value::Object(line) = value else { return None };
        let small = |key| number(line, key).and_then(|number| u32::try_from(number).ok());
        Some(ProgrammeLine {
            office: office.clone(),
            intervention: text(line, "intervention")?,
            village: text(line, "village")?,
            year: u32::try_from(year).ok()?,
            target: small("target")?,
            budget: number(line, "budget"),
            source: text(line, "source").unwrap_or_default(),
            status: Status::parse(&text(line, "status")?)?,
            delivered: small("delivered"),
            note: text(line, "note").unwrap_or_default(),
        })
    };
    lines.iter().filter_map(read).collect()
}

fn text(object: &Object, key: &str) -> Option<String> {
    match object.get(key) {
        Some(Value::Text(text)) => Some(text.clone()),
        Some(Value::Null | Value::Bool(_) | Value::Integer(_) | Value::List(_) | Value::Object(_)) | None => None,
    }
}

fn number(object: &Object, key: &str) -> Option<u64> {
    match object.get(key) {
        Some(Value::Integer(number)) => u64::try_from(*number).ok(),
        Some(Value::Null | Value::Bool(_) | Value::Text(_) | Value::List(_) | Value::Object(_)) | None => None,
    }
}
