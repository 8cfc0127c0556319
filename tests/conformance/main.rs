//! Conformance: small fixtures of our own and, where they are there, the vectors of other engines.

mod feeding;
mod growth;
mod growth_table;
mod hard;
mod scenario;
mod scoreboard;
mod xlsform;
mod xpath;

use std::path::{Path, PathBuf};

use paduk_tests::conformance::growth::rows;
use paduk_tests::conformance::{Report, Status, run};

/// Files that are not part of the project; `None` where they are not there.
fn outside(file: &str) -> Option<String> {
    let shared: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/forms");
    std::fs::read_to_string(shared.join(file)).ok()
}

/// Vectors of growth and nutrition that are not part of the project; `None` where they are not there.
fn outside_growth(file: &str) -> Option<String> {
    let shared: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/anthro");
    std::fs::read_to_string(shared.join(file)).ok()
}

fn ran(kind: &str, text: &str) -> Report {
    run(kind, text).unwrap_or_else(|error| panic!("{kind}: {error}"))
}

/// What failed without a reason in the list of differences.
fn unexplained(report: &Report) -> Vec<&str> {
    let failed = report.results.iter().filter(|outcome| outcome.status == Status::Fail);
    let unexplained = failed.filter(|outcome| outcome.reason.is_none());
    unexplained.map(|outcome| outcome.id.as_str()).collect()
}

#[test]
fn every_kind_of_vectors_has_its_runner() {
    for kind in ["xpath", "xlsform", "scenario"] {
        assert!(run(kind, "{}").is_ok(), "{kind}");
    }
    assert!(run("poetry", "{}").is_err());
}
