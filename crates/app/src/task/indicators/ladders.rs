//! The ladders of drinking water, sanitation and hygiene (JMP).

use std::path::Path;

use paduk_indicator::{Handwashing, Sanitation, Toilet, Water, WaterSource, hygiene, sanitation, water};

use super::recipe::{Counted, IndicatorTable, Recipe, places};
use crate::api::ApiError;
use crate::task::sheet::Source;

const RECIPE: Recipe = Recipe {
    written: &["x_water", "x_sanitation", "x_hygiene"],
    counted: &[
        Counted::Classes(
            "x_water",
            &["surface", "unimproved", "limited", "basic", "safely-managed"],
        ),
        Counted::Classes(
            "x_sanitation",
            &["open", "unimproved", "limited", "basic", "safely-managed"],
        ),
        Counted::Classes("x_hygiene", &["none", "limited", "basic"]),
    ],
};

/// Adds the rung of water, sanitation and hygiene. Reads `water_source` and `toilet` (words or codes of DHS),
/// `water_on_premises`, `water_minutes`, `water_available`, `water_uncontaminated`, `toilet_shared`,
/// `toilet_safely_disposed`, `handwashing` (1 a place, 0 none), `hw_water`, `hw_soap`.
///
/// # Errors
/// `not-readable`, `table-empty`, `table-no-text`, `column-not-there` where there is nothing of any ladder,
/// `already-there`, `not-writable`.
pub fn ladder_table(from: &Path, to: Option<&Path>, strict: bool) -> Result<IndicatorTable, ApiError> {
    let mut source = Source::open(from)?;
    let heads = ["water_source", "toilet", "handwashing"];
    if heads.iter().all(|name| source.column(name).is_none()) {
        source.needed("water_source")?;
    }
    let [kind, toilet, place] = places(&mut source, heads);
    let flags = [
        "water_on_premises",
        "water_available",
        "water_uncontaminated",
        "toilet_shared",
        "toilet_safely_disposed",
        "hw_water",
        "hw_soap",
    ];
    let flags = places(&mut source, flags);
    let [minutes] = places(&mut source, ["water_minutes"]);
    RECIPE.add(source, (from, to), strict, |source| {
        let coded = |cell: &[u8]| std::str::from_utf8(cell).ok().map(str::to_lowercase);
        let kind = source.sign(kind, |cell| WaterSource::of_code(&coded(cell)?));
        let toilet = source.sign(toilet, |cell| Toilet::of_code(&coded(cell)?));
        let [
            on_premises,
            available,
            uncontaminated,
            shared,
            safely_disposed,
            has_water,
            has_soap,
        ] = flags.map(|at| source.flag(at));
        let minutes = source.within(minutes, 0.0..=1_440.0, false);
        let place = source.flag(place).map(|there| {
            if there {
                Handwashing::Place {
                    water: has_water,
                    soap: has_soap,
                }
            } else {
                Handwashing::Nowhere
            }
        });
        let drunk = kind.and_then(|source| {
            water(&Water {
                source,
                on_premises,
                minutes,
                available,
                uncontaminated,
            })
        });
        let used = toilet.and_then(|toilet| {
            sanitation(&Sanitation {
                toilet,
                shared,
                safely_disposed,
            })
        });
        vec![
            drunk.map(|rung| rung.name().to_owned()).unwrap_or_default(),
            used.map(|rung| rung.name().to_owned()).unwrap_or_default(),
            place
                .and_then(hygiene)
                .map(|rung| rung.name().to_owned())
                .unwrap_or_default(),
        ]
    })
}
