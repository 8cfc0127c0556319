//! The use-cases: one [`api::Request`], one [`api::Response`], one [`dispatch`]; the only room that sees all others.
//!
//! The window, the browser tests and the command line all come in by the same door. Nothing here draws or prints.
#![warn(clippy::wildcard_enum_match_arm)]

pub mod api;
pub mod task;

mod anaemia;
mod app;
mod backup;
mod compare;
mod coverage;
mod dispatch;
mod enrol;
mod error;
mod exchange;
mod growth;
mod home;
mod host;
mod household;
mod interview;
mod long;
mod moment;
mod opened;
mod packs;
mod programme;
mod review;
mod revision;
mod sample;
mod search;
mod session;
mod settings;
mod verdict;
mod wiring;

pub use app::App;
pub use dispatch::dispatch;
pub use host::{Chance, Clock, Host};
