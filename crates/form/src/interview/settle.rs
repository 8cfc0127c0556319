//! Computes anew what a change touches, in the order of the graph.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use paduk_survey::Recorded;

use super::diff::{Diff, RowPlace, Touched};
use super::rows::MOST_ROWS;
use super::{Interview, live};
use crate::form::{Aspect, Dependent, Unit};
use crate::lexical::fitted;
use crate::node::NodeId;

/// What waits to be computed, lowest rank first, and what has changed on the way.
#[derive(Debug, Default)]
pub(super) struct Queue {
    waiting: BinaryHeap<Reverse<(u32, u32)>>,
    touched: HashMap<(NodeId, u32), Touched>,
    added: Vec<RowPlace>,
    removed: Vec<RowPlace>,
    given_up: Vec<u32>,
    /// How often the rows of a repeat were counted.
    counts: HashMap<(NodeId, u32), usize>,
    /// Something begins: what changes now changes by itself, so nothing waits for it to be put in.
    pub quiet: bool,
}

impl Queue {
    /// One for something that begins.
    pub fn quiet() -> Self {
        Self {
            quiet: true,
            ..Self::default()
        }
    }

    /// A unit in an instance.
    pub fn push(&mut self, unit: u32, at: u32) {
        self.waiting.push(Reverse((unit, at)));
    }

    pub fn row_came(&mut self, place: RowPlace) {
        self.added.push(place);
    }

    pub fn row_went(&mut self, place: RowPlace) {
        self.removed.push(place);
    }

    /// A counted repeat has a row less.
    pub fn row_given_up(&mut self, at: u32) {
        self.given_up.push(at);
    }

    /// The rows that counted repeats gave up, in order.
    pub fn given_up(&self) -> &[u32] {
        &self.given_up
    }

    fn pop(&mut self) -> Option<(u32, u32)> {
        let Reverse(next) = self.waiting.pop()?;
        // Nothing pushes what stands before it, so doubles come one after the other.
        while self.waiting.peek() == Some(&Reverse(next)) {
            self.waiting.pop();
        }
        Some(next)
    }
}

