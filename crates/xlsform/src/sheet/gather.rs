//! The cells of one sheet as they come, within limits.

use calamine::{Data, Reader};
use paduk_survey::Diagnostic;

use super::value::{borrowed, text};
use super::{Cell, MAX_COLUMNS, MAX_ROWS, Sheet, cell};

/// Most bytes that all cells of a workbook may take: 256 MiB. One long text that a file names a million times would
/// otherwise be there a million times.
const MOST: usize = 256 * 1024 * 1024;

/// What a cell takes beside its text.
const CELL: usize = 48;

/// How much room is left for cells.
pub(super) struct Room(usize);

impl Default for Room {
    fn default() -> Self {
        Self(MOST)
    }
}

/// The cells of one sheet.
pub(super) struct Gather<'a> {
    name: String,
    rows: Vec<(u32, Vec<Cell>)>,
    room: &'a mut Room,
    beyond_rows: bool,
    beyond_columns: bool,
    full: bool,
}

impl<'a> Gather<'a> {
    /// An empty sheet.
    pub fn new(name: &str, room: &'a mut Room) -> Self {
        Self {
            name: name.to_owned(),
            rows: Vec::new(),
            room,
            beyond_rows: false,
            beyond_columns: false,
            full: false,
        }
    }

    /// A cell's text; row and column are counted from 0. False where no more cells are taken.
    pub fn put(&mut self, row: u32, column: u32, text: &str) -> bool {
        let Some(cell) = cell(column.saturating_add(1), text) else {
            return !self.full;
        };
        self.beyond_rows |= row >= MAX_ROWS;
        self.beyond_columns |= column >= MAX_COLUMNS;
        if row >= MAX_ROWS || column >= MAX_COLUMNS {
            return !self.full;
        }
        match self.room.0.checked_sub(CELL + cell.text.len()) {
            Some(left) => self.room.0 = left,
            None => self.full = true,
        }
        if !self.full {
            match self.rows.last_mut() {
                Some((number, cells)) if *number == row + 1 => cells.push(cell),
                last => {
                    // Rows are about as long as the row before them.
                    let mut cells = Vec::with_capacity(last.map_or(4, |(_, before)| before.len() + 1));
                    cells.push(cell);
                    self.rows.push((row + 1, cells));
                }
            }
        }
        !self.full
    }

    /// The sheet; what was left out is said.
    pub fn finish(mut self, findings: &mut Vec<Diagnostic>) -> Sheet {
        if self.beyond_rows {
            let finding = Diagnostic::error("too-many-rows").at(&self.name, MAX_ROWS + 1, 0);
            findings.push(finding.with("limit", MAX_ROWS));
        }
        if self.beyond_columns {
            let finding = Diagnostic::error("too-many-columns").at(&self.name, 1, MAX_COLUMNS + 1);
            findings.push(finding.with("limit", MAX_COLUMNS));
        }
        if self.full {
            findings.push(Diagnostic::error("workbook-too-large").at(&self.name, 1, 0));
        }
        // A writer that does not order its rows is legal enough to be read.
        self.rows.sort_by_key(|(number, _)| *number);
        Sheet::from_rows(&self.name, &self.name, self.rows)
    }
}

/// The sheets of a file whose reader lays each of them out as a rectangle, in their order.
pub(super) fn every_sheet<S, R>(file: &mut R, findings: &mut Vec<Diagnostic>) -> Result<Vec<Sheet>, R::Error>
where
    S: std::io::Read + std::io::Seek,
    R: Reader<S>,
{
    let mut room = Room::default();
    let mut sheets = Vec::new();
    for name in file.sheet_names() {
        let range: calamine::Range<Data> = file.worksheet_range(&name)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut sheet = Gather::new(&name, &mut room);
        for (row, column, value) in range.used_cells() {
            let (row, column) = (first_row + row as u32, first_column + column as u32);
            if !sheet.put(row, column, &text(&borrowed(value), &name, (row, column), findings)) {
                break;
            }
        }
        sheets.push(sheet.finish(findings));
    }
    Ok(sheets)
}
