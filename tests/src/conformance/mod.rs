//! Conformance: vectors recorded from other engines, put to this one.
//!
//! A runner per kind of vector file, the same for the test target `conformance` and for the binary of that name. What
//! is skipped or knowingly different stands, with its reason, in one list: [`reason`].

pub mod growth;
pub mod outside;
pub mod reason;
mod report;
pub mod rxeval;
pub mod scenario;
mod scoreboard;
pub mod xlsform;
pub mod xpath;

pub use report::{Outcome, Report, Status};
pub use scoreboard::{Score, scoreboard};

/// What is wrong with a file of vectors: no JSON, or not of the shape that its kind has.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct BadVectors(pub String);

impl From<serde_json::Error> for BadVectors {
    fn from(error: serde_json::Error) -> Self {
        Self(error.to_string())
    }
}

/// Runs the vectors of one kind (`xpath`, `xlsform`, `scenario`) given as the text of their file.
pub fn run(kind: &str, text: &str) -> Result<Report, BadVectors> {
    match kind {
        "xpath" => xpath::run(text),
        "xlsform" => xlsform::run(text),
        "scenario" => scenario::run(text),
        other => Err(BadVectors(format!("no kind of vectors is called {other}"))),
    }
}
