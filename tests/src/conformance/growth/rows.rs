//! Comma-separated vectors: rows whose cells are asked for by the column's name.

use std::collections::HashMap;

/// A file of vectors.
pub struct Rows<'a> {
    columns: HashMap<&'a str, usize>,
    names: Vec<&'a str>,
    cells: Vec<Vec<&'a str>>,
}

impl<'a> Rows<'a> {
    /// No cell of the vectors holds a comma, so that quotes only have to be taken off.
    pub fn read(text: &'a str) -> Self {
        let cells = |line: &'a str| -> Vec<&'a str> { line.split(',').map(|cell| cell.trim_matches('"')).collect() };
        let mut lines = text.lines().map(cells);
        let names = lines.next().unwrap_or_default();
        Self {
            columns: names.iter().enumerate().map(|(at, name)| (*name, at)).collect(),
            names,
            cells: lines.collect(),
        }
    }

    /// Whether there is such a column.
    pub fn has(&self, column: &str) -> bool {
        self.columns.contains_key(column)
    }

    /// The columns' names in their order.
    pub fn names(&self) -> &[&'a str] {
        &self.names
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The rows in their order.
    pub fn iter(&self) -> impl Iterator<Item = Row<'_, 'a>> {
        let columns = &self.columns;
        self.cells.iter().map(move |cells| Row { columns, cells })
    }
}

/// One row.
#[derive(Clone, Copy)]
pub struct Row<'r, 'a> {
    columns: &'r HashMap<&'a str, usize>,
    cells: &'r [&'a str],
}

impl<'a> Row<'_, 'a> {
    /// Whether there is such a column.
    pub fn has(&self, column: &str) -> bool {
        self.columns.contains_key(column)
    }

    /// Empty where there is no such column.
    pub fn cell(&self, column: &str) -> &'a str {
        self.columns
            .get(column)
            .and_then(|at| self.cells.get(*at))
            .copied()
            .unwrap_or_default()
    }

    /// `None` where the cell is empty or `NA`; what is no number is NaN, which agrees with nothing.
    pub fn number(&self, column: &str) -> Option<f64> {
        match self.cell(column) {
            "" | "NA" => None,
            cell => Some(cell.parse().unwrap_or(f64::NAN)),
        }
    }
}
