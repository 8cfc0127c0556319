//! What README.md promises, asked of the real rooms together: real signatures, real encrypted stores on disk.
#![expect(
    clippy::unwrap_used,
    reason = "all of this is a test, also what stands outside its test functions"
)]

mod bundle;
mod device;
mod fuzz;
mod machine;
mod newer;
mod order;
mod reader;
mod unchanged;
mod union;
mod verdict;
