//! A backup made a profile again: checked whole first, then as a new device beside whatever is on this laptop.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use paduk_keys::{Card, Passphrase, Profile};
use paduk_store::Store;
use serde::Serialize;

use super::write::NAME;
use super::{fresh, full_of, is_damage, keep_names, unwritable};
use crate::api::{ApiError, BackupFound, FolderView, RestoredView, WorkProgress};
use crate::enrol::Trusted;
use crate::host::Host;
use crate::moment;
use crate::session::{ProfileFolder, folder_of, profile_id, profiles_folder, renew};

/// Files that make up a store: the second holds what was not folded in, where somebody copied a profile by hand.
const FILES: [&str; 2] = ["paduk.db", "paduk.db-wal"];

/// A backup that was made a profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Restored {
    /// The new profile's id.
    pub profile: String,
    /// Its new device id.
    pub device: String,
    /// Revisions in it.
    pub revisions: u64,
    /// Drafts in it.
    pub drafts: u64,
    /// Four words of what it knows.
    pub words: Vec<String>,
}

impl From<Restored> for RestoredView {
    fn from(restored: Restored) -> Self {
        let count = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            profile: restored.profile,
            revisions: count(restored.revisions),
            drafts: count(restored.drafts),
            words: restored.words,
        }
    }
}

/// Makes a backup a profile of this laptop. Nothing that is here is touched, and the backup is only read.
///
/// # Errors
/// Those of the words and the store; `backup-damaged` where a check finds anything lost or altered.
pub(crate) fn restore(
    host: &Host,
    backup: &Path,
    typed: &str,
    progress: &mut dyn FnMut(WorkProgress),
) -> Result<Restored, ApiError> {
    let profile = Profile::load(&ProfileFolder::file(backup))?;
    if host.training_only && profile.public().mode != paduk_survey::Mode::Training {
        return Err(ApiError::new("training-only"));
    }
    let words = Passphrase::parse(typed)?;
    // The words are tried before anything is written.
    profile.unlock(&words)?;
    let id = free_id(&host.data, &profile_id(profile.public()));
    let unfinished = profiles_folder(&host.data).join(format!(".{id}"));
    fresh(&unfinished)?;
    let restored = fill(host, backup, &unfinished, &profile, &words, progress).and_then(|restored| {
        let folder = folder_of(&host.data, &id);
        std::fs::rename(&unfinished, &folder)
            .and_then(|()| keep_names(&profiles_folder(&host.data)))
            .map_err(|error| unwritable(&folder, &error))?;
        Ok(Restored {
            profile: id,
            ..restored
        })
    });
    if restored.is_err() {
        let _ = std::fs::remove_dir_all(&unfinished);
    }
    restored.map_err(|error| full_of(&host.data, error))
}

/// Backups in these folders, the latest of each folder first; a folder that is one counts too.
pub(crate) fn find(folders: &[FolderView]) -> Vec<BackupFound> {
    let mut found = Vec::new();
    for folder in folders {
        let inside = std::fs::read_dir(&folder.path).into_iter().flatten().flatten();
        let mut names: Vec<PathBuf> = inside.map(|each| each.path()).filter(|path| is_backup(path)).collect();
        names.sort();
        found.extend(names.into_iter().rev().map(|path| BackupFound {
            name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            path: path.display().to_string(),
            removable: folder.removable,
        }));
    }
    found
}

fn is_backup(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(NAME) && ProfileFolder::file(path).is_file() && ProfileFolder::store(path).is_file()
}

/// Copies, checks, ends the old device's log and puts a new key in its place.
fn fill(
    host: &Host,
    backup: &Path,
    folder: &Path,
    profile: &Profile,
    words: &Passphrase,
    progress: &mut dyn FnMut(WorkProgress),
) -> Result<Restored, ApiError> {
    let mut tell = |done| {
        progress(WorkProgress {
            phase: "restore".to_owned(),
            done,
            total: 3,
        });
    };
    tell(0);
    for name in FILES {
        copy(&backup.join(name), &folder.join(name), name == FILES[0])?;
    }
    tell(1);
    let unlocked = profile.unlock(words)?;
    let mut store = Store::open(&ProfileFolder::store(folder), unlocked.data_key())?;
    let own = unlocked.card()?;
    let mut keys: BTreeMap<_, _> = store
        .cards()?
        .iter()
        .filter_map(|known| Card::read(&known.bytes).ok())
        .chain([own])
        .map(|card| (card.device().clone(), *card.signing_key()))
        .collect();
    if let Some(trusted) = Trusted::of(&store)? {
        keys.extend(trusted.keys());
    }
    let report = store.check(&keys)?;
    let damages = report.findings.iter().filter(|finding| is_damage(finding)).count();
    if damages > 0 {
        return Err(ApiError::new("backup-damaged").with("count", damages));
    }
    tell(2);
    let at = moment::stored(&host.now());
    let (renewed, unlocked) = renew(host, profile, &unlocked, words, &mut store, &at)?;
    let known = store.fingerprint()?;
    drop(store);
    renewed.save(&ProfileFolder::file(folder))?;
    keep_names(folder).map_err(|error| unwritable(folder, &error))?;
    tell(3);
    Ok(Restored {
        profile: String::new(),
        device: unlocked.public().device.to_string(),
        revisions: report.revisions,
        drafts: report.drafts,
        words: known.words().map(str::to_owned).to_vec(),
    })
}

/// Copies a file and sees it onto the disk; one that need not be there may be absent.
fn copy(from: &Path, to: &Path, needed: bool) -> Result<(), ApiError> {
    if !from.is_file() {
        let missing = ApiError::new("not-readable").with("file", from.display());
        return if needed { Err(missing) } else { Ok(()) };
    }
    std::fs::copy(from, to)
        .and_then(|_| std::fs::OpenOptions::new().write(true).open(to)?.sync_all())
        .map_err(|error| unwritable(to, &error))
}

/// The id, or the id with the first number that no folder has.
fn free_id(data: &Path, id: &str) -> String {
    let taken = |id: &String| -> bool {
        let folder: PathBuf = folder_of(data, id);
        folder.exists()
    };
    let mut found = id.to_owned();
    let mut number = 2;
    while taken(&found) {
        found = format!("{id}-{number}");
        number += 1;
    }
    found
}
