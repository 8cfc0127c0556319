//! Workbooks as tables: a fixture of our own, and the outside vectors where they are.

use paduk_tests::conformance::{Status, run};
use paduk_xlsform::sheet::{from_xlsx, from_xlsx_by_library};

use super::{outside, ran};

/// Three workbooks: one to take, one to refuse at a row, one to refuse anywhere.
const OWN: &str = r#"{"vectors": [
    {"id": "taken", "expect": "ok", "xlsform_md": "| survey |\n| | type | name | label |\n| | text | nama | Nama |"},
    {"id": "row", "expect": "error", "error_contains": ["[row : 3] On the 'survey' sheet, the 'name' value is invalid."],
     "xlsform_md": "| survey |\n| | type | name | label |\n| | text | nama | Nama |\n| | text | 2b | Umur |"},
    {"id": "other row", "expect": "error", "error_contains": ["[row : 2] On the 'survey' sheet"],
     "xlsform_md": "| survey |\n| | type | name | label |\n| | text | nama | Nama |\n| | text | 2b | Umur |"},
    {"id": "anywhere", "expect": "error", "error_contains": [], "xlsform_md": "| survey |\n| | tipe |\n| | text |"}
]}"#;

#[test]
fn a_refusal_must_name_the_row_that_is_named() {
    let report = ran("xlsform", OWN);
    let statuses: Vec<Status> = report.results.iter().map(|outcome| outcome.status).collect();
    assert_eq!(statuses, [Status::Pass, Status::Pass, Status::Fail, Status::Pass]);
    assert_eq!(report.results[1].got, "refused: bad-name survey!B3");
}

/// The promise: 97 in 100 taken or refused alike, 9 in 10 rows the same, and of the rest each with its reason.
#[test]
fn workbooks_of_other_tools_are_taken_and_refused_alike() {
    let Some(text) = outside("vectors/xlsform.json") else {
        println!("not run: the vectors are not there");
        return;
    };
    let report = run("xlsform", &text).unwrap_or_else(|error| panic!("{error}"));
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    let alike = report
        .results
        .iter()
        .filter(|it| (it.got == "accepted") == (it.expected == "accepted"))
        .count();
    let rows: Vec<_> = report
        .results
        .iter()
        .filter(|it| it.expected.starts_with("refused at"))
        .collect();
    let named = rows.iter().filter(|it| it.status == Status::Pass).count();
    println!(
        "alike {alike} of {}, rows {named} of {}",
        report.results.len(),
        rows.len()
    );
    assert!(share(alike, report.results.len()) >= 0.97);
    assert!(share(named, rows.len()) >= 0.9);
    let unexplained = report
        .results
        .iter()
        .filter(|it| it.status == Status::Fail && it.reason.is_none());
    assert_eq!(
        unexplained.map(|it| it.id.as_str()).collect::<Vec<_>>(),
        Vec::<&str>::new()
    );
}

/// Real forms by others, as their spreadsheet programs wrote them: the fast way to their cells and the library's agree.
#[test]
fn both_ways_of_reading_a_workbook_give_the_same_cells() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/forms/workbooks");
    let Ok(files) = std::fs::read_dir(folder) else {
        println!("not run: the workbooks are not there");
        return;
    };
    let files = files.map(|file| file.unwrap().path());
    let mut compared = 0;
    for file in files.filter(|file| file.extension().is_some_and(|ending| ending == "xlsx")) {
        let bytes = std::fs::read(&file).unwrap();
        assert!(from_xlsx(&bytes) == from_xlsx_by_library(&bytes), "{}", file.display());
        compared += 1;
    }
    println!("{compared} workbooks");
    assert!(compared > 10);
}
