//! Cells that hold an expression.

use super::{Compiler, Part};
use crate::expression::{Dialect, parse};
use crate::form::{Aspect, Formula};
use crate::instrument::{Cell, Row};
use crate::node::NodeId;

impl Compiler<'_> {
    /// Reads an expression cell, if there is one with something in it; errors become diagnostics.
    pub(super) fn part(&mut self, id: NodeId, row: &Row, cell: Option<&Cell>, aspect: Aspect) {
        let Some(cell) = cell.filter(|cell| !cell.text.is_empty()) else {
            return;
        };
        let at = row.cell_ref(cell);
        let expression = match parse(&cell.text, Dialect::XPath) {
            Ok(expression) => expression,
            Err(error) => return self.say(error.at_cell(Some(at))),
        };
        let references = self.resolve(id, &expression, &at, aspect == Aspect::Choices);
        self.formulas.push(Formula { expression, references });
        let formula = self.formulas.len() as u32 - 1;
        if aspect == Aspect::Choices {
            self.filters[id.index()] = Some(formula);
        }
        self.parts.push(Part {
            node: id,
            aspect,
            formula: Some(formula),
            triggers: None,
            cell: at,
        });
    }

    /// `trigger`: the calculation just read waits for these questions instead of those it reads.
    pub(super) fn trigger(&mut self, id: NodeId, row: &Row) {
        let Some(cell) = row.trigger.as_ref().filter(|cell| !cell.text.is_empty()) else {
            return;
        };
        let at = row.cell_ref(cell);
        let mut triggers = Vec::new();
        for name in cell.text.split(',') {
            match parse(name, Dialect::XPath) {
                Ok(expression) => triggers.extend(self.resolve(id, &expression, &at, false)),
                Err(error) => self.say(error.at_cell(Some(at.clone()))),
            }
        }
        if let Some(part) = self
            .parts
            .last_mut()
            .filter(|part| part.node == id && part.aspect == Aspect::Value)
        {
            part.triggers = Some(triggers);
        }
    }
}
