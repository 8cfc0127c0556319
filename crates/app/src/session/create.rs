//! A new profile: four words shown once, two of them asked back, then keys and an empty store.

use paduk_keys::{Cost, NoRandomness, Passphrase, Profile, ProfileWish};
use paduk_store::{Op, Store};
use paduk_survey::{Mode, PersonId};

use super::profile::{ProfileFolder, folder_of, role_of};
use crate::api::{ApiError, PersonRole, WordsView};
use crate::app::App;
use crate::host::Host;
use crate::moment;
use crate::opened::survey_of;
use crate::packs;

/// Most characters of a person's code.
const LONGEST_CODE: usize = 12;
/// Which of the four words are asked back, counted from 1.
pub(crate) const ASKED: [usize; 2] = [2, 4];

/// Words that were shown and not confirmed yet. Only in memory: closing the program forgets them.
pub(crate) struct Offered {
    role: PersonRole,
    person: String,
    words: Passphrase,
}

impl App {
    /// Four new words. Nothing is written yet.
    pub(crate) fn offer_words(&mut self, role: PersonRole, person: &str) -> Result<WordsView, ApiError> {
        let person = person_code(person)?;
        if folder_of(&self.host.data, &id(&person)).exists() {
            return Err(ApiError::new("profile-exists").with("person", &person));
        }
        let host = self.host.clone();
        let words = Passphrase::generate(&mut chance(&host))?;
        let view = WordsView {
            words: words.words().map(str::to_owned).to_vec(),
            ask: ASKED.iter().filter_map(|asked| u32::try_from(*asked).ok()).collect(),
        };
        self.offered = Some(Offered { role, person, words });
        Ok(view)
    }

    /// Makes the profile whose words were offered. It can only train: real work begins with a supervisor's card.
    pub(crate) fn create_profile(&mut self, answers: &[String]) -> Result<(), ApiError> {
        let Some(offered) = &self.offered else {
            return Err(ApiError::new("no-words-offered"));
        };
        if !asked_back(&offered.words, answers) {
            return Err(ApiError::new("words-not-repeated"));
        }
        let Some(offered) = self.offered.take() else {
            return Err(ApiError::new("no-words-offered"));
        };
        self.make(offered.role, &offered.person, &offered.words)
    }

    /// Keys, folder and store of a new training profile, which is open afterwards.
    pub(crate) fn make(&mut self, role: PersonRole, person: &str, words: &Passphrase) -> Result<(), ApiError> {
        let person = person_code(person)?;
        let id = id(&person);
        let folder = folder_of(&self.host.data, &id);
        if folder.exists() {
            return Err(ApiError::new("profile-exists").with("person", &person));
        }
        let wish = ProfileWish {
            person: PersonId::new(&*person),
            role: role_of(role),
            mode: Mode::Training,
            label: None,
            created: moment::stored(&self.host.now()),
            cost: if self.host.cheap_words {
                Cost::TEST
            } else {
                Cost::STANDARD
            },
        };
        let host = self.host.clone();
        let (profile, unlocked) = Profile::create(wish, words, &mut chance(&host))?;
        std::fs::create_dir_all(&folder).map_err(|_| ApiError::new("data-folder-unwritable"))?;
        let mut store = Store::create(&ProfileFolder::store(&folder), unlocked.data_key())?;
        store.transact(Op::Belong {
            mode: Mode::Training,
            survey: survey_of(&self.pack),
        })?;
        if let Some(file) = &self.pack_file {
            store.transact(packs::keep(file.clone()))?;
        }
        // The profile file comes last: a folder without it is no profile, so a power cut before leaves nothing half made.
        profile.save(&ProfileFolder::file(&folder))?;
        self.enter(id, unlocked, store)
    }
}

/// Whether the words asked back are those that were shown.
pub(crate) fn asked_back(words: &Passphrase, answers: &[String]) -> bool {
    let words = words.words();
    let right = |(asked, typed): (&usize, &String)| typed.trim().eq_ignore_ascii_case(words[*asked - 1]);
    answers.len() == ASKED.len() && ASKED.iter().zip(answers).all(right)
}

/// Chance from the machine as the room of keys takes it.
pub(crate) fn chance(host: &Host) -> impl FnMut(&mut [u8]) -> Result<(), NoRandomness> + '_ {
    |bytes| (host.chance)(bytes).map_err(|_| NoRandomness)
}

/// A person's code: letters and digits, in capitals.
pub(crate) fn person_code(person: &str) -> Result<String, ApiError> {
    let code = person.trim().to_ascii_uppercase();
    let good = !code.is_empty() && code.len() <= LONGEST_CODE && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if good {
        Ok(code)
    } else {
        Err(ApiError::new("person-code").with("most", LONGEST_CODE))
    }
}

fn id(person: &str) -> String {
    format!("{person}-latihan")
}
