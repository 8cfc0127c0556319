//! Who may write what, and what may follow what: pure tables with a typed refusal.
//!
//! Source: the record design of the project (roles, review states, resolutions). Nothing here throws a revision away:
//! what the rules refuse stays in the union and travels on, is named with its reason, and is not applied.

mod author;
mod judge;
mod refusal;
mod shape;
mod state;

pub use author::{Author, may};
pub use judge::{Judged, Reviewed, judge};
pub use refusal::Refusal;
pub use shape::whole;
pub use state::{follows, legal};

#[cfg(test)]
mod tests;
