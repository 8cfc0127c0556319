//! Rows of repeats: they come, go and come back, and never change their ids.

use std::sync::Arc;

use paduk_survey::RowId;

use super::Interview;
use super::diff::{RowPlace, StoredRow};
use super::live::{FORM, Instance};
use super::settle::Queue;
use crate::error::FormError;
use crate::form::ScopeId;
use crate::instrument::Event;
use crate::node::{NodeId, NodeKind};

/// The most rows a repeat may have in one instance, gone ones included.
pub(crate) const MOST_ROWS: usize = 2_000;
/// The most rows of all repeats of an interview, gone ones included.
const MOST_INSTANCES: usize = 20_000;

impl Interview {
    /// The rows of a repeat, in order. `parent` is the row of the repeat around it, if there is one.
    pub fn rows(&self, repeat: NodeId, parent: Option<&RowId>) -> Vec<RowId> {
        let Some(inner) = self.form.layout.get(repeat.index()).and_then(|layout| layout.inner) else {
            return Vec::new();
        };
        let Some(at) = self.find_instance(repeat, parent) else {
            return Vec::new();
        };
        self.rows_of(at, inner)
            .filter_map(|row| self.instance(row).row.clone())
            .collect()
    }

    /// Every row in document order, to be stored beside the answers.
    pub fn rows_in_order(&self) -> Vec<StoredRow> {
        let mut rows = Vec::new();
        self.walk(&mut |node, at| {
            let Some(inner) = self.form.layout(node).inner else {
                return;
            };
            for row in self.rows_of(at, inner) {
                if let Some(id) = &self.instance(row).row {
                    rows.push(StoredRow {
                        repeat: self.form.node(node).address().to_owned(),
                        row: id.clone(),
                        parent: self.instance(at).row.clone(),
                    });
                }
            }
        });
        // Outer rows first, so that each parent is there before its rows.
        rows.sort_by_key(|row| row.parent.is_some());
        rows.extend(self.strange_rows.iter().cloned());
        rows
    }

    /// The position of a row among those that are there, from 1.
    pub(super) fn position_of(&self, at: u32) -> f64 {
        let instance = self.instance(at);
        let before = self
            .rows_of(instance.parent, instance.scope)
            .take_while(|row| *row != at);
        if at == FORM { 1.0 } else { before.count() as f64 + 1.0 }
    }

    /// Adds a row without computing it.
    pub(super) fn insert_row(&mut self, repeat: NodeId, at: u32, row: &RowId) -> Result<u32, FormError> {
        let name = || self.form.node(repeat).address().to_owned();
        let inner = self
            .form
            .layout(repeat)
            .inner
            .ok_or_else(|| FormError::UnknownRepeat(name()))?;
        if row.as_str().is_empty() || self.by_row.contains_key(row) {
            return Err(FormError::RowExists(row.clone()));
        }
        let ordinal = self.form.scope(inner).ordinal;
        if self.instance(at).rows[ordinal].len() >= MOST_ROWS || self.instances.len() > MOST_INSTANCES {
            return Err(FormError::RepeatFull(name()));
        }
        let new = self.instances.len() as u32;
        self.instances
            .push(Instance::new(&self.form, inner, Some(row.clone()), at));
        self.instances[at as usize].rows[ordinal].push(new);
        self.by_row.insert(row.clone(), new);
        Ok(new)
    }

    /// Computes an instance for the first time: values it begins with, defaults, everything in it, and what is to be
    /// done by itself on these events.
    pub(super) fn begin(&mut self, at: u32, values: &[(NodeId, String)], events: &[Event], queue: &mut Queue) {
        let form = Arc::clone(&self.form);
        let own = &form.defaults[self.instance(at).scope.index()];
        let computed = |formula: u32| !form.formulas[formula as usize].expression.is_literal();
        let given = |node: &NodeId| values.iter().any(|(known, _)| known == node);
        queue.quiet = true;
        for (node, formula) in own.iter().filter(|(node, formula)| !computed(*formula) && !given(node)) {
            self.put_default(*node, *formula, at, queue);
        }
        for (node, value) in values {
            self.put_first(*node, value, at, queue);
        }
        self.mark_all(at, queue);
        self.settle(queue);
        queue.quiet = false;
        self.happen(at, events, queue);
        for (node, formula) in own.iter().filter(|(_, formula)| computed(*formula)) {
            self.put_default(*node, *formula, at, queue);
            self.settle(queue);
        }
    }

    /// Does what is to be done by itself in an instance on these events.
    pub(super) fn happen(&mut self, at: u32, events: &[Event], queue: &mut Queue) {
        let form = Arc::clone(&self.form);
        for deed in &form.deeds[self.instance(at).scope.index()] {
            // Nothing is put into what is not asked when it happens, so that nothing turns up later.
            let now = deed.events.iter().any(|event| events.contains(event));
            if now && self.slot(deed.node, at).relevant {
                self.put_in(deed.node, deed.formula, at, queue);
                self.settle(queue);
            }
        }
    }

    /// Marks everything in an instance.
    pub(super) fn mark_all(&self, at: u32, queue: &mut Queue) {
        for unit in &self.form.scope_units[self.instance(at).scope.index()] {
            if !self.form.units[*unit as usize].triggered {
                queue.push(*unit, at);
            }
        }
    }

