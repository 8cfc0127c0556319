//! Food insecurity: raw scores of the FIES.

use std::path::Path;

use paduk_indicator::raw_score;

use super::recipe::{Counted, IndicatorTable, Recipe, places};
use crate::api::ApiError;
use crate::task::sheet::Source;

const RECIPE: Recipe = Recipe {
    written: &["x_fies_raw", "x_fies_unknown", "x_fies_band"],
    counted: &[Counted::Classes("x_fies_band", &["food-secure", "moderate", "severe"])],
};

/// FAO's names of the eight questions, in their order.
const QUESTIONS: [&str; 8] = [
    "worried", "healthy", "fewfood", "skipped", "ateless", "runout", "hungry", "whlday",
];

/// Adds how many of the eight were answered yes, how many have no answer, and the band of the raw score where all are
/// answered: a shortcut, for a prevalence is estimated from the scale itself.
///
/// # Errors
/// `not-readable`, `table-empty`, `table-no-text`, `column-not-there`, `already-there`, `not-writable`.
pub fn food_table(from: &Path, to: Option<&Path>, strict: bool) -> Result<IndicatorTable, ApiError> {
    let mut source = Source::open(from)?;
    if QUESTIONS.iter().all(|name| source.column(name).is_none()) {
        source.needed("worried")?;
    }
    let questions = places(&mut source, QUESTIONS);
    RECIPE.add(source, (from, to), strict, |source| {
        let score = raw_score(&questions.map(|at| source.flag(at)));
        vec![
            score.yes.to_string(),
            score.unknown.to_string(),
            score.band.map(|band| band.name().to_owned()).unwrap_or_default(),
        ]
    })
}
