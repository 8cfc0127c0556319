//! A table for other programs.

use super::{MatrixTable, Value};
use crate::verdicts::harmless;

/// A CSV file: codes, numbers with a decimal point, shares between 0 and 1. A text that a spreadsheet would take for a
/// formula gets an apostrophe before it.
pub fn matrix_csv(table: &MatrixTable) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing into memory cannot fail; a row that did would only be missing from the buffer below.
    let _ = writer.write_record(&table.columns);
    for row in &table.rows {
        let cells = row.iter().map(|value| match value {
            Value::Empty => String::new(),
            Value::Text(text) | Value::Word(text, _) => harmless(text).into_owned(),
            Value::Count(count) => count.to_string(),
            Value::Share(number) | Value::Number(number) => number.to_string(),
            Value::Year(year) => year.to_string(),
        });
        let _ = writer.write_record(cells);
    }
    writer
        .into_inner()
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .unwrap_or_default()
}
