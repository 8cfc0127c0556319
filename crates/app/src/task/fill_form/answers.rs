//! The file of answers.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};
use paduk_form::Change;
use paduk_survey::{Nonresponse, RowId};
use serde::Deserialize;

use crate::interview::{Around, Chance};

/// What a file of answers may hold. A bare list is its `answers`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Answers {
    /// The day of the interview; the clock's day where it is not given.
    pub today: Option<NaiveDate>,
    /// The moment of opening.
    pub now: Option<DateTime<FixedOffset>>,
    /// The language in which choices are named.
    pub language: Option<String>,
    /// What `pulldata(channel, column, …)` gives: channel, then column.
    pub look_up: BTreeMap<String, BTreeMap<String, String>>,
    /// Rows to add, outer ones first. Rows of counted repeats are there by themselves, as `REPEAT-1`, `REPEAT-2`, …
    pub rows: Vec<NewRow>,
    /// The answers, in the order in which they are given.
    #[serde(rename = "answers")]
    pub given: Vec<Given>,
}

/// A row to add.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NewRow {
    pub repeat: String,
    pub row: String,
    #[serde(default)]
    pub parent: Option<String>,
}

/// One answer: `v` a value, `nr` a nonresponse, neither to clear; and what belongs to it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Given {
    #[serde(rename = "q")]
    pub question: String,
    #[serde(default)]
    pub row: Option<String>,
    #[serde(rename = "v", default, deserialize_with = "text")]
    pub value: Option<String>,
    #[serde(rename = "nr", default)]
    pub nonresponse: Option<Nonresponse>,
    #[serde(default)]
    pub note: Option<String>,
    /// Why the warning of this question may stand.
    #[serde(default)]
    pub reason: Option<Reason>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reason {
    pub warning: String,
    pub text: String,
}

/// A value may be written as a text or as a number.
fn text<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Text(String),
        Number(serde_json::Number),
    }
    let written: Option<Written> = Option::deserialize(deserializer)?;
    Ok(written.map(|written| match written {
        Written::Text(text) => text,
        Written::Number(number) => number.to_string(),
    }))
}

impl Answers {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if bytes.trim_ascii_start().starts_with(b"[") {
            return Ok(Self {
                given: serde_json::from_slice(bytes)?,
                ..Self::default()
            });
        }
        serde_json::from_slice(bytes)
    }

    /// What the interview asks from outside itself.
    pub(super) fn around(&self, clock: DateTime<FixedOffset>) -> Around {
        let now = self.now.unwrap_or(clock);
        Around {
            today: self.today.unwrap_or_else(|| now.date_naive()),
            now,
            channels: self.look_up.clone(),
            anaemia: paduk_indicator::CutoffSet::default(),
            device: String::new(),
            person: String::new(),
            chance: Chance::default(),
        }
    }
}

impl Given {
    pub(super) fn changes(&self) -> Vec<Change> {
        let question = || self.question.clone();
        let row = || self.row.as_deref().map(RowId::new);
        let first = match (&self.value, self.nonresponse) {
            (_, Some(state)) => Some(Change::Nonresponse {
                question: question(),
                row: row(),
                state,
            }),
            (Some(value), None) if !value.is_empty() => Some(Change::Set {
                question: question(),
                row: row(),
                value: value.clone(),
            }),
            (None, None) if self.note.is_some() || self.reason.is_some() => None,
            (Some(_) | None, None) => Some(Change::Clear {
                question: question(),
                row: row(),
            }),
        };
        let note = self.note.clone().map(|text| Change::Note {
            question: question(),
            row: row(),
            text: Some(text),
        });
        let reason = self.reason.as_ref().map(|reason| Change::Reason {
            question: question(),
            row: row(),
            warning_key: reason.warning.clone(),
            reason: Some(reason.text.clone()),
        });
        first.into_iter().chain(note).chain(reason).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Answers;

    #[test]
    fn answers_are_a_list_or_an_object() {
        let list = Answers::read(br#"[{"q":"a","v":3},{"q":"b","nr":"dk","note":"x"}]"#).unwrap();
        assert_eq!(list.given[0].value.as_deref(), Some("3"));
        assert_eq!(list.given[1].changes().len(), 2);
        let whole = Answers::read(br#"{"today":"2026-11-24","answers":[{"q":"a"}]}"#).unwrap();
        assert_eq!(whole.given[0].changes().len(), 1);
        assert!(Answers::read(br#"[{"question":"a"}]"#).is_err());
    }
}
