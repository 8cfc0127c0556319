//! Interviews over small invented forms.

mod actions;
mod anything;
mod columns;
mod kinds;
mod nonresponse;
mod relevance;
mod repeats;
mod replay;
mod values;
mod walk;

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate};
use paduk_survey::RowId;

use super::{Change, Diff, Interview};
use crate::instrument::{Choice, ChoiceList, Instrument, Row, Sentence};
use crate::{Form, FormError, Outside, compile};

/// A clock that stands still, and one member to look up.
pub(crate) struct Still;

impl Outside for Still {
    fn today(&self) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
    }

    fn now(&self) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339("2026-11-24T09:30:00+07:00").unwrap()
    }

    fn random(&self) -> f64 {
        0.5
    }

    fn look_up(&self, channel: &str, column: &str, key: &str, value: &str) -> Option<String> {
        let known = (channel, column, key, value) == ("paduk_member", "age_months", "id", "m1");
        known.then(|| "22".to_owned())
    }
}

/// A form written as rows `type | name | column = text | column = text`, with the lists `yesno` and `food`.
pub(crate) fn instrument(text: &str) -> Instrument {
    let mut survey = Vec::new();
    for (number, line) in text
        .lines()
        .map(str::trim)
        .enumerate()
        .filter(|(_, line)| !line.is_empty())
    {
        let mut cells = line.split(" | ").map(str::trim);
        let kind = cells.next().unwrap_or_default();
        let mut row = Row::new(number as u32 + 1, kind, cells.next().unwrap_or_default());
        row.label = Sentence::single("id", &row.name.clone().unwrap_or_default().text);
        for (column, cell) in cells.enumerate() {
            let (heading, text) = cell.split_once(" = ").unwrap_or((cell, "yes"));
            let mut cell: crate::instrument::Cell = text.into();
            cell.column = column as u32 + 4;
            match heading {
                "label" => row.label = Sentence::single("id", text),
                "constraint" => row.constraint = Some(cell),
                "message" => row.constraint_message = Sentence::single("id", text),
                "required" => row.required = Some(cell),
                "relevant" => row.relevant = Some(cell),
                "calculation" => row.calculation = Some(cell),
                "default" => row.default = Some(cell),
                "read_only" => row.read_only = Some(cell),
                "filter" => row.choice_filter = Some(cell),
                "trigger" => row.trigger = Some(cell),
                "count" => row.repeat_count = Some(cell),
                "appearance" => row.appearance = Some(cell),
                "parameters" => row.parameters = Some(cell),
                "image" => {
                    row.media.insert("image".into(), Sentence::single("id", text));
                }
                "fixed" => row.fixed_rows = true,
                other => {
                    row.other.insert(format!("bind::paduk:{other}"), cell);
                }
            }
        }
        survey.push(row);
    }
    let list = |name: &str, choices: &[(&str, &str, &str)]| {
        let mut list = ChoiceList::new(name);
        for (at, (name, label, kind)) in choices.iter().enumerate() {
            let mut choice = Choice::new(name, "id", label);
            choice.number = at as u32 + 2;
            if !kind.is_empty() {
                choice.extra.push(("kind".into(), (*kind).into()));
            }
            list.choices.push(choice);
        }
        list
    };
    Instrument {
        form_id: "sample".into(),
        default_language: "id".into(),
        languages: vec!["id".into()],
        survey,
        lists: vec![
            list("yesno", &[("1", "Ya", ""), ("2", "Tidak", "")]),
            list(
                "food",
                &[("rice", "Nasi", "a"), ("egg", "Telur", "b"), ("fish", "Ikan", "b")],
            ),
            list(
                "paduk_texts",
                &[("far", "${n} terlalu banyak", ""), ("odd", "Tidak biasa", "")],
            ),
        ],
        ..Instrument::default()
    }
}

/// An interview over a form without findings.
#[track_caller]
pub(crate) fn open(text: &str) -> Interview {
    Interview::open(form(text), Arc::new(Still))
}

#[track_caller]
pub(crate) fn form(text: &str) -> Arc<Form> {
    let (form, found) = compile(Arc::new(instrument(text)));
    let bad: Vec<_> = found
        .iter()
        .filter(|found| found.severity == paduk_survey::Severity::Error)
        .collect();
    assert!(bad.is_empty(), "{bad:#?}");
    Arc::new(form)
}

/// `name`, or `name@row`.
fn address(text: &str) -> (String, Option<RowId>) {
    match text.split_once('@') {
        Some((name, row)) => (name.to_owned(), Some(RowId::new(row))),
        None => (text.to_owned(), None),
    }
}

pub(crate) fn change(text: &str) -> Change {
    let (left, right) = text.split_once(' ').unwrap_or((text, ""));
    let (question, row) = address(left);
    match (left, right) {
        ("!", rest) => Change::Confirmed {
            confirmed: Box::new(change(rest)),
        },
        ("+", rest) => {
            let (repeat, row) = address(rest);
            let (row, parent) = match row.as_ref().map(RowId::as_str).unwrap_or_default().split_once('/') {
                Some((parent, row)) => (RowId::new(row), Some(RowId::new(parent))),
                None => (row.unwrap(), None),
            };
            Change::AddRow { repeat, row, parent }
        }
        ("-", row) => Change::RemoveRow { row: RowId::new(row) },
        ("undo", row) => Change::RestoreRow { row: RowId::new(row) },
        (_, "") => Change::Clear { question, row },
        (_, "?dk") => Change::Nonresponse {
            question,
            row,
            state: paduk_survey::Nonresponse::Dk,
        },
        (_, "?refused") => Change::Nonresponse {
            question,
            row,
            state: paduk_survey::Nonresponse::Refused,
        },
        (_, value) => Change::Set {
            question,
            row,
            value: value.to_owned(),
        },
    }
}

impl Interview {
    #[track_caller]
    pub(crate) fn does(&mut self, text: &str) -> Diff {
        self.apply(&change(text))
            .unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[track_caller]
    pub(crate) fn refuses(&mut self, text: &str) -> FormError {
        self.apply(&change(text)).expect_err(text)
    }

    /// Every node's value as others read it, `-` where it is not relevant: `a=1 b=- r1.c=2`.
    pub(crate) fn line(&self) -> String {
        let mut parts = Vec::new();
        self.walk(&mut |node, at| {
            let known = self.form().node(node);
            if known.kind().question().is_some() {
                let row = self
                    .instance(at)
                    .row
                    .as_ref()
                    .map(|row| format!("{row}."))
                    .unwrap_or_default();
                let slot = self.slot(node, at);
                let value = match (&slot.recorded, slot.relevant) {
                    (_, false) => "-".to_owned(),
                    (Some(paduk_survey::Recorded::Nonresponse(state)), _) => format!("?{}", state.as_str()),
                    _ => slot.text().to_owned(),
                };
                parts.push(format!("{row}{}={value}", known.name()));
            }
        });
        parts.join(" ")
    }

    /// Findings as `name code`, with `*` where they keep the questionnaire open.
    pub(crate) fn found(&self) -> String {
        let findings: Vec<_> = self
            .validate()
            .iter()
            .map(|finding| {
                let open = if finding.is_open() { "*" } else { "" };
                format!("{} {}{open}", self.form().node(finding.place.node).name(), finding.code)
            })
            .collect();
        findings.join(", ")
    }
}

/// Opens a form, takes changes (one a line, `name value`), and compares the line of values.
#[track_caller]
pub(crate) fn check(form: &str, changes: &[&str], expect: &str) {
    let mut interview = open(form);
    for change in changes {
        interview.does(change);
    }
    assert_eq!(interview.line(), expect);
}
