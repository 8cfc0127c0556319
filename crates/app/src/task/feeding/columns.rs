//! The columns that are written.

use paduk_indicator::{AreaGraph, Feeding, FeedingIndicators};

/// A yes-or-no indicator of a child.
pub(super) type Indicator = fn(&FeedingIndicators) -> Option<bool>;

/// The sixteen indicators that are yes or no, by column; the seventeenth is the area graph.
pub(super) const INDICATORS: [(&str, Indicator); 16] = [
    ("x_evbf", |of| of.ever_breastfed),
    ("x_eibf", |of| of.early_initiation),
    ("x_ebf2d", |of| of.exclusive_first_two_days),
    ("x_ebf", |of| of.exclusive),
    ("x_mixmf", |of| of.mixed_milk),
    ("x_cbf", |of| of.continued),
    ("x_isssf", |of| of.introduction),
    ("x_mdd", |of| of.diversity),
    ("x_mmf", |of| of.meals),
    ("x_mmff", |of| of.milk_frequency),
    ("x_mad", |of| of.acceptable),
    ("x_eff", |of| of.egg_or_flesh),
    ("x_swb", |of| of.sweet_beverage),
    ("x_ufc", |of| of.unhealthy),
    ("x_zvf", |of| of.no_fruit),
    ("x_bof", |of| of.bottle),
];

/// All that is written, in order: what goes into the indicators among them.
pub(super) const WRITTEN: [&str; 27] = [
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
