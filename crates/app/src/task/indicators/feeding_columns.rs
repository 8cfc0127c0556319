//! The columns that are written.

use paduk_indicator::{AreaGraph, Feeding, FeedingIndicators};

use super::recipe::{Counted, Recipe};

/// What is written, and the sixteen indicators that are yes or no; the seventeenth is the area graph.
pub(super) const RECIPE: Recipe = Recipe {
    written: &WRITTEN,
    counted: &[
        Counted::Flag("x_evbf"),
        Counted::Flag("x_eibf"),
        Counted::Flag("x_ebf2d"),
        Counted::Flag("x_ebf"),
        Counted::Flag("x_mixmf"),
        Counted::Flag("x_cbf"),
        Counted::Flag("x_isssf"),
        Counted::Flag("x_mdd"),
        Counted::Flag("x_mmf"),
        Counted::Flag("x_mmff"),
        Counted::Flag("x_mad"),
        Counted::Flag("x_eff"),
        Counted::Flag("x_swb"),
        Counted::Flag("x_ufc"),
        Counted::Flag("x_zvf"),
        Counted::Flag("x_bof"),
    ],
};

/// All that is written, in order: what goes into the indicators among them.
const WRITTEN: [&str; 27] = [
    "any_liquid",
    "any_solid",
    "g_dairy",
    "egg_flesh",
    "any_fv",
    "x_evbf",
    "x_eibf",
    "x_ebf2d",
    "x_ebf",
    "x_mixmf",
    "x_cbf",
    "x_isssf",
    "x_foodscore",
    "x_mdd",
    "x_mmf_bf",
    "milk_frq",
    "nonbf_frq",
    "x_mmf_nonbf",
    "x_mmf",
    "x_mmff",
    "x_mad",
    "x_eff",
    "x_swb",
    "x_ufc",
    "x_zvf",
    "x_bof",
    "x_ag",
];

/// The cells of one child, in the order of [`WRITTEN`].
pub(super) fn written(fed: &Feeding, of: &FeedingIndicators) -> Vec<String> {
    let flag = |value: Option<bool>| value.map(|value| u8::from(value).to_string()).unwrap_or_default();
    let count = |value: Option<u32>| value.map(|value| value.to_string()).unwrap_or_default();
    vec![
        flag(fed.any_liquid()),
        flag(fed.any_solid()),
        flag(fed.any_dairy()),
        flag(fed.egg_or_flesh()),
        flag(fed.any_fruit()),
        flag(of.ever_breastfed),
        flag(of.early_initiation),
        flag(of.exclusive_first_two_days),
        flag(of.exclusive),
        flag(of.mixed_milk),
        flag(of.continued),
        flag(of.introduction),
        count(of.groups),
        flag(of.diversity),
        flag(of.breastfed_meals),
        count(of.milk_feeds),
        count(of.other_feeds),
        flag(of.other_meals),
        flag(of.meals),
        flag(of.milk_frequency),
        flag(of.acceptable),
        flag(of.egg_or_flesh),
        flag(of.sweet_beverage),
        flag(of.unhealthy),
        flag(of.no_fruit),
        flag(of.bottle),
        of.area.map(area).unwrap_or_default().to_owned(),
    ]
}

const fn area(of: AreaGraph) -> &'static str {
    match of {
        AreaGraph::NotBreastfed => "not-breastfed",
        AreaGraph::Complementary => "complementary",
        AreaGraph::Milk => "milk",
        AreaGraph::Liquids => "liquids",
        AreaGraph::Water => "water",
        AreaGraph::Exclusive => "exclusive",
    }
}
