//! Enrolment by files: a laptop's request, the card that a supervisor signed, the answer that brings it back.
//!
//! The laptop has the survey's roster, asks with its own card, and both screens show four words of the request. Equal
//! words mean that the request arrived as it left and that both mean the same root key; so the answer, which that root
//! key's roster vouches for, needs no second comparison.

mod answer;
mod escrow;
mod request;
mod signed;
mod trust;

#[cfg(test)]
mod tests;

pub use answer::{Answer, MAX_ANSWER_BYTES};
pub use escrow::{Escrow, MAX_ESCROW_BYTES, open_data_key, seal_data_key};
pub use request::{MAX_REQUEST_BYTES, Recovers, Request};
pub use signed::{Enrolment, MAX_ENROLMENT_BYTES};
pub use trust::Standing;
