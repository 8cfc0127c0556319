use std::collections::BTreeMap;

use serde::Serialize;

use crate::conformance::{Outcome, Status};

/// What came of a file of growth vectors. A vector is a row; its values are counted.
#[derive(Debug, Clone, Serialize)]
pub struct FileReport {
    /// The file's name.
    pub file: String,
    /// Values compared.
    pub values: usize,
    /// Values that came out as expected.
    pub passed: usize,
    /// Values that came out differently, with a reason in the list of differences.
    pub different: usize,
    /// Values that came out differently without one.
    pub failed: usize,
    /// The largest distance between an unrounded z-score and the printed one, where there are z-scores.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub largest: Option<f64>,
    /// The rows that came out differently, for each reason.
    pub differences: BTreeMap<String, Vec<String>>,
    /// Every row.
    pub results: Vec<Outcome>,
}

impl FileReport {
    pub(super) fn new(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            values: 0,
            passed: 0,
            different: 0,
            failed: 0,
            largest: None,
            differences: BTreeMap::new(),
            results: Vec::new(),
        }
    }

    /// Takes a row that was compared.
    pub(super) fn take(&mut self, row: Compared) {
        self.values += row.values;
        self.passed += row.values - row.wrong.len();
        if let Some(largest) = row.largest {
            self.largest = Some(self.largest.map_or(largest, |known| known.max(largest)));
        }
        let (mut expected, mut got, mut reasons) = (Vec::new(), Vec::new(), Vec::new());
        for wrong in row.wrong {
            match wrong.reason {
                Some(reason) => {
                    self.different += 1;
                    self.differences
                        .entry(reason.to_owned())
                        .or_default()
                        .push(row.id.clone());
                    reasons.push(reason);
                }
                None => self.failed += 1,
            }
            expected.push(format!("{} {}", wrong.column, wrong.expected));
            got.push(format!("{} {}", wrong.column, wrong.got));
        }
        self.results.push(Outcome {
            id: row.id,
            status: if expected.is_empty() {
                Status::Pass
            } else {
                Status::Fail
            },
            reason: (reasons.len() == expected.len() && !reasons.is_empty()).then(|| reasons.join("; ")),
            expected: expected.join(", "),
            got: got.join(", "),
        });
    }

    /// The rows that failed without a reason, each with what was expected and what came.
    pub fn unexplained(&self) -> Vec<String> {
        let failed = self
            .results
            .iter()
            .filter(|row| row.status == Status::Fail && row.reason.is_none());
        failed
            .map(|row| format!("{}: expected {}; got {}", row.id, row.expected, row.got))
            .collect()
    }
}

struct Wrong {
    column: String,
    expected: String,
    got: String,
    reason: Option<&'static str>,
}

/// A row while it is compared.
pub(super) struct Compared {
    id: String,
    values: usize,
    largest: Option<f64>,
    wrong: Vec<Wrong>,
}

impl Compared {
    pub(super) fn row(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            values: 0,
            largest: None,
            wrong: Vec::new(),
        }
    }

    /// Counts a value; `reason` says why it may differ.
    pub(super) fn value(
        &mut self,
        column: &str,
        agrees: bool,
        (expected, got): (String, String),
        reason: Option<&'static str>,
    ) {
        self.values += 1;
        if !agrees {
            self.wrong.push(Wrong {
                column: column.to_owned(),
                expected,
                got,
                reason,
            });
        }
    }

    pub(super) fn text(&mut self, column: &str, expected: &str, got: &str) {
        self.value(column, expected == got, (expected.to_owned(), got.to_owned()), None);
    }

    /// Numbers that agree to six digits.
    pub(super) fn number(&mut self, column: &str, expected: Option<f64>, got: Option<f64>) {
        self.number_or(column, expected, got, None);
    }

    pub(super) fn number_or(
        &mut self,
        column: &str,
        expected: Option<f64>,
        got: Option<f64>,
        reason: Option<&'static str>,
    ) {
        let agrees = match (expected, got) {
            (None, None) => true,
            (Some(expected), Some(got)) => (expected - got).abs() <= 1e-6 * expected.abs() + 1e-9,
            _ => false,
        };
        self.value(column, agrees, (shown(expected), shown(got)), reason);
    }

    /// Remembers how far an unrounded z-score is from the printed one.
    pub(super) fn distance(&mut self, distance: f64) {
        self.largest = Some(self.largest.map_or(distance, |known| known.max(distance)));
    }
}

fn shown(value: Option<f64>) -> String {
    value.map_or_else(|| "nothing".to_owned(), |value| value.to_string())
}
