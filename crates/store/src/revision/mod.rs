//! Revisions as they were signed. Nothing here updates or removes one.

mod insert;
mod put;
mod read;

pub(crate) use insert::{count, insert};
pub(crate) use put::put;
pub(crate) use read::{after, current, get, ids, of_document, signed, unsent};

#[cfg(test)]
mod tests;
