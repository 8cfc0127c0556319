//! An interview: live state over a compiled form.

mod change;
mod diff;
mod state;

use std::sync::Arc;

use paduk_survey::{Diagnostic, RowId, StoredAnswer};

pub use change::Change;
pub use diff::{Diff, RowPlace, StoredRow, Touched};
pub use state::{Finding, FindingKind, ShownChoice, State};

use crate::error::FormError;
use crate::form::Form;
use crate::kleene::Datum;
use crate::node::{NodeId, Place};
use crate::outside::Outside;

/// An interview under way.
pub struct Interview {
    form: Arc<Form>,
    outside: Arc<dyn Outside>,
}

impl Interview {
    /// A new interview: defaults are filled in and everything is computed.
    pub fn open(form: Arc<Form>, outside: Arc<dyn Outside>) -> Self {
        Self { form, outside }
    }

    /// An interview as it was left: stored rows and answers first, then the changes made since.
    pub fn resume(
        form: Arc<Form>,
        outside: Arc<dyn Outside>,
        rows: &[StoredRow],
        answers: &[StoredAnswer],
        changes: &[Change],
    ) -> (Self, Vec<Diagnostic>) {
        let _ = (rows, answers, changes);
        (Self { form, outside }, Vec::new())
    }

    /// The form it fills.
    pub const fn form(&self) -> &Arc<Form> {
        &self.form
    }

    /// Takes a change and says what it did.
    pub fn apply(&mut self, change: &Change) -> Result<Diff, FormError> {
        let _ = (change, &self.outside);
        Ok(Diff::default())
    }

    /// The places that are asked or shown now, in document order.
    pub fn places(&self) -> Vec<Place> {
        Vec::new()
    }

    /// How a place stands, in `language`; `None` where there is no such place.
    pub fn state(&self, place: &Place, language: &str) -> Option<State> {
        let _ = (place, language);
        None
    }

    /// The rows of a repeat, in order.
    pub fn rows(&self, repeat: NodeId, parent: Option<&RowId>) -> Vec<RowId> {
        let _ = (repeat, parent);
        Vec::new()
    }

    /// Every row in document order, to be stored beside the answers.
    pub fn rows_in_order(&self) -> Vec<StoredRow> {
        Vec::new()
    }

    /// Everything that is wrong now, in document order.
    pub fn validate(&self) -> Vec<Finding> {
        Vec::new()
    }

    /// Every answer kept, also those not relevant now, in document order.
    pub fn answers(&self) -> Vec<StoredAnswer> {
        Vec::new()
    }

    /// The answers that count, and those dropped because they are not relevant.
    pub fn finalise(&self) -> (Vec<StoredAnswer>, Vec<StoredAnswer>) {
        (Vec::new(), Vec::new())
    }

    /// What stands at a question, by its address: also calculations.
    pub fn value(&self, question: &str, row: Option<&RowId>) -> Datum {
        let _ = (question, row);
        Datum::Empty
    }
}
