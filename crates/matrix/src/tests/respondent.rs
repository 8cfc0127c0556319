//! A made-up respondent.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use paduk_form::kleene::{Datum, Facts};
use paduk_survey::{Nonresponse, Verdict};

/// What a respondent answered, by question.
#[derive(Debug, Clone, Default)]
pub(super) struct Respondent {
    pub answers: BTreeMap<String, Datum>,
    pub rosters: BTreeMap<String, Vec<Respondent>>,
}

impl Respondent {
    /// From `BH304=40 BH219=1+7 BH402=dk`: numbers and codes, choices joined by `+`, a date, a nonresponse.
    pub(super) fn of(answers: &str) -> Self {
        let read = |answer: &str| {
            let (question, value) = answer.split_once('=').expect("question=value");
            (question.to_owned(), datum(value))
        };
        Self {
            answers: answers.split_whitespace().map(read).collect(),
            rosters: BTreeMap::new(),
        }
    }
}

fn datum(value: &str) -> Datum {
    if let Some(state) = Nonresponse::parse(value) {
        return Datum::Nonresponse(state);
    }
    if let Ok(day) = value.parse() {
        return Datum::Date(day);
    }
    if value.contains('+') || value.starts_with('.') {
        let choices = value.split(['+', '.']).filter(|choice| !choice.is_empty());
        return Datum::Choices(choices.map(str::to_owned).collect());
    }
    value
        .parse()
        .map_or_else(|_| Datum::Text(value.to_owned()), Datum::Number)
}

impl Facts for Respondent {
    fn value(&self, name: &str) -> Datum {
        self.answers.get(name).cloned().unwrap_or(Datum::Empty)
    }

    fn rows(&self, roster: &str) -> Option<Vec<&dyn Facts>> {
        let rows = self.rosters.get(roster)?;
        Some(rows.iter().map(|row| row as &dyn Facts).collect())
    }

    fn verdict(&self, _code: &str) -> Option<Verdict> {
        None
    }

    fn interview_date(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2026, 11, 24)
    }
}
