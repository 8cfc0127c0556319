//! A profile takes in another version of the pack, and moves its drafts to it.

use std::path::Path;

use paduk_survey::DocumentId;

use crate::api::ApiError;
use crate::app::App;
use crate::packs::{ImportedPack, MovedDraft};

/// Looks at another version of the pack of an open profile; with `take` it is taken in where nothing speaks against it.
///
/// # Errors
/// `locked`, `not-readable` and those of a pack file; `pack-of-other-survey`, `pack-version-not-grown`,
/// `pack-without-household`; those of the store.
pub fn import_pack(app: &mut App, path: &Path, take: bool) -> Result<ImportedPack, ApiError> {
    app.opened()?.import_pack(path, take)
}

/// Moves drafts to the present version of their questionnaires: those of a case, or all of them.
///
/// # Errors
/// `locked`, `draft-missing` where the case has no draft on an earlier version, those of the store.
pub fn move_drafts(app: &mut App, case: Option<&str>) -> Result<Vec<MovedDraft>, ApiError> {
    let open = app.opened()?;
    let pack = std::sync::Arc::clone(&open.pack);
    let mut touched = open.drafts_beside(&pack)?;
    touched.retain(|draft| case.is_none_or(|case| draft.case == case));
    if let (Some(_), true) = (case, touched.is_empty()) {
        return Err(ApiError::new("draft-missing"));
    }
    touched
        .iter()
        .map(|draft| open.move_draft(&DocumentId::new(&*draft.document)))
        .collect()
}
