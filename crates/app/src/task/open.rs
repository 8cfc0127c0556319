//! Opening a profile, sealing and receiving, for callers without a window.

use std::path::{Path, PathBuf};

use paduk_keys::Passphrase;

use crate::api::{ApiError, PersonRole, ReceiveView, SentView, WorkProgress};
use crate::app::App;
use crate::host::Host;
use crate::session::{ProfileFolder, chance, profiles};

/// Opens a profile of a data folder with its four words; without a name the only one there is.
///
/// # Errors
/// `no-profile`, `which-profile` where there are several, and those of opening.
pub fn open(host: Host, profile: Option<&str>, words: &str) -> Result<App, ApiError> {
    let found = profiles(&host.data)?;
    let id = match (profile, found.as_slice()) {
        (_, []) => return Err(ApiError::new("no-profile").with("folder", host.data.display())),
        (None, [only]) => only.id.clone(),
        (None, [_, _, ..]) => return Err(ApiError::new("which-profile")),
        (Some(name), all) => named(all, name)?,
    };
    let mut app = App::new(host);
    app.unlock(&id, words)?;
    Ok(app)
}

/// The profile with this id, else the only one of the person with this code.
fn named(all: &[ProfileFolder], name: &str) -> Result<String, ApiError> {
    if all.iter().any(|found| found.id == name) {
        return Ok(name.to_owned());
    }
    let mut of_person = all
        .iter()
        .filter(|found| found.profile.public().person.as_str() == name);
    match (of_person.next(), of_person.next()) {
        (Some(only), None) => Ok(only.id.clone()),
        (Some(_), Some(_)) => Err(ApiError::new("which-profile")),
        (None, _) => Err(ApiError::new("unknown-profile")),
    }
}

/// Makes a training profile and opens it; gives its four words, which are nowhere else.
///
/// # Errors
/// Those of making a profile.
pub fn make_profile(app: &mut App, role: PersonRole, person: &str) -> Result<String, ApiError> {
    let host = app.host.clone();
    let words = Passphrase::generate(&mut chance(&host))?;
    app.make(role, person, &words)?;
    Ok(words.words().join(" "))
}

/// Seals what was not sent yet into a file of a folder.
///
/// # Errors
/// Those of sending.
pub fn make_bundle(app: &mut App, folder: &Path, progress: &mut dyn FnMut(WorkProgress)) -> Result<SentView, ApiError> {
    app.opened()?.send(&folder.display().to_string(), progress)
}

/// Receives files; each says what became of it.
///
/// # Errors
/// Those of the store; a bad file is no error but an outcome.
pub fn receive(
    app: &mut App,
    files: &[PathBuf],
    progress: &mut dyn FnMut(WorkProgress),
) -> Result<ReceiveView, ApiError> {
    let paths: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    app.opened()?.receive(&paths, progress)
}
