//! `XLSForm` workbooks read into instruments, with a diagnostic for every cell that is wrong.
//!
//! Reading never fails: whatever could be understood comes back as an [`paduk_form::Instrument`], together with the
//! findings about everything that could not. Two doors lead in, a folder of CSV sheets and an `.xlsx` file; behind
//! them both go through one [`sheet::Workbook`], so that a cell is found under the same name either way.
#![warn(clippy::wildcard_enum_match_arm)]

pub mod sheet;
