//! What is refused, rule by rule: each workbook as a table, each finding as a person would be told.

mod entities;
mod parameters;
mod survey;

use expect_test::Expect;

use super::lines;
use crate::read_markdown;

/// The errors that reading finds; notes and warnings are tried elsewhere.
fn check(text: &str, expected: Expect) {
    let (_, mut findings) = read_markdown(text);
    findings.retain(|found| found.severity == paduk_survey::Severity::Error);
    expected.assert_eq(&lines(&findings));
}
