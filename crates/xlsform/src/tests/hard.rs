//! Files that were not made to be read: protected, foreign, damaged, or made to fill the memory.

mod binary;
mod open_document;

use std::fmt::Write as _;
use std::sync::Arc;

use expect_test::{Expect, expect};

use super::lines;
use super::workbook_file::{inline, survey, xlsx};
use crate::{read_csv_folder, read_file};

fn check(name: &str, bytes: &[u8], expected: Expect) {
    expected.assert_eq(&lines(&read_file(name, bytes).1));
}

/// A row of `type`, `name` and `label`.
fn row(number: u32, cells: [&str; 3]) -> String {
    let cells = ["A", "B", "C"]
        .iter()
        .zip(cells)
        .map(|(column, text)| inline(&format!("{column}{number}"), text));
    format!("<row r=\"{number}\">{}</row>", cells.collect::<String>())
}

fn rows() -> String {
    row(1, ["type", "name", "label"]) + &row(2, ["note", "n", "Halo"])
}

#[test]
fn macros_are_noted_and_left_alone() {
    let file = survey(&rows(), "", &[("xl/vbaProject.bin", "Sub AutoOpen()")]);
    check(
        "a.xlsm",
        &file,
        expect![[r#"
            Note file-has-macros -
            Note form-id-missing settings!1 form_id=a
        "#]],
    );
}

#[test]
fn merged_cells_are_pointed_at_where_they_hold_a_text() {
    let merges = "<mergeCells><mergeCell ref=\"C2:D4\"/><mergeCell ref=\"G7:H8\"/></mergeCells>";
    check(
        "a.xlsx",
        &survey(&rows(), merges, &[]),
        expect![[r#"
            Warning merged-cells survey!C2 also survey!D4
            Note form-id-missing settings!1 form_id=a
        "#]],
    );
}

#[test]
fn of_a_formula_the_stored_result_counts() {
    let formulas = "<row r=\"3\"><c r=\"A3\" t=\"str\"><f>\"no\"&amp;\"te\"</f><v>note</v></c><c r=\"B3\" t=\"str\"><f>B2&amp;1</f>\
                    <v>n1</v></c><c r=\"C3\"><f>D9</f></c><c r=\"D3\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>";
    let file = survey(&(rows() + formulas), "", &[]);
    check(
        "a.xlsx",
        &file,
        expect![[r#"
            Warning formula-without-value survey!C3
            Warning formula-error survey!D3 error=#DIV/0!
            Note form-id-missing settings!1 form_id=a
        "#]],
    );
    let (instrument, _) = read_file("a.xlsx", &file);
    assert_eq!(
        instrument.survey[1].name.as_ref().map(|name| name.text.as_str()),
        Some("n1")
    );
}

#[test]
fn text_in_another_encoding_is_said_to_be_so() {
    let latin: Vec<u8> = "survey,,,\n,type,name,label\n,note,n,Desa Cikal\u{f3}ng\n"
        .chars()
        .map(|c| c as u8)
        .collect();
    check("a.csv", &latin, expect!["Error file-not-utf8 - byte=46\n"]);
    let wide: Vec<u8> = "\u{feff}survey,,,\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    check("a.csv", &wide, expect!["Error file-not-utf8 - byte=1\n"]);
    check(
        "a.csv",
        b"%PDF-1.7 \0\x01\xff",
        expect!["Error workbook-unreadable -\n"],
    );
    check(
        "a.xlsx",
        b"<html><body>Masuk</body></html>",
        expect!["Error workbook-unreadable -\n"],
    );
}

#[test]
fn one_long_text_named_a_thousand_times_is_not_kept_a_thousand_times() {
    let long = "a".repeat(500_000);
    let mut cells = rows();
    for row in 3..900 {
        write!(cells, "<row r=\"{row}\"><c r=\"C{row}\" t=\"s\"><v>0</v></c></row>").unwrap();
    }
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let strings = format!("<sst xmlns=\"{main}\"><si><t>{long}</t></si></sst>");
    let file = survey(&cells, "", &[("xl/sharedStrings.xml", &strings)]);
    assert!(lines(&read_file("a.xlsx", &file).1).contains("Error workbook-too-large survey!1"));
}

#[test]
fn fifty_thousand_rows_are_read() {
    let mut text = "type,name,label\n".to_owned();
    for number in 0..50_000 {
        writeln!(text, "text,q{number},Pertanyaan {number}").unwrap();
    }
    let (instrument, findings) = read_file("a.xlsx", &xlsx(&[("survey", &text)]));
    assert_eq!((instrument.survey.len(), findings.len()), (50_000, 1));
    let (form, findings) = paduk_form::compile(Arc::new(instrument));
    assert_eq!((form.nodes().len(), findings.len()), (50_001, 0));
}

#[test]
fn ten_thousand_groups_in_one_another_are_refused_and_survived() {
    let mut text = "type,name,label\n".to_owned();
    for number in 0..10_000 {
        writeln!(text, "begin_group,g{number},G").unwrap();
    }
    text += "text,q,Q\n";
    text += &"end_group,,\n".repeat(10_000);
    let settings = ("settings.csv", "form_id\nx\n");
    let (instrument, findings) = read_csv_folder(&[("survey.csv", &text), settings]);
    assert_eq!(lines(&findings), "");
    let (_, findings) = paduk_form::compile(Arc::new(instrument));
    assert!(lines(&findings).starts_with("Error form-too-deep survey.csv!66 most=64\n"));
}

#[test]
fn ten_thousand_groups_in_an_xform_are_refused_and_survived() {
    let xform = |depth: usize| {
        format!(
            "<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:head><model>\
             <instance><data id=\"d\">{}{}</data></instance></model></h:head><h:body>{}{}</h:body></h:html>",
            "<a>".repeat(depth),
            "</a>".repeat(depth),
            "<group ref=\"/data/a\">".repeat(depth),
            "</group>".repeat(depth),
        )
    };
    check(
        "a.xml",
        xform(10_000).as_bytes(),
        expect!["Error xml-too-deep xform!1 most=200\n"],
    );
    // As deep as is read at all: what reads it must get by with an ordinary stack.
    let (instrument, findings) = read_file("a.xml", xform(190).as_bytes());
    assert_eq!((instrument.survey.len(), lines(&findings).as_str()), (379, ""));
    let (_, findings) = paduk_form::compile(Arc::new(instrument));
    assert!(lines(&findings).starts_with("Error form-too-deep xform!1 most=64\n"));
}

#[test]
fn an_expression_ten_thousand_deep_is_refused_and_survived() {
    let deep = format!("{}1{}", "(".repeat(10_000), ")".repeat(10_000));
    let survey = format!("type,name,label,calculation\ncalculate,c,,{deep}\n");
    let (instrument, _) = read_csv_folder(&[("survey.csv", &survey), ("settings.csv", "form_id\nx\n")]);
    let (_, findings) = paduk_form::compile(Arc::new(instrument));
    assert_eq!(lines(&findings), "Error expression-too-deep survey.csv!D2 most=128\n");
}

#[test]
fn calculations_that_wait_for_one_another_are_named() {
    let check = |survey: &str, expected: Expect| {
        let (instrument, _) = read_csv_folder(&[("survey.csv", survey), ("settings.csv", "form_id\nx\n")]);
        expected.assert_eq(&lines(&paduk_form::compile(Arc::new(instrument)).1));
    };
    check(
        "type,name,label,calculation,relevant\ncalculate,a,,${b},\ncalculate,b,,${c} + 1,\ncalculate,c,,${a},\n\
         text,own,Own,,${own} = 1\n",
        expect![[r#"
            Error cycle survey.csv!D2 names=c → b → a → c also survey.csv!D3 also survey.csv!D4
            Error cycle survey.csv!E5 names=own → own
        "#]],
    );
    let mut ring = "type,name,label,calculation\n".to_owned();
    for number in 0..10_000 {
        writeln!(ring, "calculate,c{number},,${{c{}}} + 1", (number + 1) % 10_000).unwrap();
    }
    let (instrument, _) = read_csv_folder(&[("survey.csv", &ring), ("settings.csv", "form_id\nx\n")]);
    let (_, findings) = paduk_form::compile(Arc::new(instrument));
    assert_eq!(
        findings.iter().map(|found| found.code.as_str()).collect::<Vec<_>>(),
        ["cycle"]
    );
}

#[test]
fn a_bomb_is_not_unpacked() {
    let mut parts = vec![("xl/workbook.xml".to_owned(), "\0".repeat(900_000))];
    parts.push(("xl/worksheets/sheet1.xml".to_owned(), "\0".repeat(999_999)));
    let harmless = super::workbook_file::zipped(&parts);
    assert!(lines(&read_file("a.xlsx", &harmless).1).starts_with("Error workbook-unreadable"));
    check(
        "a.xlsx",
        &super::workbook_file::bomb(),
        expect!["Error workbook-too-dense -\n"],
    );
}

#[test]
fn shared_texts_that_cannot_be_there_get_no_room() {
    let strings = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" uniqueCount=\"4294967295000\"><si>\
                   <t>type</t></si></sst>";
    let file = survey(&rows(), "", &[("xl/SharedStrings.xml", strings)]);
    check("a.xlsx", &file, expect!["Error workbook-unreadable -\n"]);
}

#[test]
fn loops_in_loops_stop_at_the_most_rows() {
    let mut survey = "type,name,label\n".to_owned();
    let mut ends = String::new();
    for depth in 0..12 {
        writeln!(survey, "begin loop over l,a{depth},A").unwrap();
        ends += "end loop,,\n";
    }
    survey += &ends;
    let mut choices = "list_name,name,label\n".to_owned();
    for choice in 0..10 {
        writeln!(choices, "l,c{choice},C").unwrap();
    }
    let files = [
        ("survey.csv", survey.as_str()),
        ("choices.csv", &choices),
        ("settings.csv", "form_id\nx\n"),
    ];
    let (instrument, findings) = read_csv_folder(&files);
    assert!(instrument.survey.len() < 300_000);
    assert!(findings.iter().any(|found| found.code == "too-many-rows"));
}

#[test]
fn a_sheet_that_is_wrong_throughout_is_read_in_time() {
    let mut text = "type,name,label,relevant,catatan\n".to_owned();
    for number in 0..20_000 {
        writeln!(
            text,
            "text,pertanyaan_{number},P,${{pertanyan_{number}}} = 1,${{pertanyan_{number}}}"
        )
        .unwrap();
    }
    let (instrument, findings) = read_csv_folder(&[("survey.csv", &text)]);
    assert_eq!(
        findings
            .iter()
            .filter(|found| found.code == "unknown-reference")
            .count(),
        20_000
    );
    let (_, findings) = paduk_form::compile(Arc::new(instrument));
    assert_eq!(
        findings
            .iter()
            .filter(|found| found.code == "unknown-reference")
            .count(),
        20_000
    );
}
