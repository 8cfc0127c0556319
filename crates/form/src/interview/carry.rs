//! Takes up an interview where it was left.

use std::sync::Arc;

use paduk_survey::{Diagnostic, Recorded, RowId, StoredAnswer};

use super::Interview;
use super::change::Change;
use super::diff::StoredRow;
use super::settle::Queue;
use crate::error::FormError;
use crate::form::{Aspect, Form};
use crate::instrument::Event;
use crate::node::{NodeKind, QuestionKind};
use crate::outside::Outside;

impl Interview {
    /// An interview as it was left: stored rows and answers first, then the changes made since.
    ///
    /// Where nothing was stored yet it begins as [`Interview::open`] does. Nothing is lost: a stored answer that this
    /// form has no place for is reported and handed back by [`Interview::answers`] as it was; one whose value no
    /// longer fits stands where it belongs and is a finding there; so it is with the answer of a change that this form
    /// does not take. Rows that went away with a change went with the person's consent, so nothing is asked again.
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
            interview.happen_everywhere(Event::Load);
            interview
        };
        for (number, change) in changes.iter().enumerate() {
            if let Err(error) = interview.replay(change) {
                interview.keep_refused(change, &error);
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
            let at = at.ok_or_else(|| FormError::UnknownRow(stored.parent.clone()))?;
            self.insert_row(repeat, at, &stored.row)
        });
        if let Err(error) = inserted {
            self.strange_rows.push(stored.clone());
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
        slot.given = kind.is_asked();
    }

    /// A change that was taken before is taken without asking.
    fn replay(&mut self, change: &Change) -> Result<(), FormError> {
        self.take(change).map(drop)
    }

    /// Keeps the answer or the note in a change that was made under an older form and that this one refuses.
    fn keep_refused(&mut self, change: &Change, error: &FormError) {
        let (question, row, recorded) = match change {
            Change::Confirmed { confirmed } => return self.keep_refused(confirmed, error),
            Change::Set { question, row, value } => (question, row, Some(Recorded::Value(value.clone()))),
            Change::Nonresponse { question, row, state } => (question, row, Some(Recorded::Nonresponse(*state))),
            Change::Clear { question, row } => (question, row, None),
            Change::Note { question, row, text } => {
                return self.keep_stranger(question, row.as_ref(), |kept| kept.note.clone_from(text));
            }
            Change::Reason { .. }
            | Change::AddRow { .. }
            | Change::RemoveRow { .. }
            | Change::RestoreRow { .. }
            | Change::Language { .. } => return,
        };
        let misfit = matches!(
            error,
            FormError::NotAValue { .. } | FormError::UnknownChoice { .. } | FormError::NonresponseNotOffered { .. }
        );
        let place = self.form.find(question).filter(|_| misfit);
        if let Some((node, at)) = place.and_then(|node| Some((node, self.find_instance(node, row.as_ref())?))) {
            let mut queue = Queue::default();
            self.record(node, at, recorded, &mut queue);
            self.slot_mut(node, at).given = true;
            self.settle(&mut queue);
            return;
        }
        self.keep_stranger(question, row.as_ref(), |kept| kept.recorded = recorded);
    }

    /// Changes the answer that is kept for a question this form lacks; one without a value and a note is not kept.
    fn keep_stranger(&mut self, question: &str, row: Option<&RowId>, change: impl FnOnce(&mut StoredAnswer)) {
        let known = |kept: &StoredAnswer| kept.question == question && kept.row.as_ref() == row;
        let at = self.strangers.iter().position(known).unwrap_or_else(|| {
            self.strangers.push(StoredAnswer {
                question: question.to_owned(),
                row: row.cloned(),
                recorded: None,
                note: None,
            });
            self.strangers.len() - 1
        });
        change(&mut self.strangers[at]);
        if self.strangers[at].recorded.is_none() && self.strangers[at].note.is_none() {
            self.strangers.remove(at);
        }
    }

    fn happen_everywhere(&mut self, event: Event) {
        if self.form.deeds.iter().all(Vec::is_empty) {
            return;
        }
        for at in 0..self.instances.len() as u32 {
            self.happen(at, &[event], &mut Queue::default());
        }
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
