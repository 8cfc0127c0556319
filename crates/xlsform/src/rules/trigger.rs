//! The column `trigger`: which questions a calculation waits for.

use std::cell::LazyCell;
use std::collections::HashMap;

use paduk_survey::Diagnostic;

use super::Rules;
use super::references::references;
use crate::kind::Kind;

impl Rules<'_> {
    pub(super) fn triggers(&mut self) {
        let mut found = Vec::new();
        let rows = &self.rows;
        let questions = LazyCell::new(|| -> HashMap<&str, usize> {
            rows.iter()
                .enumerate()
                .filter(|(_, placed)| !matches!(placed.kind, Kind::Begin(..) | Kind::End(_)))
                .map(|(at, placed)| (placed.name(), at))
                .collect()
        });
        for placed in &self.rows {
            let row = placed.row;
            let background = matches!(placed.kind, Kind::Plain(meaning) if meaning.name == "background-geopoint");
            if !placed.has.trigger && !background {
                continue;
            }
            let Some(trigger) = &row.trigger else {
                if background {
                    let error = Diagnostic::error("missing-trigger").at_cell(Some(row.at(0)));
                    found.push(error.with("name", placed.name()));
                }
                continue;
            };
            if let Some(calculation) = row.calculation.as_ref().filter(|_| background) {
                found.push(Diagnostic::error("calculation-not-allowed").at_cell(Some(row.cell_ref(calculation))));
            }
            let cell = row.cell_ref(trigger);
            if references(&trigger.text).next().is_none() {
                found.push(Diagnostic::error("trigger-not-reference").at_cell(Some(cell)));
                continue;
            }
            for part in trigger.text.split(',') {
                let parts: Vec<_> = references(part).collect();
                if parts.len() > 1 {
                    found.push(Diagnostic::error("trigger-without-comma").at_cell(Some(cell.clone())));
                }
                for reference in parts {
                    let Some(name) = reference.name() else {
                        found.push(Diagnostic::error("bad-reference").at_cell(Some(cell.clone())));
                        continue;
                    };
                    let Some(question) = questions.get(name).map(|at| &self.rows[*at]) else {
                        // A name that nothing has is `form`'s to report.
                        if self.rows.iter().any(|placed| placed.name() == name) {
                            let error = Diagnostic::error("trigger-not-question").at_cell(Some(cell.clone()));
                            found.push(error.with("name", name));
                        }
                        continue;
                    };
                    let silent = question.row.label.is_empty() && question.row.hint.is_empty();
                    let computed = question.row.calculation.is_some() || question.row.trigger.is_some();
                    let calculate = matches!(question.kind, Kind::Plain(meaning) if meaning.name == "calculate");
                    if !background && (calculate || computed && silent) {
                        let error = Diagnostic::error("trigger-hidden").at_cell(Some(cell.clone()));
                        found.push(error.with("name", name));
                    }
                }
            }
        }
        self.findings.append(&mut found);
    }
}