impl Interview {
    pub(super) fn touch<'q>(&self, queue: &'q mut Queue, node: NodeId, at: u32) -> &'q mut Touched {
        queue
            .touched
            .entry((node, at))
            .or_insert_with(|| Touched::nothing(self.place(node, at)))
    }

    /// Marks dependents of something that changed in an instance.
    pub(super) fn mark<'d>(&self, queue: &mut Queue, dependents: impl IntoIterator<Item = &'d Dependent>, at: u32) {
        for Dependent { unit, way, .. } in dependents {
            self.along(at, way, &mut |row| queue.push(*unit, row));
        }
    }

    /// Marks what reads the value of a node.
    pub(super) fn mark_readers(&self, queue: &mut Queue, node: NodeId, at: u32) {
        self.mark(queue, &self.form.dependents[node.index()].value, at);
    }

    /// Computes until nothing waits.
    pub(super) fn settle(&mut self, queue: &mut Queue) {
        while let Some((unit, at)) = queue.pop() {
            if self.is_live(at) {
                self.compute(self.form.units[unit as usize], at, queue);
            }
        }
    }

    fn compute(&mut self, unit: Unit, at: u32, queue: &mut Queue) {
        let Unit { node, formula, .. } = unit;
        match unit.aspect {
            Aspect::Relevant => self.compute_relevance(node, formula, at, queue),
            Aspect::Value => {
                if let Some(formula) = formula {
                    self.compute_value(node, formula, at, queue);
                }
            }
            Aspect::Count => {
                if let Some(formula) = formula {
                    let count = crate::expression::parse_number(&self.computed(formula, node, at));
                    let turns = queue.counts.entry((node, at)).or_default();
                    *turns += 1;
                    if *turns > MOST_ROWS {
                        // The number follows from the rows in a circle that never comes to rest.
                        return;
                    }
                    // While the number is missing the rows stay as they are, so that clearing it loses nothing.
                    if !count.is_nan() {
                        self.count_rows(node, count, at, queue);
                    }
                }
            }
            Aspect::Required | Aspect::ReadOnly => {
                let holds = formula.is_some_and(|formula| self.holds(formula, node, at, None));
                let slot = self.slot_mut(node, at);
                let required = unit.aspect == Aspect::Required;
                let known = if required {
                    &mut slot.required
                } else {
                    &mut slot.read_only
                };
                if std::mem::replace(known, holds) != holds {
                    let touched = self.touch(queue, node, at);
                    *(if required {
                        &mut touched.required
                    } else {
                        &mut touched.read_only
                    }) = Some(holds);
                    touched.findings |= required;
                }
            }
            Aspect::Constraint | Aspect::Warning => {
                let asked = !self.slot(node, at).read().is_empty();
                let broken = asked && formula.is_some_and(|formula| !self.holds(formula, node, at, None));
                let slot = self.slot_mut(node, at);
                let known = if unit.aspect == Aspect::Constraint {
                    &mut slot.violated
                } else {
                    &mut slot.warned
                };
                if std::mem::replace(known, broken) != broken {
                    self.touch(queue, node, at).findings = true;
                }
            }
            Aspect::Choices => self.touch(queue, node, at).choices = true,
            Aspect::Label => self.touch(queue, node, at).label = true,
            Aspect::Put if queue.quiet => {}
            Aspect::Put => self.put_in(node, formula, at, queue),
        }
    }

    /// Puts what an action says in a question, or takes its value away.
    pub(super) fn put_in(&mut self, node: NodeId, formula: Option<u32>, at: u32, queue: &mut Queue) {
        match formula {
            Some(formula) => self.compute_value(node, formula, at, queue),
            None => self.record(node, at, None, queue),
        }
    }

    /// Marks everything that names choices, and every label.
    pub(super) fn mark_names(&self, queue: &mut Queue) {
        for at in 0..self.instances.len() as u32 {
            for unit in &self.form.scope_units[self.instance(at).scope.index()] {
                let known = self.form.units[*unit as usize];
                let names = known.formula.is_some_and(|formula| {
                    let expression = &self.form.formulas[formula as usize].expression;
                    expression.names_choices()
                });
                if !known.triggered && (names || matches!(known.aspect, Aspect::Label | Aspect::Choices)) {
                    queue.push(*unit, at);
                }
            }
        }
    }

    fn compute_relevance(&mut self, node: NodeId, formula: Option<u32>, at: u32, queue: &mut Queue) {
        let around = self.form.nodes[node.index()].parent.is_none_or(|parent| {
            let inside = self.form.layout(parent).scope == self.form.layout(node).scope;
            let parent_at = if inside { at } else { self.instance(at).parent };
            self.slot(parent, parent_at).relevant
        });
        let relevant = around && formula.is_none_or(|formula| self.holds(formula, node, at, None));
        let slot = self.slot_mut(node, at);
        if std::mem::replace(&mut slot.relevant, relevant) == relevant {
            return;
        }
        let has_value = !slot.text().is_empty();
        let text = slot.read().to_owned();
        let touched = self.touch(queue, node, at);
        touched.relevant = Some(relevant);
        touched.findings = true;
        if has_value {
            touched.value = Some(text);
        }
        self.mark(queue, &self.form.dependents[node.index()].relevance, at);
        // Also where it is empty: `count`, `min` and the like see a node that is there and none that is not.
        self.mark_readers(queue, node, at);
    }

    fn compute_value(&mut self, node: NodeId, formula: u32, at: u32, queue: &mut Queue) {
        let mut text = self.computed(formula, node, at);
        if let Some(kind) = self.form.nodes[node.index()].value_kind() {
            text = fitted(kind, text);
        }
        self.slot_mut(node, at).pinned = false;
        if self.slot(node, at).text() != text {
            let recorded = (!text.is_empty()).then_some(Recorded::Value(text));
            self.record(node, at, recorded, queue);
        }
    }

    /// Puts an answer in its slot and marks what reads it.
    pub(super) fn record(&mut self, node: NodeId, at: u32, recorded: Option<Recorded>, queue: &mut Queue) {
        let slot = self.slot_mut(node, at);
        if slot.recorded == recorded {
            return;
        }
        let before = std::mem::replace(&mut slot.recorded, recorded);
        let same_value = before.as_ref().and_then(Recorded::value).unwrap_or("") == slot.text();
        // A reason was given for the value that stood here.
        slot.reason = None;
        let (relevant, text) = (slot.relevant, slot.read().to_owned());
        let touched = self.touch(queue, node, at);
        touched.value = Some(text);
        touched.findings = true;
        if relevant && !same_value {
            self.mark_readers(queue, node, at);
        }
    }

    /// What changed, ordered by node and row.
    pub(super) fn diff(&self, queue: Queue) -> Diff {
        let mut places: Vec<((NodeId, u32), Touched)> = queue
            .touched
            .into_iter()
            .filter(|((_, at), _)| *at == live::FORM || self.is_live(*at))
            .collect();
        places.sort_by_key(|(key, _)| *key);
        Diff {
            places: places.into_iter().map(|(_, touched)| touched).collect(),
            added: queue.added,
            removed: queue.removed,
        }
    }
}
