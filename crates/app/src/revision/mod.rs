//! A draft becomes a signed revision.

mod close;
mod finish;
mod paradata;
mod reason;
mod rule;
