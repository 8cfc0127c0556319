//! Defaults: a value, or an expression that is evaluated once.

use paduk_survey::Diagnostic;

use super::Compiler;
use crate::expression::{Dialect, Kind, parse};
use crate::form::Formula;
use crate::instrument::Row;
use crate::lexical::is_value;
use crate::node::{NodeId, QuestionKind};

impl Compiler<'_> {
    pub(super) fn read_default(&mut self, id: NodeId, row: &Row, kind: QuestionKind) {
        if let Some(cell) = row.initial.as_ref().filter(|cell| !cell.text.is_empty()) {
            let expression = crate::expression::Expression::literal(&cell.text);
            self.formulas.push(Formula {
                expression: expression.into(),
                references: Vec::new(),
            });
            self.defaults.push((id, self.formulas.len() as u32 - 1));
            return;
        }
        let Some(cell) = row.default.as_ref().filter(|cell| !cell.text.is_empty()) else {
            return;
        };
        let mut formula = None;
        if looks_computed(&cell.text) {
            match parse(&cell.text, Dialect::XPath) {
                Ok(expression) => {
                    let references = self.resolve(id, &expression, &row.cell_ref(cell), false);
                    formula = Some(Formula {
                        expression: expression.into(),
                        references,
                    });
                }
                Err(error) => {
                    let cell = Some(row.cell_ref(cell));
                    self.say(error.at_cell(cell));
                    return;
                }
            }
        }
        match formula {
            Some(formula) => {
                self.formulas.push(formula);
                self.defaults.push((id, self.formulas.len() as u32 - 1));
            }
            None if is_value(kind, &cell.text) => {
                let expression = crate::expression::Expression::literal(&cell.text);
                self.formulas.push(Formula {
                    expression: expression.into(),
                    references: Vec::new(),
                });
                self.defaults.push((id, self.formulas.len() as u32 - 1));
            }
            None => {
                // Other tools take it and begin with an answer that they would not take from a person.
                let warning = Diagnostic::warning("bad-default").at_cell(Some(row.cell_ref(cell)));
                self.say(warning.with("found", &cell.text));
            }
        }
    }
}

/// True for a default that was meant as an expression: it has `${` or is a call. A date such as `2020-01-31` is none,
/// although XPath would subtract.
fn looks_computed(text: &str) -> bool {
    text.contains("${")
        || parse(text, Dialect::XPath).is_ok_and(|expression| {
            let mut calls = false;
            expression.root.walk(&mut |tree| {
                calls |= matches!(
                    tree.kind,
                    Kind::Call(..) | Kind::Truth(_) | Kind::Not(_) | Kind::Matches(..)
                );
            });
            calls
        })
}
