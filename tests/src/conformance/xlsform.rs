//! The runner of `xlsform` vectors: workbooks as markdown tables that must compile or be refused.
//!
//! A vector that pyxform accepts passes where reading and compiling give no error. One that it refuses passes where
//! they give one, and, where pyxform names a row (`[row : 7] On the 'survey' sheet …`), an error on that sheet and row.

mod expected;

use std::sync::Arc;

use paduk_survey::{Diagnostic, Severity};
use serde::Deserialize;

use self::expected::Expected;
use super::{BadVectors, Outcome, Report, Status, reason};

/// A file of vectors.
#[derive(Deserialize)]
struct Vectors {
    #[serde(default)]
    vectors: Vec<Vector>,
}

/// One workbook and what pyxform says of it.
#[derive(Deserialize)]
struct Vector {
    id: String,
    xlsform_md: String,
    expect: String,
    #[serde(default)]
    error_contains: Vec<String>,
}

/// Runs every vector of a file.
pub fn run(text: &str) -> Result<Report, BadVectors> {
    let file: Vectors = serde_json::from_str(text)?;
    let results = file.vectors.iter().map(outcome).collect();
    Ok(Report { results })
}

fn outcome(vector: &Vector) -> Outcome {
    let errors = errors(&vector.xlsform_md);
    let expected = Expected::of(&vector.expect, &vector.error_contains);
    let status = if expected.met_by(&errors) {
        Status::Pass
    } else {
        Status::Fail
    };
    let known = (status == Status::Fail)
        .then(|| reason::difference(&vector.id))
        .flatten();
    Outcome {
        id: vector.id.clone(),
        status,
        expected: expected.to_string(),
        got: said(&errors),
        reason: known.map(str::to_owned),
    }
}

/// Every error of a workbook, from reading and from compiling.
fn errors(markdown: &str) -> Vec<Diagnostic> {
    let (instrument, mut findings) = paduk_xlsform::read_markdown(markdown);
    findings.extend(paduk_form::compile(Arc::new(instrument)).1);
    findings.retain(|finding| finding.severity == Severity::Error);
    findings
}

/// The errors in one line: `refused: unknown-list survey!A3; …`.
fn said(errors: &[Diagnostic]) -> String {
    if errors.is_empty() {
        return "accepted".to_owned();
    }
    let said = errors.iter().map(|error| {
        let place = error.cell.as_ref().map_or("-".to_owned(), ToString::to_string);
        format!("{} {place}", error.code)
    });
    format!("refused: {}", said.collect::<Vec<_>>().join("; "))
}
