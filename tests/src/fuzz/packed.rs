//! Spreadsheets written down as plain parts, so that a change of one byte reaches what is inside and does not break the
//! packing.
//!
//! The first line is `xlsx`, `ods` or `xls`; each part begins with a line `--- name`. Of an XLSX the parts that say where
//! the sheet is may be left out.

use std::io::{Cursor, Write};

use cfb::CompoundFile;
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

/// What an XLSX with one sheet `survey` says besides the sheet.
const AROUND: [(&str, &str); 3] = [
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="survey" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
];

/// The file that such a text describes; `None` where it is none.
pub fn packed(bytes: &[u8]) -> Option<Vec<u8>> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let parts = parts(&bytes[end..]);
    match &bytes[..end] {
        b"xlsx" => {
            let around = AROUND.map(|(name, text)| (name.to_owned(), text.as_bytes()));
            let known = |name: &str| parts.iter().any(|(given, _)| given == name);
            let around = around.into_iter().filter(|(name, _)| !known(name));
            zipped(around.chain(parts.iter().cloned()))
        }
        b"ods" => {
            let kind = b"application/vnd.oasis.opendocument.spreadsheet";
            let first = ("mimetype".to_owned(), &kind[..]);
            zipped(std::iter::once(first).chain(parts))
        }
        b"xls" => compound(&parts),
        _ => None,
    }
}

/// Names and contents. What stands before the first name is left out.
fn parts(bytes: &[u8]) -> Vec<(String, &[u8])> {
    const MARK: &[u8] = b"\n--- ";
    let starts = memchr::memmem::find_iter(bytes, MARK);
    let mut starts: Vec<usize> = starts.collect();
    starts.push(bytes.len());
    let part = |pair: &[usize]| {
        let text = bytes.get(pair[0] + MARK.len()..pair[1])?;
        let end = text.iter().position(|byte| *byte == b'\n')?;
        let name = String::from_utf8_lossy(&text[..end]).into_owned();
        Some((name, &text[end + 1..]))
    };
    starts.windows(2).filter_map(part).collect()
}

fn zipped<'a>(parts: impl Iterator<Item = (String, &'a [u8])>) -> Option<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, contents) in parts {
        writer.start_file(name, options).ok()?;
        writer.write_all(contents).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

fn compound(parts: &[(String, &[u8])]) -> Option<Vec<u8>> {
    let mut file = CompoundFile::create(Cursor::new(Vec::new())).ok()?;
    // Other names are refused by what packs them here, and would test nothing else.
    let plain = |name: &str| !name.is_empty() && name.len() < 32 && name.chars().all(char::is_alphanumeric);
    for (name, contents) in parts.iter().filter(|(name, _)| plain(name)) {
        file.create_stream(name).ok()?.write_all(contents).ok()?;
    }
    file.flush().ok()?;
    Some(file.into_inner().into_inner())
}
