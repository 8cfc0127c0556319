//! The live form as a world in which expressions are evaluated.

use std::cell::Cell;

use super::Interview;
use super::live::FORM;
use crate::document::{NodeRef, Nodes};
use crate::expression::{Evaluator, MOST_LOOKED_AT, Read, Tree, Value, World};
use crate::form::{Formula, Reference, ScopeId};
use crate::instrument::Choice;
use crate::node::{NodeId, QuestionKind};
use crate::outside::Outside;

/// A node of an instance, from which an expression looks around.
pub(super) struct Here<'a> {
    interview: &'a Interview,
    reads: &'a [Read],
    references: &'a [Reference],
    node: NodeId,
    at: u32,
    /// How many nodes were looked at.
    spent: Cell<u32>,
    /// The choice that a filter looks at.
    choice: Option<&'a Choice>,
}

impl Interview {
    /// Whether an expression of a node holds.
    pub(super) fn holds(&self, formula: u32, node: NodeId, at: u32, choice: Option<&Choice>) -> bool {
        let formula = &self.form.formulas[formula as usize];
        let here = self.here(formula, node, at, choice);
        Evaluator::new(&here).truth(&formula.expression.root).is_true()
    }

    /// What an expression of a node comes to, as a text; a number that is none is empty.
    pub(super) fn computed(&self, formula: u32, node: NodeId, at: u32) -> String {
        let formula = &self.form.formulas[formula as usize];
        let here = self.here(formula, node, at, None);
        let value = Evaluator::new(&here).value(&formula.expression.root);
        if matches!(value, Value::Number(number) if number.is_nan()) {
            return String::new();
        }
        value.into_text().into_owned()
    }

    /// What a part of an expression comes to, handed to `take`.
    pub(super) fn with_value<'a, T>(
        &self,
        formula: &'a Formula,
        tree: &'a Tree,
        node: NodeId,
        at: u32,
        take: impl FnOnce(Value<'_>) -> T,
    ) -> T {
        let here = self.here(formula, node, at, None);
        take(Evaluator::new(&here).value(tree))
    }

    pub(super) fn here<'a>(
        &'a self,
        formula: &'a Formula,
        node: NodeId,
        at: u32,
        choice: Option<&'a Choice>,
    ) -> Here<'a> {
        Here {
            interview: self,
            reads: &formula.expression.reads,
            references: &formula.references,
            node,
            at,
            spent: Cell::new(0),
            choice,
        }
    }

    /// What others read at a node: empty where it is not relevant.
    pub(super) fn read_value(&self, node: NodeId, at: u32) -> Value<'_> {
        let text = self.slot(node, at).read();
        match self.form.nodes[node.index()].value_kind() {
            Some(QuestionKind::Integer | QuestionKind::Decimal | QuestionKind::Range) if !text.is_empty() => {
                Value::Number(crate::expression::parse_number(text))
            }
            Some(_) | None => Value::text(text),
        }
    }

    /// What a reference reads, the first of several.
    pub(super) fn read_reference(&self, reference: &Reference, at: u32) -> Option<(NodeId, u32)> {
        let Reference::Node { node, way } = reference else {
            return None;
        };
        let mut found = None;
        self.along(at, way, &mut |row| {
            if found.is_none() && self.slot(*node, row).relevant {
                found = Some((*node, row));
            }
        });
        found
    }

    /// The label of a choice in the language of the interview, seen from an instance; empty where there is no such
    /// choice.
    pub(super) fn choice_text(&self, node: NodeId, at: u32, choice: &str) -> String {
        if let Some(nodes) = self.form.node_choices.get(&node) {
            let scope = self.form.layout(node).scope;
            let mut own = at;
            while own != FORM && self.instance(own).scope != scope {
                own = self.instance(own).parent;
            }
            if self.instance(own).scope != scope {
                return String::new();
            }
            let offered = self.chosen_nodes(nodes, node, own, &self.language);
            let found = offered.into_iter().find(|offered| offered.name == choice);
            return found.map_or_else(String::new, |found| found.label);
        }
        let fallback = &self.form.instrument.default_language;
        let found = self.form.choice(node, choice);
        found.map_or_else(String::new, |choice| {
            choice.label.texts().get(&self.language, fallback).to_owned()
        })
    }
}

