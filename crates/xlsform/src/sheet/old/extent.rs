//! How large an `.xls` file's sheets get when they are laid out, asked before the reader lays them out.

/// The most records that are looked at: a file whose sheets all begin at the same place would be read again for each.
const MOST_RECORDS: usize = 20_000_000;

/// How many cells the rectangles of all sheets have, as their records say; `None` where that takes too long to tell.
///
/// A sheet is read from where the workbook says that it begins, which in a damaged file may be anywhere, also in the
/// middle of another record.
pub(super) fn extent(stream: &[u8]) -> Option<u64> {
    let mut left = MOST_RECORDS;
    let mut begins = Vec::new();
    for part in parts(stream, 0) {
        left = left.checked_sub(1)?;
        // The workbook's list of its sheets: [MS-XLS] 2.4.28.
        if part.kind == 0x0085 {
            begins.extend(part.long(0).map(|at| at as usize));
        }
    }
    let mut total = 0_u64;
    for begin in begins {
        let mut sheet = Rectangle::default();
        for part in parts(stream, begin) {
            left = left.checked_sub(1)?;
            sheet.take(&part);
        }
        total = total.saturating_add(sheet.cells());
    }
    Some(total)
}

/// A part of the file, which calls them records: two bytes for its kind, two for its length, then so many.
struct Part<'s> {
    kind: u16,
    contents: &'s [u8],
}

impl Part<'_> {
    fn short(&self, at: usize) -> Option<u16> {
        Some(u16::from_le_bytes([
            *self.contents.get(at)?,
            *self.contents.get(at + 1)?,
        ]))
    }

    fn long(&self, at: usize) -> Option<u32> {
        Some(u32::from(self.short(at)?) | u32::from(self.short(at + 2)?) << 16)
    }
}

/// Parts one after the other; the last may be cut off.
fn parts(stream: &[u8], from: usize) -> impl Iterator<Item = Part<'_>> {
    let mut left = stream.get(from..).unwrap_or_default();
    std::iter::from_fn(move || {
        let head: [u8; 4] = left.get(..4)?.try_into().ok()?;
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let contents = &left[4..(4 + length).min(left.len())];
        left = &left[4 + contents.len()..];
        Some(Part {
            kind: u16::from_le_bytes([head[0], head[1]]),
            contents,
        })
    })
}

/// What a sheet's cells reach to, and what it says of itself.
#[derive(Default)]
struct Rectangle {
    rows: u64,
    columns: u64,
    said: u64,
}

impl Rectangle {
    fn take(&mut self, part: &Part<'_>) {
        match part.kind {
            // The sheet's own word on it, for which the reader makes room: [MS-XLS] 2.4.90.
            0x0200 => self.said = self.said.max(said(part).unwrap_or(0)),
            // Formula, blanks, numbers, texts, truth values and errors, in all their versions: row and column come
            // first ([MS-XLS] 2.5.13).
            0x0006
            | 0x0206
            | 0x0406
            | 0x00bd
            | 0x00be
            | 0x00d6
            | 0x00fd
            | 0x0201..=0x0205
            | 0x0207
            | 0x027e
            | 0x0001..=0x0005 => {
                if let (Some(row), Some(column)) = (part.short(0), part.short(2)) {
                    // The last column of several cells in one record stands at its end.
                    let last = part.contents.len().checked_sub(2).and_then(|at| part.short(at));
                    let last = if part.kind == 0x00bd { last } else { None };
                    self.rows = self.rows.max(u64::from(row) + 1);
                    self.columns = self.columns.max(u64::from(last.unwrap_or(0).max(column)) + 1);
                }
            }
            _ => {}
        }
    }

    fn cells(&self) -> u64 {
        self.said.max(self.rows * self.columns)
    }
}

/// First row, row after the last, first column, column after the last: numbers of four bytes for the rows since
/// version 8, of two before. Where the last stands before the first, the reader's own numbers run over.
fn said(part: &Part<'_>) -> Option<u64> {
    let (first_row, end_row, at) = if part.contents.len() >= 14 {
        (part.long(0)?, part.long(4)?, 8)
    } else {
        (part.short(0)?.into(), part.short(2)?.into(), 4)
    };
    let (first_column, end_column) = (part.short(at)?, part.short(at + 2)?);
    let rows = end_row.max(1).wrapping_sub(first_row);
    // A column that cannot be is taken for the first.
    let columns = if first_column > 255 || first_column > end_column {
        end_column
    } else {
        end_column - first_column
    };
    Some(u64::from(rows) * u64::from(columns.max(1)))
}

#[cfg(test)]
mod tests {
    use super::extent;

    fn record(kind: u16, contents: &[u8]) -> Vec<u8> {
        let length = u16::try_from(contents.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), contents].concat()
    }

    fn number(row: u16, column: u16) -> Vec<u8> {
        record(
            0x0203,
            &[&row.to_le_bytes()[..], &column.to_le_bytes(), &[0; 10]].concat(),
        )
    }

    /// A list of sheets that begin at these places, and what comes behind it.
    fn workbook(begins: &[u32], behind: &[u8]) -> Vec<u8> {
        let sheet = |begin: &u32| record(0x0085, &begin.to_le_bytes());
        let mut stream: Vec<u8> = begins.iter().flat_map(sheet).collect();
        stream.extend(behind);
        stream
    }

    #[test]
    fn a_cell_in_the_far_corner_is_counted() {
        let cells = [number(0, 0), number(65_535, 65_535)].concat();
        assert_eq!(extent(&workbook(&[8], &cells)), Some(65_536 * 65_536));
        assert_eq!(extent(&workbook(&[16, 16], &cells)), Some(2 * 65_536 * 65_536));
        assert_eq!(extent(&[0, 1]), Some(0));
    }

    #[test]
    fn a_sheet_that_begins_inside_a_record_is_seen() {
        let hidden = record(0x0042, &number(65_535, 65_535));
        assert_eq!(extent(&workbook(&[8 + 4], &hidden)), Some(65_536 * 65_536));
        assert_eq!(extent(&workbook(&[8], &hidden)), Some(0));
    }

    #[test]
    fn what_a_sheet_says_of_itself_counts_too() {
        let dimensions = |rows: [u32; 2], columns: [u16; 2]| {
            let rows: Vec<u8> = rows.iter().flat_map(|row| row.to_le_bytes()).collect();
            let columns: Vec<u8> = columns.iter().flat_map(|column| column.to_le_bytes()).collect();
            record(0x0200, &[rows, columns, vec![0, 0]].concat())
        };
        let cells = |rows, columns| extent(&workbook(&[8], &dimensions(rows, columns)));
        assert_eq!(cells([0, 10], [0, 3]), Some(30));
        assert_eq!(cells([2, 10], [1, 3]), Some(16));
        assert_eq!(cells([0, 65_536], [0, 256]), Some(65_536 * 256));
        // Five rows before the first one: the reader would make room for four thousand million.
        assert!(cells([6, 1], [0, 1]).unwrap() > 4_000_000_000);
    }

    #[test]
    fn many_sheets_in_one_place_are_not_read_for_ever() {
        let begins = vec![0; 5_000];
        assert_eq!(extent(&workbook(&begins, &[])), None);
    }
}
