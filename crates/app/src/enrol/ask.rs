//! A laptop asks to be enrolled: a new real profile, which cannot write yet, and its request as a file.

use std::path::Path;

use paduk_keys::{Cost, Passphrase, Profile, ProfileWish, Request, Roster};
use paduk_store::{Op, Store};
use paduk_survey::{Mode, PersonId, Role};
use serde::Serialize;

use super::{ENROLLED, REQUEST, keep_roster};
use crate::api::ApiError;
use crate::app::App;
use crate::exchange::existing;
use crate::moment;
use crate::opened::Opened;
use crate::packs;
use crate::session::{ProfileFolder, chance, folder_of, person_code};

/// The request as it stands in the profile's folder until it is answered.
pub(super) const WAITING: &str = "permohonan.json";

/// A request that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    /// The profile that waits for its answer.
    pub profile: String,
    /// The request's file, to be carried to the supervisor.
    pub file: String,
    /// The four words of the new profile; empty where it keeps those it has. They are nowhere else.
    pub words: String,
    /// The four check words, to be compared face to face.
    pub check_words: Vec<String>,
}

impl App {
    /// Makes a real profile for the survey of a roster and writes its request into a folder.
    ///
    /// A profile of this person that still waits for its answer is made anew; one that was enrolled is never touched.
    pub(crate) fn ask(&mut self, roster: &Path, role: Role, person: &str, to: &Path) -> Result<Asked, ApiError> {
        if self.host.training_only {
            return Err(ApiError::new("training-only"));
        }
        // Before anything is made: words that are shown only once must not be lost for want of a stick.
        existing(&to.display().to_string())?;
        let roster = Roster::load(roster)?;
        if roster.pack() != self.pack.id {
            return Err(ApiError::new("keys-of-other-survey"));
        }
        let person = person_code(person)?;
        let folder = folder_of(&self.host.data, &person);
        self.open = None;
        if folder.exists() {
            if !folder.join(WAITING).is_file() {
                return Err(ApiError::new("profile-exists").with("person", &person));
            }
            std::fs::remove_dir_all(&folder).map_err(|_| ApiError::new("data-folder-unwritable"))?;
        }
        let host = self.host.clone();
        let words = Passphrase::generate(&mut chance(&host))?;
        let now = moment::stored(&host.now());
        let wish = ProfileWish {
            person: PersonId::new(&*person),
            role,
            mode: Mode::Real,
            label: None,
            created: now.clone(),
            cost: if host.cheap_words { Cost::TEST } else { Cost::STANDARD },
        };
        let (profile, unlocked) = Profile::create(wish, &words, &mut chance(&host))?;
        std::fs::create_dir_all(&folder).map_err(|_| ApiError::new("data-folder-unwritable"))?;
        let mut store = Store::create(&ProfileFolder::store(&folder), unlocked.data_key())?;
        store.transact(Op::Belong {
            mode: Mode::Real,
            survey: roster.survey(),
        })?;
        store.transact(Op::TrustRoot {
            device: roster.root_device(),
        })?;
        store.transact(keep_roster(&roster))?;
        if let Some(file) = &self.pack_file {
            store.transact(packs::keep(file.clone()))?;
        }
        let request = Request::of(&unlocked, &roster, &now, None)?;
        request.save(&folder.join(WAITING))?;
        profile.save(&ProfileFolder::file(&folder))?;
        written(&request, &person, to, words.words().join(" "))
    }
}

impl Opened {
    /// Asks again for a real profile whose device is not enrolled: a backup was restored, or its supervisor was revoked.
    pub(crate) fn ask_again(&self, to: &Path) -> Result<Asked, ApiError> {
        let Some(trusted) = &self.trusted else {
            return Err(ApiError::new("training-only"));
        };
        self.store
            .setting(ENROLLED)?
            .ok_or_else(|| ApiError::new("not-enrolled"))?;
        let now = moment::stored(&self.host.now());
        let request = Request::of(&self.unlocked, &trusted.roster, &now, None)?;
        written(&request, &self.profile, to, String::new())
    }
}

/// Writes the request for the stick and says what both screens show.
pub(super) fn written(request: &Request, profile: &str, to: &Path, words: String) -> Result<Asked, ApiError> {
    let folder = existing(&to.display().to_string())?;
    let file = folder.join(format!("{profile}.{REQUEST}"));
    request.save(&file)?;
    Ok(Asked {
        profile: profile.to_owned(),
        file: file.display().to_string(),
        words,
        check_words: request.check_words()?.map(str::to_owned).to_vec(),
    })
}
