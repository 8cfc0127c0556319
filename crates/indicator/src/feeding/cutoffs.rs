//! Ages and counts of `data/feeding.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::IndicatorError;
use crate::scale::read;

/// Ages in months (the end is excluded) and how many groups and feeds are enough.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cutoffs {
    #[serde(rename = "source")]
    _source: String,
    #[serde(rename = "confirmed")]
    _confirmed: bool,
    pub(super) born_in_last_two_years_to: f64,
    pub(super) exclusive_to: f64,
    pub(super) introduction_from: f64,
    pub(super) introduction_to: f64,
    pub(super) continued_from: f64,
    pub(super) complementary_from: f64,
    pub(super) complementary_to: f64,
    pub(super) minimum_groups: u32,
    pub(super) breastfed_feeds_while_introduced: u32,
    pub(super) breastfed_feeds_later: u32,
    pub(super) other_feeds: u32,
    pub(super) other_milk_feeds: u32,
}

pub(super) fn built_in() -> Result<Cutoffs, IndicatorError> {
    read(include_str!("../../data/feeding.toml"))
}

/// An unreadable file would leave everything unknown, never wrong; a test keeps it readable.
pub(super) static CUTOFFS: LazyLock<Option<Cutoffs>> = LazyLock::new(|| built_in().ok());
