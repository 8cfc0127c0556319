//! The plausibility report of surveys, in ENA's points.

use std::path::Path;

use paduk_anthro::plausibility::{Criterion, Examined, Plausibility, Points, Quality, Variant};
use paduk_anthro::{Index, Length};

use super::cells::Source;
use super::children::{AgeIn, GrowthReference, Places};
use super::output::{GrowthTable, finish};
use crate::api::ApiError;

/// What is asked of a file of surveys.
#[derive(Debug, Clone, Copy)]
pub struct PlausibilityAsked<'a> {
    /// What the column of ages counts.
    pub age_in: AgeIn,
    /// A column whose values are surveys, or teams, of their own.
    pub by: Option<&'a str>,
    /// Whether a cell that cannot be read stops the whole.
    pub strict: bool,
}

/// The figures' columns; the points' follow.
const FIGURES: [&str; 24] = [
    "set",
    "n",
    "n_whz",
    "mean_whz",
    "flagged",
    "flagged_pct",
    "male",
    "female",
    "sex_p_yates",
    "sex_p_plain",
    "age_6_29",
    "age_30_59",
    "age_p_yates",
    "age_p_plain",
    "dps_weight",
    "dps_height",
    "dps_muac",
    "sd_whz_excl",
    "skew_excl",
    "kurt_excl",
    "id_lt2",
    "id_lt2_p",
    "id_le2",
    "id_le2_p",
];
/// The points' columns, in the order of the criteria; then what they come to, and to at least and at most where ENA's own
/// way is not known.
const POINTS: [&str; 14] = [
    "ena_pts_flag",
    "ena_pts_sex",
    "ena_pts_age",
    "ena_pts_dpsw",
    "ena_pts_dpsh",
    "ena_pts_dpsm",
    "ena_pts_sd",
    "ena_pts_skew",
    "ena_pts_kurt",
    "ena_pts_pois",
    "ena_total",
    "ena_class",
    "ena_total_least",
    "ena_total_most",
];

/// One line a survey. The z-score is the column `whz` where it is there, else reckoned here.
///
/// # Errors
/// `not-readable`, `column-not-there`, `already-there`, `not-writable`.
pub fn growth_plausibility(
    from: &Path,
    to: Option<&Path>,
    asked: PlausibilityAsked<'_>,
) -> Result<GrowthTable, ApiError> {
    let mut source = Source::open(from)?;
    let places = Places::of(&source, GrowthReference::Standards2006, asked.age_in)?;
    let by = asked.by.map(|by| source.needed(by)).transpose()?;
    let (whz, muac, arm, cluster) = (
        source.column("whz"),
        source.column("muac"),
        source.column("armc"),
        source.column("cluster"),
    );
    // In the order in which the file has them.
    let mut sets: Vec<(String, Vec<Examined>)> = Vec::new();
    let mut clusters: Vec<String> = Vec::new();
    while source.next()? {
        let child = places.child(&mut source);
        let growth = child.growth();
        let reckoned = growth.score(Index::WeightForLength).map(|score| score.z);
        let cluster = source.text(cluster).map(|named| {
            clusters.iter().position(|known| *known == named).unwrap_or_else(|| {
                clusters.push(named);
                clusters.len() - 1
            }) as u32
        });
        let examined = Examined {
            months: child.age.map(paduk_anthro::Age::months),
            sex: child.sex,
            weight: child.weight,
            height: child.length.map(Length::cm),
            muac: match muac {
                Some(_) => source.number(muac),
                None => source.number(arm).map(|cm| cm * 10.0),
            },
            whz: if whz.is_some() { source.number(whz) } else { reckoned },
            cluster,
        };
        let set = source.text(by).unwrap_or_default();
        match sets.iter_mut().find(|(known, _)| *known == set) {
            Some((_, children)) => children.push(examined),
            None => sets.push((set, vec![examined])),
        }
    }
    let lines = sets
        .iter()
        .map(|(set, children)| line(set, &Plausibility::of(children)));
    let columns = FIGURES.iter().chain(&POINTS).map(|name| (*name).to_owned()).collect();
    finish(&source, from, to, asked.strict, (columns, lines.collect()))
}

/// Every way that ENA may go.
fn variants() -> impl Iterator<Item = Variant> {
    (0..16_u8).map(|bits| Variant {
        corrected: bits & 1 > 0,
        digits_by_percent: bits & 2 > 0,
        digits_to_eight: bits & 4 > 0,
        at_two_is_case: bits & 8 > 0,
        signed: false,
    })
}

fn line(set: &str, of: &Plausibility) -> Vec<String> {
    let figure = |value: Option<f64>| value.filter(|value| value.is_finite());
    let figures = [
        Some(of.n as f64),
        Some(of.n_whz as f64),
        of.mean_whz,
        Some(of.flagged as f64),
        of.flagged_percent(),
        Some(of.sexes.first as f64),
        Some(of.sexes.second as f64),
        Some(of.sexes.p_corrected),
        Some(of.sexes.p),
        Some(of.ages.first as f64),
        Some(of.ages.second as f64),
        Some(of.ages.p_corrected),
        Some(of.ages.p),
        of.digits[0],
        of.digits[1],
        of.digits[2],
        of.spread.map(|spread| spread.deviation),
        of.spread.map(|spread| spread.skewness),
        of.spread.map(|spread| spread.kurtosis),
        of.below.map(|found| found.index),
        of.below.map(|found| found.p),
        of.at_or_below.map(|found| found.index),
        of.at_or_below.map(|found| found.p),
    ];
    let mut cells = vec![set.to_owned()];
    cells.extend(figures.map(|value| figure(value).map(|value| value.to_string()).unwrap_or_default()));
    let points = of.points(Variant::default());
    cells.extend(Criterion::ALL.map(|criterion| points.of(criterion).to_string()));
    let quality: Quality = Points::quality(points.total());
    let totals = || variants().map(|variant| of.points(variant).total());
    cells.extend([
        points.total().to_string(),
        quality.name().to_owned(),
        totals().min().unwrap_or_default().to_string(),
        totals().max().unwrap_or_default().to_string(),
    ]);
    cells
}
