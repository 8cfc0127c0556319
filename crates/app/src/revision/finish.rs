//! Finishing: nothing wrong may be left; what is missing may.

use paduk_form::FindingKind;
use paduk_survey::DocumentId;

use crate::api::ApiError;
use crate::opened::Opened;

impl Opened {
    /// Makes a draft a finished revision, and the household that it read with it.
    pub(crate) fn finish(&mut self, document: &DocumentId) -> Result<(), ApiError> {
        let open = self.document(document)?;
        if !open.draft {
            return Err(ApiError::new("finished"));
        }
        let found = open.interview.validate();
        let count = |kind: FindingKind| {
            found
                .iter()
                .filter(|found| found.kind == kind && found.is_open())
                .count()
        };
        let (errors, warnings) = (count(FindingKind::Error), count(FindingKind::Warning));
        if errors > 0 {
            return Err(ApiError::new("cannot-finish-errors").with("count", errors));
        }
        if warnings > 0 {
            return Err(ApiError::new("cannot-finish-warnings").with("count", warnings));
        }
        let (case, household) = (open.case.clone(), open.is_household());
        self.close_draft(document)?;
        if household {
            self.forget_questionnaires(&case);
        }
        Ok(())
    }
}
