//! What the survey takes for granted until somebody decides.

use paduk_survey::{Diagnostic, Texts};

use crate::table::Table;

/// An open question with the answer that the matrix goes by meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumption {
    /// Its number in the list.
    pub number: u32,
    /// The question.
    pub question: Texts,
    /// The answer assumed.
    pub assumption: Texts,
    /// Interventions that hang on it.
    pub interventions: Vec<String>,
    /// How far it is decided, for example `belum dikonfirmasi`.
    pub status: String,
    /// Row of the table, for findings about it.
    pub(crate) row: u32,
}

const COLUMNS: [&str; 7] = [
    "number",
    "question_id",
    "question_en",
    "assumption_id",
    "assumption_en",
    "rules",
    "status",
];

pub(crate) fn read(file: &str, text: &str, languages: &[String], findings: &mut Vec<Diagnostic>) -> Vec<Assumption> {
    let table = Table::read(file, text, &COLUMNS, findings);
    let mut assumptions = Vec::new();
    for line in table.lines() {
        let Some(number) = line.count("number", findings) else {
            continue;
        };
        assumptions.push(Assumption {
            number,
            question: line.texts("question", languages),
            assumption: line.texts("assumption", languages),
            interventions: line
                .text("rules")
                .split(';')
                .map(|code| code.trim().to_owned())
                .collect(),
            status: line.text("status").to_owned(),
            row: line.number,
        });
    }
    assumptions
}
