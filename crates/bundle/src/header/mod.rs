//! The first line: what the bundle is, from whom, for whom, and what it holds.

mod read;
mod write;

use chrono::{DateTime, FixedOffset};
use ed25519_dalek::VerifyingKey;
use paduk_survey::{BundleId, DeviceId, Hash, Mode, PersonId, RevisionId};

pub(crate) use read::read;
pub(crate) use write::{number, object, write};

/// What a bundle is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BundleKind {
    /// From an enumerator or clerk to the supervisor.
    ToSupervisor,
    /// From the supervisor to an enumerator: returns, assignments, receipts.
    ToEnumerator,
    /// From a supervisor to the survey's centre.
    ToCentre,
    /// Everything that a store holds, for keeping.
    Backup,
    /// A survey pack for others to work with, and no revision.
    Pack,
}

impl BundleKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [
        Self::ToSupervisor,
        Self::ToEnumerator,
        Self::ToCentre,
        Self::Backup,
        Self::Pack,
    ];

    /// The word in the header.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ToSupervisor => "to_supervisor",
            Self::ToEnumerator => "to_enumerator",
            Self::ToCentre => "to_centre",
            Self::Backup => "backup",
            Self::Pack => "pack",
        }
    }

    /// The kind that `word` names, if it names one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// Who made the bundle. Not necessarily who wrote what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// The person, as the bundle says.
    pub person: PersonId,
    /// The device whose key signed the footer.
    pub device: DeviceId,
    /// That key.
    pub key: VerifyingKey,
    /// The device's public card as canonical JSON, if it is carried.
    pub card: Option<Vec<u8>>,
}

/// How much the bundle holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Revisions.
    pub revisions: u64,
    /// Blobs, whole ones.
    pub blobs: u64,
}

/// A survey pack's file that travels as a blob.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFile {
    /// SHA-256 of the file.
    pub blob: Hash,
    /// Its bytes.
    pub size: u64,
}

/// What the bundle holds of one device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceSpan {
    /// The device.
    pub device: DeviceId,
    /// The key that its id follows from and that signed its revisions.
    pub key: VerifyingKey,
    /// Its public card as canonical JSON, if it is carried.
    pub card: Option<Vec<u8>>,
    /// Lowest position of its log in this bundle.
    pub from: u64,
    /// Highest position of its log in this bundle.
    pub to: u64,
    /// Id of the revision at the highest position; of the last one by id where a cloned laptop wrote two.
    pub head: RevisionId,
}

/// The first line of a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The bundle's random id.
    pub bundle: BundleId,
    /// What it is for.
    pub kind: BundleKind,
    /// Whether what it holds counts.
    pub mode: Mode,
    /// The survey that it belongs to: root key fingerprint and pack id.
    pub survey: String,
    /// When it was made, as the sender's clock said.
    pub at: DateTime<FixedOffset>,
    /// Who made it.
    pub from: Sender,
    /// The age recipients whom the sender sealed it for, in their order.
    pub recipients: Vec<String>,
    /// Version of the sender's roster; 0 where there is none yet.
    pub roster: u64,
    /// That roster itself as canonical JSON, if it is carried. Its own signature decides, not the bundle's.
    pub signed_roster: Option<Vec<u8>>,
    /// Version of the sender's survey pack.
    pub pack: String,
    /// The pack itself, if it is carried: a blob of this bundle.
    pub pack_file: Option<PackFile>,
    /// How much it holds.
    pub counts: Counts,
    /// What it holds of each device, sorted by device.
    pub devices: Vec<DeviceSpan>,
}

impl Header {
    /// The bundle's short name, the six characters that also stand in its file name.
    pub fn short(&self) -> String {
        short(&self.bundle)
    }
}

/// The first six characters of a bundle id.
pub(crate) fn short(bundle: &BundleId) -> String {
    bundle.to_string().chars().take(6).collect()
}
