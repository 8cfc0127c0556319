//! Prevalence tables: how many children of a survey lie below −3, −2, −1 and above 1, 2, 3, and the mean z-score, for
//! all and by age, sex, both and any grouping.
//!
//! The rules are those of WHO's standard analysis (WHO and UNICEF, Recommendations for data collection, analysis and
//! reporting on anthropometric indicators in children under 5 years old, 2019, chapter 3): flagged scores are left out,
//! cut-offs are strict and meet the rounded score, children with oedema are cases of every weight-related index and
//! stay out of its mean, children past 1826 days are not counted, children of unknown age stay in the total.

mod child;
mod column;
mod group;
mod survey;

pub use child::{Reference, Surveyed};
pub use column::{cells, columns};
pub use group::{AgeSpan, Grouping};
pub use survey::{BothPrevalence, GroupPrevalence, IndexPrevalence, Survey};
