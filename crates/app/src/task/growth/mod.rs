//! Growth of a CSV file of children: z-scores, prevalences, plausibility, the standardisation test.

mod children;
mod plausibility;
mod prevalence;
mod scores;
mod standardisation;

pub use children::{AgeIn, GrowthReference};
pub use plausibility::{
    PlausibilityAsked, PlausibilityReport, PlausibilityShown, PlausibilityTestShown, growth_plausibility,
    growth_plausibility_words, held_plausibility_words,
};
pub use prevalence::{IntervalMethod, PrevalenceAsked, growth_prevalence};
pub use scores::{ScoresAsked, growth_scores};
pub use standardisation::{StandardisationAsked, growth_standardisation};
