//! The survey pack in use, another version of it, and drafts that stand on an earlier one.

use serde::Serialize;
use specta::Type;

use super::FolderView;

/// How much a change weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ChangeWeight {
    /// An error: the pack is not taken in.
    Error,
    /// May leave answers without a place, or change a verdict.
    Warning,
    /// Anything else.
    Note,
}

/// One change, or one error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PackChange {
    /// How much it weighs.
    pub weight: ChangeWeight,
    /// `ibu_hamil.xlsx: survey!F12`; empty where it is about the whole.
    pub cell: String,
    /// The sentence.
    pub sentence: String,
}

/// A draft that stands on another version of its questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PackDraft {
    /// The draft's document.
    pub document: String,
    /// The questionnaire's title.
    pub title: String,
    /// Whom it is about, or where the household lives.
    pub about: String,
    /// The version of the pack on which it was begun.
    pub version: String,
    /// How many changes its journal holds.
    pub changes: u32,
}

/// The pack in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PackView {
    /// The survey's title.
    pub title: String,
    /// The pack's name in files.
    pub id: String,
    /// The version.
    pub version: String,
    /// Drafts on an earlier version.
    pub drafts: Vec<PackDraft>,
    /// Folders offered, sticks first.
    pub folders: Vec<FolderView>,
}

/// Another version, looked at or taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PackLookView {
    /// Where it lies.
    pub path: String,
    /// True where the profile works with it now.
    pub taken: bool,
    /// True where these are the very files in use.
    pub same: bool,
    /// True where nothing speaks against taking it in.
    pub good: bool,
    /// The version in use before.
    pub known_version: String,
    /// Its version.
    pub version: String,
    /// What changed, or what is wrong with it.
    pub changes: Vec<PackChange>,
    /// How many of the changes may leave answers without a place or change a verdict.
    pub warnings: u32,
    /// Drafts whose questionnaire is another one in it; they stay where they are until somebody moves them.
    pub drafts: Vec<PackDraft>,
}

/// An answer that has no place in the new version; it is kept with the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LostView {
    /// The question's code.
    pub question: String,
    /// Its value.
    pub value: String,
}

/// A draft that goes on, or would go on, in the version in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MoveView {
    /// The draft's document.
    pub document: String,
    /// True where it was moved.
    pub moved: bool,
    /// The version on which it stood.
    pub from: String,
    /// The version in use.
    pub to: String,
    /// Answers without a place.
    pub lost: Vec<LostView>,
}
