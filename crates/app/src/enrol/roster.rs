//! What the holder of the root key does: begin a survey, put a supervisor on the roster, revoke a device.

use std::path::{Path, PathBuf};

use paduk_history::Level;
use paduk_keys::{Answer, Cost, Identity, Passphrase, Request, Revoked, RootFile, RootKey, Roster, save_identity};
use paduk_survey::{DeviceId, Role};
use serde::Serialize;

use super::sign::{SignWish, give_back};
use super::{ANSWER, ROSTER_FILE};
use crate::api::ApiError;
use crate::exchange::existing;
use crate::host::Host;
use crate::moment;
use crate::session::chance;

/// Names of the files that a survey begins with.
const ROOT: &str = "program.akar";
const WORKING: &str = "program.key";
const SEALED: &str = "program-tersegel.key";

/// The root key's file with its words, and the roster in use.
#[derive(Debug, Clone)]
pub struct RosterWish<'a> {
    /// The root key's file.
    pub root: &'a Path,
    /// Its four words.
    pub words: &'a str,
    /// The roster in use, of which the next is made.
    pub roster: &'a Path,
}

/// A roster that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RosterMade {
    /// Its file.
    pub file: String,
    /// Its version.
    pub version: u64,
    /// The survey's name in every record.
    pub survey: String,
    /// Supervisors in force.
    pub supervisors: usize,
    /// Devices that were revoked.
    pub revoked: usize,
    /// Further files: keys at the beginning, the answer for a supervisor.
    pub files: Vec<String>,
    /// The four words of a new root key; empty else. They are nowhere else.
    pub words: String,
}

/// Begins a survey: a root key, the programme's two age keys and the first roster.
pub(crate) fn init(host: &Host, pack: &str, to: &Path) -> Result<RosterMade, ApiError> {
    let folder = existing(&to.display().to_string())?;
    let paths = [ROOT, WORKING, SEALED].map(|name| folder.join(name));
    if let Some(there) = paths.iter().find(|path| path.exists()) {
        return Err(ApiError::new("already-there").with("file", there.display()));
    }
    let words = Passphrase::generate(&mut chance(host))?;
    let (working, sealed) = (Identity::generate(), Identity::generate());
    let now = moment::stored(&host.now());
    let cost = if host.cheap_words { Cost::TEST } else { Cost::STANDARD };
    let programme = (working.to_public(), sealed.to_public());
    let (file, root) = RootFile::create(pack, &now, programme, &words, cost, &mut chance(host))?;
    save_identity(
        &paths[1],
        &working,
        &["kunci kerja program: membuka semua paket kirim survei ini"],
    )?;
    let advice = "kunci tersegel program: cetak, simpan dalam amplop, lalu hapus berkas ini";
    save_identity(&paths[2], &sealed, &[advice])?;
    file.save(&paths[0])?;
    let made = made(&Roster::first(&root, &now)?, &folder, words.words().join(" "))?;
    let keys = paths.iter().map(|path| path.display().to_string());
    Ok(RosterMade {
        files: keys.collect(),
        ..made
    })
}

/// Puts the supervisor who asks on the roster; writes the next roster and the answer.
pub(crate) fn sign_roster(
    host: &Host,
    wish: &RosterWish<'_>,
    request: &Path,
    level: &str,
    sign: &SignWish<'_>,
    to: &Path,
) -> Result<RosterMade, ApiError> {
    let (root, roster) = open(wish)?;
    let request = Request::load(request)?;
    request.is_for(&roster)?;
    if !matches!(request.card().role(), Role::Supervisor | Role::Analyst) {
        return Err(ApiError::new("only-supervisors-on-roster"));
    }
    request.demand_words(sign.words)?;
    let folder = existing(&to.display().to_string())?;
    let data_key = match (request.recovers(), sign.identity) {
        (None, _) => None,
        (Some(_), None) => return Err(ApiError::new("recovery-needs-key")),
        (Some(_), Some(file)) => give_back(&request, &roster, &Identity::generate(), Some(file))?,
    };
    let now = moment::stored(&host.now());
    let card = request.card();
    let next = roster.with_supervisor(&root, card.clone(), Level::parse(level), sign.area.to_vec(), &now)?;
    let answer = folder.join(format!("{}.{ANSWER}", card.person()));
    let made = made(&next, &folder, String::new())?;
    let whole = Answer {
        roster: next,
        enrolment: None,
        data_key,
    };
    whole.save(&answer)?;
    Ok(RosterMade {
        files: vec![answer.display().to_string()],
        ..made
    })
}

/// Revokes a device; writes the next roster.
pub(crate) fn revoke(
    host: &Host,
    wish: &RosterWish<'_>,
    device: &str,
    upto: u64,
    keeps: &[String],
    to: &Path,
) -> Result<RosterMade, ApiError> {
    let (root, roster) = open(wish)?;
    let is_id = |id: &str| id.len() == 32 && id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if let Some(wrong) = std::iter::once(device)
        .chain(keeps.iter().map(String::as_str))
        .find(|id| !is_id(id))
    {
        return Err(ApiError::new("not-a-device-id").with("typed", wrong));
    }
    let folder = existing(&to.display().to_string())?;
    let revoked = Revoked {
        device: DeviceId::new(device),
        upto,
        keeps: keeps.iter().map(DeviceId::new).collect(),
    };
    let next = roster.with_revoked(&root, revoked, &moment::stored(&host.now()))?;
    made(&next, &folder, String::new())
}

fn open(wish: &RosterWish<'_>) -> Result<(RootKey, Roster), ApiError> {
    let roster = Roster::load(wish.roster)?;
    let root = RootFile::load(wish.root)?.unlock(&Passphrase::parse(wish.words)?)?;
    Ok((root, roster))
}

/// Writes a roster under its version's name; one that is there is never overwritten.
fn made(roster: &Roster, folder: &Path, words: String) -> Result<RosterMade, ApiError> {
    let path: PathBuf = folder.join(format!("{}-{}.{ROSTER_FILE}", roster.pack(), roster.version()));
    if path.exists() {
        return Err(ApiError::new("already-there").with("file", path.display()));
    }
    roster.save(&path)?;
    Ok(RosterMade {
        file: path.display().to_string(),
        version: roster.version(),
        survey: roster.survey(),
        supervisors: roster.in_force().count(),
        revoked: roster.revoked().len(),
        files: Vec::new(),
        words,
    })
}
