//! Work on survey packs: check, build, workbooks, compare, import.

mod build;
mod check;
mod compare;
mod import;
mod workbooks;

pub use build::{BuiltPack, build_pack};
pub use check::{CheckedPack, check_pack};
pub use compare::{ComparedPacks, compare_packs};
pub use import::{import_pack, move_drafts};
pub use workbooks::{WrittenWorkbooks, pack_workbooks};
