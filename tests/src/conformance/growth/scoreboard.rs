//! The scoreboard of growth in README's feature table: what came of every file of vectors, counted.

use std::collections::BTreeMap;

use serde::Serialize;

use super::FileReport;

/// What came of one file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FileScore {
    /// The file's name.
    pub file: String,
    /// Its rows.
    pub rows: usize,
    /// Values compared.
    pub values: usize,
    /// Values that came out as expected.
    pub passed: usize,
    /// Values that failed without a reason.
    pub failed: usize,
    /// How far the unrounded z-score is at most from the printed one, to six places; values with a reason apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub largest: Option<f64>,
    /// Why values came out differently: how many for each reason.
    pub differences: BTreeMap<String, usize>,
}

/// Counts reports.
pub fn scoreboard(reports: &[FileReport]) -> Vec<FileScore> {
    let one = |report: &FileReport| FileScore {
        file: report.file.clone(),
        rows: report.results.len(),
        values: report.values,
        passed: report.passed,
        failed: report.failed,
        largest: report.largest.map(|largest| (largest * 1e6).round() / 1e6),
        differences: (report
            .differences
            .iter()
            .map(|(reason, rows)| (reason.clone(), rows.len())))
        .collect(),
    };
    reports.iter().map(one).collect()
}
