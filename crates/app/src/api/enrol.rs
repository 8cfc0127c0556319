//! How a laptop comes to write real records: requests, check words, and who is on the survey's list.

use serde::Serialize;
use specta::Type;

use super::{FolderView, PersonRole};

/// A request that was written, or that still waits for its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AskedView {
    /// The profile that waits.
    pub profile: String,
    /// The request's file; empty where an earlier one is looked at again.
    pub file: String,
    /// The four words of the new profile, shown once; empty where it keeps those it has.
    pub words: Vec<String>,
    /// Which two of them are asked back, counted from 1.
    pub ask: Vec<u32>,
    /// The four check words, to be compared face to face.
    pub check_words: Vec<String>,
}

/// What a profile waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum WaitingFor {
    /// Nothing: it can be opened.
    Nothing,
    /// Its first answer from the supervisor.
    Enrolment,
    /// The answer that lets a person back in who forgot the words; with the words it still opens.
    Recovery,
}

/// A laptop that is enrolled now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AcceptedView {
    /// The profile.
    pub profile: String,
    /// Who works with it.
    pub person: String,
    /// Names of the villages; empty for all.
    pub areas: Vec<String>,
    /// The escrowed data key, as a file for the supervisor.
    pub recovery: String,
    /// True where a forgotten store opens again.
    pub recovered: bool,
}

/// A request as the supervisor sees it before signing. Its check words are not shown: they are read from the other screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RequestView {
    /// The file.
    pub path: String,
    /// Who asks.
    pub person: String,
    /// In which role.
    pub role: PersonRole,
    /// The beginning of the laptop's id.
    pub device: String,
    /// True where the words were forgotten and the old store's key is asked for.
    pub recovers: bool,
}

/// An answer that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SignedView {
    /// Whose.
    pub person: String,
    /// The answer's file, to be carried back.
    pub file: String,
    /// The four check words that were compared.
    pub check_words: Vec<String>,
    /// True where it brings a forgotten store's key back.
    pub recovers: bool,
    /// Revisions that were held and entered now.
    pub released: u32,
}

/// A village that a person may be sent to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AreaView {
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
}

/// Positions of a log that have not arrived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GapView {
    /// The first.
    pub from: u32,
    /// The last.
    pub to: u32,
}

/// One laptop whose work or card is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DeviceRow {
    /// The device's id.
    pub device: String,
    /// Its beginning, as people tell laptops apart.
    pub short: String,
    /// Whose it is; empty where nobody vouches for it.
    pub person: String,
    /// True for this very laptop.
    pub own: bool,
    /// Revisions known of it, by its last position; 0 without any.
    pub last: u32,
    /// When something last came from it: `24/11/2026 14.05`; empty if never.
    pub came_at: String,
    /// What has not arrived although later work has.
    pub gaps: Vec<GapView>,
    /// True where two histories are known of it: the laptop was copied or set back.
    pub forked: bool,
    /// Revisions held until somebody vouches for it.
    pub held: u32,
    /// True where it was revoked.
    pub revoked: bool,
    /// The last position that stands of a revoked device.
    pub upto: u32,
    /// Bundles from it whose receipt was not sent back yet.
    pub unconfirmed: u32,
}

/// Everybody whose laptop is known, and what may be done about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DevicesView {
    /// The laptops: what needs a person first, then by person.
    pub devices: Vec<DeviceRow>,
    /// Bundles sent from here without a receipt.
    pub unconfirmed: u32,
    /// Whether requests can be signed here.
    pub may_sign: bool,
    /// True in a real profile, which can ask for its enrolment again.
    pub real: bool,
    /// The code of what stands against writing here, for example `device-revoked`; empty where nothing does.
    pub standing: String,
    /// Version of the list of supervisors in use; 0 in training, which has none.
    pub roster: u32,
    /// The villages of the pack.
    pub areas: Vec<AreaView>,
    /// Folders offered, sticks first.
    pub folders: Vec<FolderView>,
}
