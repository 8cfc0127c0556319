//! A file of any kind, told by what it holds rather than by its name.

use std::io::{Cursor, Read};

use paduk_survey::Diagnostic;
use zip::ZipArchive;

use super::old::MAGIC;
use super::{Workbook, from_csv, from_markdown, from_ods, from_xls, from_xlsx};

/// Sheets of an `.xlsx`, `.xlsm`, `.ods`, `.xls`, `.md` or `.csv` file. The name without its ending is the form's id
/// where the settings give none.
pub fn from_file(name: &str, bytes: &[u8]) -> (Workbook, Vec<Diagnostic>) {
    let (mut workbook, findings) = if bytes.starts_with(b"PK") {
        if is_ods(bytes) {
            from_ods(bytes)
        } else {
            from_xlsx(bytes)
        }
    } else if bytes.starts_with(&MAGIC) {
        from_xls(bytes)
    } else {
        from_text(bytes)
    };
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    workbook.file = (!stem.is_empty()).then(|| stem.to_owned());
    (workbook, findings)
}

/// True for a zip file that says so of itself; other spreadsheets say nothing.
fn is_ods(bytes: &[u8]) -> bool {
    let kind = || {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut kind = String::new();
        let part = archive.by_name("mimetype").ok()?;
        part.take(100).read_to_string(&mut kind).ok()?;
        Some(kind)
    };
    kind().is_some_and(|kind| kind.starts_with("application/vnd.oasis.opendocument.spreadsheet"))
}

fn from_text(bytes: &[u8]) -> (Workbook, Vec<Diagnostic>) {
    // Binary files hold zeros; of those it would be no help to say that they are no text.
    let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if bytes.contains(&0) && !wide {
        return refused(Diagnostic::error("workbook-unreadable"));
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return refused(Diagnostic::error("file-not-utf8").with("byte", error.valid_up_to() + 1)),
    };
    // Each kind of text is told by its separators, as pyxform tells it: a workbook has at least this many.
    let at_least = |sign: char, count: usize| text.chars().take(5000).filter(|c| *c == sign).nth(count - 1).is_some();
    if at_least('|', 5) {
        from_markdown(text)
    } else if at_least(',', 4) {
        from_csv(text)
    } else {
        refused(Diagnostic::error("workbook-unreadable"))
    }
}

fn refused(finding: Diagnostic) -> (Workbook, Vec<Diagnostic>) {
    (Workbook::default(), vec![finding])
}
