//! The figures of every survey as a table.

use paduk_anthro::plausibility::{Criterion, Plausibility, Points, Quality, Variant};
use paduk_report::plausibility_variants;

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

/// The table's columns.
pub(super) fn columns() -> Vec<String> {
    FIGURES.iter().chain(&POINTS).map(|name| (*name).to_owned()).collect()
}

/// The line of one survey.
pub(super) fn line(set: &str, of: &Plausibility) -> Vec<String> {
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
    let totals = || plausibility_variants().map(|variant| of.points(variant).total());
    cells.extend([
        points.total().to_string(),
        quality.name().to_owned(),
        totals().min().unwrap_or_default().to_string(),
        totals().max().unwrap_or_default().to_string(),
    ]);
    cells
}
