//! A profile that is open: its keys, its store, the pack, and the documents being looked at.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use paduk_history::Kind;
use paduk_keys::Unlocked;
use paduk_pack::Pack;
use paduk_store::{Op, Store};
use paduk_survey::{CaseId, DocumentId, Mode};
use paduk_text::Language;

use crate::api::ApiError;
use crate::enrol::Trusted;
use crate::host::Host;
use crate::interview::OpenDocument;
use crate::long::Long;

/// A profile that is open. Dropping it closes the store and wipes its keys.
pub(crate) struct Opened {
    /// The profile's id, the name of its folder.
    pub(crate) profile: String,
    /// What the machine gives.
    pub(crate) host: Host,
    /// The language of the program's sentences.
    pub(crate) language: Language,
    /// The language of the questions.
    pub(crate) asking: String,
    /// The survey pack.
    pub(crate) pack: Arc<Pack>,
    /// Earlier packs on which drafts stand, once somebody asked for them.
    pub(crate) earlier: Option<Vec<Arc<Pack>>>,
    /// The keys.
    pub(crate) unlocked: Unlocked,
    /// Four check words of its card, worked out once because they are made slow to forge.
    pub(crate) card_words: Vec<String>,
    /// Work that goes on beside everything else; before the store, so that it ends first.
    pub(crate) long: Long,
    /// The encrypted store.
    pub(crate) store: Store,
    /// Minutes without a request until it is locked.
    pub(crate) lock_minutes: u32,
    /// Whom this store believes; nothing in training, which has no roster.
    pub(crate) trusted: Option<Trusted>,
    /// Documents opened since, by id.
    pub(crate) documents: HashMap<DocumentId, OpenDocument>,
    /// What the matrix is reckoned from, with the number of revisions it was gathered at.
    pub(crate) matrix: Option<(usize, paduk_report::MatrixInput)>,
    /// True while a change is made that the person agreed to although rows with answers go with it.
    pub(crate) agreed: bool,
    /// When something was last saved in this sitting.
    pub(crate) saved_at: Option<DateTime<FixedOffset>>,
}

impl Opened {
    /// The survey as revisions name it. A training survey has no root key, and says so.
    pub(crate) fn survey(&self) -> String {
        match &self.trusted {
            Some(trusted) => trusted.roster.survey(),
            None => survey_of(&self.pack),
        }
    }

    /// Fails where a real profile's device may not write: not enrolled any more after a restore, or revoked.
    pub(crate) fn in_force(&self) -> Result<(), ApiError> {
        if self.mode() == Mode::Training {
            return Ok(());
        }
        let device = &self.unlocked.public().device;
        let standing = self.trusted.as_ref().and_then(|trusted| trusted.standing(device));
        match standing {
            Some((_, standing)) if standing.upto.is_none() => Ok(()),
            Some(_) => Err(ApiError::new("device-revoked")),
            None => Err(ApiError::new("not-enrolled-here")),
        }
    }

    /// Whether what is written counts.
    pub(crate) fn mode(&self) -> Mode {
        self.unlocked.public().mode
    }

    /// The person's code.
    pub(crate) fn person(&self) -> String {
        self.unlocked.public().person.to_string()
    }

    /// Writes once; what is said to be saved is on the disk.
    pub(crate) fn write(&mut self, op: Op) -> Result<paduk_store::Changed, ApiError> {
        let changed = self.store.transact(op)?;
        self.saved_at = Some(self.host.now());
        Ok(changed)
    }

    /// The household document of a case.
    pub(crate) fn household_of(case: &CaseId) -> Result<DocumentId, ApiError> {
        Ok(paduk_history::DocumentKey::household(case.clone(), 1).id()?)
    }

    /// The document, loaded from the store when it is first asked for.
    pub(crate) fn document(&mut self, id: &DocumentId) -> Result<&mut OpenDocument, ApiError> {
        if !self.documents.contains_key(id) {
            let loaded = self.load(id)?;
            self.documents.insert(id.clone(), loaded);
        }
        self.documents
            .get_mut(id)
            .ok_or_else(|| ApiError::new("unknown-document"))
    }

    /// The household of a case, loaded.
    pub(crate) fn household(&mut self, case: &CaseId) -> Result<&mut OpenDocument, ApiError> {
        let id = Self::household_of(case)?;
        self.document(&id)
    }

    /// Lets go of what was loaded, so that the next look reads the store again.
    pub(crate) fn forget(&mut self, id: &DocumentId) {
        self.documents.remove(id);
    }

    /// Lets go of a case's questionnaires, which read its household.
    pub(crate) fn forget_questionnaires(&mut self, case: &CaseId) {
        self.documents
            .retain(|_, document| document.case != *case || document.kind == Kind::Household);
    }
}

/// The survey as revisions and bundles of a training profile name it.
pub(crate) fn survey_of(pack: &Pack) -> String {
    format!("training:{}", pack.id)
}
