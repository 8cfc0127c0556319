//! WHO growth: z-scores from birth to 19 years, classes, prevalences, plausibility and the standardisation test.
//!
//! The figures are those of the World Health Organization (Child Growth Standards 2006, Growth Reference 2007; see
//! `tables/README.md`); the crate reproduces what WHO's own programs answer, to the last of their two places, but not
//! their slips (`103.1 − 0.7` never misses its row here, and a weight of zero is no weight).
//!
//! ```
//! use paduk_anthro::{Age, Child, Index, Length, Position, Sex};
//!
//! let girl = Child {
//!     sex: Some(Sex::Female),
//!     age: Some(Age::from_whole_days(797)),
//!     weight: Some(11.69),
//!     length: Some(Length::from_cm(89.3)?),
//!     position: Some(Position::Lying),
//!     ..Child::default()
//! };
//! let growth = girl.growth();
//! // She lay, but at her age one stands: 0.7 cm less.
//! assert_eq!(growth.length.map(Length::cm), Some(88.6));
//! let haz = growth.score(Index::LengthForAge).expect("age, sex and length are there");
//! assert_eq!((haz.z, haz.flagged), (0.3, false));
//! # Ok::<(), paduk_anthro::AnthroError>(())
//! ```

mod child;
mod compared;
mod error;
mod index;
mod lms;
mod measure;
pub mod plausibility;
pub mod prevalence;
mod school;
mod score;
pub mod standardisation;
mod table;

pub use child::{Child, Growth};
pub use error::AnthroError;
pub use index::Index;
pub use lms::{Lms, Tails, hundredths};
pub use measure::{Age, DAYS_A_MONTH, Length, Position, Sex};
pub use school::{SchoolGrowth, Schoolchild};
pub use score::Score;
pub use table::Table;

/// The examples of the README are run like those here.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
