//! From an instrument to a form. Never fails: what is wrong becomes diagnostics, all of them, each at its cell.

mod columns;
mod default;
mod graph;
mod kind;
mod lists;
mod logic;
mod order;
mod paduk;
mod resolve;
mod structure;
mod texts;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use paduk_survey::{CellRef, Diagnostic};

use crate::form::{Aspect, Form, Formula, Layout, Reference, Scope};
use crate::instrument::{Cell, Instrument, Row};
use crate::node::{Node, NodeId};

/// The most rows of a survey sheet that are read.
pub(crate) const MOST_ROWS: usize = 50_000;
/// The most choices of all lists together.
pub(crate) const MOST_CHOICES: usize = 500_000;
/// How deep groups and repeats may nest.
pub(crate) const DEEPEST_GROUP: usize = 64;

/// Compiles an instrument; never fails. With an error among the diagnostics the form can be looked at, not used.
pub fn compile(instrument: Arc<Instrument>) -> (Form, Vec<Diagnostic>) {
    let mut compiler = Compiler::new(&instrument);
    compiler.read_structure();
    compiler.name_nodes();
    let lists = compiler.read_lists();
    compiler.read_columns();
    let wiring = compiler.wire();
    let Compiler {
        nodes,
        layout,
        scopes,
        formulas,
        filters,
        defaults,
        fillings,
        by_address,
        mut diagnostics,
        ..
    } = compiler;
    diagnostics.sort_by_key(|found| {
        found
            .cell
            .as_ref()
            .map(|cell| (cell.sheet.clone(), cell.row, cell.column))
    });
    let by_scope = |id: NodeId| layout[id.index()].scope.index();
    let mut scope_units = vec![Vec::new(); scopes.len()];
    for (at, unit) in wiring.units.iter().enumerate() {
        scope_units[by_scope(unit.node)].push(at as u32);
    }
    let mut scope_defaults = vec![Vec::new(); scopes.len()];
    for (id, formula) in defaults {
        scope_defaults[by_scope(id)].push((id, formula));
    }
    let form = Form {
        hash: instrument.hash(),
        nodes,
        layout,
        scopes,
        formulas,
        units: wiring.units,
        node_units: wiring.node_units,
        dependents: wiring.dependents,
        filters,
        defaults: scope_defaults,
        scope_units,
        fillings,
        lists,
        by_address,
        instrument,
    };
    (form, diagnostics)
}

/// Something a node computes.
struct Part {
    node: NodeId,
    aspect: Aspect,
    formula: Option<u32>,
    /// What it waits for instead of what it reads, where the row has a `trigger`.
    triggers: Option<Vec<Reference>>,
    cell: CellRef,
}

/// What compiling has come to so far.
struct Compiler<'a> {
    instrument: &'a Instrument,
    diagnostics: Vec<Diagnostic>,
    nodes: Vec<Node>,
    /// By node: its row.
    rows: Vec<Option<&'a Row>>,
    layout: Vec<Layout>,
    scopes: Vec<Scope>,
    by_name: HashMap<&'a str, Vec<NodeId>>,
    by_address: HashMap<String, NodeId>,
    formulas: Vec<Formula>,
    parts: Vec<Part>,
    filters: Vec<Option<u32>>,
    defaults: Vec<(NodeId, u32)>,
    fillings: Vec<Vec<(String, Reference)>>,
    /// By list: the columns that a filter may read.
    columns: Vec<BTreeSet<&'a str>>,
}

impl<'a> Compiler<'a> {
    fn new(instrument: &'a Instrument) -> Self {
        Self {
            instrument,
            diagnostics: Vec::new(),
            nodes: Vec::new(),
            rows: Vec::new(),
            layout: Vec::new(),
            scopes: Vec::new(),
            by_name: HashMap::new(),
            by_address: HashMap::new(),
            formulas: Vec::new(),
            parts: Vec::new(),
            filters: Vec::new(),
            defaults: Vec::new(),
            fillings: Vec::new(),
            columns: Vec::new(),
        }
    }

    fn say(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// An error at a cell of a row.
    fn error(&mut self, row: &Row, cell: &Cell, code: &str) -> &mut Diagnostic {
        self.diagnostics
            .push(Diagnostic::error(code).at_cell(Some(row.cell_ref(cell))));
        let last = self.diagnostics.len() - 1;
        &mut self.diagnostics[last]
    }
}

#[cfg(test)]
mod tests;
