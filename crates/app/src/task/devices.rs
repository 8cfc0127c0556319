//! Every device whose work is known, with holes and doubles in its log.

use paduk_history::{DeviceLog, LogFinding};
use serde::Serialize;

use crate::api::ApiError;
use crate::app::App;
use crate::opened::Opened;

/// One device's log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KnownDevice {
    /// The device's id.
    pub device: String,
    /// Whose it is; empty where nobody vouches for it.
    pub person: String,
    /// The last position that is known; 0 without any.
    pub last: u64,
    /// True where it was revoked, and what it writes after `upto` is held.
    pub revoked: bool,
    /// The last position that stands of a revoked device.
    pub upto: u64,
    /// Positions that have not arrived, from and to: a stick may be lost.
    pub gaps: Vec<(u64, u64)>,
    /// Positions at which two revisions stand: the laptop was copied or set back.
    pub forks: Vec<u64>,
    /// Revisions of it that are held until somebody vouches for it.
    pub held: usize,
}

/// Everybody whose card or work is known, sorted by device.
///
/// # Errors
/// Those of the store.
pub fn devices(app: &mut App) -> Result<Vec<KnownDevice>, ApiError> {
    known_devices(app.opened()?)
}

pub(crate) fn known_devices(open: &Opened) -> Result<Vec<KnownDevice>, ApiError> {
    let logs = open.store.device_logs()?;
    let held = open.store.held()?;
    let authors = open.authors()?;
    let mut ids: Vec<_> = logs
        .iter()
        .map(|log| log.device().clone())
        .chain(held.iter().map(|held| held.device.clone()))
        .chain(authors.keys().cloned())
        .collect();
    ids.sort();
    ids.dedup();
    let known = ids.into_iter().map(|device| {
        let log = logs.iter().find(|log| *log.device() == device);
        let findings = log.map(DeviceLog::findings).unwrap_or_default();
        let author = authors.get(&device);
        let upto = author.and_then(|(_, _, upto)| *upto);
        let gaps = findings.iter().filter_map(|finding| match finding {
            LogFinding::Gap { from, to } => Some((*from, *to)),
            LogFinding::Fork { .. } | LogFinding::Broken { .. } => None,
        });
        let forks = findings.iter().filter_map(|finding| match finding {
            LogFinding::Fork { seq, .. } | LogFinding::Broken { seq, .. } => Some(*seq),
            LogFinding::Gap { .. } => None,
        });
        KnownDevice {
            person: author.map(|(person, ..)| person.to_string()).unwrap_or_default(),
            last: log.and_then(DeviceLog::range).map_or(0, |(_, last)| last),
            revoked: upto.is_some(),
            upto: upto.unwrap_or_default(),
            gaps: gaps.collect(),
            forks: forks.collect(),
            held: held.iter().filter(|held| held.device == device).count(),
            device: device.to_string(),
        }
    });
    Ok(known.collect())
}
