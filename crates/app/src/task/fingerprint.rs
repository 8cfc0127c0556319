//! What a store knows, as four words.

use serde::Serialize;

use crate::api::ApiError;
use crate::app::App;

/// The set of revisions of a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KnownSet {
    /// SHA-256 of the sorted ids.
    pub fingerprint: String,
    /// Four words of it: equal words mean equal knowledge.
    pub words: Vec<String>,
    /// How many revisions.
    pub revisions: usize,
}

/// The fingerprint of the open store.
///
/// # Errors
/// Those of the store.
pub fn fingerprint(app: &mut App) -> Result<KnownSet, ApiError> {
    let open = app.opened()?;
    let fingerprint = open.store.fingerprint()?;
    Ok(KnownSet {
        fingerprint: fingerprint.hash().to_string(),
        words: fingerprint.words().map(str::to_owned).to_vec(),
        revisions: open.store.ids()?.len(),
    })
}
