//! A sheet being written: columns by heading, in an order of their own.

use std::collections::HashMap;

use crate::sheet::{Cell, Row, Sheet};

/// The headings of a sheet with the rows below them.
pub(super) struct Table {
    headings: Vec<String>,
    places: HashMap<String, u32>,
    rows: Vec<Row>,
}

impl Table {
    /// A table with these columns, in this order; those that stay empty are left out unless they are `kept`.
    pub fn new(headings: impl IntoIterator<Item = String>) -> Self {
        let mut table = Self {
            headings: Vec::new(),
            places: HashMap::new(),
            rows: Vec::new(),
        };
        for heading in headings {
            table.column(&heading);
        }
        table
    }

    fn column(&mut self, heading: &str) -> u32 {
        if let Some(place) = self.places.get(heading) {
            return *place;
        }
        self.headings.push(heading.to_owned());
        let place = self.headings.len() as u32;
        self.places.insert(heading.to_owned(), place);
        place
    }

    /// Begins a row.
    pub fn row(&mut self) {
        self.rows.push(Row {
            number: self.rows.len() as u32 + 2,
            cells: Vec::new(),
        });
    }

    /// Puts a text into the row that was begun last; a heading that is not there yet becomes the last column.
    pub fn put(&mut self, heading: &str, text: &str) {
        let column = self.column(heading);
        if let Some(row) = self.rows.last_mut().filter(|_| !text.is_empty()) {
            row.cells.push(Cell {
                column,
                text: text.to_owned(),
            });
        }
    }

    /// The sheet with the columns that have a text, and those that are `kept` all the same.
    pub fn sheet(mut self, name: &str, kept: impl Fn(&str) -> bool) -> Sheet {
        let mut used = vec![false; self.headings.len() + 1];
        for cell in self.rows.iter().flat_map(|row| &row.cells) {
            used[cell.column as usize] = true;
        }
        let mut header = Vec::new();
        let mut places = vec![0; used.len()];
        for (heading, column) in self.headings.iter().zip(1_usize..) {
            if used[column] || kept(heading) {
                places[column] = header.len() as u32 + 1;
                header.push(Cell {
                    column: places[column],
                    text: heading.clone(),
                });
            }
        }
        for row in &mut self.rows {
            for cell in &mut row.cells {
                cell.column = places[cell.column as usize];
            }
            row.cells.sort_by_key(|cell| cell.column);
        }
        Sheet {
            name: name.to_owned(),
            shown: name.to_owned(),
            header,
            rows: self.rows,
        }
    }
}
