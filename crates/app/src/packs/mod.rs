//! Survey packs from outside: a folder or a built file; the one that a profile's store keeps, and how it takes a new one.

mod files;
mod import;
mod kept;
mod moving;
mod window;

pub use import::{ImportedPack, TouchedDraft};
pub use moving::{LostAnswer, MovedDraft};

pub(crate) use files::read_files;
pub(crate) use kept::{earlier, keep, kept, read_file};
