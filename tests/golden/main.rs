//! Golden files of the history formats, read by the program and by a second verifier that shares nothing with it.
//!
//! Each refused file fails for exactly one reason: beside the bytes stand the code, and the smallest change that mends
//! them. A file that is refused after mending, or for another reason, fails its test.
#![expect(
    clippy::unwrap_used,
    reason = "all of this is a test, also what stands outside its test functions"
)]

mod canonical;
mod fingerprint;
mod mutated;
mod python;
mod revision;
mod signature;
mod vector;
