//! Plausibility of surveys, by nipnTK, mwana and ENA's table of points.

use std::collections::BTreeMap;

use paduk_anthro::plausibility::{Criterion, Examined, Plausibility, Points, Quality, Variant};

use super::compared::{Compared, FileReport};
use super::rows::{Row, Rows};
use super::score::sex;

fn examined(row: Row<'_, '_>) -> Examined {
    Examined {
        months: row.number("age"),
        sex: sex(row.cell("sex")),
        weight: row.number("weight"),
        height: row.number("height"),
        muac: row.number("muac"),
        whz: row.number("whz"),
        cluster: row.cell("cluster").parse().ok(),
    }
}

/// The points that the vectors give, with their columns.
const POINTS: [(&str, Criterion); 10] = [
    ("ena_pts_flag", Criterion::Flags),
    ("ena_pts_sex", Criterion::SexRatio),
    ("ena_pts_age", Criterion::AgeRatio),
    ("ena_pts_dpsw", Criterion::WeightDigits),
    ("ena_pts_dpsh", Criterion::HeightDigits),
    ("ena_pts_dpsm", Criterion::MuacDigits),
    ("ena_pts_sd", Criterion::Deviation),
    ("ena_pts_skew", Criterion::Skewness),
    ("ena_pts_kurt", Criterion::Kurtosis),
    ("ena_pts_pois", Criterion::Poisson),
];

/// mwana counts neither arm circumferences nor the Poisson criterion, corrects after Yates, and keeps the sign of skewness.
const MWANA: Variant = Variant {
    corrected: true,
    digits_by_percent: false,
    digits_to_eight: true,
    at_two_is_case: false,
    signed: true,
};

fn is_mwanas(criterion: Criterion) -> bool {
    !matches!(criterion, Criterion::MuacDigits | Criterion::Poisson)
}

pub(super) fn sets(expected: &Rows<'_>, input: &Rows<'_>, report: &mut FileReport) {
    let mut sets: BTreeMap<&str, Vec<Examined>> = BTreeMap::new();
    for row in input.iter() {
        sets.entry(row.cell("set")).or_default().push(examined(row));
    }
    for row in expected.iter() {
        let name = row.cell("set");
        let mut compared = Compared::row(name);
        let found = Plausibility::of(sets.get(name).map_or(&[], Vec::as_slice));
        figures(&mut compared, row, &found);
        let points = found.points(Variant::default());
        for (column, criterion) in POINTS {
            compared.number(column, row.number(column), Some(f64::from(points.of(criterion))));
        }
        compared.number("ena_total", row.number("ena_total"), Some(f64::from(points.total())));
        compared.text(
            "ena_class",
            row.cell("ena_class"),
            Points::quality(points.total()).name(),
        );
        mwana(&mut compared, row, &found.points(MWANA));
        report.take(compared);
    }
}

fn figures(compared: &mut Compared, row: Row<'_, '_>, found: &Plausibility) {
    let spread = |of: fn(paduk_anthro::plausibility::Spread) -> f64| found.spread.map(of);
    let all = [
        ("n", Some(found.n as f64)),
        ("n_whz", Some(found.n_whz as f64)),
        ("mean_whz", found.mean_whz),
        ("flagged", Some(found.flagged as f64)),
        ("flagged_pct", found.flagged_percent()),
        ("male", Some(found.sexes.first as f64)),
        ("female", Some(found.sexes.second as f64)),
        ("sex_p_yates_nipnTK", Some(found.sexes.p_corrected)),
        ("sex_p_plain", Some(found.sexes.p)),
        ("age_6_29", Some(found.ages.first as f64)),
        ("age_30_59", Some(found.ages.second as f64)),
        ("age_p_yates_nipnTK", Some(found.ages.p_corrected)),
        ("age_p_plain", Some(found.ages.p)),
        ("dps_weight", found.digits[0]),
        ("dps_height", found.digits[1]),
        ("dps_muac", found.digits[2]),
        ("sd_whz_excl", spread(|spread| spread.deviation)),
        ("skew_excl", spread(|spread| spread.skewness)),
        ("kurt_excl", spread(|spread| spread.kurtosis)),
        ("id_lt2", found.below.map(|found| found.index)),
        ("id_lt2_p", found.below.map(|found| found.p)),
        ("id_le2", found.at_or_below.map(|found| found.index)),
        ("id_le2_p", found.at_or_below.map(|found| found.p)),
    ];
    for (column, got) in all {
        compared.number(column, row.number(column), got);
    }
}

/// What mwana makes of the same figures.
fn mwana(compared: &mut Compared, row: Row<'_, '_>, points: &Points) {
    let score = points.sum(Criterion::ALL.into_iter().filter(|criterion| is_mwanas(*criterion)));
    compared.number(
        "mwana_quality_score",
        row.number("mwana_quality_score"),
        Some(f64::from(score)),
    );
    let bands = [
        ("mwana_quality_class", Points::quality(score)),
        ("mwana_sd_class", points.band(Criterion::Deviation)),
        ("mwana_skew_class", points.band(Criterion::Skewness)),
        ("mwana_kurt_class", points.band(Criterion::Kurtosis)),
        ("mwana_dps_wgt_class", points.band(Criterion::WeightDigits)),
        ("mwana_dps_hgt_class", points.band(Criterion::HeightDigits)),
    ];
    for (column, band) in bands {
        compared.text(column, row.cell(column), capital(band));
    }
}

fn capital(band: Quality) -> &'static str {
    match band {
        Quality::Excellent => "Excellent",
        Quality::Good => "Good",
        Quality::Acceptable => "Acceptable",
        Quality::Problematic => "Problematic",
    }
}
