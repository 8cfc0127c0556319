//! The matrix as a supervisor sees it: villages by interventions, and what stands behind a cell.

use serde::Serialize;
use specta::Type;

use super::{FindingLevel, FolderView};

/// The whole matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MatrixView {
    /// How many interviews, in how many villages.
    pub summary: String,
    /// The groups that have a rule and an interview.
    pub groups: Vec<MatrixGroup>,
    /// Verdicts on villages as a whole, as sentences with their sign.
    pub villages: Vec<VillageLine>,
    /// What offices filled in: office, year, lines, who read it and when.
    pub lists: Vec<String>,
    /// Lists with two versions that nobody has decided between.
    pub disputed: Vec<String>,
    /// Whether this role may take a filled spreadsheet in.
    pub may_read: bool,
    /// Folders offered, sticks first.
    pub folders: Vec<FolderView>,
}

/// One group's interventions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MatrixGroup {
    /// Its code, for example `BUMIL`; `RT` for households.
    pub group: String,
    /// Its name.
    pub name: String,
    /// The columns: all villages, then each with an interview of the group.
    pub columns: Vec<MatrixColumn>,
    /// The rows.
    pub rows: Vec<MatrixRow>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MatrixColumn {
    /// The village's code; empty for all villages.
    pub village: String,
    /// Its name.
    pub name: String,
    /// What its numbers stand on: `n 17 dari 17 KK (sensus)`.
    pub base: String,
}

/// One intervention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MatrixRow {
    /// Its code.
    pub intervention: String,
    /// Its name.
    pub name: String,
    /// The national target in short, empty where there is none.
    pub target: String,
    /// One cell for each column.
    pub cells: Vec<MatrixCellBrief>,
}

/// A cell in the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MatrixCellBrief {
    /// `60 %`, or a dash.
    pub share: String,
    /// `n 20`.
    pub n: String,
    /// `42–75`, or why there is none.
    pub interval: String,
    /// How dark it is, from 0 (nothing to say) to 5.
    pub shade: u32,
    /// n is below ten.
    pub indicative: bool,
    /// Two programmes on this need here.
    pub overlap: bool,
    /// An office says delivered, and the answers say not.
    pub disputed_claim: bool,
    /// All of it as one sentence.
    pub words: String,
}

/// A verdict on a village.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VillageLine {
    /// The village and the intervention.
    pub title: String,
    /// The verdict with its sign.
    pub verdict: String,
    /// Why, with its counts.
    pub reason: String,
}

/// What stands behind a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MatrixCellView {
    /// Village and intervention.
    pub title: String,
    /// Counts by what they count: due, met, gap, …
    pub counts: Vec<(String, String)>,
    /// The share with n, interval and method, or why there is none.
    pub estimate: String,
    /// National figures, each with year and source.
    pub targets: Vec<String>,
    /// Programmes on record for the need.
    pub programmes: Vec<String>,
    /// What overlaps, as a sentence; empty where nothing does.
    pub overlap: String,
    /// What is claimed and what was answered, a sentence a year.
    pub claims: Vec<String>,
    /// Who is not reached, household by household.
    pub households: Vec<MatrixHousehold>,
    /// How many more there are than are listed.
    pub more: u32,
}

/// Somebody who is due and not reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MatrixHousehold {
    /// The case.
    pub case: String,
    /// Where: `Kertaharja · RT 02 / RW 05 · ruta 014`.
    pub label: String,
    /// Who; empty for whoever may not see names.
    pub name: String,
    /// Why it is a gap.
    pub reason: String,
}

/// A spreadsheet of offices taken in, or refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProgrammesView {
    /// True where it was kept.
    pub ok: bool,
    /// What was done, in one sentence.
    pub summary: String,
    /// What became of each office's list.
    pub lists: Vec<String>,
    /// Everything found, each with its cell.
    pub findings: Vec<ProgrammeFinding>,
}

/// Something wrong in a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProgrammeFinding {
    /// `Program!E3`; empty where the whole file is meant.
    pub cell: String,
    /// How bad it is.
    pub level: FindingLevel,
    /// What is wrong, and what to do.
    pub words: String,
}
