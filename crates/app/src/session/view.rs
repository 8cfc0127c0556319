//! Who is here, for the window.

use super::profile::profiles;
use crate::api::{ApiError, SessionState, SessionView};
use crate::app::App;
use crate::moment;

impl App {
    /// Who is here, and in which state.
    pub(crate) fn session(&mut self) -> Result<SessionView, ApiError> {
        let folders = profiles(&self.host.data)?;
        let views: Vec<_> = folders.iter().map(super::ProfileFolder::view).collect();
        let language = self.language;
        let pack = self.open.as_ref().map_or(&self.pack, |open| &open.pack);
        let survey = pack.title.get(language.tag(), &pack.default_language).to_owned();
        let state = match (&self.open, views.is_empty()) {
            (Some(_), _) => SessionState::Open,
            (None, true) => SessionState::FirstRun,
            (None, false) => SessionState::Locked,
        };
        let mut view = SessionView {
            state,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            language: language.tag().to_owned(),
            profiles: views,
            open: None,
            survey,
            village: String::new(),
            card_words: Vec::new(),
            saved_at: String::new(),
            lock_minutes: self.lock_minutes(),
            resume: None,
        };
        if let Some(open) = &mut self.open {
            view.open = view.profiles.iter().find(|profile| profile.id == open.profile).cloned();
            view.village = open.village_name(&open.village());
            view.card_words.clone_from(&open.card_words);
            view.saved_at = open.saved_at.as_ref().map(moment::clock).unwrap_or_default();
            view.resume = open.resume()?;
        }
        Ok(view)
    }
}
