//! Survey packs from outside: a folder or a built file.

mod files;

pub(crate) use files::read_files;
