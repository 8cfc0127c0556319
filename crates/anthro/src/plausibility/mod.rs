//! The plausibility report of a survey: does it look as if children had been drawn by chance and measured with care?
//!
//! Criteria, bands and points are those of ENA for SMART (SMART Plausibility Check for Anthropometry, 2015). ENA's
//! source is closed; where it is not known what ENA does, both answers are given: see [`Variant`]. So: ENA-compatible,
//! not ENA-identical.
//!
//! A flag here is SMART's: a weight-for-height z-score more than 3 from the mean that the survey found. It says nothing
//! about a single child and takes no child out of a prevalence (that is what WHO's flags are for).

mod dispersion;
mod points;
mod spread;

pub use dispersion::Dispersion;
pub use points::{Criterion, Points, Quality, Variant};
pub use spread::Spread;

use paduk_estimate::distribution::chi_square_above;

use crate::Sex;

/// A child as the report looks at it. One without an age is left out of the whole report.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Examined {
    /// Months, exact.
    pub months: Option<f64>,
    /// For the ratio of boys and girls.
    pub sex: Option<Sex>,
    /// In kg, to one place.
    pub weight: Option<f64>,
    /// Length or height in cm, to one place.
    pub height: Option<f64>,
    /// Mid-upper arm circumference in whole mm.
    pub muac: Option<f64>,
    /// Weight-for-height as a z-score; none with oedema.
    pub whz: Option<f64>,
    /// The cluster the child was found in.
    pub cluster: Option<u32>,
}

/// A count of two kinds against what is expected of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ratio {
    /// Of the first kind: boys; 6–29 months.
    pub first: usize,
    /// Of the second: girls; 30–59 months.
    pub second: usize,
    /// The probability of a ratio that far off or farther, by the plain χ² test.
    pub p: f64,
    /// The same with Yates' correction.
    pub p_corrected: f64,
}

/// What the figures of a survey look like.
#[derive(Debug, Clone, PartialEq)]
pub struct Plausibility {
    /// Children with an age.
    pub n: usize,
    /// Of them, those with weight-for-height.
    pub n_whz: usize,
    /// Their mean, flagged ones among them.
    pub mean_whz: Option<f64>,
    /// How many of them are flagged.
    pub flagged: usize,
    /// Boys to girls, one to one expected.
    pub sexes: Ratio,
    /// 6–29 to 30–59 months, 0.85 to 1 expected.
    pub ages: Ratio,
    /// How weights, heights and arm circumferences prefer last digits, in [`digit_preference`]'s units.
    pub digits: [Option<f64>; 3],
    /// The spread of unflagged weight-for-height; `None` below three children.
    pub spread: Option<Spread>,
    /// How cases (weight-for-height below −2) spread over clusters; `None` below two clusters.
    pub below: Option<Dispersion>,
    /// The same with −2 itself among the cases.
    pub at_or_below: Option<Dispersion>,
}

impl Plausibility {
    /// Examines a survey.
    pub fn of(children: &[Examined]) -> Self {
        let children: Vec<&Examined> = children.iter().filter(|child| child.months.is_some()).collect();
        let scores: Vec<f64> = children.iter().filter_map(|child| child.whz).collect();
        let mean_whz = mean(&scores);
        let unflagged = |whz: f64| mean_whz.is_some_and(|mean| (whz - mean).abs() <= 3.0);
        let kept: Vec<f64> = scores.iter().copied().filter(|whz| unflagged(*whz)).collect();
        let clustered: Vec<(u32, f64)> = children
            .iter()
            .filter_map(|child| child.cluster.zip(child.whz.filter(|whz| unflagged(*whz))))
            .collect();
        let aged = |from: f64, to: f64| {
            let within = |child: &&&Examined| child.months.is_some_and(|months| (from..to).contains(&months));
            children.iter().filter(within).count()
        };
        let sexed = |sex: Sex| children.iter().filter(|child| child.sex == Some(sex)).count();
        let digits = |measure: fn(&Examined) -> Option<f64>, places: f64| {
            digit_preference(children.iter().filter_map(|child| measure(child)), places)
        };
        Self {
            n: children.len(),
            n_whz: scores.len(),
            mean_whz,
            flagged: scores.len() - kept.len(),
            sexes: Ratio::of(sexed(Sex::Male), sexed(Sex::Female), 1.0),
            ages: Ratio::of(aged(6.0, 30.0), aged(30.0, 60.0), 0.85),
            digits: [
                digits(|child| child.weight, 10.0),
                digits(|child| child.height, 10.0),
                digits(|child| child.muac, 1.0),
            ],
            spread: Spread::of(&kept),
            below: Dispersion::of(&clustered, |whz| whz < -2.0),
            at_or_below: Dispersion::of(&clustered, |whz| whz <= -2.0),
        }
    }

    /// The flagged share in per cent of those with weight-for-height.
    pub fn flagged_percent(&self) -> Option<f64> {
        (self.n_whz > 0).then(|| 100.0 * self.flagged as f64 / self.n_whz as f64)
    }
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

impl Ratio {
    /// Tests `first` to `second` against `expected` to 1.
    fn of(first: usize, second: usize, expected: f64) -> Self {
        let n = (first + second) as f64;
        let expected = n * expected / (1.0 + expected);
        let off = (first as f64 - expected).abs();
        // Yates takes a half off, but never more than there is.
        let test = |off: f64| chi_square_above(off * off / expected + off * off / (n - expected), 1.0);
        Self {
            first,
            second,
            p: test(off),
            p_corrected: test(off - off.min(0.5)),
        }
    }
}

/// The digit preference score, 100·√(χ²/(9N)) of the last digits against a tenth each (the WHO MONICA quality assessment
/// of weight and height, 1998): 0 where all are alike, 100 where only one occurs. To two places, as it is reported.
///
/// `scale` makes the last digit a whole number: 10 for measures to one place. `None` without a measure.
pub fn digit_preference(measures: impl IntoIterator<Item = f64>, scale: f64) -> Option<f64> {
    let mut counts = [0_usize; 10];
    for measure in measures {
        let digit = ((measure * scale).round() as i64).rem_euclid(10);
        counts[digit as usize] += 1;
    }
    let n = counts.iter().sum::<usize>() as f64;
    if n == 0.0 {
        return None;
    }
    let squares: f64 = counts.iter().map(|count| (*count as f64 - n / 10.0).powi(2)).sum();
    let score = 100.0 * (squares / (n / 10.0) / (9.0 * n)).sqrt();
    Some(crate::hundredths(score))
}
