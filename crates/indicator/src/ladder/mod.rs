//! The ladders of drinking water, sanitation and hygiene (WHO/UNICEF JMP).

mod codes;
mod hygiene;
mod sanitation;
mod water;

#[cfg(test)]
mod tests;

pub use hygiene::{Handwashing, Hygiene, hygiene};
pub use sanitation::{Sanitation, SanitationRung, Toilet, sanitation};
pub use water::{Water, WaterRung, WaterSource, water};
