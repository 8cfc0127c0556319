//! The use-cases that need no window: what `paduk` runs, and what tests and the demonstration run.

mod check_bundle;
mod check_form;
mod demo;
mod fill;
mod fingerprint;
mod open;
mod page;
mod verdicts;

pub use check_bundle::{CheckedBundle, check_bundle};
pub use check_form::{CheckedForm, FoundInForm, check_form};
pub use demo::{Demo, demo};
pub use fingerprint::{KnownSet, fingerprint};
pub use open::{make_bundle, make_profile, open, receive};
pub use page::laporan;
pub use verdicts::{Judged, VerdictLine, verdicts};
