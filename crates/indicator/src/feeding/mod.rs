//! Infant and young child feeding: the seventeen indicators of WHO/UNICEF 2021.

mod answers;
mod cutoffs;
mod indicators;

#[cfg(test)]
mod tests;

pub use answers::{Feeding, FirstFeed, Missing};
pub use indicators::{AreaGraph, FeedingIndicators, feeding_indicators};
