//! Writing a backup: under another name until it is whole and on the disk.

use std::path::{Path, PathBuf};

use paduk_store::{BackupMade, BackupStep, BackupWish, Frozen};
use paduk_survey::DeviceId;
use serde::Serialize;
use zeroize::Zeroizing;

use super::{fresh, full_of, keep_names, unwritable};
use crate::api::{ApiError, WorkProgress};
use crate::moment;
use crate::opened::Opened;
use crate::session::{ProfileFolder, folder_of};

/// How a backup's folder begins: "cadangan" is what people call it.
pub(super) const NAME: &str = "CADANGAN";

/// A backup that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BackedUp {
    /// The folder that holds it.
    pub folder: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// Revisions in it.
    pub revisions: u64,
    /// Drafts in it.
    pub drafts: usize,
    /// Four words of what it knows.
    pub words: Vec<String>,
}

/// Everything that a backup needs, so that it can be written while the profile goes on being worked in.
pub(crate) struct Plan {
    frozen: Frozen,
    /// The folder that it is written into.
    folder: PathBuf,
    unfinished: PathBuf,
    target: PathBuf,
    own: PathBuf,
    key: Zeroizing<[u8; 32]>,
    device: DeviceId,
    at: String,
}

impl Opened {
    /// Writes a backup of the open profile into a folder, for example on a stick.
    pub(crate) fn back_up(&self, folder: &Path, progress: &mut dyn FnMut(WorkProgress)) -> Result<BackedUp, ApiError> {
        self.plan_backup(folder)?.write(&mut |step| {
            progress(WorkProgress {
                phase: "backup".to_owned(),
                done: step.done,
                total: step.total,
            });
            true
        })
    }

    /// Freezes the store for a backup into this folder.
    pub(crate) fn plan_backup(&self, folder: &Path) -> Result<Plan, ApiError> {
        if !folder.is_dir() {
            return Err(ApiError::new("no-such-folder").with("folder", folder.display()));
        }
        let now = self.host.now();
        let name = format!("{NAME}-{}-{}", self.profile, now.format("%Y%m%d-%H%M%S"));
        let target = folder.join(&name);
        if target.exists() {
            return Err(ApiError::new("already-there").with("file", target.display()));
        }
        Ok(Plan {
            frozen: self.store.freeze()?,
            folder: folder.to_owned(),
            unfinished: folder.join(format!(".{NAME}-{}", self.profile)),
            target,
            own: ProfileFolder::file(&folder_of(&self.host.data, &self.profile)),
            key: Zeroizing::new(*self.unlocked.data_key()),
            device: self.unlocked.public().device.clone(),
            at: moment::stored(&now),
        })
    }
}

impl Plan {
    /// Writes it; `tell` is asked between slices whether to go on.
    pub(crate) fn write(self, tell: &mut dyn FnMut(BackupStep) -> bool) -> Result<BackedUp, ApiError> {
        let (folder, unfinished, target) = (self.folder.clone(), self.unfinished.clone(), self.target.clone());
        let written = fresh(&unfinished).and_then(|()| self.fill(tell)).and_then(|made| {
            std::fs::rename(&unfinished, &target)
                .and_then(|()| keep_names(&folder))
                .map_err(|error| unwritable(&target, &error))?;
            Ok(made)
        });
        if written.is_err() {
            // The first error is the one to tell; what stays behind is cleared away by the next attempt.
            let _ = std::fs::remove_dir_all(&unfinished);
        }
        let made = written.map_err(|error| full_of(&folder, error))?;
        Ok(BackedUp {
            folder: target.display().to_string(),
            bytes: made.bytes,
            revisions: made.revisions,
            drafts: made.drafts,
            words: made.fingerprint.words().map(str::to_owned).to_vec(),
        })
    }

    fn fill(self, tell: &mut dyn FnMut(BackupStep) -> bool) -> Result<BackupMade, ApiError> {
        let wish = BackupWish {
            to: &ProfileFolder::store(&self.unfinished),
            key: &self.key,
            device: &self.device,
            at: &self.at,
        };
        let made = self.frozen.write(&wish, tell)?;
        let own = paduk_keys::Profile::load(&self.own)?;
        own.save(&ProfileFolder::file(&self.unfinished))?;
        keep_names(&self.unfinished).map_err(|error| unwritable(&self.unfinished, &error))?;
        Ok(made)
    }
}
