//! A workbook of texts and numbers, read straight from its unpacked parts.
//!
//! It knows what spreadsheet programs write every day and nothing beyond it: no formulas, dates, merged cells, rich
//! phonetic texts or unusual places of parts. At the first of those it answers `None`, and nothing it read is used.

mod book;
mod cells;
mod number;
mod scan;
mod texts;

use paduk_survey::Diagnostic;
use quick_xml::Reader;

use crate::sheet::gather::Room;
use crate::sheet::{Sheet, Unpacked};
use number::Numbers;
use scan::Scan;

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
            scan: Scan::new(text(&part)?)?,
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
