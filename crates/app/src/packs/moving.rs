//! A begun draft on the version of its questionnaire on which it was begun, and its move to the present one.

use std::sync::Arc;

use paduk_form::Form;
use paduk_pack::Pack;
use paduk_store::{NewDraft, Op};
use paduk_survey::DocumentId;
use serde::Serialize;

use super::earlier;
use crate::api::ApiError;
use crate::opened::Opened;

/// A draft that goes on in the present version of its questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MovedDraft {
    /// The draft's document.
    pub document: String,
    /// The version of the pack on which it stood.
    pub from: String,
    /// The version on which it stands now.
    pub to: String,
    /// Answers that have no place in the new version. They are kept with the document, and shown to whoever reviews.
    pub lost: Vec<LostAnswer>,
}

/// An answer without a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LostAnswer {
    /// The question's code in the old version.
    pub question: String,
    /// Its value.
    pub value: String,
}

impl Opened {
    /// The earlier packs on which drafts stand, read when they are first asked for.
    pub(crate) fn earlier_packs(&mut self) -> Result<Vec<Arc<Pack>>, ApiError> {
        if self.earlier.is_none() {
            self.earlier = Some(earlier(&self.store)?.into_iter().map(Arc::new).collect());
        }
        Ok(self.earlier.clone().unwrap_or_default())
    }

    /// The form of a draft, in the version on which it was begun, and the pack in which that version stands. Where no
    /// pack has that version any more, the present one carries it on.
    pub(crate) fn form_of(&mut self, draft: &NewDraft, form_id: &str) -> Result<(Arc<Form>, Arc<Pack>), ApiError> {
        let version = |pack: &Arc<Pack>| {
            let found = pack
                .instruments
                .iter()
                .find(|known| Some(known.form.hash()) == draft.instrument)?;
            Some((Arc::clone(&found.form), Arc::clone(pack)))
        };
        if let Some(found) = version(&self.pack) {
            return Ok(found);
        }
        if let Some(found) = self.earlier_packs()?.iter().find_map(version) {
            return Ok(found);
        }
        Ok((self.form(form_id)?, Arc::clone(&self.pack)))
    }

    /// Moves a draft to the present version of its questionnaire. Its journal is played again on the new version;
    /// nothing of it is thrown away.
    ///
    /// # Errors
    /// `draft-missing`, `instrument-not-in-pack`, those of the store.
    pub(crate) fn move_draft(&mut self, document: &DocumentId) -> Result<MovedDraft, ApiError> {
        let moved = self.look_move(document)?;
        let missing = || ApiError::new("draft-missing");
        let start = self.store.draft(document)?.ok_or_else(missing)?.start;
        let form_id = start.form.clone().ok_or_else(missing)?;
        let form = self.form(&form_id)?;
        self.write(Op::MoveDraft {
            document: document.clone(),
            instrument: form.hash(),
            pack: moved.to.clone(),
        })?;
        self.forget(document);
        if start.member.is_none() {
            // Questionnaires read the household.
            if let Some(case) = &start.case {
                self.forget_questionnaires(case);
            }
        }
        self.let_go_of_earlier()?;
        Ok(moved)
    }

    /// What a move would leave without a place; nothing is moved.
    ///
    /// # Errors
    /// `draft-missing`, `instrument-not-in-pack`, those of the store.
    pub(crate) fn look_move(&mut self, document: &DocumentId) -> Result<MovedDraft, ApiError> {
        let missing = || ApiError::new("draft-missing");
        let start = self.store.draft(document)?.ok_or_else(missing)?.start;
        let form = self.form(&start.form.ok_or_else(missing)?)?;
        let before = self.answers_of(document)?;
        Ok(MovedDraft {
            document: document.to_string(),
            from: start.pack.unwrap_or_default(),
            to: self.pack.version.clone(),
            lost: before
                .into_iter()
                .filter(|answer| form.find(&answer.question).is_none())
                .collect(),
        })
    }

    fn answers_of(&mut self, document: &DocumentId) -> Result<Vec<LostAnswer>, ApiError> {
        let (answers, _) = self.document(document)?.interview.finalise();
        let told = answers.into_iter().map(|answer| LostAnswer {
            value: answer
                .recorded
                .as_ref()
                .and_then(|recorded| recorded.value().map(str::to_owned))
                .unwrap_or_default(),
            question: answer.question,
        });
        Ok(told.collect())
    }
}
