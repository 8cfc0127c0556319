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
    ///
    /// A change after which a counted repeat has fewer rows, so that rows with answers go, is refused with
    /// [`FormError::RowsWouldGo`] until it comes as [`Change::Confirmed`].
    pub fn apply(&mut self, change: &Change) -> Result<Diff, FormError> {
        if let Change::Confirmed { confirmed } = change {
            return self.take(innermost(confirmed)).map(|queue| self.diff(queue));
        }
        if !self.may_count(change) {
            return self.take(change).map(|queue| self.diff(queue));
        }
        let before = (self.instances.clone(), self.by_row.clone());
        let queue = self.take(change)?;
        match self.lost(&queue) {
            None => Ok(self.diff(queue)),
            Some(lost) => {
                (self.instances, self.by_row) = before;
                Err(lost)
            }
        }
    }

    /// Whether the number of rows of a counted repeat may follow from a change.
    fn may_count(&self, change: &Change) -> bool {
        let (Change::Set { question, .. } | Change::Nonresponse { question, .. } | Change::Clear { question, .. }) =
            change
        else {
            return !self.form.counts.is_empty()
                && matches!(change, Change::RemoveRow { .. } | Change::RestoreRow { .. });
        };
        let node = self.form.find(question);
        node.is_some_and(|node| self.form.counts.get(node.index()).copied().unwrap_or(false))
    }

    /// The rows with answers that a counted repeat gave up.
    fn lost(&self, queue: &Queue) -> Option<FormError> {
        let gone: Vec<u32> = queue
            .given_up()
            .iter()
            .copied()
            .filter(|row| !self.instance(*row).alive && self.has_answers(*row))
            .collect();
        let first = *gone.first()?;
        let scope = self.instance(first).scope;
        let same = gone.iter().filter(|row| self.instance(**row).scope == scope);
        Some(FormError::RowsWouldGo {
            repeat: self.form.node(self.form.scope(scope).repeat).address().to_owned(),
            rows: same.filter_map(|row| self.instance(*row).row.clone()).collect(),
        })
    }

    /// Takes a change without asking.
    pub(super) fn take(&mut self, change: &Change) -> Result<Queue, FormError> {
        let mut queue = Queue::default();
        match change {
            Change::Set { question, row, value } => {
                let (node, at) = self.answerable(question, row.as_ref())?;
                let recorded = self.in_order(node, at, self.fitting(node, value)?);
                self.record(node, at, Some(recorded), &mut queue);
                self.slot_mut(node, at).given = true;
            }
            Change::Nonresponse { question, row, state } => {
                let (node, at) = self.answerable(question, row.as_ref())?;
                self.offers(node, *state)?;
                self.record(node, at, Some(Recorded::Nonresponse(*state)), &mut queue);
                self.slot_mut(node, at).given = true;
            }
            Change::Clear { question, row } => {
                let (node, at) = self.answerable(question, row.as_ref())?;
                self.record(node, at, None, &mut queue);
                self.slot_mut(node, at).given = false;
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
                if self.form.node(node).fixed_rows() {
                    return Err(FormError::RowsAreFixed(repeat.clone()));
                }
                let unknown = || FormError::UnknownRow(parent.clone());
                let at = self.find_instance(node, parent.as_ref()).ok_or_else(unknown)?;
                self.add_row(node, at, row, &mut queue)?;
            }
            Change::RemoveRow { row } => self.turn_row(row, false, &mut queue)?,
            Change::RestoreRow { row } => self.turn_row(row, true, &mut queue)?,
            Change::Language { language } => self.switch_language(language, &mut queue)?,
            Change::Confirmed { confirmed } => return self.take(innermost(confirmed)),
        }
        self.settle(&mut queue);
        Ok(queue)
    }

    fn turn_row(&mut self, row: &RowId, alive: bool, queue: &mut Queue) -> Result<(), FormError> {
        let at = self.find_row(row)?;
        let scope = self.instance(at).scope;
        if self.is_counted(scope) {
            let repeat = self.form.node(self.form.scope(scope).repeat);
            return Err(FormError::RowsAreCounted(repeat.address().to_owned()));
        }
        if self.form.scope(scope).fixed {
            let repeat = self.form.node(self.form.scope(scope).repeat);
            return Err(FormError::RowsAreFixed(repeat.address().to_owned()));
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
                | QuestionKind::Rank
                | QuestionKind::Range
                | QuestionKind::Geopoint
                | QuestionKind::Image
                | QuestionKind::File
                | QuestionKind::Hidden
                | QuestionKind::Ignored
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
        if !self.fits(node, kind, text) {
            return Err(FormError::NotAValue { question: question() });
        }
        if !kind.is_select() {
            return Ok(Recorded::Value(text.to_owned()));
        }
        if self.form.row_choices.contains_key(&node) || self.form.node_choices.contains_key(&node) {
            // Any answer there was is one; whether it still is offered is a finding.
            return Ok(Recorded::Value(text.to_owned()));
        }
        let place = |name| Some((self.form.choice_place(node, name)?, name));
        let places: Option<Vec<(u32, &str)>> = text.split(' ').map(place).collect();
        let mut places = places.ok_or_else(|| FormError::UnknownChoice { question: question() })?;
        if kind == QuestionKind::Rank {
            let mut seen = std::collections::HashSet::new();
            if !places.iter().all(|(place, _)| seen.insert(*place)) {
                return Err(FormError::NotAValue { question: question() });
            }
            return Ok(Recorded::Value(text.to_owned()));
        }
        places.sort_unstable();
        places.dedup();
        let names: Vec<&str> = places.into_iter().map(|(_, name)| name).collect();
        Ok(Recorded::Value(names.join(" ")))
    }

    /// Choices that are nodes in the order in which they are offered; those that are not offered come last.
    fn in_order(&self, node: NodeId, at: u32, recorded: Recorded) -> Recorded {
        let (Some(choices), Recorded::Value(text)) = (self.form.node_choices.get(&node), &recorded) else {
            return recorded;
        };
        if self.form.node(node).kind() != NodeKind::Question(QuestionKind::SelectMultiple) {
            return recorded;
        }
        let offered = self.chosen_nodes(choices, node, at, &self.language);
        let mut names: Vec<&str> = text.split(' ').collect();
        names.sort_by_key(|name| {
            offered
                .iter()
                .position(|choice| choice.name == **name)
                .unwrap_or(usize::MAX)
        });
        names.dedup();
        Recorded::Value(names.join(" "))
    }

    /// Whether a text is a value of a question: of its kind, and in its range.
    pub(super) fn fits(&self, node: NodeId, kind: QuestionKind, text: &str) -> bool {
        is_value(kind, text)
            && self.form.node(node).range().is_none_or(|range| {
                let number = crate::expression::parse_number(text);
                range.holds(number)
            })
    }

    /// Choices are named in another language from here on.
    fn switch_language(&mut self, language: &str, queue: &mut Queue) -> Result<(), FormError> {
        let instrument = self.form.instrument();
        if language != instrument.default_language && !instrument.languages.iter().any(|known| known == language) {
            return Err(FormError::UnknownLanguage(language.to_owned()));
        }
        if self.language != language {
            language.clone_into(&mut self.language);
            self.mark_names(queue);
        }
        Ok(())
    }
}

/// A confirmation within a confirmation confirms no more than one.
fn innermost(mut change: &Change) -> &Change {
    while let Change::Confirmed { confirmed } = change {
        change = confirmed;
    }
    change
}
