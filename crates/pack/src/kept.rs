//! Questions that nothing reads and that are asked on purpose.

use paduk_survey::{Diagnostic, Texts};

use crate::table::Table;

/// A question kept although nothing reads it, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The question.
    pub question: String,
    /// Why it is asked.
    pub reason: Texts,
    /// Row of the table.
    pub(crate) row: u32,
}

const COLUMNS: [&str; 1] = ["question"];

/// Reads the table: `question` and a reason in each language.
pub(crate) fn read(file: &str, text: &str, languages: &[String], findings: &mut Vec<Diagnostic>) -> Vec<Kept> {
    if file.is_empty() {
        return Vec::new();
    }
    let table = Table::read(file, text, &COLUMNS, findings);
    table
        .lines()
        .map(|line| {
            let reason = line.texts("reason", languages);
            for language in languages.iter().filter(|language| reason.exact(language).is_none()) {
                let finding = Diagnostic::warning("text-missing-in-language").with("language", language);
                findings.push(line.finding(finding, "question"));
            }
            Kept {
                question: line.text("question").to_owned(),
                reason,
                row: line.number,
            }
        })
        .collect()
}
