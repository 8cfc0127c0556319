//! The indicators themselves.

use super::answers::{Feeding, FirstFeed, Missing, some};
use super::cutoffs::{CUTOFFS, Cutoffs};
use crate::truth;

/// What a child under six months gets, for the area graph: the first that holds from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AreaGraph {
    /// Not breastfed.
    NotBreastfed,
    /// Breast milk and complementary food.
    Complementary,
    /// Breast milk and other milk.
    Milk,
    /// Breast milk and liquids without milk.
    Liquids,
    /// Breast milk and water.
    Water,
    /// Breast milk only.
    Exclusive,
}

/// The indicators of one child; `None` outside the ages of an indicator, and where it is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FeedingIndicators {
    /// 1 Ever breastfed (EvBF), 0–23 months.
    pub ever_breastfed: Option<bool>,
    /// 2 Early initiation of breastfeeding (EIBF), 0–23 months.
    pub early_initiation: Option<bool>,
    /// 3 Only breast milk for the first two days (EBF2D), 0–23 months.
    pub exclusive_first_two_days: Option<bool>,
    /// 4 Exclusive breastfeeding (EBF), 0–5 months.
    pub exclusive: Option<bool>,
    /// 5 Mixed milk feeding (MixMF), 0–5 months.
    pub mixed_milk: Option<bool>,
    /// 6 Continued breastfeeding (CBF), 12–23 months.
    pub continued: Option<bool>,
    /// 7 Introduction of solid, semi-solid or soft food (ISSSF), 6–8 months.
    pub introduction: Option<bool>,
    /// How many of the eight food groups, at any age.
    pub groups: Option<u32>,
    /// 8 Minimum dietary diversity (MDD), 6–23 months.
    pub diversity: Option<bool>,
    /// Feeds enough for a breastfed child of 6–23 months.
    pub breastfed_meals: Option<bool>,
    /// Milk feeds in all.
    pub milk_feeds: Option<u32>,
    /// Feeds of a child who is not breastfed: solid food, formula, animal milk, yogurt to drink.
    pub other_feeds: Option<u32>,
    /// Feeds enough for a child of 6–23 months who is not breastfed.
    pub other_meals: Option<bool>,
    /// 9 Minimum meal frequency (MMF), 6–23 months.
    pub meals: Option<bool>,
    /// 10 Minimum milk feeding frequency (MMFF), not breastfed, 6–23 months.
    pub milk_frequency: Option<bool>,
    /// 11 Minimum acceptable diet (MAD), 6–23 months.
    pub acceptable: Option<bool>,
    /// 12 Egg or flesh food (EFF), 6–23 months.
    pub egg_or_flesh: Option<bool>,
    /// 13 Sweet beverage (SwB), 6–23 months.
    pub sweet_beverage: Option<bool>,
    /// 14 Unhealthy food (UFC), 6–23 months.
    pub unhealthy: Option<bool>,
    /// 15 No fruit or vegetable (ZVF), 6–23 months.
    pub no_fruit: Option<bool>,
    /// 16 Bottle with a nipple (BoF), 0–23 months.
    pub bottle: Option<bool>,
    /// 17 Area graph, 0–5 months.
    pub area: Option<AreaGraph>,
}

/// All seventeen indicators of one child (WHO/UNICEF 2021).
pub fn feeding_indicators(answers: &Feeding, missing: Missing) -> FeedingIndicators {
    CUTOFFS.as_ref().map_or_else(FeedingIndicators::default, |cutoffs| {
        indicators(&answers.under(missing), missing, cutoffs)
    })
}

