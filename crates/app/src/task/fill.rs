//! An invented household filled in by the same steps as a person's: draft, journal, revision.

use paduk_form::Change;
use paduk_pack::{Sample, SampleDocument};
use paduk_survey::{CaseId, DocumentId};

use crate::api::ApiError;
use crate::opened::Opened;

impl Opened {
    /// Fills a sample; gives its case and how many questionnaires were finished.
    pub(crate) fn fill(&mut self, sample: &Sample) -> Result<(CaseId, u32), ApiError> {
        let begun = self.new_household()?;
        let case = CaseId::new(begun.case);
        let household = DocumentId::new(begun.document);
        self.replay(&household, &sample.household)?;
        if sample.household.complete {
            self.finish(&household)?;
        }
        let mut finished = 0;
        for questionnaire in &sample.questionnaires {
            let member = questionnaire
                .member
                .as_deref()
                .ok_or_else(|| ApiError::new("sample-without-member"))?;
            let opened = self.open_questionnaire(&case, member, &questionnaire.instrument)?;
            let document = DocumentId::new(opened.document);
            self.replay(&document, questionnaire)?;
            if questionnaire.complete {
                self.finish(&document)?;
                finished += 1;
            }
        }
        Ok((case, finished))
    }

    fn replay(&mut self, document: &DocumentId, sample: &SampleDocument) -> Result<(), ApiError> {
        for change in sample.changes() {
            let here = match &change {
                Change::Set { question, row, .. } | Change::Nonresponse { question, row, .. } => {
                    Some(crate::interview::Cursor::Question {
                        question: question.clone(),
                        row: row.clone(),
                    })
                }
                Change::Clear { .. }
                | Change::Note { .. }
                | Change::Reason { .. }
                | Change::AddRow { .. }
                | Change::RemoveRow { .. }
                | Change::RestoreRow { .. }
                | Change::Language { .. }
                | Change::Confirmed { .. } => None,
            };
            self.keep(document, change, |open| here.as_ref().map(|here| open.next_after(here)))?;
        }
        Ok(())
    }
}
