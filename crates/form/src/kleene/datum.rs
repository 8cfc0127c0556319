//! What a rule reads.

use chrono::NaiveDate;
use paduk_survey::{Nonresponse, Verdict};

/// What stands at a name: a value, or the reason why there is none.
#[derive(Debug, Clone, PartialEq)]
pub enum Datum {
    /// Nothing: not asked, not answered, or not relevant.
    Empty,
    /// A reason for having no value.
    Nonresponse(Nonresponse),
    /// A number.
    Number(f64),
    /// A number of which only the least and the most are known: an age of somebody who was chosen by age.
    Between(f64, f64),
    /// A text, or the name of the one choice made.
    Text(String),
    /// A civil date.
    Date(NaiveDate),
    /// The names of the choices made, in list order; never empty.
    Choices(Vec<String>),
}

/// What a rule is judged on: one respondent's answers, derived values and earlier verdicts.
pub trait Facts {
    /// What stands at a question or a derived value; [`Datum::Empty`] where there is no such name here.
    fn value(&self, name: &str) -> Datum;

    /// The rows of a roster (`AR`, `BN`); `None` where it is unknown which rows there are.
    fn rows(&self, roster: &str) -> Option<Vec<&dyn Facts>>;

    /// The verdict on another intervention, where it was given before.
    fn verdict(&self, code: &str) -> Option<Verdict>;

    /// The day to which ages are counted.
    fn interview_date(&self) -> Option<NaiveDate>;
}
