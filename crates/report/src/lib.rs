//! Coverage, quotas and figures for people who must defend the numbers.
//!
//! Pure: what is counted is passed in, and the same report is written for the same input, byte for byte. A percentage
//! never stands without its n, and every figure carries a table with the same numbers.
#![warn(clippy::wildcard_enum_match_arm)]

mod coverage;
mod figure;
mod growth;
mod matrix;
mod number;
mod page;
mod plausibility;
mod quota;
mod verdicts;

pub use coverage::{Counts, Coverage, CoverageLine, SMALL_N, VerdictRow, coverage};
pub use figure::{Anchor, Bar, Dash, Figure, Ink, Shape, Stack, Twin, bars, lila, stacked};
pub use growth::{Charted, ChartedIndex, GrowthPoint, child_tape, growth_chart};
pub use matrix::{
    Basis, Claim, ClaimOutcome, CoverageCell, Estimated, Frame, Help, Interviewed, MatrixInput, MatrixReport,
    MatrixTable, Need, Office, Overlap, Programme, Target, Twice, Value, VillageRollUp, VillageRule, VillageVerdict,
    claims, coverage_cells, matrix_csv, matrix_page, matrix_tables, matrix_xlsx, overlaps, served_twice,
    village_verdicts,
};
pub use number::{decimal, fixed, percent, whole};
pub use page::{Named, Origin, Report, laporan, page, plausibility_page};
pub use plausibility::{
    PlausibilityTest, PlausibilityWords, plausibility_notes, plausibility_text, plausibility_variants,
    plausibility_words,
};
pub use quota::{Done, Quota, QuotaCell, QuotaRow, QuotaTable, quotas};
pub use verdicts::verdicts_csv;

#[cfg(test)]
mod tests;
