//! Opening a profile with its four words, and closing it.

use std::collections::HashMap;
use std::sync::Arc;

use paduk_history::words;
use paduk_keys::{Passphrase, Unlocked};
use paduk_pack::Pack;
use paduk_store::Store;
use paduk_survey::Mode;

use super::profile::{ProfileFolder, profiles};
use super::renew::renew;
use crate::api::{ApiError, WordView};
use crate::app::App;
use crate::enrol::{ENROLLED, Trusted};
use crate::long::Long;
use crate::moment;
use crate::opened::Opened;
use crate::{packs, settings};

/// Most suggestions for a word.
const MOST_SUGGESTED: usize = 5;

impl App {
    /// Opens a profile.
    pub(crate) fn unlock(&mut self, profile: &str, typed: &str) -> Result<(), ApiError> {
        let found = profiles(&self.host.data)?.into_iter().find(|found| found.id == profile);
        let found = found.ok_or_else(|| ApiError::new("unknown-profile"))?;
        if self.host.training_only && found.profile.public().mode != Mode::Training {
            return Err(ApiError::new("training-only"));
        }
        let words = Passphrase::parse(typed)?;
        let unlocked = found.profile.unlock(&words)?;
        // The same profile again: the store that is open already is let go of first.
        self.open = None;
        let mut store = Store::open(&ProfileFolder::store(&found.folder), unlocked.data_key())?;
        let unlocked = if store.retired(&unlocked.public().device)? {
            // A copy, or a laptop set back to an earlier state: what it writes from now on is another device's.
            let at = moment::stored(&self.host.now());
            let (profile, renewed) = renew(&self.host, &found.profile, &unlocked, &words, &mut store, &at)?;
            profile.save(&ProfileFolder::file(&found.folder))?;
            renewed
        } else {
            unlocked
        };
        if unlocked.public().mode == Mode::Real && store.setting(ENROLLED)?.is_none() {
            return Err(ApiError::new("not-enrolled"));
        }
        self.enter(found.id, unlocked, store)
    }

    /// Closes the open profile; everything is on disk already.
    pub(crate) fn lock(&mut self) {
        self.open = None;
        self.offered = None;
        self.to_repeat = None;
    }

    /// What a profile is once its keys and store are open.
    pub(crate) fn enter(&mut self, profile: String, unlocked: Unlocked, store: Store) -> Result<(), ApiError> {
        let pack = self.pack_of(&store)?;
        let card_words = unlocked.card()?.check_words()?.map(str::to_owned).to_vec();
        let trusted = match unlocked.public().mode {
            Mode::Real => Trusted::of(&store)?,
            Mode::Training => None,
        };
        let mut opened = Opened {
            profile,
            host: self.host.clone(),
            language: self.language,
            asking: pack.default_language.clone(),
            pack,
            earlier: None,
            unlocked,
            card_words,
            long: Long::default(),
            lock_minutes: settings::lock_minutes(&store)?,
            store,
            trusted,
            documents: HashMap::new(),
            matrix: None,
            agreed: false,
            saved_at: None,
        };
        opened.begin_search()?;
        self.open = Some(opened);
        Ok(())
    }

    /// The pack that a store keeps, unless the program was started with another one of the same survey.
    fn pack_of(&self, store: &Store) -> Result<Arc<Pack>, ApiError> {
        match packs::kept(store)? {
            Some(kept) if self.pack_file.is_none() || self.pack.id != kept.id => Ok(Arc::new(kept)),
            Some(_) | None => Ok(Arc::clone(&self.pack)),
        }
    }

    /// Whether a word is on the list, and what it might be.
    pub(crate) fn check_word(typed: &str) -> WordView {
        let suggestions = words::suggest(typed)
            .into_iter()
            .take(MOST_SUGGESTED)
            .map(str::to_owned)
            .collect();
        WordView {
            known: words::find(typed).is_some(),
            suggestions,
        }
    }
}
