use crate::lms::hundredths;
use crate::{Index, Lms};

/// A z-score with what WHO does to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// Rounded to two places: what is reported and compared with flags and cut-offs.
    pub z: f64,
    /// As reckoned.
    pub exact: f64,
    /// Whether the rounded score lies outside the index's limits ([`Index::limits`]): measure again.
    pub flagged: bool,
}

impl Score {
    /// Rounds first, then compares with the flags.
    #[inline]
    pub fn new(index: Index, exact: f64) -> Self {
        let z = hundredths(exact);
        let (low, high) = index.limits();
        Self {
            z,
            exact,
            flagged: z < low || z > high,
        }
    }

    #[inline]
    pub(crate) fn of(index: Index, row: Option<&Lms>, measure: f64) -> Option<Self> {
        row.map(|row| Self::new(index, row.z(measure, index.tails())))
    }
}

/// A measure that is there and above zero; zero stands for "not measured" in many files.
#[inline]
pub(crate) fn measured(value: Option<f64>) -> Option<f64> {
    value.filter(|value| *value > 0.0 && value.is_finite())
}
