//! Infant and young child feeding: children worked by hand here, and what the published R implementation answers.
// The helpers of these tests stop where a fixture is broken and say what was compared, as the tests themselves may.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use paduk_app::task::{IfMissing, feeding_table};

use super::outside_growth;
use super::rows::Rows;

/// Columns that are compared beside those that begin with `x_`.
const BESIDE: [&str; 7] = [
    "milk_frq",
    "nonbf_frq",
    "any_liquid",
    "any_solid",
    "g_dairy",
    "egg_flesh",
    "any_fv",
];

/// The table made of a file's answers alone, its own expectations taken out beforehand.
fn made(text: &str, missing: IfMissing) -> String {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("in.csv"), folder.path().join("out.csv"));
    let expected = |name: &&str| name.starts_with("x_") || BESIDE.contains(name);
    let heading: Vec<&str> = text.lines().next().unwrap().split(',').collect();
    let kept = |line: &str| {
        let cells = line.split(',').zip(&heading).filter(|(_, name)| !expected(name));
        cells.map(|(cell, _)| cell).collect::<Vec<_>>().join(",")
    };
    std::fs::write(&from, text.lines().map(kept).collect::<Vec<_>>().join("\n")).unwrap();
    let table = feeding_table(&from, Some(&to), missing, true).unwrap();
    assert!(table.ok && table.diagnostics.is_empty(), "{:?}", table.diagnostics);
    std::fs::read_to_string(to).unwrap()
}

fn agrees(file: &str, text: &str) {
    let made = made(text, IfMissing::Unknown);
    let (expected, found) = (Rows::read(text), Rows::read(&made));
    let heading: Vec<&str> = text.lines().next().unwrap().split(',').collect();
    let compared: Vec<&&str> = heading
        .iter()
        .filter(|name| name.starts_with("x_") || BESIDE.contains(name))
        .collect();
    assert!(compared.len() >= 21, "{file} has too few columns to compare");
    let (mut values, mut failed) = (0, Vec::new());
    for (expected, found) in expected.iter().zip(found.iter()) {
        for name in &compared {
            assert!(found.has(name), "{name} is not written");
            values += 1;
            if expected.number(name) != found.number(name) {
                failed.push(format!(
                    "{} {name}: {:?} but {:?}",
                    expected.cell("id"),
                    expected.cell(name),
                    found.cell(name)
                ));
            }
        }
    }
    println!("{file}: {} of {values} values", values - failed.len());
    let first: Vec<&String> = failed.iter().take(20).collect();
    assert!(failed.is_empty(), "{file}: {} failed\n{first:#?}", failed.len());
}

#[test]
fn children_worked_by_hand_come_to_the_same() {
    agrees("feeding.csv", include_str!("fixtures/feeding.csv"));
}

#[test]
fn the_published_implementation_answers_the_same() {
    let file = "vectors/public/iycf2021_riycf.csv";
    let Some(text) = outside_growth(file) else {
        println!("not run: the vectors are not there");
        return;
    };
    agrees(file, &text);
}

/// DIFFERENCE: under the guide's own rule a first feed after days was late and an unknown food was not eaten.
#[test]
fn the_guide_counts_what_is_not_known_as_not_given() {
    let made = made(include_str!("fixtures/feeding.csv"), IfMissing::No);
    let made = Rows::read(&made);
    let rows: Vec<_> = made.iter().collect();
    assert_eq!((rows[3].cell("x_eibf"), rows[4].cell("x_eibf")), ("0", "0"));
    assert_eq!((rows[5].cell("x_foodscore"), rows[5].cell("x_mdd")), ("2", "0"));
}

#[test]
fn a_cell_that_is_not_read_is_named_and_strictness_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("in.csv"), folder.path().join("out.csv"));
    std::fs::write(&from, "name,age_months,eggs\nA,10,perhaps\nB,11,1\n").unwrap();
    let strict = feeding_table(&from, Some(&to), IfMissing::No, true).unwrap();
    assert!(!strict.ok && !to.exists());
    let lenient = feeding_table(&from, Some(&to), IfMissing::No, false).unwrap();
    let named = lenient
        .diagnostics
        .iter()
        .find(|found| found.code == "table-cell-not-read");
    let named = named.unwrap();
    assert_eq!((named.row, named.column), (Some(2), Some(3)));
    assert!(named.message_en.contains("Row 2, column eggs"), "{}", named.message_en);
    let out = std::fs::read_to_string(&to).unwrap();
    let rows = Rows::read(&out);
    let eff: Vec<_> = rows.iter().map(|row| (row.cell("name"), row.cell("x_eff"))).collect();
    assert_eq!(eff, [("A", "0"), ("B", "1")]);
    let over_itself = feeding_table(&from, Some(&from), IfMissing::No, false).unwrap_err();
    assert_eq!(over_itself.code, "already-there");
}
