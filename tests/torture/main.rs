//! What was acknowledged is there: after the program is killed, after the power is cut, after the disk is full.
//!
//! The child is this test program itself, started as a process of its own on a real store; nothing of it is simulated
//! but the moment of its end. `npm test` runs a slice; `npm run torture` runs the whole, resumed where it stopped, and
//! writes docs/torture.md. The power cut and the full disk are made with strace, so they need Linux.
#![expect(
    clippy::unwrap_used,
    reason = "all of this is a test, also what stands outside its test functions"
)]

mod child;
#[cfg(target_os = "linux")]
mod cut;
#[cfg(target_os = "linux")]
mod full;
mod kill;
#[cfg(target_os = "linux")]
mod traced;
#[cfg(target_os = "linux")]
mod whole;
mod work;
