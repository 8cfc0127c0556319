//! Takes a change.

use paduk_survey::{Nonresponse, Recorded, RowId};

use super::Interview;
use super::change::Change;
use super::diff::Diff;
use super::settle::Queue;
use crate::error::FormError;
use crate::lexical::is_value;
use crate::node::{NodeId, NodeKind, QuestionKind};

impl Interview {
    /// Takes a change and says what it did. A change that is refused leaves everything as it was.
    pub fn apply(&mut self, change: &Change) -> Result<Diff, FormError> {
        let mut queue = Queue::default();
        match change {
            Change::Set { question, row, value } => {
                let (node, at) = self.answerable(question, row.as_ref())?;
                let recorded = self.fitting(node, value)?;
                self.record(node, at, Some(recorded), &mut queue);
            }
            Change::Nonresponse { question, row, state } => {
                let (node, at) = self.answerable(question, row.as_ref())?;
                self.offers(node, *state)?;
                self.record(node, at, Some(Recorded::Nonresponse(*state)), &mut queue);
            }
            Change::Clear { question, row } => {
                let (node, at) = self.answerable(question, row.as_ref())?;
                self.record(node, at, None, &mut queue);
            }
            Change::Note { question, row, text } => {
                let (node, at) = self.question(question, row.as_ref())?;
                self.slot_mut(node, at).note = text.clone().filter(|text| !text.is_empty());
                self.touch(&mut queue, node, at);
            }
            Change::Reason {
                question,
                row,
                warning_key,
                reason,
            } => {
                let (node, at) = self.question(question, row.as_ref())?;
                if self.form.node(node).warning_key() != Some(warning_key) {
                    return Err(FormError::UnknownWarning {
                        question: question.clone(),
                        warning_key: warning_key.clone(),
                    });
                }
                self.slot_mut(node, at).reason = reason.clone().filter(|reason| !reason.trim().is_empty());
                self.touch(&mut queue, node, at).findings = true;
            }
            Change::AddRow { repeat, row, parent } => {
                let node = self.find_repeat(repeat)?;
                if self.form.layout(node).inner.is_some_and(|inner| self.is_counted(inner)) {
                    return Err(FormError::RowsAreCounted(repeat.clone()));
                }
                let unknown = || FormError::UnknownRow(parent.clone());
                let at = self.find_instance(node, parent.as_ref()).ok_or_else(unknown)?;
                self.add_row(node, at, row, &mut queue)?;
            }
            Change::RemoveRow { row } => self.turn_row(row, false, &mut queue)?,
            Change::RestoreRow { row } => self.turn_row(row, true, &mut queue)?,
        }
        self.settle(&mut queue);
        Ok(self.diff(queue))
    }

    fn turn_row(&mut self, row: &RowId, alive: bool, queue: &mut Queue) -> Result<(), FormError> {
        let at = self.find_row(row)?;
        let scope = self.instance(at).scope;
        if self.is_counted(scope) {
            let repeat = self.form.node(self.form.scope(scope).repeat);
            return Err(FormError::RowsAreCounted(repeat.address().to_owned()));
        }
        if !self.is_live(self.instance(at).parent) {
            return Err(FormError::UnknownRow(Some(row.clone())));
        }
        if self.instance(at).alive != alive {
            self.set_alive(at, alive, queue);
        }
        Ok(())
    }

    /// A question and the instance it stands in.
    fn question(&self, address: &str, row: Option<&RowId>) -> Result<(NodeId, u32), FormError> {
        let unknown = || FormError::UnknownQuestion(address.to_owned());
        let node = self.form.find(address).ok_or_else(unknown)?;
        if self.form.node(node).kind().question().is_none() {
            return Err(unknown());
        }
        match self.find_instance(node, row) {
            Some(at) => Ok((node, at)),
            None => Err(FormError::UnknownRow(row.cloned())),
        }
    }

    fn answerable(&self, address: &str, row: Option<&RowId>) -> Result<(NodeId, u32), FormError> {
        let (node, at) = self.question(address, row)?;
        match self.form.node(node).kind().question() {
            Some(QuestionKind::Calculate | QuestionKind::Note) | None => {
                Err(FormError::TakesNoAnswer(address.to_owned()))
            }
            Some(
                QuestionKind::Text
                | QuestionKind::Integer
                | QuestionKind::Decimal
                | QuestionKind::Date
                | QuestionKind::Time
                | QuestionKind::DateTime
                | QuestionKind::SelectOne
                | QuestionKind::SelectMultiple
                | QuestionKind::Hidden
                | QuestionKind::Acknowledge
                | QuestionKind::Metadata(_),
            ) => Ok((node, at)),
        }
    }

    fn offers(&self, node: NodeId, state: Nonresponse) -> Result<(), FormError> {
        let node = self.form.node(node);
        if node.nonresponse().contains(&state) {
            return Ok(());
        }
        Err(FormError::NonresponseNotOffered {
            question: node.address().to_owned(),
            state,
        })
    }

    /// A value as it is recorded: in the lexical form of its kind, choices in list order and once each.
    pub(super) fn fitting(&self, node: NodeId, text: &str) -> Result<Recorded, FormError> {
        let question = || self.form.node(node).address().to_owned();
        let NodeKind::Question(kind) = self.form.node(node).kind() else {
            return Err(FormError::NotAValue { question: question() });
        };
        if !is_value(kind, text) {
            return Err(FormError::NotAValue { question: question() });
        }
        if !kind.is_select() {
            return Ok(Recorded::Value(text.to_owned()));
        }
        let index = self.form.node(node).list().and_then(|list| self.form.lists.get(list));
        let places: Option<Vec<(usize, &str)>> = text.split(' ').map(|name| Some((index?.find(name)?, name))).collect();
        let mut places = places.ok_or_else(|| FormError::UnknownChoice { question: question() })?;
        places.sort_unstable();
        places.dedup();
        let names: Vec<&str> = places.into_iter().map(|(_, name)| name).collect();
        Ok(Recorded::Value(names.join(" ")))
    }
}
