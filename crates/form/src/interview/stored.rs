//! Answers on their way to a revision.

use paduk_survey::{Recorded, StoredAnswer};

use super::{Interview, live};
use crate::node::{Metadata, NodeId, NodeKind, QuestionKind};

impl Interview {
    /// Every answer kept, also those not relevant now, in document order; last those this form has no place for.
    /// Calculations are left out, except those that do not follow from the answers: they read clock, chance or
    /// look-ups, or were put in when something happened.
    pub fn answers(&self) -> Vec<StoredAnswer> {
        let mut answers = Vec::new();
        self.walk(&mut |node, at| answers.extend(self.stored(node, at)));
        answers.extend(self.strangers.iter().cloned());
        answers
    }

    /// The answers that count, in document order, and those dropped because they are not relevant or their row is gone.
    pub fn finalise(&self) -> (Vec<StoredAnswer>, Vec<StoredAnswer>) {
        let (mut kept, mut dropped) = (Vec::new(), Vec::new());
        self.walk(&mut |node, at| {
            let relevant = self.slot(node, at).relevant;
            if relevant && self.form.node(node).kind() == NodeKind::Question(QuestionKind::Metadata(Metadata::End)) {
                kept.push(StoredAnswer {
                    question: self.form.node(node).address().to_owned(),
                    row: self.instance(at).row.clone(),
                    recorded: Some(Recorded::Value(self.moment())),
                    note: None,
                });
            } else if let Some(answer) = self.stored(node, at) {
                if relevant {
                    kept.push(answer);
                } else {
                    dropped.push(answer);
                }
            }
        });
        kept.extend(self.strangers.iter().cloned());
        for at in 0..self.instances.len() as u32 {
            if at != live::FORM && !self.is_live(at) {
                let nodes = &self.form.scope(self.instance(at).scope).nodes;
                dropped.extend(nodes.iter().filter_map(|node| self.stored(*node, at)));
            }
        }
        (kept, dropped)
    }

    fn stored(&self, node: NodeId, at: u32) -> Option<StoredAnswer> {
        let slot = self.slot(node, at);
        let kind = self.form.node(node).kind().question()?;
        let derived = kind == QuestionKind::Calculate && self.follows(node);
        let recorded = slot.recorded.clone().filter(|_| !derived);
        if recorded.is_none() && slot.note.is_none() {
            return None;
        }
        Some(StoredAnswer {
            question: self.form.node(node).address().to_owned(),
            row: self.instance(at).row.clone(),
            recorded,
            note: slot.note.clone(),
        })
    }

    /// Whether a calculation follows from the answers alone: it is computed whenever what it reads changes, and reads
    /// neither clock nor chance nor look-ups.
    fn follows(&self, node: NodeId) -> bool {
        self.form.node_units[node.index()].value.is_some_and(|unit| {
            let unit = self.form.units[unit as usize];
            let outside = unit
                .formula
                .is_some_and(|formula| self.form.formulas[formula as usize].expression.reads_outside());
            !unit.triggered && !outside
        })
    }
}
