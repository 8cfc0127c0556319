//! The answers of a case as the matrix reads them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use paduk_form::{Datum, Facts};
use paduk_survey::{Module, Verdict};
use serde_json::{Map, Value};

use super::{CaseError, value::datum};
use crate::pack::Pack;

/// The name under which a case gives the day of its interview.
const INTERVIEW_DATE: &str = "interview_date";

/// Answers by question, and rows by roster.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    given: BTreeMap<String, Datum>,
    rosters: BTreeMap<String, Vec<Answers>>,
    date: Option<NaiveDate>,
    /// The roster in which the respondent has a row, and which one it is.
    own: Option<(String, usize)>,
}

impl Answers {
    /// Answers as they are, without rosters.
    pub fn of(given: BTreeMap<String, Datum>, date: Option<NaiveDate>) -> Self {
        Self {
            given,
            date,
            ..Self::default()
        }
    }

    /// The same with the rows of a roster.
    #[must_use]
    pub fn with_rows(mut self, roster: &str, rows: Vec<Self>) -> Self {
        self.rosters.insert(roster.to_owned(), rows);
        self
    }

    /// The rows of a roster as they are given.
    pub fn rows_of(&self, roster: &str) -> &[Self] {
        self.rosters.get(roster).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn read(pack: &Pack, module: Module, written: &Map<String, Value>) -> Result<Self, CaseError> {
        let mut answers = Self::row(pack, module, written, None)?;
        answers.own = answers.own_row(pack, module);
        Ok(answers)
    }

    fn row(
        pack: &Pack,
        module: Module,
        written: &Map<String, Value>,
        date: Option<NaiveDate>,
    ) -> Result<Self, CaseError> {
        let date = match written.get(INTERVIEW_DATE) {
            Some(value) => match datum(pack, module, INTERVIEW_DATE, value)? {
                Datum::Date(day) => Some(day),
                Datum::Empty
                | Datum::Nonresponse(_)
                | Datum::Number(_)
                | Datum::Between(..)
                | Datum::Text(_)
                | Datum::Choices(_) => date,
            },
            None => date,
        };
        let mut answers = Self {
            date,
            ..Self::default()
        };
        for (name, value) in written {
            let is_roster = pack.matrix.rosters().any(|known| known == name);
            if let Some(rows) = value.as_array().filter(|_| is_roster) {
                let rows: Result<Vec<Self>, CaseError> = rows
                    .iter()
                    .map(|row| {
                        let row = row.as_object().ok_or_else(|| CaseError::Value {
                            question: name.clone(),
                            found: row.to_string(),
                        })?;
                        Self::row(pack, Module::Household, row, answers.date)
                    })
                    .collect();
                answers.rosters.insert(name.clone(), rows?);
            } else {
                let datum = datum(pack, module, name, value)?;
                answers.given.insert(name.clone(), datum);
            }
        }
        Ok(answers)
    }

    /// A member's own row in the list: the only one of the group, or the only one at all.
    fn own_row(&self, pack: &Pack, module: Module) -> Option<(String, usize)> {
        let Module::Member(group) = module else { return None };
        let roster = pack.instrument_for(Module::Household)?.roster.as_ref()?;
        let code = &pack.group(group)?.roster_code;
        let rows = self.rosters.get(&roster.repeat)?;
        let is_of_group = |row: &Self| match row.value(&roster.groups) {
            Datum::Choices(codes) => codes.contains(code),
            Datum::Text(text) => text.split_whitespace().any(|word| word == code),
            Datum::Number(number) => number.to_string() == *code,
            Datum::Empty | Datum::Nonresponse(_) | Datum::Between(..) | Datum::Date(_) => false,
        };
        let of_group: Vec<usize> = (0..rows.len()).filter(|at| is_of_group(&rows[*at])).collect();
        match (&of_group[..], rows.len()) {
            ([only], _) => Some((roster.repeat.clone(), *only)),
            ([], 1) => Some((roster.repeat.clone(), 0)),
            _ => None,
        }
    }
}

impl Facts for Answers {
    /// What is given; of a member also what stands in the member's own row.
    fn value(&self, name: &str) -> Datum {
        if let Some(datum) = self.given.get(name) {
            return datum.clone();
        }
        let own = self.own.as_ref();
        own.and_then(|(roster, at)| self.rosters.get(roster)?.get(*at))
            .map_or(Datum::Empty, |row| row.value(name))
    }

    fn rows(&self, roster: &str) -> Option<Vec<&dyn Facts>> {
        let rows = self.rosters.get(roster)?;
        Some(rows.iter().map(|row| row as &dyn Facts).collect())
    }

    fn verdict(&self, _code: &str) -> Option<Verdict> {
        None
    }

    fn interview_date(&self) -> Option<NaiveDate> {
        self.date
    }
}

impl Answers {
    /// The answers in one line, for a finding: `BH304=40 BH402=dk`.
    pub(crate) fn shown(&self) -> String {
        let of = |datum: &Datum| match datum {
            Datum::Empty => String::new(),
            Datum::Nonresponse(state) => state.as_str().to_owned(),
            Datum::Number(number) => number.to_string(),
            Datum::Between(least, most) => format!("{least}..{most}"),
            Datum::Text(text) => text.clone(),
            Datum::Date(day) => day.to_string(),
            Datum::Choices(choices) => choices.join("+"),
        };
        let mut parts: Vec<String> = self
            .given
            .iter()
            .filter(|(_, datum)| **datum != Datum::Empty)
            .map(|(name, datum)| format!("{name}={}", of(datum)))
            .collect();
        for (roster, rows) in &self.rosters {
            let rows: Vec<String> = rows.iter().map(Self::shown).collect();
            parts.push(format!("{roster}=[{}]", rows.join("; ")));
        }
        parts.join(" ")
    }
}
