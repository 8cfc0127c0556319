//! What offices fill in before and while programmes run: office × intervention × village × year. A spreadsheet goes
//! out, comes back, and is kept as documents of kind programme list, one for each office and year.

mod body;
mod cell;
mod column;
mod file;
mod keep;
mod line;
mod template;

pub(crate) use file::read;
pub use keep::KeptList;
pub(crate) use template::template;

#[cfg(test)]
mod tests;
