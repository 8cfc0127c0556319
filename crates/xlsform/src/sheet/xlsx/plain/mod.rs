//! A workbook of texts and numbers, read straight from its unpacked parts.
//!
//! It knows what spreadsheet programs write every day and nothing beyond it: no formulas, dates, merged cells, rich
//! phonetic texts or unusual places of parts. At the first of those it answers `None`, and nothing it read is used.

mod book;
mod cells;
mod number;
mod texts;

use std::borrow::Cow;

use paduk_survey::Diagnostic;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::sheet::gather::Room;
use crate::sheet::{Sheet, Unpacked};
use number::Numbers;

/// The sheets of a plain workbook in their order; nothing where the workbook is not plain.
pub(super) fn sheets(unpacked: &Unpacked, findings: &mut Vec<Diagnostic>) -> Option<Vec<Sheet>> {
    if unpacked.formulas || unpacked.merged {
        return None;
    }
    let text = |name: &str| std::str::from_utf8(unpacked.part(name)?).ok();
    // A workbook without shared texts has no such part; a cell that names one then makes the workbook not plain.
    let texts = match unpacked.part("xl/sharedStrings.xml") {
        Some(_) => texts::shared(text("xl/sharedStrings.xml")?)?,
        None => Vec::new(),
    };
    let mut numbers = Numbers::new(text("xl/styles.xml"));
    let mut room = Room::default();
    let mut sheets = Vec::new();
    for (name, part) in book::sheets(text)? {
        let mut cells = cells::Cells {
            reader: reader(text(&part)?),
            texts: &texts,
            numbers: &mut numbers,
        };
        sheets.push(cells.read(&name, &mut room, findings)?);
    }
    Some(sheets)
}

/// A reader of one part that looks at no more than it must: whoever reads gives up at what does not fit.
fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.check_comments = false;
    reader
}

/// The text up to the end of the element `name` that has begun. Line ends that XML would change, and characters that
/// spreadsheets write as `_x000D_`, are left to the library.
fn text<'a>(reader: &mut Reader<&'a [u8]>, name: &str) -> Option<Cow<'a, str>> {
    let mut text = Cow::Borrowed("");
    loop {
        match reader.read_event().ok()? {
            Event::Text(found) if text.is_empty() => text = found.into_inner(),
            Event::Text(found) => text.to_mut().push_str(&found),
            Event::GeneralRef(found) => {
                let sign = match &*found {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    _ => found.resolve_char_ref().ok()??,
                };
                text.to_mut().push(sign);
            }
            Event::End(end) if end.name().as_ref() == name => break,
            _ => return None,
        }
    }
    (!unusual(&text)).then_some(text)
}

/// True for a text that is not meant as it stands.
fn unusual(text: &str) -> bool {
    let bytes = text.as_bytes();
    let escape = |at: usize| {
        let digits = bytes.get(at + 2..at + 6);
        bytes.get(at + 6) == Some(&b'_') && digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    memchr::memchr(b'\r', bytes).is_some() || memchr::memmem::find_iter(bytes, b"_x").any(escape)
}
