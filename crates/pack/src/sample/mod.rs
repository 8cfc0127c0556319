//! Invented households with their answers, for practice, for tests and for the demonstration.

mod answer;

use chrono::NaiveDate;
use paduk_form::{Change, StoredRow};
use paduk_survey::{Diagnostic, Texts};
use serde::Deserialize;

use crate::read::json_unreadable;

pub use answer::{SampleAnswer, SampleReason, SampleRow};

/// One invented household.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// Always true: a sample is nobody's answers.
    pub invented: bool,
    /// True for those that the demonstration fills; all of them are for practice and for tests.
    #[serde(default)]
    pub shown: bool,
    /// Its name, for example `contoh-01`.
    pub sample: String,
    /// What it shows.
    pub title: Texts,
    /// The day of the interview, to which every date in it is related.
    pub interview_date: NaiveDate,
    /// The household's own questionnaire.
    pub household: SampleDocument,
    /// The members' questionnaires.
    #[serde(default)]
    pub questionnaires: Vec<SampleDocument>,
}

/// One questionnaire of a sample.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleDocument {
    /// The instrument's form id.
    pub instrument: String,
    /// Whose it is: a row of the household's roster; none for the household's own.
    #[serde(default)]
    pub member: Option<String>,
    /// False for one that was left unfinished.
    pub complete: bool,
    /// The rows of repeats, in order.
    #[serde(default)]
    pub rows: Vec<SampleRow>,
    /// The answers, in the order in which they were given.
    pub answers: Vec<SampleAnswer>,
    /// Reasons given for warnings.
    #[serde(default)]
    pub reasons: Vec<SampleReason>,
    /// Verdicts that the matrix must give, by intervention code.
    #[serde(default)]
    pub verdicts: std::collections::BTreeMap<String, paduk_survey::Verdict>,
}

impl SampleDocument {
    /// Everything that happened, as changes to replay: rows, then answers with their notes, then reasons.
    pub fn changes(&self) -> Vec<Change> {
        let rows = self.rows.iter().map(SampleRow::change);
        let answers = self.answers.iter().flat_map(SampleAnswer::changes);
        let reasons = self.reasons.iter().map(SampleReason::change);
        rows.chain(answers).chain(reasons).collect()
    }

    /// The rows as a revision stores them.
    pub fn stored_rows(&self) -> Vec<StoredRow> {
        self.rows.iter().map(SampleRow::stored).collect()
    }
}

/// Reads one sample; a file that is none is said and left out.
pub(crate) fn read(file: &str, text: &str, findings: &mut Vec<Diagnostic>) -> Option<Sample> {
    let sample: Sample = match serde_json::from_str(text) {
        Ok(sample) => sample,
        Err(error) => {
            findings.push(json_unreadable(file, &error));
            return None;
        }
    };
    if !sample.invented {
        findings.push(Diagnostic::error("sample-not-invented").at(file, 0, 0));
        return None;
    }
    let answered = std::iter::once(&sample.household).chain(&sample.questionnaires);
    for answer in answered.flat_map(|document| &document.answers) {
        if answer.v.is_some() == answer.nr.is_some() {
            findings.push(
                Diagnostic::error("sample-answer-unclear")
                    .at(file, 0, 0)
                    .with("question", &answer.q),
            );
        }
    }
    Some(sample)
}
