//! What sets cells and decimals apart in a file.

use crate::api::ApiError;

/// The marks of a file. Spreadsheet programs in Indonesian write `8,7` and therefore set cells apart with semicolons;
/// what is written goes by the marks of what was read, so that the same program opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::task) struct Marks {
    /// Between cells.
    pub(in crate::task) cell: u8,
    /// Between a number's whole part and its fraction.
    pub(in crate::task) decimal: u8,
}

/// Comma and point.
impl Default for Marks {
    fn default() -> Self {
        Self {
            cell: b',',
            decimal: b'.',
        }
    }
}

impl Marks {
    /// The marks of a file that begins like this: what its heading sets apart with, commas where it has a single column.
    ///
    /// # Errors
    /// `table-empty` for a file without a heading, `table-no-text` for a workbook or a text in another encoding.
    pub(super) fn of(beginning: &[u8]) -> Result<Self, &'static str> {
        let text = beginning
            .strip_prefix("\u{feff}".as_bytes())
            .unwrap_or(beginning)
            .trim_ascii_start();
        if text.is_empty() {
            return Err("table-empty");
        }
        // UTF-16 has a zero in every second byte, a workbook soon; no CSV has any.
        if text.starts_with(b"PK\x03\x04") || text.contains(&0) {
            return Err("table-no-text");
        }
        let heading = text.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or(text);
        let count = |mark: u8| heading.split(|byte| *byte == mark).count();
        let (commas, semicolons, tabs) = (count(b','), count(b';'), count(b'\t'));
        Ok(if semicolons > commas && semicolons >= tabs {
            Self {
                cell: b';',
                decimal: b',',
            }
        } else if tabs > commas {
            Self {
                cell: b'\t',
                decimal: b'.',
            }
        } else {
            Self::default()
        })
    }
}

/// The error of a file that is no table.
pub(super) fn no_table(code: &str, file: &str) -> ApiError {
    ApiError::new(code).with("file", file)
}

#[cfg(test)]
mod tests {
    use super::Marks;

    fn of(text: &str) -> Option<(char, char)> {
        let marks = Marks::of(text.as_bytes()).ok()?;
        Some((marks.cell.into(), marks.decimal.into()))
    }

    #[test]
    fn the_heading_says_what_sets_cells_apart() {
        assert_eq!(of("sex,age\n1;2;3;4\n"), Some((',', '.')));
        assert_eq!(of("\u{feff}sex;age;weight\r\n1;300;8,7\r\n"), Some((';', ',')));
        assert_eq!(of("sex\tage\n"), Some(('\t', '.')));
        assert_eq!(of("age\n3\n"), Some((',', '.')));
    }

    #[test]
    fn what_is_no_text_is_no_table() {
        assert_eq!(Marks::of(b"\n\r\n"), Err("table-empty"));
        assert_eq!(Marks::of(b"PK\x03\x04rest"), Err("table-no-text"));
        assert_eq!(Marks::of(b"\xff\xfes\x00e\x00x\x00"), Err("table-no-text"));
    }
}
