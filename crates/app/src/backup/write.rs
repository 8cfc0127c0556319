//! Writing a backup: under another name until it is whole and on the disk.

use std::path::Path;

use paduk_store::BackupWish;
use serde::Serialize;

use super::{fresh, full_of, keep_names, unwritable};
use crate::api::{ApiError, WorkProgress};
use crate::moment;
use crate::opened::Opened;
use crate::session::{ProfileFolder, folder_of};

/// How a backup's folder begins: "cadangan" is what people call it.
const NAME: &str = "CADANGAN";

/// A backup that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BackedUp {
    /// The folder that holds it.
    pub folder: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// Revisions in it.
    pub revisions: usize,
    /// Drafts in it.
    pub drafts: usize,
    /// Four words of what it knows.
    pub words: Vec<String>,
}

impl Opened {
    /// Writes a backup of the open profile into a folder, for example on a stick.
    pub(crate) fn back_up(&self, folder: &Path, progress: &mut dyn FnMut(WorkProgress)) -> Result<BackedUp, ApiError> {
        if !folder.is_dir() {
            return Err(ApiError::new("no-such-folder").with("folder", folder.display()));
        }
        let now = self.host.now();
        let name = format!("{NAME}-{}-{}", self.profile, now.format("%Y%m%d-%H%M%S"));
        let target = folder.join(&name);
        if target.exists() {
            return Err(ApiError::new("already-there").with("file", target.display()));
        }
        let unfinished = folder.join(format!(".{NAME}-{}", self.profile));
        fresh(&unfinished)?;
        let written = self.write_backup(&unfinished, &moment::stored(&now), progress);
        let renamed = written.and_then(|bytes| {
            std::fs::rename(&unfinished, &target)
                .and_then(|()| keep_names(folder))
                .map_err(|error| unwritable(&target, &error))?;
            Ok(bytes)
        });
        if renamed.is_err() {
            // The first error is the one to tell; what stays behind is cleared away by the next attempt.
            let _ = std::fs::remove_dir_all(&unfinished);
        }
        Ok(BackedUp {
            folder: target.display().to_string(),
            bytes: renamed.map_err(|error| full_of(folder, error))?,
            revisions: self.store.ids()?.len(),
            drafts: self.store.drafts()?.len(),
            words: self.store.fingerprint()?.words().map(str::to_owned).to_vec(),
        })
    }

    fn write_backup(&self, folder: &Path, at: &str, progress: &mut dyn FnMut(WorkProgress)) -> Result<u64, ApiError> {
        let wish = BackupWish {
            to: &ProfileFolder::store(folder),
            key: self.unlocked.data_key(),
            device: &self.unlocked.public().device,
            at,
        };
        let bytes = self.store.backup(&wish, &mut |step| {
            progress(WorkProgress {
                phase: "backup".to_owned(),
                done: step.done,
                total: step.total,
            });
            true
        })?;
        let own = paduk_keys::Profile::load(&ProfileFolder::file(&folder_of(&self.host.data, &self.profile)))?;
        own.save(&ProfileFolder::file(folder))?;
        keep_names(folder).map_err(|error| unwritable(folder, &error))?;
        Ok(bytes)
    }
}
