//! Computes anew what a change touches, in the order of the graph.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use paduk_survey::Recorded;

use super::diff::{Diff, RowPlace, Touched};
use super::{Interview, live};
use crate::form::{Aspect, Dependent, Unit};
use crate::lexical::is_value;
use crate::node::{NodeId, NodeKind, QuestionKind};

/// What waits to be computed, lowest rank first, and what has changed on the way.
#[derive(Debug, Default)]
pub(super) struct Queue {
    waiting: BinaryHeap<Reverse<(u32, u32)>>,
    touched: HashMap<(NodeId, u32), Touched>,
    added: Vec<RowPlace>,
    removed: Vec<RowPlace>,
}

impl Queue {
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
                    self.count_rows(node, count, at, queue);
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
        let is_question = matches!(self.form.nodes[node.index()].kind, NodeKind::Question(_));
        if has_value || !is_question {
            self.mark_readers(queue, node, at);
        } else {
            // Nodes that count also when empty are seen by `count`.
            self.mark_counters(queue, node, at);
        }
    }

    /// Marks what reads a node in several rows: there an empty node counts, one that is not relevant does not.
    fn mark_counters(&self, queue: &mut Queue, node: NodeId, at: u32) {
        if self.instance(at).scope != crate::form::ScopeId::ROOT {
            let readers = &self.form.dependents[node.index()].value;
            self.mark(queue, readers.iter().filter(|reader| reader.way.up > 0), at);
        }
    }

    fn compute_value(&mut self, node: NodeId, formula: u32, at: u32, queue: &mut Queue) {
        let mut text = self.computed(formula, node, at);
        if let NodeKind::Question(kind) = self.form.nodes[node.index()].kind {
            text = fit(kind, text);
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

/// A computed value in the lexical form of the question it goes into; as it is where it has none.
fn fit(kind: QuestionKind, text: String) -> String {
    if text.is_empty() || is_value(kind, &text) {
        return text;
    }
    let number = crate::expression::parse_number(&text);
    let other = match kind {
        QuestionKind::Date => crate::lexical::day_of(&text)
            .or_else(|| crate::lexical::day_text(number))
            .map(|day| day.format("%Y-%m-%d").to_string()),
        QuestionKind::Integer | QuestionKind::Decimal => {
            number.is_finite().then(|| crate::expression::format_number(number))
        }
        QuestionKind::Text
        | QuestionKind::Time
        | QuestionKind::DateTime
        | QuestionKind::SelectOne
        | QuestionKind::SelectMultiple
        | QuestionKind::Note
        | QuestionKind::Calculate
        | QuestionKind::Hidden
        | QuestionKind::Acknowledge
        | QuestionKind::Metadata(_) => None,
    };
    other.unwrap_or(text)
}
