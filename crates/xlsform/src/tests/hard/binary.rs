//! Binary `.xls` files, and what is wrapped like one.

use std::io::{Cursor, Write};

use cfb::CompoundFile;
use expect_test::expect;

use super::check;
use crate::read_file;

/// A compound file with one stream.
fn compound(stream: &str, bytes: &[u8]) -> Vec<u8> {
    let mut file = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(stream).unwrap().write_all(bytes).unwrap();
    file.into_inner().into_inner()
}

/// A record of a binary workbook: kind, length, contents.
fn record(kind: u16, contents: &[u8]) -> Vec<u8> {
    let length = u16::try_from(contents.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), contents].concat()
}

/// A text cell.
fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let length = u16::try_from(text.len()).unwrap();
    let numbers: Vec<u8> = [row, column, 0, length]
        .iter()
        .flat_map(|number| number.to_le_bytes())
        .collect();
    record(0x0204, &[numbers, vec![0], text.as_bytes().to_vec()].concat())
}

/// A number cell.
fn number(row: u16, column: u16, value: f64) -> Vec<u8> {
    let numbers: Vec<u8> = [row, column, 0]
        .iter()
        .flat_map(|number| number.to_le_bytes())
        .collect();
    record(0x0203, &[numbers, value.to_le_bytes().to_vec()].concat())
}

/// A workbook with one sheet `survey` of these cells, `[MS-XLS]` version 8.
fn workbook(before: &[u8], cells: &[Vec<u8>]) -> Vec<u8> {
    let begin = |kind: u8| record(0x0809, &[0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let end = record(0x000a, &[]);
    let sheet = |place: u32| record(0x0085, &[&place.to_le_bytes()[..], &[0, 0, 6, 0], b"survey"].concat());
    let head = |place: u32| [begin(5), before.to_vec(), sheet(place), end.clone()].concat();
    let place = u32::try_from(head(0).len()).unwrap();
    [head(place), begin(0x10), cells.concat(), end.clone()].concat()
}

fn cells() -> Vec<Vec<u8>> {
    vec![
        label(0, 0, "type"),
        label(0, 1, "name"),
        label(0, 2, "label"),
        label(1, 0, "note"),
        label(1, 1, "n"),
        number(1, 2, 7.0),
    ]
}

#[test]
fn an_old_workbook_is_read() {
    let (instrument, findings) = read_file("a.xls", &compound("/Workbook", &workbook(&[], &cells())));
    assert_eq!(super::lines(&findings), "Note form-id-missing settings!1 form_id=a\n");
    let row = &instrument.survey[0];
    assert_eq!((row.kind.text.as_str(), row.label.texts().get("", "")), ("note", "7"));
}

#[test]
fn a_password_is_said_whatever_it_protects() {
    let new = compound("/EncryptedPackage", &[0; 4096]);
    check("a.xlsx", &new, expect!["Error file-protected -\n"]);
    let old = compound("/Workbook", &workbook(&record(0x002f, &[1, 0, 0, 0]), &cells()));
    check("a.xls", &old, expect!["Error file-protected -\n"]);
}

#[test]
fn a_cell_in_the_far_corner_is_refused_before_it_is_laid_out() {
    let mut cells = cells();
    cells.push(number(65_535, 65_535, 1.0));
    let file = compound("/Workbook", &workbook(&[], &cells));
    check("a.xls", &file, expect!["Error workbook-too-large -\n"]);
}

#[test]
fn what_is_wrapped_and_no_workbook_is_unreadable() {
    let codes: Vec<String> = read_file("a.doc", &compound("/WordDocument", b"x"))
        .1
        .into_iter()
        .map(|found| found.code)
        .collect();
    assert_eq!(codes, ["workbook-unreadable"]);
}
