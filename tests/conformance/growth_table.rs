//! Files of children as `paduk anthro` reads and writes them.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::fmt::Write;
use std::path::{Path, PathBuf};

use paduk_app::task::{
    AgeIn, CsvTable, GrowthReference, IntervalMethod, PlausibilityAsked, PrevalenceAsked, ScoresAsked,
    StandardisationAsked, growth_plausibility, growth_prevalence, growth_scores, growth_standardisation,
};
use paduk_tests::conformance::growth::file;
use tempfile::TempDir;

struct Files {
    folder: TempDir,
    from: PathBuf,
    to: PathBuf,
}

fn files(text: &str) -> Files {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("in.csv"), folder.path().join("out.csv"));
    std::fs::write(&from, text).unwrap();
    Files { folder, from, to }
}

const fn asked(strict: bool) -> ScoresAsked {
    ScoresAsked {
        reference: GrowthReference::Standards2006,
        age_in: AgeIn::Days,
        strict,
    }
}

fn written(text: &str, strict: bool) -> (CsvTable, String) {
    let files = files(text);
    let table = growth_scores(&files.from, &files.to, asked(strict)).unwrap();
    (table, std::fs::read_to_string(&files.to).unwrap_or_default())
}

/// What was written is compared as any file of vectors, its own expectations taken out beforehand.
#[test]
fn a_written_table_stands_up_to_its_own_comparison() {
    let (table, out) = written(include_str!("fixtures/growth.csv"), true);
    assert!(table.ok && table.rows > 5 && table.not_read == 0);
    let report = file("out.csv", &out, &|_| None).unwrap().unwrap();
    assert!(
        report.values > 100 && report.unexplained().is_empty(),
        "{:?}",
        report.unexplained()
    );
    let cells = |text: &str| -> Vec<String> { text.lines().next().unwrap().split(',').map(str::to_owned).collect() };
    let (own, other) = (cells(include_str!("fixtures/growth.csv")), cells(&out));
    assert!(own.iter().all(|name| other.contains(name)), "{other:?}");
}

const WITH_BAD_CELLS: &str = "id,sex,age,weight,lenhei,measure,note\n\
    1,1,400,9.x,75,l,\"a, b\"\n\
    2,3,500,9,75,h,\n\
    3,2,-1,9,75,h,x\n\
    4,2,600,9.1,78,h,NA\n";

#[test]
fn a_bad_cell_is_named_and_the_rest_goes_on() {
    let (table, out) = written(WITH_BAD_CELLS, false);
    assert!(table.ok);
    let found: Vec<(&str, &str)> = table
        .diagnostics
        .iter()
        .map(|found| (found.code.as_str(), found.cell.as_str()))
        .collect();
    let code = "table-cell-not-read";
    assert_eq!(found, [(code, "in.csv!D2"), (code, "in.csv!B3"), (code, "in.csv!C4")]);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 5);
    // The length of the first child is scored although its weight could not be read; its note is quoted again.
    assert!(
        lines[1].starts_with("1,1,400,9.x,75,l,\"a, b\",75,l,0,,1,-0.86,0,,,"),
        "{}",
        lines[1]
    );
    assert!(lines[4].contains(",-1.24,0,-1.25,0,"), "{}", lines[4]);
}

#[test]
fn strict_stops_at_the_first_and_writes_nothing() {
    let (table, out) = written(WITH_BAD_CELLS, true);
    assert_eq!((table.ok, table.rows, table.not_read), (false, 1, 1));
    assert_eq!(out, "");
    let files = files(WITH_BAD_CELLS);
    std::fs::write(&files.to, "earlier").unwrap();
    growth_scores(&files.from, &files.to, asked(true)).unwrap();
    assert_eq!(std::fs::read_to_string(&files.to).unwrap(), "earlier");
    assert_eq!(std::fs::read_dir(files.folder.path()).unwrap().count(), 2);
}

#[test]
fn a_file_is_never_written_over_itself_and_columns_must_be_there() {
    let files = files("sex,weight\n1,9\n");
    let refused = |from: &Path, to: &Path| growth_scores(from, to, asked(false)).unwrap_err().code;
    assert_eq!(refused(&files.from, &files.to), "column-not-there");
    std::fs::write(&files.from, WITH_BAD_CELLS).unwrap();
    assert_eq!(refused(&files.from, &files.from), "already-there");
    assert_eq!(refused(Path::new("no-such-file.csv"), &files.to), "not-readable");
}

/// Ages in days and in months of the same child come to the same.
#[test]
fn school_age_is_taken_in_either_unit() {
    let row = |age: &str| format!("sex,age,height,weight,oedema\n2,{age},110.5,18.2,n\n");
    let scores = |text: String, age_in| {
        let files = files(&text);
        let asked = ScoresAsked {
            reference: GrowthReference::Reference2007,
            age_in,
            strict: true,
        };
        assert!(growth_scores(&files.from, &files.to, asked).unwrap().ok);
        let out = std::fs::read_to_string(&files.to).unwrap();
        let (_, scores) = out.lines().nth(1).unwrap().split_once(",n,2,n,").unwrap();
        scores.to_owned()
    };
    // 64 months of 30.4375 days.
    let months = scores(row("64"), AgeIn::Months);
    assert_eq!(scores(row("1948"), AgeIn::Days), months);
    assert_eq!(months.split(',').filter(|cell| !cell.is_empty()).count(), 7, "{months}");
}

