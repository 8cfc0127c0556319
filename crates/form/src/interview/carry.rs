//! Takes up an interview where it was left.

use std::sync::Arc;

use paduk_survey::{Diagnostic, Recorded, StoredAnswer};

use super::Interview;
use super::change::Change;
use super::diff::StoredRow;
use super::settle::Queue;
use crate::form::{Aspect, Form};
use crate::node::{NodeKind, QuestionKind};
use crate::outside::Outside;

impl Interview {
    /// An interview as it was left: stored rows and answers first, then the changes made since.
    ///
    /// Where nothing was stored yet it begins as [`Interview::open`] does. Nothing is lost: a stored answer that this
    /// form has no place for is reported and handed back by [`Interview::answers`] as it was; one whose value no
    /// longer fits stands where it belongs and is a finding there; a change that is refused is reported.
    pub fn resume(
        form: Arc<Form>,
        outside: Arc<dyn Outside>,
        rows: &[StoredRow],
        answers: &[StoredAnswer],
        changes: &[Change],
    ) -> (Self, Vec<Diagnostic>) {
        let mut said = Vec::new();
        let mut interview = if rows.is_empty() && answers.is_empty() {
            Self::open(form, outside)
        } else {
            let mut interview = Self::blank(form, outside);
            for row in rows {
                interview.carry_row(row, &mut said);
            }
            for answer in answers {
                interview.carry_answer(answer, &mut said);
            }
            interview.compute_all();
            interview
        };
        for (number, change) in changes.iter().enumerate() {
            if let Err(error) = interview.apply(change) {
                let mut diagnostic = Diagnostic::warning("change-not-carried-over")
                    .with("number", number + 1)
                    .with("code", error.code());
                for (name, value) in error.params() {
                    diagnostic = diagnostic.with(name, value);
                }
                said.push(diagnostic);
            }
        }
        (interview, said)
    }

    fn carry_row(&mut self, stored: &StoredRow, said: &mut Vec<Diagnostic>) {
        let inserted = self.find_repeat(&stored.repeat).and_then(|repeat| {
            let at = self.find_instance(repeat, stored.parent.as_ref());
            let at = at.ok_or_else(|| crate::FormError::UnknownRow(stored.parent.clone()))?;
            self.insert_row(repeat, at, &stored.row)
        });
        if let Err(error) = inserted {
            said.push(
                Diagnostic::warning("row-not-carried-over")
                    .with("repeat", &stored.repeat)
                    .with("code", error.code()),
            );
        }
    }

    fn carry_answer(&mut self, stored: &StoredAnswer, said: &mut Vec<Diagnostic>) {
        let node = self.form.find(&stored.question);
        let found = node.and_then(|node| Some((node, self.find_instance(node, stored.row.as_ref())?)));
        let kind = found.and_then(|(node, _)| self.form.node(node).kind().question());
        let (Some((node, at)), Some(kind)) = (found, kind) else {
            let code = if node.is_some() {
                "answer-without-row"
            } else {
                "answer-without-question"
            };
            said.push(Diagnostic::warning(code).with("question", &stored.question));
            self.strangers.push(stored.clone());
            return;
        };
        if let Some(Recorded::Value(value)) = &stored.recorded
            && kind != QuestionKind::Calculate
            && self.fitting(node, value).is_err()
        {
            said.push(Diagnostic::warning("answer-no-longer-fits").with("question", &stored.question));
        }
        let slot = self.slot_mut(node, at);
        slot.recorded.clone_from(&stored.recorded);
        slot.note.clone_from(&stored.note);
        slot.pinned = kind == QuestionKind::Calculate && stored.recorded.is_some();
    }

    /// Computes every instance for the first time, without defaults. What a person may have overwritten, and what was
    /// computed from look-ups, stands as it was stored, until something it reads changes.
    fn compute_all(&mut self) {
        let mut queue = Queue::default();
        let mut standing = Vec::new();
        for at in 0..self.instances.len() as u32 {
            for unit in &self.form.scope_units[self.instance(at).scope.index()] {
                let known = self.form.units[*unit as usize];
                let slot = self.slot(known.node, at);
                let asked = match self.form.node(known.node).kind() {
                    NodeKind::Question(kind) => kind != QuestionKind::Calculate,
                    NodeKind::Group | NodeKind::Repeat => false,
                };
                if known.aspect == Aspect::Value && slot.recorded.is_some() && (slot.pinned || asked) {
                    standing.push((*unit, at, known.node, slot.recorded.clone(), slot.pinned));
                } else if !known.triggered {
                    queue.push(*unit, at);
                }
            }
        }
        self.settle(&mut queue);
        // Computing the rest for the first time may have reached them; in the order of their ranks, so that putting one
        // back does not reach another that was put back already.
        standing.sort_by_key(|(unit, at, ..)| (*unit, *at));
        for (_, at, node, recorded, pinned) in standing {
            self.record(node, at, recorded, &mut queue);
            self.settle(&mut queue);
            self.slot_mut(node, at).pinned = pinned;
        }
    }
}
