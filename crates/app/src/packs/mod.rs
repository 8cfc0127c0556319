//! Survey packs from outside: a folder or a built file; and the one that a profile's store keeps.

mod files;
mod kept;

pub(crate) use files::read_files;
pub(crate) use kept::{keep, kept, read_file};
