//! What a sealed file shows: outside to anybody, inside to one whom it is sealed for. Never an answer.

use std::path::Path;

use paduk_bundle::{BundleError, Expectations, Limits, Watch, check, outside};
use paduk_keys::load_identity;
use paduk_survey::Mode;
use serde::Serialize;

use crate::api::ApiError;
use crate::exchange::by_card;
use crate::moment;

/// What a sealed file shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SeenBundle {
    /// Bytes of the file.
    pub bytes: u64,
    /// SHA-256 of the file.
    pub sealed: String,
    /// Stanzas of the age header: recipients, and one that means nothing.
    pub stanzas: u64,
    /// What stands inside, where a key opened it and everything was verified.
    pub inside: Option<InsideBundle>,
}

/// The header of a verified bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InsideBundle {
    /// The bundle's id.
    pub bundle: String,
    /// The kind's word.
    pub kind: String,
    /// `training` or `real`.
    pub mode: String,
    /// The survey.
    pub survey: String,
    /// Who sealed it.
    pub from: String,
    /// When, as the sender's clock said.
    pub at: String,
    /// Version of the sender's roster.
    pub roster: u64,
    /// Whether the roster itself is carried.
    pub carries_roster: bool,
    /// Version of the sender's pack.
    pub pack: String,
    /// Whether the pack itself is carried.
    pub carries_pack: bool,
    /// For whom it is sealed.
    pub recipients: Vec<String>,
    /// Revisions in it.
    pub revisions: u64,
    /// Blobs in it.
    pub blobs: u64,
    /// Four words of its set.
    pub words: Vec<String>,
    /// Of each device, from which position of its log to which.
    pub devices: Vec<SeenDevice>,
}

/// What a bundle holds of one device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SeenDevice {
    /// The device.
    pub device: String,
    /// First position.
    pub from: u64,
    /// Last position.
    pub to: u64,
    /// Id of the revision there.
    pub head: String,
}

/// Looks at a sealed file. Inside only with a key; then everything is verified first.
///
/// # Errors
/// Those of the file, the key file, and of a bundle that is refused.
pub fn inspect_bundle(file: &Path, identity: Option<&Path>) -> Result<SeenBundle, ApiError> {
    let seen = outside(file, &Limits::FORMAT)?;
    let inside = match identity {
        None => None,
        Some(identity) => Some(inside(file, identity)?),
    };
    Ok(SeenBundle {
        bytes: seen.bytes,
        sealed: seen.sealed.to_string(),
        stanzas: seen.stanzas,
        inside,
    })
}

fn inside(file: &Path, identity: &Path) -> Result<InsideBundle, ApiError> {
    let identity = load_identity(identity)?;
    let trust = by_card(std::collections::BTreeMap::new(), Mode::Training);
    let mut silent = |_| ();
    let mut watch = Watch::telling(&mut silent);
    let checked = check(file, &identity, &Expectations::default(), &trust, &mut watch)
        .map_err(|error: BundleError| ApiError::from(error))?;
    let header = checked.header;
    Ok(InsideBundle {
        bundle: header.bundle.to_string(),
        kind: header.kind.as_str().to_owned(),
        mode: header.mode.as_str().to_owned(),
        survey: header.survey,
        from: header.from.person.to_string(),
        at: moment::day_and_clock(&header.at),
        roster: header.roster,
        carries_roster: header.signed_roster.is_some(),
        pack: header.pack,
        carries_pack: header.pack_file.is_some(),
        recipients: header.recipients,
        revisions: header.counts.revisions,
        blobs: header.counts.blobs,
        words: checked.fingerprint.words().map(str::to_owned).to_vec(),
        devices: header
            .devices
            .iter()
            .map(|span| SeenDevice {
                device: span.device.to_string(),
                from: span.from,
                to: span.to,
                head: span.head.to_string(),
            })
            .collect(),
    })
}
