//! Enrolment as the window asks for it: the same files and the same rules, in views.

use std::path::Path;

use paduk_keys::{Passphrase, Request};
use paduk_survey::{Mode, Role};

use super::ask::{Asked, WAITING};
use super::sign::SignWish;
use super::{accept, recover};
use crate::api::{AcceptedView, ApiError, AskedView, PersonRole, RequestView, SignedView, WaitingFor};
use crate::app::App;
use crate::opened::Opened;
use crate::session::{ASKED, ProfileFolder, asked_back, find, role_of, role_view};

/// How many letters of a device's id are shown.
pub(crate) const DEVICE_LETTERS: usize = 6;

/// What a profile waits for, as the files in its folder say.
pub(crate) fn waiting_for(folder: &Path) -> WaitingFor {
    if folder.join(WAITING).is_file() {
        WaitingFor::Enrolment
    } else if folder.join(recover::NEW).is_file() {
        WaitingFor::Recovery
    } else {
        WaitingFor::Nothing
    }
}

impl App {
    /// Makes a real profile and its request; the words are shown once.
    pub(crate) fn ask_enrolment(
        &mut self,
        roster: &str,
        role: PersonRole,
        person: &str,
        folder: &str,
    ) -> Result<AskedView, ApiError> {
        let asked = self.ask(
            Path::new(roster.trim()),
            role_of(role),
            person,
            Path::new(folder.trim()),
        )?;
        self.shown_once(asked)
    }

    /// Asks to be let back into a profile whose words were forgotten.
    pub(crate) fn ask_recovery(&mut self, profile: &str, roster: &str, folder: &str) -> Result<AskedView, ApiError> {
        self.open = None;
        let host = self.host.clone();
        let asked = recover(&host, Some(profile), Path::new(roster.trim()), Path::new(folder.trim()))?;
        self.shown_once(asked)
    }

    fn shown_once(&mut self, asked: Asked) -> Result<AskedView, ApiError> {
        self.to_repeat = Some(Passphrase::parse(&asked.words)?);
        Ok(view(asked))
    }

    /// Whether the two words asked back are those that were shown. The profile waits in any case: whoever wrote them
    /// down wrongly asks anew, which makes new words.
    pub(crate) fn repeat_words(&mut self, answers: &[String]) -> Result<(), ApiError> {
        let words = self
            .to_repeat
            .as_ref()
            .ok_or_else(|| ApiError::new("no-words-offered"))?;
        if !asked_back(words, answers) {
            return Err(ApiError::new("words-not-repeated"));
        }
        self.to_repeat = None;
        Ok(())
    }

    /// The request of a profile that waits for its first answer, to compare its check words once more.
    pub(crate) fn waiting(&self, profile: &str) -> Result<AskedView, ApiError> {
        let found = find(&self.host.data, Some(profile))?;
        let file = found.folder.join(WAITING);
        if !file.is_file() {
            return Err(ApiError::new("no-request-waits"));
        }
        Ok(AskedView {
            profile: found.id,
            file: String::new(),
            words: Vec::new(),
            ask: Vec::new(),
            check_words: Request::load(&file)?.check_words()?.map(str::to_owned).to_vec(),
        })
    }

    /// Takes the answer in. Its escrow is written beside it for the supervisor, where that folder can be written.
    pub(crate) fn accept_enrolment(
        &mut self,
        profile: &str,
        words: &str,
        path: &str,
    ) -> Result<AcceptedView, ApiError> {
        self.open = None;
        let file = Path::new(path.trim());
        let accepted = accept(&self.host, Some(profile), words, file, file.parent())?;
        let named = |code: &String| {
            self.pack
                .village(code)
                .map_or_else(|| code.clone(), |village| village.name.clone())
        };
        Ok(AcceptedView {
            profile: accepted.profile,
            person: accepted.person,
            areas: accepted.area.iter().map(named).collect(),
            recovery: accepted.recovery,
            recovered: accepted.recovered,
        })
    }
}

impl Opened {
    /// Asks again for this very profile.
    pub(crate) fn ask_again_view(&self, folder: &str) -> Result<AskedView, ApiError> {
        Ok(view(self.ask_again(Path::new(folder.trim()))?))
    }

    /// What a request says, before it is signed.
    pub(crate) fn look_request(&self, path: &str) -> Result<RequestView, ApiError> {
        if self.mode() == Mode::Training {
            return Err(ApiError::new("only-real-enrols"));
        }
        let request = Request::load(Path::new(path.trim()))?;
        let card = request.card();
        if card.role() == Role::Supervisor {
            return Err(ApiError::new("supervisor-by-root"));
        }
        Ok(RequestView {
            path: path.trim().to_owned(),
            person: card.person().to_string(),
            role: role_view(card.role()),
            device: card.device().as_str().chars().take(DEVICE_LETTERS).collect(),
            recovers: request.recovers().is_some(),
        })
    }

    /// Signs a request whose words were read from the other screen.
    pub(crate) fn sign_request_view(
        &mut self,
        path: &str,
        words: &str,
        area: &[String],
        folder: &str,
    ) -> Result<SignedView, ApiError> {
        let file = Path::new(path.trim());
        let wish = SignWish {
            words,
            area,
            identity: None,
        };
        let signed = self.sign_request(file, &wish, Path::new(folder.trim()))?;
        Ok(SignedView {
            person: signed.person,
            file: signed.file,
            check_words: Request::load(file)?.check_words()?.map(str::to_owned).to_vec(),
            recovers: signed.recovers,
            released: u32::try_from(signed.released).unwrap_or(u32::MAX),
        })
    }
}

fn view(asked: Asked) -> AskedView {
    let words: Vec<String> = asked.words.split_whitespace().map(str::to_owned).collect();
    let ask = ASKED.iter().filter_map(|asked| u32::try_from(*asked).ok());
    AskedView {
        profile: asked.profile,
        file: asked.file,
        ask: if words.is_empty() { Vec::new() } else { ask.collect() },
        words,
        check_words: asked.check_words,
    }
}

impl ProfileFolder {
    /// What it waits for.
    pub(crate) fn waits(&self) -> WaitingFor {
        waiting_for(&self.folder)
    }
}
