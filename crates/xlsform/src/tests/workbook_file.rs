//! Small `.xlsx` files, made here so that no binary has to be kept.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

/// A workbook with these sheets, each given as CSV; numbers are stored as numbers, as a spreadsheet does.
pub(super) fn xlsx(sheets: &[(&str, &str)]) -> Vec<u8> {
    let rows = |csv: &str| {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
        let mut xml = String::new();
        for (row, record) in reader.records().map(|record| record.expect("good CSV")).enumerate() {
            write!(xml, "<row r=\"{}\">", row + 1).expect("text");
            for (column, text) in record.iter().enumerate() {
                let place = format!("{}{}", char::from(b'A' + u8::try_from(column).expect("few")), row + 1);
                match text.parse::<f64>() {
                    Ok(number) => write!(xml, "<c r=\"{place}\"><v>{number:.1}</v></c>"),
                    Err(_) => write!(xml, "<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
                }
                .expect("text");
            }
            xml.push_str("</row>");
        }
        xml
    };
    let sheets: Vec<(&str, String)> = sheets.iter().map(|(name, csv)| (*name, rows(csv))).collect();
    packed(&sheets)
}

/// A workbook whose only cells are A1 and the last one that a spreadsheet has.
pub(super) fn corner() -> Vec<u8> {
    let cell = |place: &str| format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>type</t></is></c>");
    let rows = format!(
        "<row r=\"1\">{}<c r=\"B1\" t=\"inlineStr\"><is><t>name</t></is></c>{}</row><row r=\"1048576\">{}</row>",
        cell("A1"),
        cell("XFD1"),
        cell("A1048576"),
    );
    packed(&[("survey", rows)])
}

/// A workbook with one sheet `survey`, given as the XML of its rows, what stands behind them and further parts.
pub(crate) fn survey(rows: &str, behind: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    packed_with(&[("survey", rows.to_owned())], behind, parts)
}

/// A cell with a text.
pub(crate) fn inline(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

fn packed(sheets: &[(&str, String)]) -> Vec<u8> {
    packed_with(sheets, "", &[])
}

fn packed_with(sheets: &[(&str, String)], behind: &str, further: &[(&str, &str)]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let mut names = String::new();
    let mut links = String::new();
    for (index, (name, _)) in sheets.iter().enumerate() {
        let id = index + 1;
        write!(names, "<sheet name=\"{name}\" sheetId=\"{id}\" r:id=\"rId{id}\"/>").expect("text");
        write!(
            links,
            "<Relationship Id=\"rId{id}\" Type=\"{LINKS}/worksheet\" Target=\"worksheets/sheet{id}.xml\"/>"
        )
        .expect("text");
    }
    let mut parts = vec![
        (
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"rId1\" Type=\"{LINKS}/officeDocument\" \
                 Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{LINKS}\"><sheets>{names}</sheets></workbook>"),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships xmlns=\"{PACKAGE}\">{links}</Relationships>"),
        ),
    ];
    for (index, (_, rows)) in sheets.iter().enumerate() {
        parts.push((
            format!("xl/worksheets/sheet{}.xml", index + 1),
            format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData>{behind}</worksheet>"),
        ));
    }
    parts.extend(
        further
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned())),
    );
    zipped(&parts)
}

/// A zip file with these parts.
pub(super) fn zipped(parts: &[(String, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in parts {
        // Packing long texts takes longer than the tests themselves.
        let method = if xml.len() > 1_000_000 {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file(name, options).expect("a part");
        writer.write_all(xml.as_bytes()).expect("its text");
    }
    writer.finish().expect("a file").into_inner()
}

/// A file of some kilobytes that holds three million zeros.
pub(super) fn bomb() -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    writer.start_file("xl/workbook.xml", options).expect("a part");
    writer.write_all(&vec![0; 3_000_000]).expect("its bytes");
    writer.finish().expect("a file").into_inner()
}
