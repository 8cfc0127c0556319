//! Food insecurity: raw scores of the FIES.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::IndicatorError;
use crate::scale::{Scale, read};
use crate::truth::count;

/// A band of raw scores: a shortcut, not the scale's own estimate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FoodInsecurity {
    /// 0–3: food secure or mildly insecure.
    FoodSecure,
    /// 4–6.
    Moderate,
    /// 7–8.
    Severe,
}

impl FoodInsecurity {
    /// As it is written in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FoodSecure => "food-secure",
            Self::Moderate => "moderate",
            Self::Severe => "severe",
        }
    }
}

/// The raw score of a household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawScore {
    /// How many of the eight were answered yes.
    pub yes: u32,
    /// How many have no answer. Only scores without any belong in an estimate.
    pub unknown: u32,
    /// The band, where all eight are answered.
    pub band: Option<FoodInsecurity>,
}

fn bands() -> Result<Scale<FoodInsecurity>, IndicatorError> {
    read::<Scale<FoodInsecurity>>(include_str!("../data/food.toml"))?.ordered("food")
}

static BANDS: LazyLock<Option<Scale<FoodInsecurity>>> = LazyLock::new(|| bands().ok());

/// The raw score of the eight answers, in the questionnaire's order: worried, healthy, few foods, skipped, ate less,
/// ran out, hungry, whole day.
pub fn raw_score(answers: &[Option<bool>; 8]) -> RawScore {
    let (yes, most) = count(answers);
    let unknown = most - yes;
    let band = BANDS.as_ref().filter(|_| unknown == 0);
    RawScore {
        yes,
        unknown,
        band: band.and_then(|bands| bands.class(f64::from(yes))),
    }
}

#[cfg(test)]
mod tests {
    use super::FoodInsecurity::{FoodSecure, Moderate, Severe};
    use super::{bands, raw_score};

    #[test]
    fn the_file_is_readable() {
        bands().unwrap();
    }

    #[test]
    fn bands_turn_at_four_and_seven() {
        let of = |yes: usize| {
            let mut answers = [Some(false); 8];
            answers[..yes].fill(Some(true));
            raw_score(&answers).band
        };
        let expected = [
            FoodSecure, FoodSecure, FoodSecure, FoodSecure, Moderate, Moderate, Moderate, Severe, Severe,
        ];
        assert_eq!((0..=8).map(of).collect::<Vec<_>>(), expected.map(Some));
    }

    #[test]
    fn one_answer_missing_leaves_no_band() {
        let mut answers = [Some(true); 8];
        answers[7] = None;
        let score = raw_score(&answers);
        assert_eq!((score.yes, score.unknown, score.band), (7, 1, None));
    }
}
