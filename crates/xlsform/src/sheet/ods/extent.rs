//! How large the sheets of an `.ods` file are when laid out. A cell or row may say that it is there a million times.
//!
//! The reader goes by the names of elements alone and waits for ever for an end that does not come, so that what is not
//! well-formed is refused here.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Most cells between the first and the last of all sheets.
const MOST_CELLS: u64 = 4_000_000;

/// Most bytes of all texts that are there more than once, each time counted.
const MOST_COPIED: u64 = 64 << 20;

/// How far the sheet being read goes.
#[derive(Default)]
struct Sheet {
    row: u64,
    /// How often the row being read is there.
    rows: u64,
    column: u64,
    last_row: u64,
    last_column: u64,
    /// Bytes of what is there more than once.
    copied: u64,
}

/// A cell being read.
#[derive(Default)]
struct Cell {
    /// How often it is there.
    columns: u64,
    filled: bool,
    bytes: u64,
}

impl Cell {
    fn of(tag: &BytesStart<'_>) -> Self {
        let has = |attribute| tag.try_get_attribute(attribute).ok().flatten().is_some();
        Self {
            columns: repeats(tag, "table:number-columns-repeated"),
            filled: has("office:value-type") || has("table:formula"),
            bytes: tag.len() as u64,
        }
    }

    fn text(&mut self, length: usize) {
        self.filled = true;
        self.bytes += length as u64;
    }
}

/// Why a file is not laid out: the code of the finding. `None` where nothing speaks against it.
// The events are those of the XML reader; whatever it may add to them is of no interest here.
#[allow(clippy::wildcard_enum_match_arm)]
pub(super) fn refused(content: &str) -> Option<&'static str> {
    const UNREADABLE: Option<&str> = Some("workbook-unreadable");
    const TOO_LARGE: Option<&str> = Some("workbook-too-large");
    let mut reader = Reader::from_str(content);
    let mut total = 0_u64;
    let (mut sheet, mut cell) = (Sheet::default(), Cell::default());
    let mut open = 0_u32;
    loop {
        let Ok(event) = reader.read_event() else {
            return UNREADABLE;
        };
        match &event {
            Event::Start(_) => open += 1,
            Event::End(_) => open = open.saturating_sub(1),
            _ => {}
        }
        match event {
            Event::Eof if open > 0 => return UNREADABLE,
            Event::Eof => return None,
            Event::Start(tag) | Event::Empty(tag) if is(&tag, "table-row") => sheet.next_row(&tag),
            Event::Start(tag) if is_cell(tag.local_name().as_ref()) => cell = Cell::of(&tag),
            Event::Empty(tag) if is_cell(tag.local_name().as_ref()) => sheet.pass(&Cell::of(&tag)),
            Event::Text(text) if !text.trim().is_empty() => cell.text(text.len()),
            Event::GeneralRef(name) => cell.text(name.len()),
            Event::CData(text) => cell.text(text.len()),
            Event::End(tag) if is_cell(tag.local_name().as_ref()) => sheet.pass(&cell),
            Event::End(tag) if tag.local_name().as_ref() == "table" => {
                total = total.saturating_add(sheet.last_row.saturating_mul(sheet.last_column));
                sheet = Sheet {
                    copied: sheet.copied,
                    ..Sheet::default()
                };
            }
            _ => {}
        }
        if total > MOST_CELLS || sheet.copied > MOST_COPIED {
            return TOO_LARGE;
        }
    }
}

impl Sheet {
    fn next_row(&mut self, tag: &BytesStart<'_>) {
        self.rows = repeats(tag, "table:number-rows-repeated");
        self.row = self.row.saturating_add(self.rows);
        self.column = 0;
    }

    fn pass(&mut self, cell: &Cell) {
        self.column = self.column.saturating_add(cell.columns);
        if cell.filled {
            self.last_row = self.row;
            self.last_column = self.last_column.max(self.column);
            let copies = cell.columns.saturating_mul(self.rows).saturating_sub(1);
            self.copied = self.copied.saturating_add(copies.saturating_mul(cell.bytes));
        }
    }
}

/// The reader makes no difference between a cell and one that another covers.
fn is_cell(name: &str) -> bool {
    matches!(name, "table-cell" | "covered-table-cell")
}

fn is(tag: &BytesStart<'_>, name: &str) -> bool {
    tag.local_name().as_ref() == name
}

fn repeats(tag: &BytesStart<'_>, attribute: &str) -> u64 {
    let found = tag.try_get_attribute(attribute).ok().flatten();
    let number = found.and_then(|found| found.value.trim().parse::<u64>().ok());
    number.unwrap_or(1).min(1 << 32)
}
