use crate::score::measured;
use crate::{Index, Score, Sex, Table};

/// A child or adolescent of 5 to 19 years as measured. What is `None` is missing; zero or less counts as missing.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Schoolchild {
    /// Without it there is no z-score.
    pub sex: Option<Sex>,
    /// Exact months; without them there is no z-score.
    pub months: Option<f64>,
    /// Standing height in cm.
    pub height: Option<f64>,
    /// In kg.
    pub weight: Option<f64>,
    /// Oedema: indices with weight are left out.
    pub oedema: bool,
}

/// Growth by the WHO Growth Reference for 5–19 years of 2007.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SchoolGrowth {
    /// Weight over height squared, in kg/m².
    pub bmi: Option<f64>,
    /// Height-for-age.
    pub height: Option<Score>,
    /// Weight-for-age, up to ten years: later it cannot tell tall from heavy.
    pub weight: Option<Score>,
    /// Body mass index-for-age.
    pub bmi_for_age: Option<Score>,
}

impl Schoolchild {
    /// Compares with the WHO Growth Reference for 5–19 years: from 60 to 228 months, weight-for-age to 120 months; the
    /// rows of two whole months are mixed by the broken part of the month.
    pub fn growth(&self) -> SchoolGrowth {
        let (height, weight) = (measured(self.height), measured(self.weight));
        let bmi = weight
            .zip(height)
            .map(|(weight, height)| weight / (height / 100.0).powi(2));
        let score = |index: Index, table: Table, last: f64, measure: Option<f64>| {
            let months = self.months.filter(|months| (60.0..=last).contains(months))?;
            let row = table.between(self.sex?, months as u32, months.fract());
            Score::of(index, row.as_ref(), measure?)
        };
        let unless_oedema = |measure: Option<f64>| measure.filter(|_| !self.oedema);
        SchoolGrowth {
            bmi,
            height: score(Index::LengthForAge, Table::SchoolHeightForAge, 228.0, height),
            weight: score(
                Index::WeightForAge,
                Table::SchoolWeightForAge,
                120.0,
                unless_oedema(weight),
            ),
            bmi_for_age: score(Index::BmiForAge, Table::SchoolBmiForAge, 228.0, unless_oedema(bmi)),
        }
    }
}
