//! A draft becomes a signed revision.

mod close;
mod consent;
mod finish;
mod paradata;
mod reason;
mod rule;
mod visit;
