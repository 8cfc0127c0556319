//! WHO's flags ask to measure again before a reason is accepted.

use paduk_form::{Change, Place};
use paduk_survey::DocumentId;

use crate::api::ApiError;
use crate::interview::OpenDocument;
use crate::opened::Opened;

impl OpenDocument {
    /// The flags of the instrument that are raised now: keys of its warnings that nobody gave a reason for.
    pub(crate) fn raised(&self) -> Vec<String> {
        let Some(growth) = self.growth_wiring() else {
            return Vec::new();
        };
        let found = self.interview.validate().into_iter();
        found
            .filter(|found| found.reason.is_none())
            .filter_map(|found| found.warning_key)
            .filter(|key| growth.flags.contains(key))
            .collect()
    }

    /// Whether a warning at a question is a flag after which nothing was measured again yet.
    pub(crate) fn wants_again(&self, warning: &str) -> bool {
        let flags = self.growth_wiring().map(|growth| growth.flags.as_slice());
        let is_flag = flags.is_some_and(|flags| flags.iter().any(|flag| flag == warning));
        is_flag && !self.measured_again.contains(warning)
    }

    /// The flag at a place that wants another measuring.
    pub(crate) fn again_at(&self, place: &Place) -> Option<String> {
        let state = self.interview.state(place, "id")?;
        let keys = state.findings.into_iter().filter(|found| found.reason.is_none());
        keys.filter_map(|found| found.warning_key)
            .find(|key| self.wants_again(key))
    }
}

impl Opened {
    /// Notes that a measure was given while a flag was raised: where the flag stays, it was measured again. Kept only
    /// while the program runs: after a restart it is asked once more, which errs on the side of measuring.
    pub(crate) fn note_measuring(
        &mut self,
        document: &DocumentId,
        change: &Change,
        before: &[String],
    ) -> Result<(), ApiError> {
        let Change::Set { question, .. } = change else {
            return Ok(());
        };
        self.document(document)?;
        let Some(open) = self.documents.get(document) else {
            return Ok(());
        };
        if open.measure_of(question).is_none() {
            return Ok(());
        }
        let after = open.raised();
        if let Some(open) = self.documents.get_mut(document) {
            open.measured_again.retain(|key| after.contains(key));
            let stayed = before.iter().filter(|key| after.contains(key)).cloned();
            open.measured_again.extend(stayed);
        }
        Ok(())
    }
}
