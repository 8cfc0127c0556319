//! `paduk form fill`, `convert` and `diff` on small workbooks.

#![allow(clippy::unwrap_used)] // A test that cannot unwrap has failed.

use std::path::{Path, PathBuf};

use paduk_app::task::{compare_forms, convert_form, fill_form};

const FORM: &str = "| survey |
| | type | name | label | relevant | required | constraint | repeat_count |
| | select_one yn | q | Ya? | | yes | | |
| | integer | n | Berapa? | ${q} = 'y' | yes | . < 5 | |
| | begin_repeat | r | Baris | | | | ${n} |
| | text | t | Nama | | | | |
| | end_repeat | | | | | | |
| choices |
| | list_name | name | label |
| | yn | y | Ya |
| | yn | t | Tidak |
| settings |
| | form_id | instance_name |
| | coba | ${q} |
";

fn put(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

#[test]
fn a_form_is_filled_from_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let form = put(folder.path(), "a.md", FORM);
    let answers =
        r#"[{"q":"t","row":"r-2","v":"x"},{"q":"q","v":"y"},{"q":"n","v":7},{"q":"n","v":2},{"q":"zz","v":"1"}]"#;
    let filled = fill_form(&form, &put(folder.path(), "a.json", answers)).unwrap();
    let refused: Vec<_> = filled
        .refused
        .iter()
        .map(|refused| (refused.number, refused.code.as_str()))
        .collect();
    assert_eq!(refused, [(Some(5), "unknown-question")]);
    assert!(!filled.ok && filled.violations.is_empty());
    assert_eq!(filled.instance_name.as_deref(), Some("y"));
    let rows: Vec<_> = filled.rows.iter().map(|row| row.row.as_str()).collect();
    assert_eq!(rows, ["r-1", "r-2"]);
    let values: Vec<_> = filled.state.iter().map(|place| place.v.as_str()).collect();
    assert_eq!(values, ["y", "2", "", "x"]);
}

#[test]
fn what_is_not_asked_is_dropped_and_what_is_wrong_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let form = put(folder.path(), "a.md", FORM);
    let answers = r#"{"today":"2026-11-24","answers":[{"q":"q","v":"y"},{"q":"n","v":"2"},{"q":"q","v":"t"}]}"#;
    let filled = fill_form(&form, &put(folder.path(), "a.json", answers)).unwrap();
    assert!(filled.ok, "{:?}", filled.violations);
    assert_eq!(
        filled
            .dropped
            .iter()
            .map(|answer| answer.q.as_str())
            .collect::<Vec<_>>(),
        ["n"]
    );
    let answers = r#"[{"q":"q","v":"y"},{"q":"n","v":"9"}]"#;
    let filled = fill_form(&form, &put(folder.path(), "b.json", answers)).unwrap();
    assert_eq!(filled.violations[0].code, "constraint");
    let error = fill_form(&form, &put(folder.path(), "c.json", "[{]")).unwrap_err();
    assert_eq!(error.code, "answers-unreadable");
}

#[test]
fn a_form_converted_is_the_same_form() {
    let folder = tempfile::tempdir().unwrap();
    let from = put(folder.path(), "a.md", FORM);
    let (workbook, sheets) = (folder.path().join("b.xlsx"), folder.path().join("c"));
    assert!(convert_form(&from, &workbook).unwrap().ok);
    assert!(convert_form(&workbook, &sheets).unwrap().ok);
    assert!(compare_forms(&from, &sheets).unwrap().same);
    assert_eq!(convert_form(&from, &workbook).unwrap_err().code, "already-there");
    assert_eq!(
        convert_form(&from, &folder.path().join("d.doc")).unwrap_err().code,
        "form-kind-not-written"
    );
    // One with errors is not written.
    let broken = put(
        folder.path(),
        "broken.md",
        &FORM.replace("begin_repeat", "begin_loop over zz"),
    );
    assert!(!convert_form(&broken, &folder.path().join("e.xlsx")).unwrap().ok);
}

#[test]
fn two_versions_are_compared_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let old = put(folder.path(), "a.md", FORM);
    let new = FORM.replace("| | yn | t | Tidak |\n", "").replace("integer", "decimal");
    let compared = compare_forms(&old, &put(folder.path(), "b.md", &new)).unwrap();
    let codes: Vec<_> = compared.changes.iter().map(|change| change.code.as_str()).collect();
    assert_eq!(codes, ["type-changed", "choice-removed"]);
    assert_eq!((compared.same, compared.warnings), (false, 2));
    assert!(compared.changes[0].message_id.contains("berganti jenis"));
    assert!(compared.changes[0].message_en.contains("changed its type"));
}
