use crate::{Child, DAYS_A_MONTH, Growth, Index, SchoolGrowth, Schoolchild, Score, Sex};

/// What a child with oedema counts as: below every cut-off of undernutrition.
const WITH_OEDEMA: f64 = -3.1;
/// The last day of the standards of 2006.
const LAST_DAY: u32 = 1826;
/// The months that the reference of 2007 covers.
const SCHOOL: std::ops::RangeInclusive<f64> = 60.0..=228.0;
/// The last month of weight-for-age in it.
const LAST_WEIGHT: f64 = 120.0;

/// Which of WHO's references a table stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reference {
    /// Child Growth Standards, birth to five years.
    Standards2006,
    /// Growth Reference, five to nineteen years.
    Growth2007,
}

impl Reference {
    /// The indices of its prevalence tables, in WHO's order.
    pub const fn indices(self) -> &'static [Index] {
        match self {
            Self::Standards2006 => &[
                Index::LengthForAge,
                Index::WeightForAge,
                Index::BmiForAge,
                Index::WeightForLength,
            ],
            Self::Growth2007 => &[Index::LengthForAge, Index::WeightForAge, Index::BmiForAge],
        }
    }
}

/// A child of a survey as a prevalence table sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Surveyed {
    /// The sex, for the groups.
    pub(super) sex: Option<Sex>,
    /// Months of whole days (2006) or exact (2007); what the age groups are cut by.
    pub(super) months: Option<f64>,
    /// Whether the child is young enough, and old enough, to be counted at all.
    pub(super) counted: bool,
    oedema: bool,
    /// Whether the reference has weight-for-age at this age.
    has_weight: bool,
    /// Length, weight, weight-for-length, BMI: [`Index`] as number.
    scores: [Option<Score>; 4],
}

impl Surveyed {
    /// A child under five.
    pub fn under_five(child: &Child, growth: &Growth) -> Self {
        let days = child.age.map(crate::Age::days);
        Self {
            sex: child.sex,
            months: days.map(|days| f64::from(days) / DAYS_A_MONTH),
            counted: days.is_none_or(|days| days <= LAST_DAY),
            oedema: child.oedema,
            has_weight: true,
            scores: [
                Index::LengthForAge,
                Index::WeightForAge,
                Index::WeightForLength,
                Index::BmiForAge,
            ]
            .map(|index| growth.score(index)),
        }
    }

    /// A child or adolescent of five to nineteen years.
    pub fn of_school_age(child: &Schoolchild, growth: &SchoolGrowth) -> Self {
        Self {
            sex: child.sex,
            months: child.months,
            counted: child.months.is_some_and(|months| SCHOOL.contains(&months)),
            oedema: child.oedema,
            has_weight: child.months.is_some_and(|months| months <= LAST_WEIGHT),
            scores: [growth.height, growth.weight, None, growth.bmi_for_age],
        }
    }

    /// The score of a measured child that is not flagged: what means are made of.
    pub(super) fn score(&self, index: Index) -> Option<f64> {
        if self.oedema && index != Index::LengthForAge {
            return None;
        }
        let score = self.scores.get(index as usize).copied().flatten()?;
        (!score.flagged).then_some(score.z)
    }

    /// The same, where oedema makes a case of the child: what prevalences are made of.
    pub(super) fn judged(&self, index: Index) -> Option<f64> {
        let told = index != Index::WeightForAge || self.has_weight;
        if self.oedema && index != Index::LengthForAge {
            return told.then_some(WITH_OEDEMA);
        }
        self.score(index)
    }
}
