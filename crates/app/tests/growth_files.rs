//! Files as people have them: other marks, other encodings, nothing in them, everything in them.

#![allow(clippy::unwrap_used)] // A test that cannot unwrap has failed.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use paduk_app::task::{
    AgeIn, CsvTable, GrowthReference, IntervalMethod, PrevalenceAsked, ScoresAsked, growth_prevalence, growth_scores,
};

const ASKED: ScoresAsked = ScoresAsked {
    reference: GrowthReference::Standards2006,
    age_in: AgeIn::Days,
    strict: false,
};

fn scored(text: &[u8]) -> Result<(CsvTable, String), String> {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("in.csv"), folder.path().join("out.csv"));
    std::fs::write(&from, text).unwrap();
    let table = growth_scores(&from, &to, ASKED).map_err(|error| error.code)?;
    Ok((table, std::fs::read_to_string(&to).unwrap()))
}

fn refused(text: &[u8]) -> String {
    scored(text).unwrap_err()
}

#[test]
fn semicolons_with_decimal_commas_come_back_as_they_went() {
    let (table, out) =
        scored("\u{feff}sex;age;weight;lenhei;measure;catatan\r\n1;300;8,7;70,2;l;\"a;b\"\r\n".as_bytes()).unwrap();
    assert_eq!((table.rows, table.not_read), (1, 0));
    let line = out.lines().nth(1).unwrap();
    assert!(line.starts_with("1;300;8,7;70,2;l;\"a;b\";70,2;l;0;17,654"), "{line}");
    assert!(line.contains(";-1,27;0;-0,44;0;0,33;0;"), "{line}");
}

#[test]
fn tabs_and_capitals_are_read() {
    let (table, out) = scored(b"Sex\tAGE\tWeight\tLenHei\tmeasure\n1\t300\t8.7\t70.2\tl\n").unwrap();
    assert_eq!((table.rows, table.not_read), (1, 0));
    assert!(out.lines().nth(1).unwrap().contains("\t-1.27\t0\t-0.44\t"), "{out}");
}

#[test]
fn a_decimal_comma_between_commas_is_named_and_not_guessed() {
    let (table, _) = scored(b"sex,age,weight,lenhei,measure\n1,300,\"8,7\",70.2,l\n").unwrap();
    assert_eq!(table.not_read, 1);
    assert_eq!(table.diagnostics[0].code, "table-cell-comma");
    assert!(table.diagnostics[0].message_id.contains("tulis desimal dengan titik"));
}

#[test]
fn what_is_no_table_is_said() {
    assert_eq!(refused(b""), "table-empty");
    assert_eq!(refused(b"\n\n"), "table-empty");
    assert_eq!(refused(b"PK\x03\x04 a workbook"), "table-no-text");
    assert_eq!(refused(b"\xff\xfes\x00e\x00x\x00,\x00"), "table-no-text");
    assert_eq!(refused(b"age,weight\n1,2\n"), "column-not-there");
}

#[test]
fn quoted_line_breaks_short_rows_and_doubled_columns_lose_nothing() {
    let (table, out) =
        scored(b"sex,age,weight,lenhei,measure,note,age\n1,300,8.7,70.2,l,\"two\nlines, \"\"q\"\"\",9\n1,300\n")
            .unwrap();
    assert_eq!(table.rows, 2);
    assert!(out.contains("\"two\nlines, \"\"q\"\"\",9,70.2,l,0,"), "{out}");
    assert_eq!(table.diagnostics[0].code, "table-column-twice");
}

#[test]
fn a_quote_that_never_ends_is_told_in_one_line() {
    let text = format!("sex,age\n1,300\n1,\"{}", "300\n1,".repeat(500));
    let (table, _) = scored(text.as_bytes()).unwrap();
    assert_eq!(table.not_read, 1);
    let told = &table.diagnostics[0].message_en;
    assert!(!told.contains('\n') && told.chars().count() < 200, "{told}");
}

#[test]
fn a_heading_alone_makes_a_heading() {
    let (table, out) = scored(b"sex,age\n").unwrap();
    assert_eq!((table.rows, out.lines().count()), (0, 1));
}

fn eight_of_eight(folder: &Path) -> PathBuf {
    let mut csv = "sex,age,lenhei,measure\n".to_owned();
    for at in 0..8 {
        writeln!(csv, "{},{},66.0,l", 1 + at % 2, 400 + at).unwrap();
    }
    let file = folder.join("in.csv");
    std::fs::write(&file, csv).unwrap();
    file
}

/// 8 of 8 stunted is not "100 %, certainly", unless WHO's own way is asked for.
#[test]
fn eight_of_eight_is_63_to_100_by_korn_and_graubard() {
    let folder = tempfile::tempdir().unwrap();
    let file = eight_of_eight(folder.path());
    let of = |method| {
        let asked = PrevalenceAsked {
            reference: GrowthReference::Standards2006,
            age_in: AgeIn::Days,
            weights: None,
            cluster: None,
            strata: None,
            method,
            strict: false,
        };
        let table = growth_prevalence(&file, None, asked).unwrap();
        let cell = |name: &str| {
            let at = table.columns.iter().position(|column| column == name).unwrap();
            table.lines[0][at].parse::<f64>().unwrap()
        };
        [cell("HA_2_r"), cell("HA_2_ll"), cell("HA_2_ul")].map(|share| share.round() as u32)
    };
    assert_eq!(of(IntervalMethod::KornGraubard), [100, 63, 100]);
    assert_eq!(of(IntervalMethod::Logit), [100, 100, 100]);
}
