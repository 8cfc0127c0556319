//! Tables as CSV files: read cell by cell with what could not be read, written beside and then put in place.

mod cells;
mod marks;
mod number;
mod output;

pub(super) use cells::Source;
pub(super) use marks::Marks;
pub(super) use number::{decimal, passed};
pub use output::CsvTable;
pub(super) use output::{Target, finish, put, said};
