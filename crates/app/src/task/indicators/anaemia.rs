//! Anaemia by haemoglobin.

use std::path::Path;

use paduk_indicator::{AnaemiaGroup, CutoffSet, Trimester, anaemia, at_sea_level, in_pregnancy};

use super::person::Person;
use super::recipe::{Counted, IndicatorTable, Recipe, flag};
use crate::api::ApiError;
use crate::task::sheet::Source;

/// Whose cut-offs are followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnaemiaCutoffs {
    /// Kemenkes 2016, after WHO 2011.
    Kemenkes2016,
    /// WHO 2024.
    Who2024,
}

/// What is asked of a file of haemoglobin readings.
#[derive(Debug, Clone, Copy)]
pub struct AnaemiaAsked {
    /// The cut-offs, which bring their own correction for elevation.
    pub cutoffs: AnaemiaCutoffs,
    /// The elevation in metres of rows without one of their own; none corrects nothing.
    pub elevation: Option<f64>,
    /// Whether a cell that cannot be read stops the whole.
    pub strict: bool,
}

const RECIPE: Recipe = Recipe {
    written: &["x_hb_sea_level", "x_anaemia", "x_anaemic"],
    counted: &[
        Counted::Flag("x_anaemic"),
        Counted::Classes("x_anaemia", &["none", "mild", "moderate", "severe"]),
    ],
};

/// Adds the reading at sea level (g/dL), the degree of anaemia and whether there is any. Reads `hb` (g/dL) or `hb_gl`
/// (g/L), `age_months` or `age_years`, `sex` (men of 15 and more have no cut-offs here), `pregnant`, `trimester` or
/// `gest_weeks`, `elevation` (m).
///
/// # Errors
/// `not-readable`, `table-empty`, `table-no-text`, `column-not-there`, `already-there`, `not-writable`.
pub fn anaemia_table(from: &Path, to: Option<&Path>, asked: AnaemiaAsked) -> Result<IndicatorTable, ApiError> {
    let source = Source::open(from)?;
    let person = Person::of(&source)?;
    let (decilitre, litre) = (source.column("hb"), source.column("hb_gl"));
    if litre.is_none() {
        source.needed("hb")?;
    }
    let [sex, trimester, weeks, elevation] =
        ["sex", "trimester", "gest_weeks", "elevation"].map(|name| source.column(name));
    let set = match asked.cutoffs {
        AnaemiaCutoffs::Kemenkes2016 => CutoffSet::Kemenkes2016,
        AnaemiaCutoffs::Who2024 => CutoffSet::Who2024,
    };
    RECIPE.add(source, (from, to), asked.strict, |source| {
        let (months, pregnant) = person.read(source);
        // What nobody alive has is a slip of the unit, and is named rather than classed.
        let grams = source.within(decilitre, 1.0..=25.0, false).map(|grams| grams * 10.0);
        let grams = grams.or_else(|| source.within(litre, 10.0..=250.0, false));
        let male = source.sign(sex, |cell| match cell {
            b"1" | b"m" | b"M" => Some(true),
            b"2" | b"f" | b"F" => Some(false),
            _ => None,
        });
        let week = source.within(weeks, 0.0..=45.0, false).map(|week| week as u32);
        let third = source.within(trimester, 1.0..=3.0, true);
        let third = match third.map(|third| third as u32) {
            Some(1) => Some(Trimester::First),
            Some(2) => Some(Trimester::Second),
            Some(_) => Some(Trimester::Third),
            None => week.map(Trimester::of_week),
        };
        let metres = source.within(elevation, -500.0..=6_000.0, false).or(asked.elevation);
        let level = grams.and_then(|grams| metres.map_or(Some(grams), |metres| at_sea_level(grams, metres, set)));
        let group = months.and_then(AnaemiaGroup::of_months);
        let degree = level.and_then(|level| {
            if pregnant == Some(true) {
                in_pregnancy(level, third, set)
            } else if group == Some(AnaemiaGroup::Woman) && male == Some(true) {
                None
            } else {
                anaemia(level, group?, set)
            }
        });
        vec![
            level.map(|level| format!("{:.2}", level / 10.0)).unwrap_or_default(),
            degree.map(|degree| degree.name().to_owned()).unwrap_or_default(),
            flag(degree.map(|degree| degree != paduk_indicator::Anaemia::None)),
        ]
    })
}
