//! The primary instance: which nodes there are, in which order, with which values and rows to begin with.

use paduk_form::instrument::{Cell, FirstRow, Row};

use super::{JAVAROSA, Reading, SHEET};

impl Reading<'_> {
    /// Everything in the root of the primary instance.
    pub(super) fn read_tree(&mut self, root: u32, path: &str) {
        self.read_inside(root, path);
        self.read_first_rows(root, path, None);
    }

    /// The children of a node, each name once: the template where there is one.
    fn kinds_inside(&self, element: u32) -> Vec<u32> {
        let document = &self.read.document;
        let mut found: Vec<u32> = Vec::new();
        for child in document.elements(element) {
            let name = document.written_name(child);
            match found.iter_mut().find(|known| document.written_name(**known) == name) {
                Some(known) if self.is_template(child) => *known = child,
                Some(_) => {}
                None => found.push(child),
            }
        }
        found
    }

    fn is_template(&self, element: u32) -> bool {
        self.read.document.attribute(element, JAVAROSA, "template").is_some()
    }

    /// What it calls itself for holds none of the rows, which are large: the depth of a file must not cost the stack.
    fn read_inside(&mut self, element: u32, path: &str) {
        let read = self.read;
        for child in self.kinds_inside(element) {
            let path = format!("{path}/{}", read.document.written_name(child));
            if let Some(end) = self.put_row(child, &path) {
                self.read_inside(child, &path);
                self.put_end(child, end);
            }
        }
    }

    /// The row of an element, and what ends it where others stand inside.
    fn put_row(&mut self, element: u32, path: &str) -> Option<&'static str> {
        let (row, end) = if self.body.repeats.contains_key(path) {
            (self.repeat_row(element, path), Some("end repeat"))
        } else if self.read.document.first_element(element).is_some() || self.body.groups.contains_key(path) {
            (self.group_row(element, path), Some("end group"))
        } else {
            (self.question_row(element, path), None)
        };
        self.instrument.survey.push(row);
        end
    }

    fn put_end(&mut self, element: u32, end: &str) {
        self.instrument.survey.push(Row {
            sheet: SHEET.into(),
            number: self.read.line(element),
            kind: end.into(),
            ..Row::default()
        });
    }

    /// A row of this kind with the name of an element.
    pub(super) fn named_row(&self, element: u32, kind: &str) -> Row {
        Row {
            sheet: SHEET.into(),
            number: self.read.line(element),
            kind: kind.into(),
            name: Some(Cell::new(self.read.document.written_name(element), 0)),
            ..Row::default()
        }
    }

    /// The rows that stand in an element from the beginning, outer ones before theirs; `row` is the one around it.
    fn read_first_rows(&mut self, element: u32, path: &str, row: Option<usize>) {
        let read = self.read;
        let document = &read.document;
        for child in document.elements(element) {
            let path = format!("{path}/{}", document.written_name(child));
            match self.body.repeats.get(&path) {
                None => self.read_first_rows(child, &path, row),
                Some(repeat) if self.is_template(child) && !(repeat.fixed && self.is_alone(child)) => {}
                Some(_) => {
                    let mut values = Vec::new();
                    self.values_inside(child, &path, &mut values);
                    self.instrument.first_rows.push(FirstRow {
                        repeat: path.clone(),
                        parent: row,
                        values,
                    });
                    let own = self.instrument.first_rows.len() - 1;
                    self.read_first_rows(child, &path, Some(own));
                }
            }
        }
    }

    /// True for an element whose name no other has in its parent.
    fn is_alone(&self, element: u32) -> bool {
        let document = &self.read.document;
        let name = document.written_name(element);
        let mut all = document.elements(document.around(element));
        all.all(|other| other == element || document.written_name(other) != name)
    }

    /// The values in a row, without those of repeats in it.
    fn values_inside(&self, element: u32, path: &str, values: &mut Vec<(String, String)>) {
        let document = &self.read.document;
        for child in document.elements(element) {
            let path = format!("{path}/{}", document.written_name(child));
            if self.body.repeats.contains_key(&path) {
                continue;
            }
            if document.first_element(child).is_some() {
                self.values_inside(child, &path, values);
            } else if self.binds.get(&path).is_none_or(|bind| bind.calculate.is_none()) {
                values.push((path, document.text(child).into_owned()));
            }
        }
    }
}
