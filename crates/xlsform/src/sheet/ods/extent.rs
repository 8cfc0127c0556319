//! How large the sheets of an `.ods` file are when laid out. A cell or row may say that it is there a million times.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Most cells between the first and the last of all sheets.
const MOST_CELLS: u64 = 4_000_000;

/// How far the sheet being read goes.
#[derive(Default)]
struct Sheet {
    row: u64,
    column: u64,
    last_row: u64,
    last_column: u64,
}

/// True where the sheets of `content.xml` have more than [`MOST_CELLS`] cells together.
// The events are those of the XML reader; whatever it may add to them is of no interest here.
#[allow(clippy::wildcard_enum_match_arm)]
pub(super) fn too_large(content: &str) -> bool {
    let mut reader = Reader::from_str(content);
    let mut total = 0_u64;
    let mut sheet = Sheet::default();
    let (mut cells, mut filled) = (1_u64, false);
    loop {
        // What cannot be read here cannot be read by the reader either, and it is the one to say so.
        let Ok(event) = reader.read_event() else { return false };
        match event {
            Event::Eof => return total > MOST_CELLS,
            Event::Start(tag) | Event::Empty(tag) if is(&tag, "table-row") => {
                sheet.column = 0;
                sheet.row = sheet.row.saturating_add(repeats(&tag, "table:number-rows-repeated"));
            }
            Event::Start(tag) if is(&tag, "table-cell") => {
                cells = repeats(&tag, "table:number-columns-repeated");
                filled = has_value(&tag);
            }
            Event::Empty(tag) if is(&tag, "table-cell") => {
                cells = repeats(&tag, "table:number-columns-repeated");
                sheet.pass(cells, has_value(&tag));
            }
            Event::Text(text) => filled |= !text.trim().is_empty(),
            Event::GeneralRef(_) | Event::CData(_) => filled = true,
            Event::End(tag) if tag.local_name().as_ref() == "table-cell" => sheet.pass(cells, filled),
            Event::End(tag) if tag.local_name().as_ref() == "table" => {
                total = total.saturating_add(sheet.last_row.saturating_mul(sheet.last_column));
                sheet = Sheet::default();
                if total > MOST_CELLS {
                    return true;
                }
            }
            _ => {}
        }
    }
}

impl Sheet {
    fn pass(&mut self, cells: u64, filled: bool) {
        self.column = self.column.saturating_add(cells);
        if filled {
            self.last_row = self.row;
            self.last_column = self.last_column.max(self.column);
        }
    }
}

fn is(tag: &BytesStart<'_>, name: &str) -> bool {
    tag.local_name().as_ref() == name
}

fn repeats(tag: &BytesStart<'_>, attribute: &str) -> u64 {
    let found = tag.try_get_attribute(attribute).ok().flatten();
    let number = found.and_then(|found| found.value.trim().parse::<u64>().ok());
    number.unwrap_or(1).min(1 << 32)
}

fn has_value(tag: &BytesStart<'_>) -> bool {
    tag.try_get_attribute("office:value-type").ok().flatten().is_some()
}
