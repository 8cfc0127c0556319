//! Cells that hold an expression.

use std::sync::Arc;

use super::{Compiler, Part};
use crate::expression::{Dialect, Expression, ExpressionError, Path, ReadKind, Start, parse};
use crate::form::{Aspect, ColumnIndex, Filter, Formula, Reference, RowChoices, key_column};
use crate::instrument::{Cell, Row};
use crate::node::NodeId;

impl Compiler<'_> {
    /// Reads an expression cell, if there is one with something in it; errors become diagnostics.
    pub(super) fn part(&mut self, id: NodeId, row: &Row, cell: Option<&Cell>, aspect: Aspect) {
        let Some(cell) = cell.filter(|cell| !cell.text.is_empty()) else {
            return;
        };
        let at = row.cell_ref(cell);
        let expression = match self.parsed(&cell.text) {
            Ok(expression) => expression,
            Err(error) => return self.say(error.at_cell(Some(at))),
        };
        let references = self.resolve(id, &expression, &at, aspect == Aspect::Choices);
        self.formulas.push(Formula { expression, references });
        let formula = self.formulas.len() as u32 - 1;
        if aspect == Aspect::Choices {
            self.index_filter(id, formula);
        }
        self.parts.push(Part {
            node: id,
            aspect,
            formula: Some(formula),
            triggers: None,
            cell: at,
        });
    }

    /// An expression read; most are written on many rows, so each text is read once.
    fn parsed(&mut self, text: &str) -> Result<Arc<Expression>, ExpressionError> {
        if let Some(known) = self.parsed.get(text) {
            return Ok(Arc::clone(known));
        }
        let expression = Arc::new(parse(text, Dialect::XPath)?);
        self.parsed.insert(text.to_owned(), Arc::clone(&expression));
        Ok(expression)
    }

    /// Whether an action puts something in a node.
    pub(super) fn is_target(&self, id: NodeId) -> bool {
        let name = &self.nodes[id.index()].name;
        let behind = |text: &str| text.trim_end_matches('}').rsplit(['/', '{']).next() == Some(name);
        self.instrument.actions.iter().any(|action| behind(&action.target.text))
    }

    /// Notes which part of a filter an index can answer.
    fn index_filter(&mut self, id: NodeId, formula: u32) {
        let mut filter = Filter { formula, key: None };
        if let (Some(list), Some((column, key))) = (
            self.nodes[id.index()].list,
            key_column(&self.formulas[formula as usize]),
        ) {
            let same = |known: &ColumnIndex| known.list == list && known.column == column;
            let index = self.indexes.iter().position(same).unwrap_or_else(|| {
                self.indexes.push(ColumnIndex::new(list, column.clone()));
                self.indexes.len() - 1
            });
            filter.key = Some(key(index));
        }
        self.filters[id.index()] = Some(filter);
    }

    /// Questions that choose among the answers to a question of a repeat.
    pub(super) fn choose_rows(&mut self) {
        for (id, name) in std::mem::take(&mut self.choosing_rows) {
            let Some(row) = self.rows[id.index()] else { continue };
            let cell = row.cell_ref(&row.kind);
            let read = ReadKind::Path(Path {
                start: Start::Named(name),
                filters: Vec::new(),
                steps: Vec::new(),
            });
            let start = row.kind.text.find("${").unwrap_or_default() as u32;
            let end = row.kind.text.chars().count() as u32;
            let mut reference = self.resolve_read(id, &read, paduk_survey::Span { start, end }, &cell, false);
            let Reference::Node { node, mut way } = reference.clone() else {
                continue;
            };
            let depth = self.depth(self.layout[node.index()].scope);
            if way.down.is_empty() && depth > 0 {
                // Asked inside the repeat itself, it still chooses among all its rows.
                reference = self.node_reference(id, node, depth - 1);
                if let Reference::Node { way: all, .. } = &reference {
                    way = all.clone();
                }
            }
            if way.down.is_empty() {
                self.error(row, &row.kind, "choices-outside-repeat");
                continue;
            }
            let mut waits = vec![reference];
            let mut filter = None;
            if let Some(cell) = row.choice_filter.as_ref().filter(|cell| !cell.text.is_empty()) {
                let at = row.cell_ref(cell);
                match parse(&cell.text, Dialect::XPath) {
                    Ok(expression) => {
                        // What changes in a row is seen from here, what holds in a row is seen from the row.
                        waits.extend(self.resolve(id, &expression, &at, false));
                        let said = self.diagnostics.len();
                        let references = self.resolve(node, &expression, &at, false);
                        self.diagnostics.truncate(said);
                        self.formulas.push(Formula {
                            expression: expression.into(),
                            references,
                        });
                        filter = Some(self.formulas.len() as u32 - 1);
                    }
                    Err(error) => self.say(error.at_cell(Some(at))),
                }
            }
            let question = node;
            self.row_choices.insert(id, RowChoices { question, way, filter });
            self.parts.push(Part {
                node: id,
                aspect: Aspect::Choices,
                formula: None,
                triggers: Some(waits),
                cell,
            });
        }
    }

    /// A `trigger` without a calculation takes the answer away.
    pub(super) fn cleared_by_trigger(&mut self, id: NodeId, row: &Row) {
        let triggers = self.triggers(id, row);
        if !triggers.is_empty() {
            self.put_when(id, None, triggers, row.at(0));
        }
    }

    /// `trigger`: the calculation just read waits for these questions instead of those it reads.
    pub(super) fn trigger(&mut self, id: NodeId, row: &Row) {
        let triggers = self.triggers(id, row);
        if triggers.is_empty() {
            return;
        }
        if let Some(part) = self
            .parts
            .last_mut()
            .filter(|part| part.node == id && part.aspect == Aspect::Value)
        {
            part.triggers = Some(triggers);
        }
    }

    fn triggers(&mut self, id: NodeId, row: &Row) -> Vec<Reference> {
        let mut triggers = Vec::new();
        let Some(cell) = row.trigger.as_ref().filter(|cell| !cell.text.is_empty()) else {
            return triggers;
        };
        let at = row.cell_ref(cell);
        for name in cell.text.split(',') {
            match parse(name, Dialect::XPath) {
                Ok(expression) => triggers.extend(self.resolve(id, &expression, &at, false)),
                Err(error) => self.say(error.at_cell(Some(at.clone()))),
            }
        }
        triggers
    }
}
