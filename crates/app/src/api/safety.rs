//! What keeps the work safe: backups, the check of the store, the lock, and a case's history.

use serde::Serialize;
use specta::Type;

use super::ApiError;

/// The laptop's own settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SettingsView {
    /// What people call this laptop; empty until somebody says.
    pub device_name: String,
    /// The first characters of its device id.
    pub device: String,
    /// Minutes without a hand on it until it locks.
    pub lock_minutes: u32,
    /// Minutes that may be chosen.
    pub lock_choices: Vec<u32>,
    /// When the last backup was made: `23/11/2026 16.40`; empty if none was.
    pub last_backup: String,
}

/// Long work that goes on while the window is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum LongTask {
    /// A backup.
    Backup,
    /// The check of everything stored.
    Check,
}

/// How long work stands. Asked again and again while it runs; what is asked in between is answered at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WorkView {
    /// What is or was done; nothing where nothing was.
    pub task: Option<LongTask>,
    /// Whether it goes on.
    pub running: bool,
    /// Steps done.
    pub done: u32,
    /// Steps in all; zero where that is not known yet.
    pub total: u32,
    /// The backup that was made.
    pub backup: Option<BackupMadeView>,
    /// What the check found.
    pub check: Option<CheckView>,
    /// Why it came to nothing.
    pub refused: Option<ApiError>,
}

/// A backup that was made, whole and on the disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupMadeView {
    /// Its folder.
    pub folder: String,
    /// Its size in words: `1,2 MB`.
    pub size: String,
    /// Revisions in it.
    pub revisions: u32,
    /// Drafts in it.
    pub drafts: u32,
    /// Four words of what it knows.
    pub words: Vec<String>,
}

/// What a check of the store counted and found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CheckView {
    /// Revisions looked at.
    pub revisions: u32,
    /// Signatures that hold.
    pub signatures: u32,
    /// Attachments looked at.
    pub blobs: u32,
    /// Drafts looked at.
    pub drafts: u32,
    /// What is not as it should be, alike ones together.
    pub findings: Vec<CheckLine>,
    /// Four words of everything that is known.
    pub words: Vec<String>,
}

/// Things found that have one sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CheckLine {
    /// The sentence.
    pub text: String,
    /// How often.
    pub count: u32,
    /// True where something stored is lost or altered, not only late or cloned.
    pub damage: bool,
}

/// A backup that lies in a folder which is there now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupFound {
    /// The backup's folder.
    pub path: String,
    /// Its name.
    pub name: String,
    /// Whether it lies on a stick.
    pub removable: bool,
}

/// A backup made a profile again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RestoredView {
    /// The new profile's id.
    pub profile: String,
    /// Revisions in it.
    pub revisions: u32,
    /// Drafts in it.
    pub drafts: u32,
    /// Four words of what it knows.
    pub words: Vec<String>,
}

/// The history of a case in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CaseHistory {
    /// The case.
    pub case: String,
    /// `Kertaharja · RT 02 / RW 05 · ruta 014`.
    pub label: String,
    /// Its documents.
    pub documents: Vec<DocumentHistory>,
}

/// The history of one document in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DocumentHistory {
    /// `Kuesioner Ibu hamil, anggota 2`.
    pub title: String,
    /// One sentence for each revision, in order.
    pub lines: Vec<String>,
    /// What holds now beside them: an undecided conflict, an open draft.
    pub notes: Vec<String>,
}
