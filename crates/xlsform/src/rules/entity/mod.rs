//! The entities sheet and the column `save_to`: checked as pyxform checks them, and otherwise not used.

mod allocate;
mod declaration;
mod request;
mod save_to;

use std::collections::BTreeMap;

use paduk_survey::Diagnostic;

use super::Rules;
use super::references::references;
use crate::kind::Kind;
use declaration::Declaration;

/// Where a row stands: the rows that begin the groups and repeats around it, outermost first.
type Path = Vec<usize>;

/// What ties an entity to a place in the form: a `save_to`, or a question that the entities sheet refers to.
#[derive(Debug, Clone)]
struct Tie<'a> {
    path: Path,
    /// The row of the survey sheet.
    row: u32,
    /// Its column `save_to`, or 0.
    column: u32,
    /// The question, where it is one that the entities sheet names.
    question: Option<&'a str>,
    /// The property, where it is a `save_to`.
    property: Option<String>,
}

impl<'a> Rules<'a> {
    /// The lists that the entities sheet declares.
    pub(super) fn entity_lists(&self) -> impl Iterator<Item = &'a str> {
        declaration::lists(self.workbook)
    }

    pub(super) fn entities(&mut self) {
        let mut found = Vec::new();
        let declarations = declaration::read(self.workbook, &mut found);
        let sheet = self
            .workbook
            .sheet("entities")
            .map_or("entities", |sheet| sheet.shown.as_str());
        let ties = self.ties(&declarations, &mut found);
        let mut requests = Vec::new();
        for declaration in &declarations {
            let ties = ties.get(declaration.list).map(Vec::as_slice).unwrap_or_default();
            let place = |tie: &Tie<'_>| {
                self.rows.first().map(|placed| {
                    let mut cell = placed.row.at(tie.column);
                    cell.row = tie.row;
                    cell
                })
            };
            match self.request(declaration, ties) {
                Ok(request) => requests.push(request),
                Err(tie) if tie.property.is_some() => {
                    let error = Diagnostic::error("entity-scope-of-save-to").at_cell(place(tie));
                    found.push(error.with("list", declaration.list));
                }
                Err(tie) => {
                    let error = Diagnostic::error("entity-scope-of-question").at(sheet, declaration.row, 0);
                    let error = error
                        .with("list", declaration.list)
                        .with("name", tie.question.unwrap_or_default());
                    let related = place(tie);
                    found.push(related.into_iter().fold(error, Diagnostic::relating));
                }
            }
        }
        if !found.is_empty() {
            // Who finds no place can only be said of entities that are right in themselves.
            requests.clear();
        }
        for (row, taken) in allocate::conflicts(requests) {
            let error = Diagnostic::error("entity-without-place").at(sheet, row, 0);
            found.push(error.relating(paduk_survey::CellRef {
                sheet: sheet.into(),
                row: taken,
                column: 0,
            }));
        }
        self.findings.append(&mut found);
    }

    /// By list: what ties it to the form.
    fn ties(&self, declarations: &[Declaration<'a>], found: &mut Vec<Diagnostic>) -> BTreeMap<&'a str, Vec<Tie<'_>>> {
        let mut ties: BTreeMap<&'a str, Vec<Tie<'_>>> = BTreeMap::new();
        for placed in &self.rows {
            if placed.has.more
                && let Some(cell) = save_to::cell(placed.row)
                && let Some((list, property)) = save_to::check(placed, cell, declarations, &ties, found)
            {
                let (row, column) = (placed.row.number, cell.column);
                let tie = Tie {
                    path: self.path(placed.inside),
                    row,
                    column,
                    question: None,
                    property: Some(property),
                };
                ties.entry(list).or_default().push(tie);
            }
            if matches!(placed.kind, Kind::End(_)) {
                continue;
            }
            for declaration in declarations.iter().filter(|known| known.refers_to(placed.name())) {
                let (row, question) = (placed.row.number, Some(placed.name()));
                let tie = Tie {
                    path: self.path(placed.inside),
                    row,
                    column: 0,
                    question,
                    property: None,
                };
                ties.entry(declaration.list).or_default().push(tie);
            }
        }
        ties
    }

    fn path(&self, inside: Option<usize>) -> Path {
        let mut path: Path = std::iter::successors(inside, |at| self.rows[*at].inside).collect();
        path.reverse();
        path
    }

    /// The path up to the innermost repeat.
    fn scope<'p>(&self, path: &'p [usize]) -> &'p [usize] {
        let last = path.iter().rposition(|at| self.rows[*at].begins_repeat());
        &path[..last.map_or(0, |at| at + 1)]
    }

    fn repeats_in(&self, path: &[usize]) -> usize {
        path.iter().filter(|at| self.rows[**at].begins_repeat()).count()
    }
}

/// The names in a text's references.
fn names(text: &str) -> Vec<String> {
    references(text)
        .filter_map(|found| found.name())
        .map(str::to_owned)
        .collect()
}
