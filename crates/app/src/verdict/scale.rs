//! A figure for the measure at hand.

use paduk_report::lila;
use paduk_survey::DocumentId;

use crate::api::{ApiError, ScaleView};
use crate::growth::scale_view;
use crate::opened::Opened;

/// The derived value of the matrix that holds the mean of the arm's readings.
const ARM: &str = "lila_mean";

impl Opened {
    /// The arm circumference on its scale, once there is one.
    pub(crate) fn scale(&mut self, document: &DocumentId) -> Result<Option<ScaleView>, ApiError> {
        let form_id = self.document(document)?.form_id().to_owned();
        // A child's arm has cut-offs and a tape of its own, among the figures of its growth.
        if self
            .pack
            .instrument(&form_id)
            .and_then(|instrument| instrument.growth.as_ref())
            .is_some_and(|growth| !growth.arm.is_empty())
        {
            return Ok(None);
        }
        let module = self.pack.instrument(&form_id).map(|instrument| instrument.module);
        let known = module.is_some_and(|module| self.pack.matrix.derived(module, ARM).is_some());
        let Some(value) = (if known { self.derived(document, ARM)? } else { None }) else {
            return Ok(None);
        };
        let figure = lila(Some(value), self.language);
        Ok(Some(scale_view(
            paduk_text::say("figure.arm", &[], self.language),
            &figure,
        )))
    }
}
