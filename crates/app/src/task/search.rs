//! The search for callers without a window: an old store is read to its end first.

use crate::api::{ApiError, SearchView};
use crate::app::App;

/// Households by a member's name, the family card or the place.
///
/// # Errors
/// Those of the store.
pub fn search(app: &mut App, typed: &str) -> Result<SearchView, ApiError> {
    let open = app.opened()?;
    loop {
        let found = open.search(typed)?;
        if found.complete {
            return Ok(found);
        }
    }
}
