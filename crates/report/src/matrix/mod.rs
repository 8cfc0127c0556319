//! The intervention matrix over many respondents: coverage by village, gaps, overlaps, claims against receipts.
//!
//! Pure like the rest: what was answered, judged and claimed is passed in. A share never stands without its n, its
//! interval and the method that made it.

mod claim;
mod estimate;
mod input;
mod overlap;
mod sample;
mod table;
mod village;

pub use claim::{Claim, ClaimOutcome, claims};
pub use estimate::{Basis, CoverageCell, Estimated, coverage_cells};
pub use input::{Frame, Help, Interviewed, MatrixInput, Need, Office, Programme, Target, VillageRollUp, VillageRule};
pub use overlap::{Overlap, Twice, overlaps, served_twice};
pub use table::{MatrixReport, MatrixTable, Value, matrix_csv, matrix_page, matrix_tables, matrix_xlsx};
pub use village::{VillageVerdict, village_verdicts};

#[cfg(test)]
mod tests;
