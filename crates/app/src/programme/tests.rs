//! The spreadsheet out and back.

use paduk_pack::Status;
use paduk_text::Language;
use paduk_xlsform::sheet::from_xlsx;
use rust_xlsxwriter::Workbook;

use super::body::{body, lines};
use super::column::Column;
use super::line::ProgrammeLine;
use super::{read, template};
use crate::sample;

const GOOD: [&str; 10] = [
    "DINKES · Dinas Kesehatan",
    "GS-BH-01 · PMT ibu hamil KEK",
    "Ciwalen",
    "2026",
    "1.055",
    "Rp 12.500.000,00",
    "Dana Desa",
    "Berjalan",
    "16",
    "dari gudang",
];

/// A file with the template's headings and these rows.
fn filled(rows: &[[&str; 10]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name("Program").unwrap();
    for column in Column::ALL {
        page.write_string(0, column.index(), column.heading(Language::Indonesian))
            .unwrap();
    }
    for (row, cells) in (1..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            page.write_string(row, column, *text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn said(rows: &[[&str; 10]]) -> Vec<String> {
    let (_, findings) = read(&sample::pack(), "isi.xlsx", &filled(rows));
    findings
        .iter()
        .map(|found| {
            let cell = found.cell.as_ref().map(ToString::to_string).unwrap_or_default();
            let meant = found
                .suggestion
                .as_ref()
                .map(|meant| format!(" ({meant}?)"))
                .unwrap_or_default();
            format!("{cell} {}{meant}", found.code)
        })
        .collect()
}

fn with(at: usize, text: &'static str) -> [&'static str; 10] {
    let mut row = GOOD;
    row[at] = text;
    row
}

#[test]
fn the_template_is_read_back_as_an_empty_file_and_is_the_same_each_time() {
    let pack = sample::pack();
    for language in [Language::Indonesian, Language::English] {
        let bytes = template(&pack, 2026, language).unwrap();
        assert_eq!(bytes, template(&pack, 2026, language).unwrap());
        let (book, findings) = from_xlsx(&bytes);
        assert_eq!((book.sheets.len(), findings.len()), (3, 0));
        let headings: Vec<_> = book.sheets[0]
            .header
            .iter()
            .map(|cell| Column::under(&cell.text))
            .collect();
        assert_eq!(headings, Column::ALL.map(Some));
        assert_eq!(book.sheets[0].rows[0].cells[0].text, "2026");
        // Every drop-down has its words: offices, interventions, villages, sources, statuses.
        let words = |column| {
            let rows = book.sheets[2].rows.iter();
            rows.filter(|row| row.cells.iter().any(|cell| cell.column == column))
                .count()
        };
        assert_eq!([1, 2, 3, 4, 5].map(words), [22, 54, 10, 8, 4]);
        let (read, findings) = read(&pack, "kosong.xlsx", &bytes);
        assert!(read.is_empty());
        assert_eq!(
            findings.iter().map(|found| found.code.as_str()).collect::<Vec<_>>(),
            ["programme-file-empty"]
        );
    }
}

#[test]
fn a_line_is_read_as_indonesians_write_it() {
    let (read, findings) = read(&sample::pack(), "isi.xlsx", &filled(&[GOOD]));
    assert_eq!(findings, []);
    let line = ProgrammeLine {
        office: "DINKES".into(),
        intervention: "GS-BH-01".into(),
        village: "ciwalen".into(),
        year: 2026,
        target: 1055,
        budget: Some(12_500_000),
        source: "DANA-DESA".into(),
        status: Status::Running,
        delivered: Some(16),
        note: "dari gudang".into(),
    };
    assert_eq!(read, [line.clone()]);
    let kept = body("DINKES", 2026, &[&line]);
    assert_eq!(lines(&kept), [line]);
}

#[test]
fn what_need_not_be_said_may_be_empty_and_what_is_cancelled_needs_no_target() {
    let mut bare = GOOD;
    (bare[5], bare[6], bare[8], bare[9]) = ("", "", "", "");
    assert!(said(&[bare]).is_empty());
    let mut stopped = GOOD;
    (stopped[4], stopped[7]) = ("", "Batal");
    assert!(said(&[stopped]).is_empty());
}

#[test]
fn every_wrong_cell_is_named_with_what_was_probably_meant() {
    for (row, expected) in [
        (
            with(0, "Dinas Kesehtan"),
            "Program!A2 programme-office-unknown (Dinas Kesehatan?)",
        ),
        (with(0, ""), "Program!A2 programme-cell-missing"),
        (
            with(1, "GS-BH-99"),
            "Program!B2 programme-intervention-unknown (GS-BH-09?)",
        ),
        (with(2, "Ciwalem"), "Program!C2 programme-village-unknown (Ciwalen?)"),
        (with(3, "26"), "Program!D2 programme-year-wrong"),
        (with(4, "1.05"), "Program!E2 programme-count-wrong"),
        (with(4, "1,055"), "Program!E2 programme-count-wrong"),
        (with(4, "16 orang"), "Program!E2 programme-count-wrong"),
        (with(4, ""), "Program!E2 programme-cell-missing"),
        (with(5, "12,5 juta"), "Program!F2 programme-money-wrong"),
        (with(6, "Arisan"), "Program!G2 programme-source-unknown"),
        (with(7, "Jalan terus"), "Program!H2 programme-status-unknown"),
        (with(8, "-3"), "Program!I2 programme-count-wrong"),
    ] {
        assert_eq!(said(&[row]), [expected]);
    }
    assert_eq!(said(&[with(8, "1056")]), ["Program!I2 programme-more-than-target"]);
}

#[test]
fn the_same_programme_twice_is_said_and_another_source_is_another_programme() {
    assert_eq!(said(&[GOOD, GOOD]), ["Program!3 programme-twice"]);
    assert!(said(&[GOOD, with(6, "CSR perusahaan")]).is_empty());
}

#[test]
fn a_file_that_is_no_filled_template_is_said_to_be_none() {
    let codes = |bytes: &[u8]| -> Vec<String> {
        let (lines, findings) = read(&sample::pack(), "isi.xlsx", bytes);
        assert!(lines.is_empty());
        findings.into_iter().map(|found| found.code).collect()
    };
    assert_eq!(codes(b"bukan tabel"), ["workbook-unreadable"]);
    let mut book = Workbook::new();
    book.add_worksheet().write_string(0, 0, "Nama").unwrap();
    assert_eq!(codes(&book.save_to_buffer().unwrap()), ["programme-sheet-missing"]);
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (at, heading) in ["OPD atau mitra *", "Intervensi", "desa"].iter().enumerate() {
        page.write_string(0, u16::try_from(at).unwrap(), *heading).unwrap();
    }
    assert_eq!(codes(&book.save_to_buffer().unwrap()), ["programme-column-missing"; 3]);
}
