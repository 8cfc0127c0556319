//! The plausibility report in words, of a file.

#![allow(clippy::unwrap_used)] // A test that cannot unwrap has failed.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use paduk_app::task::{AgeIn, PlausibilityAsked, growth_plausibility_words};
use paduk_text::Language::Indonesian;

fn survey(folder: &Path) -> PathBuf {
    let mut csv = "team,sex,age,weight,lenhei,muac,cluster\n".to_owned();
    for at in 0..60 {
        let (sex, cm) = (1 + at % 2, 60.0 + f64::from(at) * 0.7);
        let _ = writeln!(csv, "{},{sex},{},{},{cm},{},{}", at % 3, at, cm / 8.0, 120 + at, at % 4);
    }
    csv += "0,1,20,berat,80,140,1\n";
    let file = folder.join("survei.csv");
    std::fs::write(&file, csv).unwrap();
    file
}

const ASKED: PlausibilityAsked<'_> = PlausibilityAsked {
    age_in: AgeIn::Months,
    by: Some("team"),
    strict: false,
};

#[test]
fn each_team_has_its_ten_tests_on_paper_and_in_json() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("laporan.html");
    let report = growth_plausibility_words(&survey(folder.path()), Some(&page), ASKED, Indonesian).unwrap();
    assert!(report.ok);
    assert_eq!((report.rows, report.not_read), (61, 1));
    let sets: Vec<&str> = report.surveys.iter().map(|survey| survey.set.as_str()).collect();
    assert_eq!(sets, ["0", "1", "2"]);
    assert!(report.surveys.iter().all(|survey| survey.tests.len() == 10));
    assert_eq!(report.lines.len(), 3);
    let html = std::fs::read_to_string(&page).unwrap();
    assert_eq!(html.matches("<table>").count(), 3);
    for survey in &report.surveys {
        assert!(html.contains(&survey.total) && report.text.contains(&survey.total));
    }
}

#[test]
fn a_strict_report_is_none_where_a_cell_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("laporan.html");
    let strict = PlausibilityAsked { strict: true, ..ASKED };
    let report = growth_plausibility_words(&survey(folder.path()), Some(&page), strict, Indonesian).unwrap();
    assert!(!report.ok && report.text.is_empty() && !page.exists());
    assert_eq!(report.diagnostics[0].cell.as_str(), "survei.csv!D62");
}

#[test]
fn the_page_never_takes_the_place_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = survey(folder.path());
    let error = growth_plausibility_words(&file, Some(&file), ASKED, Indonesian).unwrap_err();
    assert_eq!(error.code, "already-there");
}
