//! Survey-design estimation: means and proportions with weights, strata, clusters and finite populations.
//!
//! A [`Design`] says how the rows of a survey were drawn. Asked for a mean or a proportion in a domain (a group of
//! rows), it answers with the estimate, its standard error by Taylor linearisation and an interval. Primary sampling
//! units are taken as drawn with replacement unless the design knows how many there are in the population; every unit
//! of the design counts in the variance, also where the domain has no row (C.-E. Särndal, B. Swensson and
//! J. Wretman, Model Assisted Survey Sampling, 1992, sections 5.5–5.8; W. A. Fuller, Sampling Statistics, 2009).
//!
//! ```
//! use paduk_estimate::{Design, Method, Plan};
//!
//! // Eight children in four clusters of two strata; the first stratum's children stand for more others.
//! let weights = [3.0, 3.0, 3.0, 3.0, 1.0, 1.0, 1.0, 1.0];
//! let clusters = [1, 1, 2, 2, 1, 1, 2, 2].map(Some);
//! let strata = [1, 1, 1, 1, 2, 2, 2, 2].map(Some);
//! let plan = Plan { weights: Some(&weights), clusters: Some(&clusters), strata: Some(&strata), ..Plan::default() };
//! let design = Design::new(8, plan)?;
//! assert_eq!((design.clusters(), design.degrees_of_freedom()), (4, 2));
//!
//! let vaccinated = [true, false, true, true, false, true, true, true];
//! let Some(coverage) = design.proportion(vaccinated.into_iter().enumerate(), Method::KornGraubard) else {
//!     unreachable!("there are rows with weight");
//! };
//! assert_eq!(coverage.value, 0.75);
//!
//! // The same in a domain: only the first stratum's rows are named, the design stays whole.
//! let first = design.proportion(vaccinated.into_iter().enumerate().take(4), Method::Logit);
//! assert_eq!(first.map(|estimate| estimate.n), Some(4));
//! # Ok::<(), paduk_estimate::EstimateError>(())
//! ```

mod design;
pub mod distribution;
mod error;
mod interval;
mod mean;
mod tally;

pub use design::{Design, Plan};
pub use error::EstimateError;
pub use interval::{Interval, Method};
pub use mean::Estimate;
pub use tally::Tally;

#[cfg(test)]
mod tests;

/// The examples of the README are run like those here.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
