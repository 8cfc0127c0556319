//! Everything in a store checked.

use paduk_store::CheckFinding;
use serde::Serialize;

use crate::api::ApiError;
use crate::app::App;
use crate::backup::is_damage;
use crate::opened::Opened;

/// Revisions judged at a time, so that a large store is never in memory as a whole.
const SLICE: u32 = 256;

/// One thing that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundInStore {
    /// The code of its sentence, in the family `check`; in the family `error` where a rule refuses a revision (`rule-…`).
    pub code: String,
    /// The revision, blob, device or document that it is about, by id; nothing of what stands in it.
    pub about: String,
    /// True where something stored is lost or altered, not only late or cloned.
    pub damage: bool,
}

/// What a check counted and found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckedStore {
    /// True without any finding.
    pub ok: bool,
    /// Revisions looked at.
    pub revisions: u64,
    /// Signatures that hold.
    pub signatures: u64,
    /// Blobs looked at.
    pub blobs: u64,
    /// Drafts looked at.
    pub drafts: u64,
    /// What is not as it should be.
    pub findings: Vec<FoundInStore>,
    /// Four words of everything that it knows.
    pub words: Vec<String>,
}

/// Checks every page, hash, signature, link, count and journal of the open store.
///
/// # Errors
/// Those of a store that cannot be read at all.
pub fn check_store(app: &mut App) -> Result<CheckedStore, ApiError> {
    let open = app.opened()?;
    let mut keys = open.signing_keys()?;
    let own = open.unlocked.public();
    keys.insert(own.device.clone(), own.signing_key);
    let report = open.store.check(&keys)?;
    let mut findings: Vec<FoundInStore> = report
        .findings
        .iter()
        .map(|finding| FoundInStore {
            code: finding.code().to_owned(),
            about: about(finding),
            damage: is_damage(finding),
        })
        .collect();
    findings.extend(refused(open)?);
    Ok(CheckedStore {
        ok: findings.is_empty(),
        revisions: report.revisions,
        signatures: report.signatures,
        blobs: report.blobs,
        drafts: report.drafts,
        findings,
        words: open.store.fingerprint()?.words().map(str::to_owned).to_vec(),
    })
}

/// Revisions that are kept and have no effect, each with its rule.
fn refused(open: &Opened) -> Result<Vec<FoundInStore>, ApiError> {
    let authors = open.authors()?;
    let mut found = Vec::new();
    let mut after = 0;
    loop {
        let slice = open.store.revisions_after(after, SLICE)?;
        let Some((last, _)) = slice.last() else {
            return Ok(found);
        };
        after = *last;
        for (_, written) in slice {
            if let Some(refusal) = open.refusal(&written.revision, &authors)? {
                found.push(FoundInStore {
                    code: refusal.code().to_owned(),
                    about: written.id.to_string(),
                    damage: false,
                });
            }
        }
    }
}

fn about(finding: &CheckFinding) -> String {
    match finding {
        CheckFinding::File => String::new(),
        CheckFinding::Id(id)
        | CheckFinding::Bytes(id)
        | CheckFinding::Column(id)
        | CheckFinding::Signature(id)
        | CheckFinding::ParentMissing(id)
        | CheckFinding::ParentElsewhere(id)
        | CheckFinding::BlobMissing(id)
        | CheckFinding::Remnant(id) => id.to_string(),
        CheckFinding::Blob(hash) => hash.to_string(),
        CheckFinding::UnknownDevice(device) | CheckFinding::Log(device, _) => device.to_string(),
        CheckFinding::Journal(document) => document.to_string(),
    }
}
