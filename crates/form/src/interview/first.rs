//! Rows that are there from the beginning.

use std::sync::Arc;

use paduk_survey::{Recorded, RowId};

use super::Interview;
use super::live::FORM;
use super::settle::Queue;
use crate::instrument::Event;
use crate::lexical::fitted;
use crate::node::NodeId;

impl Interview {
    /// Adds the rows that the form begins with. Their ids follow from the repeat, the row around them and their number,
    /// so that a replay gives the same ids.
    pub(super) fn begin_first_rows(&mut self) {
        let form = Arc::clone(&self.form);
        let mut added: Vec<Option<u32>> = Vec::with_capacity(form.first_rows.len());
        for (repeat, parent, values) in &form.first_rows {
            let around = match parent {
                None => Some(FORM),
                Some(parent) => added.get(*parent).copied().flatten(),
            };
            let Some(inner) = form.layout(*repeat).inner else {
                added.push(None);
                continue;
            };
            let fitting = around.filter(|at| self.instance(*at).scope == form.scope(inner).parent);
            let Some(at) = fitting.filter(|_| !self.is_counted(inner)) else {
                added.push(None);
                continue;
            };
            let number = self.instance(at).rows[form.scope(inner).ordinal].len() + 1;
            let id = self.numbered(*repeat, at, number);
            let Ok(new) = self.insert_row(*repeat, at, &id) else {
                added.push(None);
                continue;
            };
            let mut queue = Queue::quiet();
            let inside: Vec<(NodeId, String)> = values
                .iter()
                .filter(|(node, _)| form.layout(*node).scope == inner)
                .cloned()
                .collect();
            self.begin(new, &inside, &[Event::FirstLoad, Event::Load], &mut queue);
            self.mark_for_new_row(*repeat, at, &mut queue);
            self.settle(&mut queue);
            added.push(Some(new));
        }
    }

    /// A value that the form begins with: in the lexical form of its kind, else as it is, and then it is a finding.
    pub(super) fn put_first(&mut self, node: NodeId, text: &str, at: u32, queue: &mut Queue) {
        let text = match self.form.node(node).value_kind() {
            Some(kind) => fitted(kind, text.to_owned()),
            None => return,
        };
        let recorded = self.fitting(node, &text).ok().or_else(|| as_it_is(&text));
        self.record(node, at, recorded, queue);
    }

    /// The id of a row that the form makes itself.
    pub(super) fn numbered(&self, repeat: NodeId, at: u32, number: usize) -> RowId {
        let around = self.instance(at).row.as_ref();
        let around = around.map(|row| format!("{row}/")).unwrap_or_default();
        RowId::new(format!("{around}{}-{number}", self.form.node(repeat).address()))
    }
}

/// A value of a form that is none of its kind stands nevertheless, and is a finding.
fn as_it_is(value: &str) -> Option<Recorded> {
    (!value.is_empty()).then(|| Recorded::Value(value.to_owned()))
}