    fn put_default(&mut self, node: NodeId, formula: u32, at: u32, queue: &mut Queue) {
        let form = Arc::clone(&self.form);
        if let Some(text) = form.formulas[formula as usize].expression.root.literal() {
            return self.put_first(node, text, at, queue);
        }
        let text = self.computed(formula, node, at);
        if let Ok(recorded) = self.fitting(node, &text) {
            self.record(node, at, Some(recorded), queue);
        }
    }

    pub(super) fn add_row(&mut self, repeat: NodeId, at: u32, row: &RowId, queue: &mut Queue) -> Result<(), FormError> {
        let new = self.insert_row(repeat, at, row)?;
        queue.row_came(RowPlace {
            repeat,
            row: row.clone(),
        });
        self.mark_for_new_row(repeat, at, queue);
        self.begin(new, &[], &[Event::NewRow], queue);
        Ok(())
    }

    /// Marks what goes through the rows of a repeat. A row at the end moves no other, so what only reads positions stays.
    pub(super) fn mark_for_new_row(&self, repeat: NodeId, at: u32, queue: &mut Queue) {
        let readers = &self.form.dependents[repeat.index()].rows;
        self.mark(queue, readers.iter().filter(|reader| !reader.positional), at);
    }

    /// Takes a row away or brings it back.
    pub(super) fn set_alive(&mut self, at: u32, alive: bool, queue: &mut Queue) {
        self.instances[at as usize].alive = alive;
        let repeat = self.form.scope(self.instance(at).scope).repeat;
        if let Some(row) = self.instance(at).row.clone() {
            let place = RowPlace { repeat, row };
            if alive {
                queue.row_came(place);
            } else {
                queue.row_went(place);
            }
        }
        if alive {
            self.mark_tree(at, queue);
        }
        let parent = self.instance(at).parent;
        self.mark(queue, &self.form.dependents[repeat.index()].rows, parent);
    }

    fn mark_tree(&self, at: u32, queue: &mut Queue) {
        self.mark_all(at, queue);
        for scope in &self.form.scope(self.instance(at).scope).children {
            for row in self.rows_of(at, *scope) {
                self.mark_tree(row, queue);
            }
        }
    }

    /// Brings the rows of a counted repeat to `count`: rows that went come back first, new ones have ids that follow
    /// from the repeat, the row around it and their number, so that a replay gives the same ids.
    pub(super) fn count_rows(&mut self, repeat: NodeId, count: f64, at: u32, queue: &mut Queue) {
        let Some(inner) = self.form.layout(repeat).inner else {
            return;
        };
        let wanted = if count.is_finite() {
            count.clamp(0.0, MOST_ROWS as f64) as usize
        } else {
            0
        };
        let ordinal = self.form.scope(inner).ordinal;
        let all = self.instance(at).rows[ordinal].clone();
        for (number, row) in all.iter().enumerate() {
            if self.instance(*row).alive != (number < wanted) {
                self.set_alive(*row, number < wanted, queue);
                if number >= wanted {
                    queue.row_given_up(*row);
                }
            }
        }
        for number in all.len()..wanted {
            let mut id = self.numbered(repeat, at, number + 1);
            // Ids that a person's rows bring are not ours to choose; one of them may have this name.
            while self.by_row.contains_key(&id) {
                id = RowId::new(format!("{}+", id.as_str()));
            }
            let Ok(new) = self.insert_row(repeat, at, &id) else {
                return;
            };
            queue.row_came(RowPlace { repeat, row: id });
            self.mark_for_new_row(repeat, at, queue);
            self.begin_counted(new, number, queue);
        }
    }

    /// A row that appears while the queue is being worked off: its parts stand behind the one that counts them.
    fn begin_counted(&mut self, at: u32, number: usize, queue: &mut Queue) {
        let form = Arc::clone(&self.form);
        let scope = self.instance(at).scope.index();
        let own = form
            .first_rows
            .iter()
            .filter(|(repeat, ..)| *repeat == form.scopes[scope].repeat);
        let values = own
            .map(|(.., values)| values.as_slice())
            .nth(number)
            .unwrap_or_default();
        for (node, formula) in &form.defaults[scope] {
            if !values.iter().any(|(known, _)| known == node) {
                self.put_default(*node, *formula, at, queue);
            }
        }
        for (node, value) in values {
            self.put_first(*node, value, at, queue);
        }
        self.mark_all(at, queue);
        for deed in form.deeds[scope]
            .iter()
            .filter(|deed| deed.events.contains(&Event::NewRow))
        {
            self.put_in(deed.node, deed.formula, at, queue);
        }
    }

    /// The node of a repeat that a person adds rows to.
    pub(super) fn find_repeat(&self, address: &str) -> Result<NodeId, FormError> {
        let unknown = || FormError::UnknownRepeat(address.to_owned());
        let id = self.form.find(address).ok_or_else(unknown)?;
        match self.form.node(id).kind() {
            NodeKind::Repeat => Ok(id),
            NodeKind::Group | NodeKind::Question(_) => Err(unknown()),
        }
    }

    pub(super) fn is_counted(&self, scope: ScopeId) -> bool {
        self.form.scope(scope).counted
    }

    /// A row that was there once, whether it still is or not.
    pub(super) fn find_row(&self, row: &RowId) -> Result<u32, FormError> {
        let unknown = || FormError::UnknownRow(Some(row.clone()));
        self.by_row
            .get(row)
            .copied()
            .filter(|at| *at != FORM)
            .ok_or_else(unknown)
    }
}
