//! Enrolment and the roster, for callers without a window.

use std::path::Path;

use paduk_keys::Request;
use paduk_survey::Role;

use crate::api::ApiError;
use crate::app::App;
use crate::enrol;
pub use crate::enrol::{Accepted, Asked, RosterMade, RosterWish, ShownRequest, SignWish, Signed};
use crate::host::Host;

/// Makes a real profile that waits for its enrolment, and its request.
///
/// # Errors
/// `profile-exists`, `keys-of-other-survey`, and those of the roster and the folder.
pub fn ask_enrolment(app: &mut App, roster: &Path, role: &str, person: &str, to: &Path) -> Result<Asked, ApiError> {
    let role = Role::parse(role).ok_or_else(|| ApiError::new("not-your-role"))?;
    app.ask(roster, role, person, to)
}

/// Asks again for an open real profile whose device is not enrolled: after a restore, or under another supervisor.
///
/// # Errors
/// `training-only` for a training profile, and those of the folder.
pub fn ask_enrolment_again(app: &mut App, to: &Path) -> Result<Asked, ApiError> {
    app.opened()?.ask_again(to)
}

/// What a request says, with its four check words.
///
/// # Errors
/// Those of a request file.
pub fn show_request(file: &Path) -> Result<ShownRequest, ApiError> {
    enrol::show(&Request::load(file)?)
}

/// Signs a request as the open supervisor, once the words were compared.
///
/// # Errors
/// `check-words-differ`, `not-your-role`, `keys-of-other-survey`, and those of the escrow and the folder.
pub fn sign_request(app: &mut App, file: &Path, wish: &SignWish<'_>, to: &Path) -> Result<Signed, ApiError> {
    app.opened()?.sign_request(file, wish, to)
}

/// Takes the answer in on the laptop that asked; its escrow goes to a folder for the supervisor as well.
///
/// # Errors
/// Those of the words and of an answer that is not for this laptop, survey or roster.
pub fn accept_enrolment(
    host: &Host,
    profile: Option<&str>,
    words: &str,
    file: &Path,
    to: Option<&Path>,
) -> Result<Accepted, ApiError> {
    enrol::accept(host, profile, words, file, to)
}

/// Asks to be let back into a real profile whose words were forgotten.
///
/// # Errors
/// `only-real-recovers`, `no-recovery`, and those of the roster and the folder.
pub fn ask_recovery(host: &Host, profile: Option<&str>, roster: &Path, to: &Path) -> Result<Asked, ApiError> {
    enrol::recover(host, profile, roster, to)
}

/// Gives a profile four new words; they are returned and nowhere else.
///
/// # Errors
/// Those of the words and of the profile file.
pub fn change_words(host: &Host, profile: Option<&str>, words: &str) -> Result<String, ApiError> {
    enrol::change_words(host, profile, words)
}

/// Begins a survey: root key, the programme's keys, first roster.
///
/// # Errors
/// `already-there` where a key would be overwritten, and those of the folder.
pub fn roster_init(host: &Host, pack: &str, to: &Path) -> Result<RosterMade, ApiError> {
    enrol::init(host, pack, to)
}

/// Puts a supervisor on the roster.
///
/// # Errors
/// `check-words-differ`, `only-supervisors-on-roster`, `keys-of-other-survey`, and those of the root key's words.
pub fn roster_sign(
    host: &Host,
    wish: &RosterWish<'_>,
    request: &Path,
    level: &str,
    sign: &SignWish<'_>,
    to: &Path,
) -> Result<RosterMade, ApiError> {
    enrol::sign_roster(host, wish, request, level, sign, to)
}

/// Revokes a device.
///
/// # Errors
/// `not-a-device-id`, and those of the root key's words.
pub fn roster_revoke(
    host: &Host,
    wish: &RosterWish<'_>,
    device: &str,
    upto: u64,
    keeps: &[String],
    to: &Path,
) -> Result<RosterMade, ApiError> {
    enrol::revoke(host, wish, device, upto, keeps, to)
}
