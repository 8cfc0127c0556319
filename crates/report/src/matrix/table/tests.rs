//! CSV, spreadsheet and page read back and compared, cell by cell.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use paduk_survey::{Mode, Texts};
use paduk_text::Language::{English, Indonesian};
use paduk_text::{Language, say};

use super::super::tests::survey;
use super::super::{Help, MatrixInput, Need, Office, Programme, Target, VillageRollUp, VillageRule};
use super::page::words;
use super::{MatrixReport, MatrixTable, Value, matrix_csv, matrix_page, matrix_tables, matrix_xlsx};
use crate::page::Origin;

/// The invented survey with a word in it that a spreadsheet would compute, and something in every table.
fn full() -> MatrixInput {
    let mut input = survey();
    let name = |text: &str| Texts::single("id", text);
    let case = input.verdicts[0].case.clone();
    input.verdicts[0].reason = name("=HYPERLINK(\"http://x\")<b>");
    input.offices = vec![Office {
        code: "DINKES".into(),
        name: name("+Dinas & Kesehatan"),
        providers: vec!["2".into()],
    }];
    input.needs = vec![Need {
        code: "pmt".into(),
        name: name("PMT"),
        interventions: vec!["X-BUMIL".into()],
        help: vec!["6".into()],
    }];
    input.help_kinds = vec![("6".into(), name("PMT ibu hamil"))];
    for provider in ["2", ""] {
        input.help.push(Help {
            case: case.clone(),
            village: "kertaharja".into(),
            kind: "6".into(),
            provider: provider.into(),
        });
    }
    for (source, budget) in [("APBN", Some(12_500_000)), ("DAK", None)] {
        input.programmes.push(Programme {
            office: "DINKES".into(),
            intervention: "X-BUMIL".into(),
            village: "kertaharja".into(),
            year: 2026,
            target: 1055,
            budget,
            source: source.into(),
            status: "running".into(),
            counts: true,
            delivered: Some(40),
        });
    }
    for (value, year) in [(58.0, Some(2024)), (15.5, None)] {
        input.targets.push(Target {
            intervention: "X-BUMIL".into(),
            measure: name("Ukuran"),
            bound: "min".into(),
            value,
            unit: "percent".into(),
            year,
            kind: "target".into(),
            source: "Perpres 72/2021".into(),
            status: String::new(),
        });
    }
    input.roll_ups = vec![VillageRollUp {
        intervention: "X-RT".into(),
        rule: VillageRule::NoneGap,
        of: vec!["X-RT".into()],
        reasons: ["", "Ada celah.", "Belum tahu."].map(name),
    }];
    input
}

fn report() -> MatrixReport {
    MatrixReport {
        title: Texts::single("id", "Survei <contoh>"),
        mode: Mode::Training,
        made_on: "2026-11-24".into(),
        origin: Origin::default(),
        disputed: vec!["DINKES 2025".into()],
        input: full(),
    }
}

/// The cells of the table under a caption, as a reader of the page sees them.
fn on_page(page: &str, caption: &str) -> Vec<Vec<String>> {
    let plain = |text: &str| {
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        text.replace("&#39;", "'").replace("&amp;", "&")
    };
    let escaped = crate::page::html::escape(caption);
    let (_, rest) = page.split_once(&format!("<caption>{escaped}</caption>")).unwrap();
    let (_, rest) = rest.split_once("<tbody>").unwrap();
    let (body, _) = rest.split_once("</tbody>").unwrap();
    let cells = |row: &str| {
        let cells = row
            .split("</t")
            .filter_map(|cell| Some(plain(cell.rsplit_once('>')?.1)));
        cells.filter(|cell| !cell.trim().is_empty()).collect()
    };
    body.split("<tr>").skip(1).map(cells).collect()
}

