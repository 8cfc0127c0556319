//! Opening a profile, sealing and receiving, for callers without a window.

use std::path::{Path, PathBuf};

use paduk_keys::Passphrase;

use crate::api::{ApiError, PersonRole, ReceiveView, SentView, WorkProgress};
use crate::app::App;
use crate::host::Host;
use crate::session::{chance, find};

/// Opens a profile of a data folder with its four words; without a name the only one there is.
///
/// # Errors
/// `no-profile`, `which-profile` where there are several, and those of opening.
pub fn open(host: Host, profile: Option<&str>, words: &str) -> Result<App, ApiError> {
    let id = find(&host.data, profile)?.id;
    let mut app = App::new(host);
    app.unlock(&id, words)?;
    Ok(app)
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

/// Seals what goes back to one person of the field: decisions, receipts, and to a new laptop its person's cases.
///
/// # Errors
/// `not-your-role`, `person-unknown`, `nothing-to-send`, and those of sending.
pub fn make_bundle_for(
    app: &mut App,
    person: &str,
    folder: &Path,
    progress: &mut dyn FnMut(WorkProgress),
) -> Result<SentView, ApiError> {
    app.opened()?.send_to(person, &folder.display().to_string(), progress)
}

/// Seals a survey pack's file for everybody whose card is known.
///
/// # Errors
/// `not-your-role`, `other-survey` for another survey's pack, and those of sending.
pub fn make_pack_bundle(
    app: &mut App,
    pack: &Path,
    folder: &Path,
    progress: &mut dyn FnMut(WorkProgress),
) -> Result<SentView, ApiError> {
    app.opened()?.send_pack(pack, &folder.display().to_string(), progress)
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