impl World for Here<'_> {
    const KLEENE: bool = false;
    const SPEAKS: bool = true;

    fn read(&self, read: usize) -> Value<'_> {
        match &self.references[read] {
            reference @ Reference::Node { .. } => match self.interview.read_reference(reference, self.at) {
                Some((node, at)) => self.interview.read_value(node, at),
                None => Value::EMPTY,
            },
            Reference::Column(column) => self.column(column),
            Reference::Row { .. } | Reference::Rows { .. } | Reference::Walk { .. } | Reference::Nothing => {
                Value::EMPTY
            }
        }
    }

    fn is_set(&self, read: usize) -> bool {
        matches!(&self.references[read], Reference::Node { way, .. } if !way.down.is_empty())
    }

    fn each<'a>(&'a self, read: usize, visit: &mut dyn FnMut(Value<'a>)) {
        match &self.references[read] {
            Reference::Node { node, way } => self.interview.along(self.at, way, &mut |at| {
                if self.interview.slot(*node, at).relevant {
                    visit(self.interview.read_value(*node, at));
                }
            }),
            Reference::Rows { repeat, way } => {
                let interview = self.interview;
                interview.along(self.at, way, &mut |at| {
                    // The repeat's own slot stands in the instance around its rows.
                    if interview.slot(*repeat, interview.instance(at).parent).relevant {
                        visit(Value::EMPTY);
                    }
                });
            }
            Reference::Row { .. } | Reference::Walk { .. } | Reference::Column(_) | Reference::Nothing => {
                visit(self.read(read));
            }
        }
    }

    fn walked(&self, read: usize) -> Option<&Read> {
        match self.references[read] {
            Reference::Walk { .. } => self.reads.get(read),
            Reference::Node { .. }
            | Reference::Row { .. }
            | Reference::Rows { .. }
            | Reference::Column(_)
            | Reference::Nothing => None,
        }
    }

    fn nodes_of(&self, read: usize) -> Vec<NodeRef> {
        self.interview.nodes_at(&self.references[read], self.at)
    }

    fn tree(&self, tree: u16) -> Option<&dyn Nodes> {
        self.interview.tree(tree)
    }

    fn here(&self) -> Option<NodeRef> {
        Some(Interview::node_ref(self.node, self.at))
    }

    fn root(&self, _from: NodeRef) -> Option<NodeRef> {
        Some(Interview::root_ref())
    }

    fn instance(&self, name: &str) -> Option<NodeRef> {
        self.interview.instance_ref(name)
    }

    fn spend(&self) -> bool {
        self.spent.set(self.spent.get().saturating_add(1));
        self.spent.get() < MOST_LOOKED_AT
    }

    fn translation(&self, id: &str) -> Option<String> {
        let instrument = &self.interview.form.instrument;
        let sentence = instrument.itext.get(id)?;
        let text = sentence
            .texts()
            .get(&self.interview.language, &instrument.default_language);
        Some(self.interview.fill(self.node, self.at, text, &self.interview.language))
    }

    fn version(&self) -> Value<'_> {
        Value::text(self.interview.form.instrument.version.as_str())
    }

    fn position(&self, read: Option<usize>) -> f64 {
        let at = match read.map(|read| &self.references[read]) {
            None => self.at,
            Some(Reference::Row { up, .. }) => self.interview.up(self.at, *up),
            Some(Reference::Rows { repeat, .. }) => match self.interview.form.layout(*repeat).inner {
                Some(inner) => self.around(inner),
                None => FORM,
            },
            // A node that is no repeat is the only one of its name in its group.
            Some(Reference::Node { .. } | Reference::Walk { .. } | Reference::Column(_) | Reference::Nothing) => {
                return 1.0;
            }
        };
        self.interview.position_of(at)
    }

    fn indexed(&self, read: usize, rows: &[(usize, f64)]) -> Value<'_> {
        let Reference::Node { node, way } = &self.references[read] else {
            return Value::EMPTY;
        };
        let mut at = self.interview.up(self.at, way.up);
        for scope in way.down.iter().map(|scope| ScopeId(*scope)) {
            let repeat = self.interview.form.scope(scope).repeat;
            let number = rows.iter().find(|(read, _)| match &self.references[*read] {
                Reference::Rows { repeat: known, .. } | Reference::Row { repeat: known, .. } => *known == repeat,
                Reference::Node { .. } | Reference::Walk { .. } | Reference::Column(_) | Reference::Nothing => false,
            });
            let number = number.map_or(1.0, |(_, number)| *number);
            if number.is_nan() || number < 1.0 {
                return Value::EMPTY;
            }
            let found = self.interview.rows_of(at, scope).nth(number as usize - 1);
            match found {
                Some(row) => at = row,
                None => return Value::EMPTY,
            }
        }
        self.interview.read_value(*node, at)
    }

    fn choice_label(&self, question: &str, choice: &str) -> String {
        let form = &self.interview.form;
        let named = form.find(question).or_else(|| form.find_path(self.node, question));
        match named {
            Some(node) if !choice.is_empty() => self.interview.choice_text(node, self.at, choice),
            _ => String::new(),
        }
    }

    fn own(&self) -> Value<'_> {
        Value::text(self.interview.slot(self.node, self.at).text())
    }

    fn outside(&self) -> Option<&dyn Outside> {
        Some(&*self.interview.outside)
    }
}

impl Here<'_> {
    fn column(&self, column: &str) -> Value<'_> {
        let Some(choice) = self.choice else {
            return Value::EMPTY;
        };
        let fallback = &self.interview.form.instrument.default_language;
        Value::text(match column {
            "name" => choice.name.text.as_str(),
            "label" => choice.label.texts().get(&self.interview.language, fallback),
            other => choice.extra(other),
        })
    }

    /// The instance of `scope` around this one; the form where there is none.
    fn around(&self, scope: ScopeId) -> u32 {
        let mut at = self.at;
        while at != FORM && self.interview.instance(at).scope != scope {
            at = self.interview.instance(at).parent;
        }
        at
    }
}