fn check(table: &MatrixTable, page: &str, book: &mut Xlsx<Cursor<Vec<u8>>>, language: Language) {
    assert!(!table.rows.is_empty(), "{} has nothing to compare", table.key);
    let text = matrix_csv(table);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let sheet = say(&format!("report.matrix.sheet.{}", table.key), &[], language);
    let range = book.worksheet_range(&sheet).unwrap();
    let shown = on_page(page, &say(&format!("report.matrix.table.{}", table.key), &[], language));
    assert_eq!(
        (rows.len(), shown.len()),
        (table.rows.len(), table.rows.len()),
        "{}",
        table.key
    );
    assert_eq!(range.height(), table.rows.len() + 1);
    for (at, row) in table.rows.iter().enumerate() {
        assert_eq!(shown[at].len(), row.len(), "{} {:?}", table.key, shown[at]);
        for (column, value) in row.iter().enumerate() {
            let (line, field) = (u32::try_from(at).unwrap() + 1, u32::try_from(column).unwrap());
            let cell = range.get_value((line, field)).unwrap_or(&Data::Empty);
            let place = format!("{} row {line} column {}", table.key, table.columns[column]);
            // The page: what people read, from the very number in the CSV file.
            assert_eq!(shown[at][column], words(value, language), "{place}");
            let written = &rows[at][column];
            match value {
                Value::Empty => assert_eq!((written, cell), ("", &Data::Empty), "{place}"),
                Value::Text(text) | Value::Word(_, text) => {
                    assert_eq!(cell, &Data::String(text.clone()), "{place}");
                    assert!(!written.starts_with(['=', '+', '-', '@']), "{place}: {written}");
                }
                Value::Count(_) | Value::Year(_) | Value::Share(_) | Value::Number(_) => {
                    let number: f64 = written.parse().unwrap();
                    let Data::Float(stored) = cell else {
                        panic!("{place}: {cell:?}")
                    };
                    assert_eq!(stored.to_bits(), number.to_bits(), "{place}");
                    let again = match value {
                        Value::Count(_) => Value::Count(number as u64),
                        Value::Year(_) => Value::Year(number as u32),
                        Value::Share(_) => Value::Share(number),
                        Value::Empty | Value::Text(_) | Value::Word(..) | Value::Number(_) => Value::Number(number),
                    };
                    assert_eq!(shown[at][column], words(&again, language), "{place}");
                }
            }
        }
    }
}

#[test]
fn csv_spreadsheet_and_page_hold_the_same_numbers() {
    let report = report();
    for language in [Indonesian, English] {
        let tables = matrix_tables(&report.input, language);
        let page = matrix_page(&report, language);
        let bytes = matrix_xlsx(&tables, language).unwrap();
        assert_eq!(bytes, matrix_xlsx(&tables, language).unwrap(), "the same each time");
        let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
        assert_eq!(book.sheet_names().len(), tables.len());
        for table in &tables {
            check(table, &page, &mut book, language);
        }
    }
}

#[test]
fn numbers_are_written_as_people_and_as_programs_write_them() {
    assert_eq!(words(&Value::Share(0.125), Indonesian), "12,5 %");
    assert_eq!(words(&Value::Share(0.125), English), "12.5 %");
    assert_eq!(words(&Value::Count(1055), Indonesian), "1.055");
    assert_eq!(words(&Value::Year(2026), Indonesian), "2026");
    let tables = matrix_tables(&full(), Indonesian);
    let text = matrix_csv(&tables[0]);
    let line = text
        .lines()
        .find(|line| line.starts_with("kertaharja,X-BUMIL"))
        .unwrap();
    assert!(
        line.starts_with("kertaharja,X-BUMIL,Layanan X-BUMIL,BUMIL,20,20,66,3.3,3.3,"),
        "{line}"
    );
    assert!(line.contains(",17,0.41176470588235"), "{line}");
}

#[test]
fn the_page_needs_nothing_else_runs_nothing_and_says_where_it_ends() {
    let page = matrix_page(&report(), Indonesian);
    for never in ["<script", "http://x\"", "src=", "<contoh>", "<b>"] {
        assert!(!page.contains(never), "{never}");
    }
    assert!(
        page.contains("Content-Security-Policy") && page.contains("MODE LATIHAN"),
        "training is said"
    );
    assert!(page.contains("DINKES 2025"), "what is disputed is said");
    assert!(page.contains("sensus, tanpa selang"), "why there is no interval");
    assert!(page.contains("indikatif (n di bawah 10)"));
    // Nothing was said by anybody: every table is there, and says that it is empty.
    let mut empty = report();
    empty.input = MatrixInput::default();
    assert_eq!(matrix_page(&empty, Indonesian).matches("Tidak ada.").count(), 8);
}
