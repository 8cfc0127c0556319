//! Women's diet: MDD-W.

use std::path::Path;

use paduk_indicator::{FoodGroups, diversity};

use super::person::Person;
use super::recipe::{Counted, IfMissing, IndicatorTable, Recipe, flag, places};
use crate::api::ApiError;
use crate::task::sheet::Source;

const RECIPE: Recipe = Recipe {
    written: &["x_fgds", "x_fgds_most", "x_mddw"],
    counted: &[Counted::Flag("x_mddw")],
};

const GROUPS: [&str; 10] = [
    "grains",
    "pulses",
    "nuts",
    "dairy",
    "flesh",
    "eggs",
    "leaves",
    "vita_fv",
    "other_veg",
    "other_fruit",
];

/// Adds the food-group score for certain, the score if all that is not known was eaten, and whether the minimum is
/// reached (women of 15–49 years). Reads `age_years` or `age_months` and the ten groups as 0 and 1.
///
/// # Errors
/// `not-readable`, `table-empty`, `table-no-text`, `column-not-there`, `already-there`, `not-writable`.
pub fn diet_table(
    from: &Path,
    to: Option<&Path>,
    missing: IfMissing,
    strict: bool,
) -> Result<IndicatorTable, ApiError> {
    let mut source = Source::open(from)?;
    let person = Person::of(&source)?;
    let groups = places(&mut source, GROUPS);
    RECIPE.add(source, (from, to), strict, |source| {
        let (months, _) = person.read(source);
        let eaten = groups.map(|at| {
            source.flag(at).or(match missing {
                IfMissing::Unknown => None,
                IfMissing::No => Some(false),
            })
        });
        let [
            grains,
            pulses,
            nuts,
            dairy,
            flesh,
            eggs,
            leaves,
            vitamin_a,
            vegetables,
            fruit,
        ] = eaten;
        let found = diversity(
            &FoodGroups {
                grains,
                pulses,
                nuts,
                dairy,
                flesh,
                eggs,
                leaves,
                vitamin_a,
                vegetables,
                fruit,
            },
            months.map(|months| months / 12),
        );
        vec![found.least.to_string(), found.most.to_string(), flag(found.minimum)]
    })
}
