use super::{Plausibility, Ratio};

/// What is looked at, in the order of ENA's report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Criterion {
    /// The flagged share.
    Flags,
    /// Boys to girls.
    SexRatio,
    /// 6–29 to 30–59 months.
    AgeRatio,
    /// Last digits of weights.
    WeightDigits,
    /// Last digits of heights.
    HeightDigits,
    /// Last digits of arm circumferences.
    MuacDigits,
    /// The standard deviation of weight-for-height.
    Deviation,
    /// Its skewness.
    Skewness,
    /// Its kurtosis.
    Kurtosis,
    /// Whether cases fall into clusters by chance.
    Poisson,
}

impl Criterion {
    /// All, in the order of ENA's report.
    pub const ALL: [Self; 10] = [
        Self::Flags,
        Self::SexRatio,
        Self::AgeRatio,
        Self::WeightDigits,
        Self::HeightDigits,
        Self::MuacDigits,
        Self::Deviation,
        Self::Skewness,
        Self::Kurtosis,
        Self::Poisson,
    ];
}

/// The choices where ENA's own is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Variant {
    /// Whether the χ² tests of both ratios are corrected after Yates (nipnTK and mwana do; ENA's printed p is the plain one's).
    pub corrected: bool,
    /// Whether digits are scored by √Σ(per cent − 10)², which is smaller by the factor √0.9 than [`super::digit_preference`].
    pub digits_by_percent: bool,
    /// Whether digits are excellent up to 8 (nipnTK) and not only up to 7: ENA prints 0–7 and 8–12 and leaves open what is between.
    pub digits_to_eight: bool,
    /// Whether a child of exactly −2 is a case for the Poisson criterion.
    pub at_two_is_case: bool,
    /// Whether skewness and kurtosis count with their sign, so that a negative one is always excellent (as mwana 2.2.9 has it).
    pub signed: bool,
}

/// How much trust a total or a criterion deserves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quality {
    /// 0–9 points of all.
    Excellent,
    /// 10–14.
    Good,
    /// 15–24.
    Acceptable,
    /// 25 and more: do not use before it is explained.
    Problematic,
}

impl Quality {
    /// As it is written in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Excellent => "excellent",
            Self::Good => "good",
            Self::Acceptable => "acceptable",
            Self::Problematic => "problematic",
        }
    }

    const ALL: [Self; 4] = [Self::Excellent, Self::Good, Self::Acceptable, Self::Problematic];
}

/// Points of every criterion; 0 where nothing could be reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Points {
    bands: [Quality; 10],
}

/// What each band costs.
fn cost(criterion: Criterion, band: Quality) -> u32 {
    let costs = match criterion {
        Criterion::Flags | Criterion::Deviation => [0, 5, 10, 20],
        Criterion::SexRatio
        | Criterion::AgeRatio
        | Criterion::WeightDigits
        | Criterion::HeightDigits
        | Criterion::MuacDigits => [0, 2, 4, 10],
        Criterion::Skewness | Criterion::Kurtosis | Criterion::Poisson => [0, 1, 3, 5],
    };
    costs[band as usize]
}

impl Points {
    /// What a criterion is given.
    pub fn of(&self, criterion: Criterion) -> u32 {
        cost(criterion, self.band(criterion))
    }

    /// How good a criterion is.
    pub fn band(&self, criterion: Criterion) -> Quality {
        self.bands[criterion as usize]
    }

    /// The sum of some criteria; of all it is ENA's total (0 to 105 where everything could be reckoned).
    pub fn sum(&self, criteria: impl IntoIterator<Item = Criterion>) -> u32 {
        criteria.into_iter().map(|criterion| self.of(criterion)).sum()
    }

    /// ENA's total.
    pub fn total(&self) -> u32 {
        self.sum(Criterion::ALL)
    }

    /// What a total is worth.
    pub fn quality(total: u32) -> Quality {
        match total {
            0..=9 => Quality::Excellent,
            10..=14 => Quality::Good,
            15..=24 => Quality::Acceptable,
            _ => Quality::Problematic,
        }
    }
}

/// The band of a figure: the first whose limit it keeps.
fn band(figure: Option<f64>, keeps: impl Fn(f64, usize) -> bool) -> Quality {
    let Some(figure) = figure.filter(|figure| figure.is_finite()) else {
        return Quality::Excellent;
    };
    let kept = (0..3).find(|limit| keeps(figure, *limit));
    Quality::ALL[kept.unwrap_or(3)]
}

impl Plausibility {
    /// The points of every criterion.
    pub fn points(&self, variant: Variant) -> Points {
        let p = |ratio: Ratio| {
            let p = if variant.corrected { ratio.p_corrected } else { ratio.p };
            band(Some(p), |p, at| p > [0.1, 0.05, 0.001][at])
        };
        let digits = |at: usize| {
            let scale = if variant.digits_by_percent { 0.9_f64.sqrt() } else { 1.0 };
            let first = if variant.digits_to_eight { 8.0 } else { 7.0 };
            band(self.digits[at].map(|score| score * scale), |score, at| {
                score <= [first, 12.0, 20.0][at]
            })
        };
        let tail = |figure: Option<f64>| {
            let figure = figure.map(|figure| if variant.signed { figure } else { figure.abs() });
            band(figure, |figure, at| figure < [0.2, 0.4, 0.6][at])
        };
        let dispersion = if variant.at_two_is_case {
            self.at_or_below
        } else {
            self.below
        };
        Points {
            bands: [
                band(self.flagged_percent(), |share, at| share <= [2.5, 5.0, 7.5][at]),
                p(self.sexes),
                p(self.ages),
                digits(0),
                digits(1),
                digits(2),
                band(self.spread.map(|spread| spread.deviation), |deviation, at| {
                    let (low, high) = [(0.9, 1.1), (0.85, 1.15), (0.8, 1.2)][at];
                    deviation > low && deviation < high
                }),
                tail(self.spread.map(|spread| spread.skewness)),
                tail(self.spread.map(|spread| spread.kurtosis)),
                band(dispersion.map(|found| found.p), |p, at| p > [0.05, 0.01, 0.001][at]),
            ],
        }
    }
}
