//! Conformance: small fixtures of our own and, where they are there, the vectors of other engines.

use std::path::{Path, PathBuf};

use paduk_tests::conformance::{Report, run};

/// Files that are not part of the project; `None` where they are not there.
fn outside(file: &str) -> Option<String> {
    let shared: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/forms");
    std::fs::read_to_string(shared.join(file)).ok()
}

fn ran(kind: &str, text: &str) -> Report {
    run(kind, text).unwrap_or_else(|error| panic!("{kind}: {error}"))
}

#[test]
fn every_kind_of_vectors_has_its_runner() {
    for kind in ["xpath", "xlsform", "scenario"] {
        assert!(run(kind, "{}").is_ok(), "{kind}");
        if let Some(text) = outside(&format!("vectors/{kind}.json")) {
            println!("{kind}: {}", ran(kind, &text));
        }
    }
    assert!(run("poetry", "{}").is_err());
}
