//! A child on WHO's lines: where ticks, lines, points and labels stand.

mod axis;
mod chart;
mod labels;
mod tape;

#[cfg(test)]
mod tests;

pub use chart::{Charted, ChartedIndex, GrowthPoint, growth_chart};
pub use tape::child_tape;
