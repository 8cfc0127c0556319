//! Nutrition indicators from plain inputs.
//!
//! Classes of growth (Permenkes 2/2020), arm circumference, anaemia, infant and young child feeding (WHO/UNICEF 2021),
//! women's diet (MDD-W), ladders of drinking water, sanitation and hygiene (JMP), food insecurity (FIES). Every cut-off
//! stands in a file under `data/` with its source, so that it can be corrected without touching code. Nothing here knows
//! a survey: whoever has questionnaires hands in plain values, and `None` for what is not known.
//!
//! ```
//! use paduk_indicator::{GrowthClass, GrowthIndex, growth_class};
//!
//! // Exactly −3 is "pendek", not "sangat pendek".
//! assert_eq!(growth_class(GrowthIndex::LengthForAge, -3.0), Some(GrowthClass::Stunted));
//! assert_eq!(growth_class(GrowthIndex::LengthForAge, -3.01), Some(GrowthClass::SeverelyStunted));
//! ```
#![warn(clippy::wildcard_enum_match_arm)]

mod anaemia;
mod arm;
mod diet;
mod error;
mod feeding;
mod food;
mod growth;
mod ladder;
mod scale;
mod truth;

pub use anaemia::{Anaemia, AnaemiaGroup, CutoffSet, Trimester, anaemia, at_sea_level, in_pregnancy};
pub use arm::{ChildArm, WomanArm, child_arm, child_arm_cutoffs, woman_arm};
pub use diet::{Diversity, FoodGroups, diversity};
pub use error::IndicatorError;
pub use feeding::{AreaGraph, Feeding, FeedingIndicators, FirstFeed, Missing, feeding_indicators};
pub use food::{FoodInsecurity, RawScore, raw_score};
pub use growth::{GrowthClass, GrowthIndex, growth_class};
pub use ladder::{
    Handwashing, Hygiene, Sanitation, SanitationRung, Toilet, Water, WaterRung, WaterSource, hygiene, sanitation, water,
};
pub use scale::{Scale, source_of};
