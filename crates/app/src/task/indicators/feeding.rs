//! Infant and young child feeding.

use std::path::Path;

use paduk_indicator::{Missing, feeding_indicators};

use super::feeding_columns::{RECIPE, written};
use super::feeding_row::Places;
use super::recipe::{IfMissing, IndicatorTable};
use crate::api::ApiError;
use crate::task::sheet::Source;

/// Adds the 17 indicators of WHO/UNICEF 2021 to a file of children.
///
/// # Errors
/// `not-readable`, `table-empty`, `table-no-text`, `column-not-there` without an age, `already-there` where the file
/// would overwrite its own input, `not-writable`.
pub fn feeding_table(
    from: &Path,
    to: Option<&Path>,
    missing: IfMissing,
    strict: bool,
) -> Result<IndicatorTable, ApiError> {
    let mut source = Source::open(from)?;
    let places = Places::of(&mut source)?;
    let rule = match missing {
        IfMissing::Unknown => Missing::Unknown,
        IfMissing::No => Missing::No,
    };
    RECIPE.add(source, (from, to), strict, |source| {
        let fed = places.read(source);
        written(&fed, &feeding_indicators(&fed, rule))
    })
}
