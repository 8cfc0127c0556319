//! Women's diet: MDD-W.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::IndicatorError;
use crate::scale::read;
use crate::truth::{count, reaches};

/// What was eaten the day and night before, at least 15 g of a group; `None` is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FoodGroups {
    /// Grains, white roots and tubers, plantains.
    pub grains: Option<bool>,
    /// Pulses.
    pub pulses: Option<bool>,
    /// Nuts and seeds.
    pub nuts: Option<bool>,
    /// Dairy.
    pub dairy: Option<bool>,
    /// Meat, poultry, fish.
    pub flesh: Option<bool>,
    /// Eggs.
    pub eggs: Option<bool>,
    /// Dark green leafy vegetables.
    pub leaves: Option<bool>,
    /// Other fruit and vegetables rich in vitamin A.
    pub vitamin_a: Option<bool>,
    /// Other vegetables.
    pub vegetables: Option<bool>,
    /// Other fruit.
    pub fruit: Option<bool>,
}

/// How varied a diet was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Diversity {
    /// Groups eaten for certain.
    pub least: u32,
    /// Groups eaten if all that is not known was eaten.
    pub most: u32,
    /// Whether the minimum was reached (MDD-W). Only of women of the age it was validated for; for younger girls the
    /// score alone is reported.
    pub minimum: Option<bool>,
}

#[derive(Debug, Deserialize)]
struct Cutoffs {
    minimum_groups: u32,
    from_years: u32,
    to_years: u32,
}

fn cutoffs() -> Result<Cutoffs, IndicatorError> {
    read(include_str!("../data/diet.toml"))
}

static CUTOFFS: LazyLock<Option<Cutoffs>> = LazyLock::new(|| cutoffs().ok());

/// The food-group score of a woman or girl, and whether it reaches the minimum (FAO 2021).
pub fn diversity(eaten: &FoodGroups, years: Option<u32>) -> Diversity {
    let groups = [
        eaten.grains,
        eaten.pulses,
        eaten.nuts,
        eaten.dairy,
        eaten.flesh,
        eaten.eggs,
        eaten.leaves,
        eaten.vitamin_a,
        eaten.vegetables,
        eaten.fruit,
    ];
    let (least, most) = count(&groups);
    let minimum = CUTOFFS.as_ref().and_then(|cutoffs| {
        let of_age = years.is_some_and(|years| (cutoffs.from_years..=cutoffs.to_years).contains(&years));
        of_age.then(|| reaches((least, most), cutoffs.minimum_groups))?
    });
    Diversity { least, most, minimum }
}

#[cfg(test)]
mod tests {
    use super::{Diversity, FoodGroups, cutoffs, diversity};

    /// A diet of `yes` groups, `unknown` not known, the rest not eaten.
    fn diet(yes: usize, unknown: usize, years: u32) -> Diversity {
        let group = |at: usize| match at {
            at if at < yes => Some(true),
            at if at < yes + unknown => None,
            _ => Some(false),
        };
        let eaten = FoodGroups {
            grains: group(0),
            pulses: group(1),
            nuts: group(2),
            dairy: group(3),
            flesh: group(4),
            eggs: group(5),
            leaves: group(6),
            vitamin_a: group(7),
            vegetables: group(8),
            fruit: group(9),
        };
        diversity(&eaten, Some(years))
    }

    #[test]
    fn the_file_is_readable() {
        cutoffs().unwrap();
    }

    #[test]
    fn five_of_ten_groups_are_the_minimum() {
        assert_eq!(
            (diet(5, 0, 27).minimum, diet(4, 0, 27).minimum),
            (Some(true), Some(false))
        );
        assert_eq!(diet(10, 0, 27).most, 10);
    }

    #[test]
    fn what_is_not_known_leaves_it_open_only_where_it_could_change_it() {
        assert_eq!(diet(4, 1, 27).minimum, None);
        assert_eq!(
            (diet(5, 5, 27).minimum, diet(3, 1, 27).minimum),
            (Some(true), Some(false))
        );
    }

    #[test]
    fn girls_under_15_have_a_score_only() {
        let girl = diet(6, 0, 14);
        assert_eq!((girl.least, girl.minimum), (6, None));
        assert_eq!(
            (diet(6, 0, 15).minimum, diet(6, 0, 49).minimum),
            (Some(true), Some(true))
        );
        assert_eq!(diet(6, 0, 50).minimum, None);
    }
}
