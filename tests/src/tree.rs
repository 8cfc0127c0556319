//! The project's text files as one value, so that a rule can be asked of a made-up project as well.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Folders that hold nothing written by hand.
const SKIPPED: [&str; 8] = [
    ".git",
    ".idea",
    ".vscode",
    "demo-out",
    "dist",
    "node_modules",
    "target",
    "test-results",
];

/// Text files by their path from the project's root, with `/` between the parts.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    files: BTreeMap<String, String>,
}

impl Tree {
    /// The project this test belongs to. Files that are not UTF-8 text are left out.
    pub fn of_project() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut tree = Self::default();
        let mut open: Vec<PathBuf> = vec![root.clone()];
        while let Some(folder) = open.pop() {
            let Ok(inside) = std::fs::read_dir(&folder) else {
                continue;
            };
            for path in inside.flatten().map(|found| found.path()) {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                if path.is_dir() {
                    if !SKIPPED.contains(&name.as_str()) {
                        open.push(path);
                    }
                } else if let Ok(text) = std::fs::read_to_string(&path) {
                    let from_root = path.strip_prefix(&root).unwrap_or(&path);
                    let key = from_root.to_string_lossy().replace('\\', "/");
                    tree.files.insert(key, text);
                }
            }
        }
        tree
    }

    /// A made-up project, for showing that a rule can fail.
    pub fn made(files: &[(&str, &str)]) -> Self {
        let owned = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
        Self {
            files: files.iter().map(owned).collect(),
        }
    }

    /// The same project with one more file, or with that file changed.
    #[must_use]
    pub fn with(mut self, path: &str, text: &str) -> Self {
        self.files.insert(path.to_owned(), text.to_owned());
        self
    }

    /// The text of one file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// All files, by path.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The files under a folder whose name ends in one of the given endings (`.rs`), by path.
    pub fn under<'a>(&'a self, folder: &'a str, endings: &'a [&'a str]) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.all()
            .filter(move |(path, _)| path.starts_with(folder) && endings.iter().any(|ending| path.ends_with(ending)))
    }

    /// The rooms: the folder of each crate with its Cargo.toml, for example `("store", "[package] …")`.
    /// The window's crate is called by its folder, `src-tauri`.
    pub fn rooms(&self) -> impl Iterator<Item = (&str, &str)> {
        self.all().filter_map(|(path, text)| {
            let folder = path.strip_suffix("/Cargo.toml")?;
            let room = folder.strip_prefix("crates/").unwrap_or(folder);
            let is_room = (folder != room && !room.contains('/')) || folder == "src-tauri";
            is_room.then_some((room, text))
        })
    }
}
