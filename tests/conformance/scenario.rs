//! Recorded forms: fixtures of our own, and the outside vectors.

use paduk_tests::conformance::Status;

use super::{outside, ran, unexplained};

#[test]
fn forms_of_our_own_are_played_and_compared() {
    let report = ran("scenario", include_str!("fixtures/scenario.json"));
    let statuses: Vec<(&str, Status)> = report
        .results
        .iter()
        .map(|outcome| (outcome.id.as_str(), outcome.status))
        .collect();
    assert_eq!(
        statuses,
        [
            ("played", Status::Pass),
            ("different", Status::Fail),
            ("skipped", Status::Skip)
        ],
        "{:#?}",
        report.results
    );
    assert_eq!(report.results[1].got, "at first: /data/a: \"2\", but \"1\"");
}

/// The promise: 95 in 100 of what can be played, and what differs has its reason.
#[test]
fn forms_of_web_forms_do_the_same() {
    let Some(text) = outside("vectors/scenario.json") else {
        println!("not run: the vectors are not there");
        return;
    };
    let report = ran("scenario", &text);
    println!("scenario: {report}");
    assert!(report.passed() >= 0.95, "{report}");
    assert_eq!(unexplained(&report), Vec::<&str>::new());
}
