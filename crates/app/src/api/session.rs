//! Who is here.

use serde::Serialize;
use specta::Type;

use super::{PersonRole, ResumeView, WaitingFor};

/// In which state the program is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SessionState {
    /// No profile on this laptop yet.
    FirstRun,
    /// Profiles, none open.
    Locked,
    /// A profile is open.
    Open,
}

/// A profile on this laptop. Shown while locked, so it names a code, never a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProfileView {
    /// The profile's id.
    pub id: String,
    /// The person's code.
    pub person: String,
    /// The role.
    pub role: PersonRole,
    /// True for a training profile.
    pub training: bool,
    /// What it waits for.
    pub waiting: WaitingFor,
}

/// Who is here, and in which state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SessionView {
    /// The state.
    pub state: SessionState,
    /// The program's version.
    pub version: String,
    /// The program's language: `id` or `en`.
    pub language: String,
    /// All profiles on this laptop.
    pub profiles: Vec<ProfileView>,
    /// The open profile.
    pub open: Option<ProfileView>,
    /// The survey pack's title.
    pub survey: String,
    /// The village of the open profile.
    pub village: String,
    /// Four check words of the open profile's card.
    pub card_words: Vec<String>,
    /// When something was last saved: `14.05`; empty if nothing was.
    pub saved_at: String,
    /// Minutes without a hand on it until the open profile is locked.
    pub lock_minutes: u32,
    /// Where work stopped, so that it goes on there.
    pub resume: Option<ResumeView>,
}

/// Four new words, shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WordsView {
    /// The words.
    pub words: Vec<String>,
    /// Which two are asked back, counted from 1.
    pub ask: Vec<u32>,
}

/// A word looked up on the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WordView {
    /// Whether it is on the list.
    pub known: bool,
    /// What it might be: completions first, then words spelt alike.
    pub suggestions: Vec<String>,
}
