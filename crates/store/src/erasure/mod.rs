//! Erasure by law: orders of the root key take bytes out of the store, and only those.
//!
//! What is left of a revision is its row without bytes, so that heads, device logs, counts and the fingerprint stay as
//! they are, and the same on a laptop that never had the bytes.

mod apply;
mod check;

pub(crate) use apply::{apply, is_erased, root, trust};
pub(crate) use check::wrong;

#[cfg(test)]
mod tests;
