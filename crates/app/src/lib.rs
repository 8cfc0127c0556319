//! The use-cases: one Request, one Response, one dispatch; the only room that sees all others.
#![warn(clippy::wildcard_enum_match_arm)]

pub mod api;
