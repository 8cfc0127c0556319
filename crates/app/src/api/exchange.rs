//! What travels: bundles and cards.

use serde::Serialize;
use specta::Type;

use super::{Param, PersonRole};

/// A public card that this profile knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CardView {
    /// The person's code.
    pub person: String,
    /// The role.
    pub role: PersonRole,
    /// Four check words, to be compared face to face.
    pub words: Vec<String>,
}

/// A folder to write to or read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FolderView {
    /// The path.
    pub path: String,
    /// How it is called.
    pub label: String,
    /// Whether it is a stick.
    pub removable: bool,
}

/// One group in what would be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SendRow {
    /// The group's or questionnaire's name.
    pub name: String,
    /// Finished and not sent yet.
    pub ready: u32,
    /// Finished and sent before.
    pub sent: u32,
    /// Begun; they stay behind.
    pub drafts: u32,
}

/// What would be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SendView {
    /// By kind of questionnaire.
    pub rows: Vec<SendRow>,
    /// Households with something to send.
    pub households: u32,
    /// Drafts that stay behind.
    pub staying: u32,
    /// Whom it is sealed for; none yet means a card is needed first.
    pub recipients: Vec<CardView>,
    /// Folders offered, sticks first.
    pub folders: Vec<FolderView>,
    /// The folder used last; empty if none.
    pub last_folder: String,
    /// Bundles written before, the last first.
    pub sent: Vec<SentView>,
    /// For a supervisor: to whom something can go back.
    pub field: Vec<FieldRow>,
}

/// Somebody in the field to whom receipts and decisions can go back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FieldRow {
    /// The person's code.
    pub person: String,
    /// Bundles from there whose receipt was not sent back yet.
    pub unconfirmed: u32,
}

/// A bundle that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SentView {
    /// The file's name.
    pub file: String,
    /// The folder.
    pub folder: String,
    /// Size in words: `12 KB`.
    pub size: String,
    /// The four words of what it holds.
    pub words: Vec<String>,
    /// Households in it.
    pub households: u32,
    /// Revisions in it.
    pub revisions: u32,
    /// When: `24/11/2026 14.05`.
    pub at: String,
    /// Whether a receipt came.
    pub confirmed: bool,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ReceiveOutcome {
    /// Something new came in.
    New,
    /// Already known; nothing changed.
    Known,
    /// Held until its author is enrolled.
    Held,
    /// Refused whole; the code says why.
    Refused,
    /// A card was taken in.
    Card,
}

/// One file offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReceivedFile {
    /// The file's name.
    pub file: String,
    /// What became of it.
    pub outcome: ReceiveOutcome,
    /// The key of its sentence: `received.<code>` for what came in, `error.<code>` for what was refused.
    pub code: String,
    /// The sentence's parameters.
    pub params: Vec<Param>,
    /// Four words of the bundle's set; empty unless it came in.
    pub words: Vec<String>,
}

/// What was received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReceiveView {
    /// The files of this time, in the order given.
    pub files: Vec<ReceivedFile>,
    /// Four words of everything this store knows.
    pub words: Vec<String>,
    /// Households in the store.
    pub households: u32,
    /// Documents with two heads.
    pub conflicts: u32,
    /// Cards known.
    pub cards: Vec<CardView>,
    /// Four check words of this profile's own card.
    pub own_words: Vec<String>,
    /// Folders offered, sticks first.
    pub folders: Vec<FolderView>,
}

/// A place where something was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Written {
    /// The file's path.
    pub path: String,
    /// Four check words of what was written.
    pub words: Vec<String>,
}
