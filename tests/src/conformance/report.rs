//! What came of each vector.

use std::fmt;

use serde::Serialize;

/// How a vector ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The engine gave what was expected.
    Pass,
    /// It gave something else.
    Fail,
    /// It was not asked.
    Skip,
}

/// One vector with what was expected and what came.
#[derive(Debug, Clone, Serialize)]
pub struct Outcome {
    /// The vector's id.
    pub id: String,
    /// How it ended.
    pub status: Status,
    /// What was expected, in words or as a value.
    pub expected: String,
    /// What came; empty where it was skipped.
    pub got: String,
    /// Why it was skipped, or is knowingly different.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Outcome {
    /// A vector that was asked: it passes where both texts are the same.
    pub fn compared(id: &str, expected: impl Into<String>, got: impl Into<String>) -> Self {
        let (expected, got) = (expected.into(), got.into());
        let status = if expected == got { Status::Pass } else { Status::Fail };
        Self {
            id: id.to_owned(),
            status,
            expected,
            got,
            reason: None,
        }
    }

    /// A vector that was not asked, with the reason.
    pub fn skipped(id: &str, expected: impl Into<String>, reason: &str) -> Self {
        Self {
            id: id.to_owned(),
            status: Status::Skip,
            expected: expected.into(),
            got: String::new(),
            reason: Some(reason.to_owned()),
        }
    }

    /// The same with a reason.
    #[must_use]
    pub fn because(mut self, reason: Option<&str>) -> Self {
        self.reason = reason.map(str::to_owned).or(self.reason);
        self
    }
}

/// What came of a file of vectors.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Report {
    /// Every vector, in the order of the file.
    pub results: Vec<Outcome>,
}

impl Report {
    /// How many ended in this way.
    pub fn count(&self, status: Status) -> usize {
        self.results.iter().filter(|outcome| outcome.status == status).count()
    }

    /// The share that passed of those that were asked, 0 to 1; 1 where none was.
    pub fn passed(&self) -> f64 {
        let asked = self.results.len() - self.count(Status::Skip);
        if asked == 0 {
            return 1.0;
        }
        self.count(Status::Pass) as f64 / asked as f64
    }

    /// The share that was skipped, 0 to 1.
    pub fn skipped(&self) -> f64 {
        self.count(Status::Skip) as f64 / self.results.len().max(1) as f64
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [passed, failed, skipped] = [Status::Pass, Status::Fail, Status::Skip].map(|status| self.count(status));
        write!(
            out,
            "{passed} passed, {failed} failed, {skipped} skipped of {}: {:.2} % of those asked",
            self.results.len(),
            self.passed() * 100.0
        )
    }
}
