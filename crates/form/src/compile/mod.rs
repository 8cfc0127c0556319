//! From an instrument to a form. Never fails: what is wrong becomes diagnostics, all of them, each at its cell.

mod actions;
mod attached;
mod columns;
mod default;
mod graph;
mod itemset;
mod kind;
mod lists;
mod logic;
mod order;
mod other;
mod paduk;
mod parameters;
mod resolve;
mod structure;
mod table;
mod texts;
mod walk;

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

use foldhash::fast::RandomState;
use paduk_survey::{CellRef, Diagnostic};

use crate::attachments::Attachments;
use crate::document::Document;
use crate::expression::Expression;
use crate::form::{
    Aspect, BeginningRow, ColumnIndex, Deed, Filling, Filter, Form, Formula, Layout, NodeChoices, Reference,
    RowChoices, Scope,
};
use crate::instrument::{Cell, ChoiceList, Instrument, Row};
use crate::node::{Node, NodeId};
use kind::RowKind;

/// Names are looked up so often while compiling that how they are hashed can be seen in the time it takes.
pub(crate) type NameMap<K, V> = HashMap<K, V, RandomState>;

/// The most rows of a survey sheet that are read.
pub(crate) const MOST_ROWS: usize = 50_000;
/// The most choices of all lists together.
pub(crate) const MOST_CHOICES: usize = 500_000;
/// How deep groups and repeats may nest.
pub(crate) const DEEPEST_GROUP: usize = 64;

/// Compiles an instrument without files beside it, see [`compile_with`].
pub fn compile(instrument: Arc<Instrument>) -> (Form, Vec<Diagnostic>) {
    compile_with(instrument, &())
}

/// Compiles an instrument; never fails. With an error among the diagnostics the form can be looked at, not used.
/// Lists of choices in files are read from `attachments`.
pub fn compile_with(instrument: Arc<Instrument>, attachments: &dyn Attachments) -> (Form, Vec<Diagnostic>) {
    let mut compiler = Compiler::new(&instrument, attachments);
    compiler.read_structure();
    compiler.name_nodes();
    let lists = compiler.read_lists();
    compiler.read_columns();
    compiler.read_actions();
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
        instances,
        mut diagnostics,
        extra_lists,
        indexes,
        row_choices,
        node_choices,
        seeds,
        deeds,
        first_rows,
        instance_name,
        ..
    } = compiler;
    diagnostics.sort_by(|one, other| one.cell.cmp(&other.cell));
    let by_scope = |id: NodeId| layout[id.index()].scope.index();
    let mut scope_units = vec![Vec::new(); scopes.len()];
    for (at, unit) in wiring.units.iter().enumerate() {
        scope_units[by_scope(unit.node)].push(at as u32);
    }
    let mut scope_defaults = vec![Vec::new(); scopes.len()];
    for (id, formula) in defaults {
        scope_defaults[by_scope(id)].push((id, formula));
    }
    let mut scope_deeds = vec![Vec::new(); scopes.len()];
    for deed in deeds {
        scope_deeds[by_scope(deed.node)].push(deed);
    }
    let form = Form {
        hash: OnceLock::new(),
        nodes,
        layout,
        scopes,
        formulas,
        units: wiring.units,
        node_units: wiring.node_units,
        dependents: wiring.dependents,
        filters,
        indexes,
        row_choices,
        node_choices,
        seeds,
        extra_lists,
        deeds: scope_deeds,
        first_rows,
        counts: wiring.counts,
        instance_name,
        defaults: scope_defaults,
        scope_units,
        fillings,
        lists,
        instances,
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
    shared: &'a Arc<Instrument>,
    /// Which row of the survey sheet is being read.
    at_row: u32,
    attachments: &'a dyn Attachments,
    diagnostics: Vec<Diagnostic>,
    nodes: Vec<Node>,
    /// By node: its row.
    rows: Vec<Option<&'a Row>>,
    layout: Vec<Layout>,
    scopes: Vec<Scope>,
    by_name: NameMap<Arc<str>, Vec<NodeId>>,
    by_address: NameMap<Arc<str>, NodeId>,
    formulas: Vec<Formula>,
    /// Expressions read so far, by their text.
    parsed: NameMap<String, Arc<Expression>>,
    /// What the types of rows say, by their text: few are written on many rows.
    kinds: NameMap<&'a str, RowKind>,
    parts: Vec<Part>,
    filters: Vec<Option<Filter>>,
    defaults: Vec<(NodeId, u32)>,
    fillings: Vec<Vec<(String, Filling)>>,
    /// By list: the columns that a filter may read.
    instances: Vec<(String, Arc<Document>)>,
    columns: Vec<BTreeSet<Arc<str>>>,
    /// Lists made here: from files, or longer by a choice "other".
    extra_lists: Vec<ChoiceList>,
    /// File, column of values, column of labels: which of the lists made here.
    attached: Vec<((String, String, String), usize)>,
    /// List of the instrument: which of the lists made here is the longer one.
    with_other: Vec<(usize, usize)>,
    /// Text questions behind `or_other`, with the question they stand behind.
    others: Vec<(NodeId, NodeId, &'a Row)>,
    /// Questions that choose among the answers to another.
    choosing_rows: Vec<(NodeId, String)>,
    row_choices: HashMap<NodeId, RowChoices>,
    node_choices: HashMap<NodeId, NodeChoices>,
    indexes: Vec<ColumnIndex>,
    seeds: HashMap<NodeId, u32>,
    deeds: Vec<Deed>,
    first_rows: Vec<BeginningRow>,
    instance_name: Option<u32>,
}

impl<'a> Compiler<'a> {
    fn new(instrument: &'a Arc<Instrument>, attachments: &'a dyn Attachments) -> Self {
        // One more for the form itself.
        let rows = instrument.survey.len().min(MOST_ROWS) + 1;
        Self {
            instrument,
            shared: instrument,
            at_row: 0,
            attachments,
            diagnostics: Vec::new(),
            nodes: Vec::with_capacity(rows),
            rows: Vec::with_capacity(rows),
            layout: Vec::with_capacity(rows),
            scopes: Vec::new(),
            by_name: NameMap::with_capacity_and_hasher(rows, RandomState::default()),
            by_address: NameMap::with_capacity_and_hasher(rows, RandomState::default()),
            formulas: Vec::with_capacity(rows),
            parsed: NameMap::default(),
            kinds: NameMap::default(),
            parts: Vec::with_capacity(rows),
            filters: Vec::with_capacity(rows),
            defaults: Vec::new(),
            fillings: Vec::with_capacity(rows),
            instances: instrument.instances.clone(),
            columns: Vec::new(),
            extra_lists: Vec::new(),
            attached: Vec::new(),
            with_other: Vec::new(),
            others: Vec::new(),
            choosing_rows: Vec::new(),
            row_choices: HashMap::new(),
            node_choices: HashMap::new(),
            indexes: Vec::new(),
            seeds: HashMap::new(),
            deeds: Vec::new(),
            first_rows: Vec::new(),
            instance_name: None,
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
