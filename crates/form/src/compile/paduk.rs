//! The columns that are ours: `bind::paduk:…`.

use paduk_survey::{Diagnostic, Nonresponse};

use super::Compiler;
use super::columns::{is_no, is_yes};
use crate::expression::nearest;
use crate::instrument::{Cell, Row};
use crate::node::NodeId;

/// The list whose labels are the sentences of warnings.
const TEXTS: &str = "paduk_texts";

/// The columns there are, without their prefix.
const COLUMNS: [&str; 8] = [
    "nonresponse",
    "places",
    "repeat_measure",
    "sensitive",
    "unit",
    "verify",
    "warning",
    "warning_key",
];

/// Our column of this name, if the row has something in it.
pub(super) fn column<'r>(row: &'r Row, name: &str) -> Option<&'r Cell> {
    // Few rows have a column of ours, and each is asked for all of them.
    if row.other.is_empty() {
        return None;
    }
    row.other(&format!("bind::paduk:{name}"))
        .filter(|cell| !cell.text.is_empty())
}

impl Compiler<'_> {
    pub(super) fn read_paduk(&mut self, id: NodeId, row: &Row) {
        if row.other.is_empty() {
            return;
        }
        for (heading, cell) in &row.other {
            if let Some(name) = heading
                .strip_prefix("bind::paduk:")
                .filter(|name| !COLUMNS.contains(name))
            {
                let error = self.error(row, cell, "unknown-paduk-column");
                error.params.push(("column".to_owned(), heading.clone()));
                error.suggestion = nearest(name, COLUMNS).map(|name| format!("bind::paduk:{name}"));
            }
        }
        if let Some(cell) = column(row, "nonresponse") {
            let states = self.nonresponse(row, cell);
            self.nodes[id.index()].nonresponse = states;
        }
        self.nodes[id.index()].unit = column(row, "unit").map(|cell| cell.text.clone());
        if let Some(cell) = column(row, "places") {
            match cell.text.parse::<u8>() {
                Ok(places) if places <= 6 => self.nodes[id.index()].places = Some(places),
                _ => self.bad(row, cell, "bad-places"),
            }
        }
        if let Some(cell) = column(row, "repeat_measure") {
            match cell.text.parse::<f64>() {
                Ok(tolerance) if tolerance > 0.0 => self.nodes[id.index()].repeat_measure = Some(tolerance),
                _ => self.bad(row, cell, "bad-repeat-measure"),
            }
        }
        self.nodes[id.index()].sensitive = self.yes_or_no(row, "sensitive");
        self.nodes[id.index()].verify = self.yes_or_no(row, "verify");
        self.read_warning_key(id, row);
    }

    fn bad(&mut self, row: &Row, cell: &Cell, code: &str) {
        let error = self.error(row, cell, code);
        error.params.push(("found".to_owned(), cell.text.clone()));
    }

    fn nonresponse(&mut self, row: &Row, cell: &Cell) -> Vec<Nonresponse> {
        let mut states = Vec::new();
        for word in cell
            .text
            .split(|c: char| c.is_whitespace() || c == ',')
            .filter(|word| !word.is_empty())
        {
            if let Some(state) = Nonresponse::parse(word) {
                states.push(state);
            } else {
                let error = self.error(row, cell, "unknown-nonresponse");
                error.params.push(("found".to_owned(), word.to_owned()));
                error.suggestion = nearest(word, Nonresponse::ALL.map(Nonresponse::as_str));
            }
        }
        states.sort_unstable();
        states.dedup();
        states
    }

    fn yes_or_no(&mut self, row: &Row, name: &str) -> bool {
        let Some(cell) = column(row, name) else { return false };
        if !is_yes(&cell.text) && !is_no(&cell.text) {
            self.bad(row, cell, "not-yes-or-no");
        }
        is_yes(&cell.text)
    }

    fn read_warning_key(&mut self, id: NodeId, row: &Row) {
        match (column(row, "warning"), column(row, "warning_key")) {
            (Some(_), Some(key)) => {
                let texts = self.instrument.list(TEXTS);
                let known = texts.map(|list| &list.choices[..]).unwrap_or_default();
                if !known.iter().any(|choice| choice.name.text == key.text) {
                    let suggestion = nearest(&key.text, known.iter().map(|choice| choice.name.text.as_str()));
                    let error = self.error(row, key, "unknown-warning-key");
                    error.params.push(("key".to_owned(), key.text.clone()));
                    error.suggestion = suggestion;
                }
                self.nodes[id.index()].warning_key = Some(key.text.clone());
            }
            (Some(warning), None) => {
                self.error(row, warning, "missing-warning-key");
                // A reason is still stored under something.
                self.nodes[id.index()].warning_key = Some(self.nodes[id.index()].name.to_string());
            }
            (None, Some(key)) => {
                let cell = Some(row.cell_ref(key));
                self.say(Diagnostic::warning("warning-key-without-warning").at_cell(cell));
            }
            (None, None) => {}
        }
    }
}
