//! What a test found, in words.

use paduk_anthro::plausibility::{Criterion, Dispersion, Plausibility, Ratio};
use paduk_text::Language;

use super::{probability, told};
use crate::number::{fixed, percent, whole};

/// Nothing where it could not be reckoned.
pub(super) fn found(criterion: Criterion, of: &Plausibility, language: Language) -> Option<String> {
    let spread = |figure: fn(&paduk_anthro::plausibility::Spread) -> f64| {
        of.spread
            .as_ref()
            .map(figure)
            .filter(|figure| figure.is_finite())
            .map(|figure| fixed(figure, 2, language))
    };
    match criterion {
        Criterion::Flags => {
            let share = percent(of.flagged as u64, of.n_whz as u64, language)?;
            let counts = [
                ("flagged", whole(of.flagged as u64, language)),
                ("scored", whole(of.n_whz as u64, language)),
                ("share", share),
            ];
            Some(told("report.plausibility.found.flags", &counts, language))
        }
        Criterion::SexRatio => ratio("sex", &of.sexes, language),
        Criterion::AgeRatio => ratio("age", &of.ages, language),
        Criterion::WeightDigits => digits(of.digits[0], language),
        Criterion::HeightDigits => digits(of.digits[1], language),
        Criterion::MuacDigits => digits(of.digits[2], language),
        Criterion::Deviation => spread(|spread| spread.deviation),
        Criterion::Skewness => spread(|spread| spread.skewness),
        Criterion::Kurtosis => spread(|spread| spread.kurtosis),
        Criterion::Poisson => dispersion(of.below.as_ref(), of.at_or_below.as_ref(), language),
    }
}

fn ratio(kinds: &str, of: &Ratio, language: Language) -> Option<String> {
    if of.first + of.second == 0 {
        return None;
    }
    let ratio = if of.second > 0 {
        fixed(of.first as f64 / of.second as f64, 2, language)
    } else {
        "–".to_owned()
    };
    let figures = [
        ("first", whole(of.first as u64, language)),
        ("second", whole(of.second as u64, language)),
        ("ratio", ratio),
        ("p", probability(of.p, language)),
        ("corrected", probability(of.p_corrected, language)),
    ];
    Some(told(&format!("report.plausibility.found.{kinds}"), &figures, language))
}

fn digits(score: Option<f64>, language: Language) -> Option<String> {
    let score = score?;
    let both = [
        ("score", fixed(score, 1, language)),
        ("other", fixed(score * 0.9_f64.sqrt(), 1, language)),
    ];
    Some(told("report.plausibility.found.digits", &both, language))
}

fn dispersion(below: Option<&Dispersion>, at: Option<&Dispersion>, language: Language) -> Option<String> {
    let one = |found: Option<&Dispersion>| {
        found.map_or_else(
            || ("–".to_owned(), "–".to_owned()),
            |found| (fixed(found.index, 2, language), probability(found.p, language)),
        )
    };
    // Without a case there is nothing to spread.
    below.or(at)?;
    let ((index, p), (other, other_p)) = (one(below), one(at));
    let figures = [("index", index), ("p", p), ("other", other), ("other_p", other_p)];
    Some(told("report.plausibility.found.poisson", &figures, language))
}
