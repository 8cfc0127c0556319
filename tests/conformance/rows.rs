//! Comma-separated vectors: rows whose cells are asked for by the column's name.

use std::collections::HashMap;

pub(crate) struct Rows<'a> {
    columns: HashMap<&'a str, usize>,
    rows: Vec<Vec<&'a str>>,
}

impl<'a> Rows<'a> {
    /// No cell of the vectors holds a comma, so that quotes only have to be taken off.
    pub(crate) fn read(text: &'a str) -> Self {
        let cells = |line: &'a str| -> Vec<&'a str> { line.split(',').map(|cell| cell.trim_matches('"')).collect() };
        let mut lines = text.lines().map(cells);
        let columns = lines.next().unwrap_or_default().into_iter().enumerate();
        Self {
            columns: columns.map(|(at, name)| (name, at)).collect(),
            rows: lines.collect(),
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Row<'_, 'a>> {
        let columns = &self.columns;
        self.rows.iter().map(move |cells| Row { columns, cells })
    }
}

#[derive(Clone, Copy)]
pub(crate) struct Row<'r, 'a> {
    columns: &'r HashMap<&'a str, usize>,
    cells: &'r [&'a str],
}

impl<'a> Row<'_, 'a> {
    pub(crate) fn has(&self, column: &str) -> bool {
        self.columns.contains_key(column)
    }

    /// Empty where there is no such column.
    pub(crate) fn cell(&self, column: &str) -> &'a str {
        self.columns
            .get(column)
            .and_then(|at| self.cells.get(*at))
            .copied()
            .unwrap_or_default()
    }

    /// `None` where the cell is empty.
    pub(crate) fn number(&self, column: &str) -> Option<f64> {
        let cell = self.cell(column);
        let number = || {
            cell.parse()
                .unwrap_or_else(|_| panic!("{column}: {cell:?} is no number"))
        };
        (!cell.is_empty()).then(number)
    }
}
