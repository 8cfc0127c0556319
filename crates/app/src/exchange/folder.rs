//! Folders to write to: sticks first, then the person's own documents.

use std::path::{Path, PathBuf};

use paduk_text::Language;

use crate::api::FolderView;
use crate::opened::Opened;

impl Opened {
    /// Folders that are there now.
    pub(crate) fn folders(&self) -> Vec<FolderView> {
        folders(self.language)
    }
}

/// Folders that are there now, also for a laptop on which nothing is open.
pub(crate) fn folders(language: Language) -> Vec<FolderView> {
    let sticks = sticks().into_iter().map(|path| view(&path, true));
    let own = documents().into_iter().map(|path| own_folder(&path, language));
    sticks.chain(own).collect()
}

/// The home folder is named as such: its own name says nothing to a person.
fn own_folder(path: &Path, language: Language) -> FolderView {
    let found = view(path, false);
    if home().as_deref() != Some(path) {
        return found;
    }
    FolderView {
        label: paduk_text::say("folder.home", &[("name", &found.label)], language),
        ..found
    }
}

fn view(path: &Path, removable: bool) -> FolderView {
    let name = path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    );
    FolderView {
        path: path.display().to_string(),
        label: name,
        removable,
    }
}

/// Where the system mounts sticks: drive letters after C on Windows, `/media` and `/run/media` elsewhere.
fn sticks() -> Vec<PathBuf> {
    if cfg!(windows) {
        return (b'D'..=b'Z')
            .map(|letter| PathBuf::from(format!("{}:\\", char::from(letter))))
            .filter(|drive| drive.is_dir())
            .collect();
    }
    let below = |folder: &Path| {
        std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.is_dir())
    };
    let mut found: Vec<PathBuf> = ["/media", "/run/media"]
        .iter()
        .flat_map(|root| below(Path::new(root)).collect::<Vec<_>>())
        .flat_map(|user| below(&user).collect::<Vec<_>>())
        .collect();
    found.sort();
    found
}

/// The person's documents, by whichever name the system gives them; else the home folder.
fn documents() -> Vec<PathBuf> {
    let Some(home) = home() else { return Vec::new() };
    let named = ["Documents", "Dokumen"].map(|name| home.join(name));
    let found: Vec<PathBuf> = named.into_iter().filter(|folder| folder.is_dir()).collect();
    if found.is_empty() { vec![home] } else { found }
}

fn home() -> Option<PathBuf> {
    ["USERPROFILE", "HOME"]
        .iter()
        .find_map(std::env::var_os)
        .map(PathBuf::from)
}