fn indicators(fed: &Feeding, missing: Missing, cutoffs: &Cutoffs) -> FeedingIndicators {
    let mut found = FeedingIndicators {
        groups: groups(fed),
        milk_feeds: sum(&[
            fed.formula_feeds,
            fed.animal_milk_feeds,
            fed.yogurt_drink_feeds,
            fed.yogurt_feeds,
        ]),
        other_feeds: sum(&[
            fed.formula_feeds,
            fed.animal_milk_feeds,
            fed.yogurt_drink_feeds,
            fed.solid_feeds,
        ]),
        ..FeedingIndicators::default()
    };
    if fed.within(0.0, cutoffs.born_in_last_two_years_to) {
        found.ever_breastfed = fed.ever_breastfed;
        found.early_initiation = early(fed, missing);
        found.exclusive_first_two_days = only_breast_milk(fed, missing);
        found.bottle = fed.bottle;
    }
    if fed.within(0.0, cutoffs.exclusive_to) {
        let nothing_else = some(&[fed.any_liquid(), fed.any_solid()]).map(|given| !given);
        found.exclusive = both(fed.breastfed, nothing_else);
        found.mixed_milk = fed
            .breastfed
            .and_then(|fed_at_breast| truth::all(&[Some(fed_at_breast), truth::any(&[fed.formula, fed.animal_milk])]));
        found.area = area(fed);
    }
    if fed.within(cutoffs.continued_from, cutoffs.born_in_last_two_years_to) {
        found.continued = fed.breastfed;
    }
    if fed.within(cutoffs.introduction_from, cutoffs.introduction_to) {
        found.introduction = fed.any_solid();
    }
    if fed.within(cutoffs.complementary_from, cutoffs.complementary_to) {
        complementary(&mut found, fed, cutoffs);
    }
    found
}

/// Indicators of complementary feeding, 6–23 months.
fn complementary(found: &mut FeedingIndicators, fed: &Feeding, cutoffs: &Cutoffs) {
    found.diversity = found.groups.map(|groups| groups >= cutoffs.minimum_groups);
    let introduced = fed.within(cutoffs.introduction_from, cutoffs.introduction_to);
    let enough = if introduced {
        cutoffs.breastfed_feeds_while_introduced
    } else {
        cutoffs.breastfed_feeds_later
    };
    match fed.breastfed {
        Some(true) => {
            found.breastfed_meals = fed.solid_feeds.map(|feeds| feeds >= enough);
            found.meals = found.breastfed_meals;
            found.acceptable = both(found.diversity, found.meals);
        }
        Some(false) => {
            let solid = fed.solid_feeds.map(|feeds| feeds >= 1);
            found.other_meals = both(found.other_feeds.map(|feeds| feeds >= cutoffs.other_feeds), solid);
            found.meals = found.other_meals;
            found.milk_frequency = found.milk_feeds.map(|feeds| feeds >= cutoffs.other_milk_feeds);
            found.acceptable = both(both(found.diversity, found.meals), found.milk_frequency);
        }
        None => {}
    }
    found.egg_or_flesh = fed.egg_or_flesh();
    found.sweet_beverage = fed.sweet_beverage;
    found.unhealthy = fed.unhealthy;
    found.no_fruit = fed.any_fruit().map(|given| !given);
}

fn early(fed: &Feeding, missing: Missing) -> Option<bool> {
    if missing == Missing::No && fed.ever_breastfed == Some(false) {
        return Some(false);
    }
    match (fed.first_breastfed?, missing) {
        (FirstFeed::AtOnce, _) => Some(true),
        (FirstFeed::Hours(hours), _) => Some(hours == 0),
        (FirstFeed::Days, Missing::Unknown) => None,
        (FirstFeed::Days, Missing::No) => Some(false),
    }
}

fn only_breast_milk(fed: &Feeding, missing: Missing) -> Option<bool> {
    if missing == Missing::No && fed.ever_breastfed == Some(false) {
        return Some(false);
    }
    fed.other_in_first_two_days.map(|other| !other)
}

fn groups(fed: &Feeding) -> Option<u32> {
    let groups = [
        fed.breastfed,
        fed.grains,
        fed.pulses,
        fed.any_dairy(),
        fed.flesh,
        fed.eggs,
        fed.vitamin_a,
        fed.other_fruit,
    ];
    groups.iter().map(|group| group.map(u32::from)).sum()
}

fn area(fed: &Feeding) -> Option<AreaGraph> {
    let milk = some(&[fed.formula, fed.animal_milk, fed.yogurt_drink])?;
    Some(if !fed.breastfed? {
        AreaGraph::NotBreastfed
    } else if fed.any_solid()? {
        AreaGraph::Complementary
    } else if milk {
        AreaGraph::Milk
    } else if fed.other_liquid? {
        AreaGraph::Liquids
    } else if fed.water? {
        AreaGraph::Water
    } else {
        AreaGraph::Exclusive
    })
}

fn both(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    Some(one? & other?)
}

fn sum(feeds: &[Option<u32>]) -> Option<u32> {
    feeds.iter().copied().sum()
}