/// A row without a cluster stays out of the design; a negative weight is named and weighs nothing.
#[test]
fn a_survey_comes_to_a_table() {
    let mut text = String::from("sex,age,weight,lenhei,measure,oedema,sw,cluster,typeres\n");
    for number in 0..40 {
        let (cluster, weight) = (["a", "b", "c", "d"][number % 4], if number == 7 { "-1" } else { "1.5" });
        writeln!(
            text,
            "{},{},11,{},h,n,{weight},{cluster},kota",
            number % 2 + 1,
            900 + number,
            80 + number % 12
        )
        .unwrap();
    }
    text += "1,900,11,60,h,n,1.5,,desa\n";
    let files = files(&text);
    let asked = PrevalenceAsked {
        reference: GrowthReference::Standards2006,
        age_in: AgeIn::Days,
        weights: Some("sw"),
        cluster: Some("cluster"),
        strata: None,
        method: IntervalMethod::KornGraubard,
        strict: false,
    };
    let table = growth_prevalence(&files.from, None, asked).unwrap();
    assert_eq!((table.not_read, table.diagnostics[0].cell.as_str()), (1, "in.csv!G9"));
    let cell = |group: &str, column: &str| {
        let at = table.columns.iter().position(|name| name == column).unwrap();
        let line = table.lines.iter().find(|line| line[0] == group).unwrap();
        line[at].clone()
    };
    assert_eq!(cell("All", "HAZ_unwpop"), "40");
    assert_eq!(cell("All", "HAZ_pop"), "58.5");
    assert_eq!(cell("Area: kota", "HAZ_unwpop"), "40");
    assert_eq!(cell("Age group: 00-05 mo", "HA_2_r"), "");
    let upper: f64 = cell("All", "WH3_ul").parse().unwrap();
    assert!(upper > 1.0, "no case in 40 is not certain: {upper}");
}

#[test]
fn a_survey_without_a_flaw_has_no_points_and_one_of_round_numbers_has_many() {
    let survey = |round: bool| {
        let mut text = String::from("sex,age,weight,height,muac,cluster,whz\n");
        for number in 0_u32..400 {
            let z = f64::from(number * 7919 % 400) / 100.0 - 2.0;
            let (age, digit) = (6 + number % 54, if round { 0 } else { number / 2 % 10 });
            writeln!(
                text,
                "{},{age},11.{digit},85.{digit},14{digit},{},{z}",
                number % 2 + 1,
                number % 20
            )
            .unwrap();
        }
        text
    };
    let points = |text: String| {
        let files = files(&text);
        let asked = PlausibilityAsked {
            age_in: AgeIn::Months,
            by: None,
            strict: true,
        };
        let table = growth_plausibility(&files.from, None, asked).unwrap();
        let cell = |column: &str| {
            let at = table.columns.iter().position(|name| name == column).unwrap();
            table.lines[0][at].clone()
        };
        ["n", "ena_pts_sex", "ena_pts_dpsw", "ena_pts_dpsh", "ena_pts_dpsm"].map(cell)
    };
    assert_eq!(points(survey(false)), ["400", "0", "0", "0", "0"]);
    assert_eq!(points(survey(true)), ["400", "0", "10", "10", "10"]);
}

#[test]
fn trainees_are_graded_and_the_team_too() {
    let mut text = String::from("subject,observer,weight1,weight2\n");
    for child in 1..=10 {
        let weight = 9.0 + f64::from(child);
        writeln!(text, "{child},S,{weight:.1},{weight:.1}").unwrap();
        writeln!(text, "{child},exact,{weight:.1},{weight:.1}").unwrap();
        writeln!(text, "{child},heavy,{:.1},{:.1}", weight + 0.3, weight + 0.3).unwrap();
    }
    let files = files(&text);
    let asked = StandardisationAsked {
        supervisor: "S",
        strict: true,
    };
    let table = growth_standardisation(&files.from, None, asked).unwrap();
    let line = |observer: &str| table.lines.iter().find(|line| line[1] == observer).unwrap();
    assert_eq!(
        (line("exact")[5].as_str(), line("exact")[11].as_str()),
        ("good", "good")
    );
    assert_eq!(
        (line("heavy")[5].as_str(), line("heavy")[11].as_str()),
        ("good", "reject")
    );
    // Two trainees 0.3 kg apart: √(0.3²/2) between, nothing within.
    let team: f64 = line("team")[3].parse().unwrap();
    assert!((team - 0.3 / 2.0_f64.sqrt()).abs() < 1e-12, "{team}");
    assert_eq!(line("team")[5], "poor");
}
