//! Work on survey packs: check, build, workbooks, compare.

mod build;
mod check;
mod compare;
mod workbooks;

pub use build::{BuiltPack, build_pack};
pub use check::{CheckedPack, check_pack};
pub use compare::{ComparedPacks, compare_packs};
pub use workbooks::{WrittenWorkbooks, pack_workbooks};
