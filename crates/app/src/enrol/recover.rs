//! Four words were forgotten: the store opens again by the escrowed data key, under new keys and new words.

use std::path::Path;

use paduk_keys::{
    Answer, Escrow, Passphrase, Profile, ProfileWish, Recovers, Request, Roster, Unlocked, open_data_key,
};
use paduk_store::{Op, Store};
use paduk_survey::Mode;

use super::ESCROW;
use super::ask::{Asked, written};
use crate::api::ApiError;
use crate::host::Host;
use crate::moment;
use crate::session::{ProfileFolder, chance, find};

/// The new profile file while it waits for the answer, beside the old one, which stays until then.
pub(super) const NEW: &str = "profil.baru.json";

/// Makes new keys and words for a real profile whose words were forgotten, and writes the request to be let back in.
///
/// Nothing of the old profile changes before the answer is accepted: whoever remembers the words goes on with them.
pub(crate) fn recover(host: &Host, profile: Option<&str>, roster: &Path, to: &Path) -> Result<Asked, ApiError> {
    crate::exchange::existing(&to.display().to_string())?;
    let found = find(&host.data, profile)?;
    let old = found.profile.public();
    if old.mode != Mode::Real {
        return Err(ApiError::new("only-real-recovers"));
    }
    let escrow = found.folder.join(ESCROW);
    if !escrow.is_file() {
        return Err(ApiError::new("no-recovery").with("file", escrow.display()));
    }
    let recovers = Recovers {
        device: old.device.clone(),
        escrow: Escrow::load(&escrow)?,
    };
    let roster = Roster::load(roster)?;
    let words = Passphrase::generate(&mut chance(host))?;
    let now = moment::stored(&host.now());
    let wish = ProfileWish {
        person: old.person.clone(),
        role: old.role,
        mode: Mode::Real,
        label: old.label.clone(),
        created: now.clone(),
        cost: found.profile.cost(),
    };
    let (new, unlocked) = Profile::create(wish, &words, &mut chance(host))?;
    new.save(&found.folder.join(NEW))?;
    let request = Request::of(&unlocked, &roster, &now, Some(&recovers))?;
    written(&request, &found.id, to, words.words().join(" "))
}

/// The new profile that waits for its answer, if one does.
pub(super) fn waiting(folder: &Path) -> Result<Option<Profile>, ApiError> {
    let file = folder.join(NEW);
    if !file.is_file() {
        return Ok(None);
    }
    Ok(Some(Profile::load(&file)?))
}

/// Opens the old store by the data key that the answer brings, and puts the new keys around it.
pub(super) fn back(
    host: &Host,
    folder: &Path,
    profile: &Profile,
    unlocked: &Unlocked,
    words: &Passphrase,
    answer: &Answer,
) -> Result<(Profile, Unlocked, Store), ApiError> {
    let sealed = answer
        .data_key
        .as_ref()
        .ok_or_else(|| ApiError::new("answer-without-key"))?;
    let data_key = open_data_key(sealed, unlocked.identity())?;
    let store = Store::open(&ProfileFolder::store(folder), &data_key)?;
    let (profile, unlocked) = profile.around(unlocked, &data_key, words, &mut chance(host))?;
    Ok((profile, unlocked, store))
}

/// Ends the log of the device whose signing key is gone.
pub(super) fn end_old(store: &mut Store, old: &Profile, at: &str) -> Result<(), ApiError> {
    store.transact(Op::RetireDevice {
        device: old.public().device.clone(),
        at: at.to_owned(),
    })?;
    Ok(())
}

/// Takes the waiting profile away once it has taken the old one's place.
pub(super) fn clear(folder: &Path) {
    let _ = std::fs::remove_file(folder.join(NEW));
}
