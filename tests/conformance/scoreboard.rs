//! The figures that README shows are the figures of now.

use std::path::Path;

use paduk_tests::conformance::{growth, scoreboard};

#[test]
fn the_scoreboard_tells_what_came_of_the_vectors() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let vectors = root.join("../shared/forms/vectors");
    if !vectors.exists() {
        println!("not run: the vectors are not there");
        return;
    }
    let now = scoreboard(&vectors).unwrap_or_else(|error| panic!("{error}"));
    let now = serde_json::to_string_pretty(&now).unwrap_or_default() + "\n";
    let kept = std::fs::read_to_string(root.join("docs/form/scoreboard.json")).unwrap_or_default();
    assert!(
        now == kept,
        "docs/form/scoreboard.json is out of date; write it with the binary `conformance scoreboard`, then run `npm run features`"
    );
}

#[test]
fn the_scoreboard_of_growth_tells_what_came_of_the_vectors() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let vectors = root.join("../shared/anthro/vectors");
    if !vectors.exists() {
        println!("not run: the vectors are not there");
        return;
    }
    let reports = growth::run(&vectors).unwrap_or_else(|error| panic!("{error}"));
    let now = serde_json::to_string_pretty(&growth::scoreboard(&reports)).unwrap_or_default() + "\n";
    let kept = std::fs::read_to_string(root.join("docs/anthro/scoreboard.json")).unwrap_or_default();
    assert!(
        now == kept,
        "docs/anthro/scoreboard.json is out of date; write it with the binary `conformance anthro FOLDER --counted`, then run `npm run features`"
    );
}
