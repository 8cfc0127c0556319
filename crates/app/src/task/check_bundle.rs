//! Everything in a sealed file verified, without importing it.

use std::collections::BTreeMap;
use std::path::Path;

use paduk_bundle::{BundleError, Expectations, Watch, open};
use paduk_history::Written;
use paduk_keys::{Identity, load_identity};
use paduk_survey::Mode;
use serde::Serialize;

use crate::api::ApiError;
use crate::exchange::{by_card, households};

/// What is known of a sealed file.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckedBundle {
    /// Why it is refused; nothing where it is good.
    pub refused: Option<ApiError>,
    /// The bundle's id.
    pub bundle: String,
    /// Who sealed it.
    pub author: String,
    /// `training` or `real`.
    pub mode: String,
    /// The survey.
    pub survey: String,
    /// Revisions in it.
    pub revisions: u64,
    /// Households in it.
    pub households: u32,
    /// Ids of the revisions, sorted.
    pub ids: Vec<String>,
    /// Four words of its set.
    pub words: Vec<String>,
    /// SHA-256 of the file.
    pub sealed: String,
}

/// Verifies a sealed file with the key of one whom it is sealed for.
///
/// # Errors
/// `not-readable` and those of the key file; a bad bundle is a finding, not an error.
pub fn check_bundle(file: &Path, identity: &Path) -> Result<CheckedBundle, ApiError> {
    let identity = load_identity(identity)?;
    if !file.is_file() {
        return Err(ApiError::new("not-readable").with("file", file.display()));
    }
    // Nobody is known here; in training the cards that travel along are believed, of real bundles only form is judged.
    let trust = by_card(BTreeMap::new(), Mode::Training);
    match verified(file, &identity, &trust) {
        Ok(checked) => Ok(checked),
        Err(error) => Ok(CheckedBundle {
            refused: Some(error.into()),
            bundle: String::new(),
            author: String::new(),
            mode: String::new(),
            survey: String::new(),
            revisions: 0,
            households: 0,
            ids: Vec::new(),
            words: Vec::new(),
            sealed: String::new(),
        }),
    }
}

fn verified(file: &Path, identity: &Identity, trust: &dyn paduk_bundle::Trust) -> Result<CheckedBundle, BundleError> {
    let mut silent = |_| ();
    let mut opened = open(
        file,
        identity,
        &Expectations::default(),
        trust,
        &mut Watch::telling(&mut silent),
    )?;
    let checked = opened.checked().clone();
    let mut revisions: Vec<Written> = Vec::new();
    for carried in opened.contents()? {
        match carried? {
            paduk_bundle::Carried::Revision { written, .. } => revisions.push(*written),
            paduk_bundle::Carried::Blob { .. } => {}
        }
    }
    let mut ids: Vec<String> = revisions.iter().map(|written| written.id.to_string()).collect();
    ids.sort();
    Ok(CheckedBundle {
        refused: None,
        bundle: checked.header.bundle.to_string(),
        author: checked.header.from.person.to_string(),
        mode: checked.header.mode.as_str().to_owned(),
        survey: checked.header.survey.clone(),
        revisions: checked.header.counts.revisions,
        households: households(&revisions),
        ids,
        words: checked.fingerprint.words().map(str::to_owned).to_vec(),
        sealed: checked.sealed.to_string(),
    })
}
