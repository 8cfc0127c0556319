//! The offices' spreadsheet: written empty, read back, listed.

use std::path::Path;

use chrono::Datelike;
use paduk_pack::Pack;
use paduk_survey::Severity;
use paduk_text::Language;
use serde::Serialize;

use super::check_form::{FoundInForm, shown};
use super::read_limited;
use crate::api::ApiError;
use crate::app::App;
use crate::opened::Opened;
use crate::packs::read_files;
use crate::programme::{self, KeptList};
use crate::{Host, sample};

/// A filled spreadsheet read.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadProgrammes {
    /// True where nothing is an error. A file with an error is refused whole, and what was kept before stands.
    pub ok: bool,
    /// Lines read without an error.
    pub lines: usize,
    /// What became of each office's list; empty where the file was refused or only looked at.
    pub lists: Vec<KeptList>,
    /// Everything found, each with its cell.
    pub diagnostics: Vec<FoundInForm>,
}

/// One line of what offices said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ListedProgramme {
    /// The office's code.
    pub office: String,
    /// The intervention's code.
    pub intervention: String,
    /// The village's code.
    pub village: String,
    /// The year.
    pub year: u32,
    /// How many it is for.
    pub target: u32,
    /// Rupiah.
    pub budget: Option<u64>,
    /// Code of the source of funds.
    pub source: String,
    /// `planned`, `running`, `done` or `stopped`.
    pub status: String,
    /// How many got it, as the office says.
    pub delivered: Option<u32>,
}

/// Writes the empty spreadsheet; without a year for the present one, without a pack with the built-in one's lists.
/// Nothing that is there is overwritten.
///
/// # Errors
/// `already-there`, `not-writable`, `not-readable` and those of a pack, `programmes-not-in-pack`.
pub fn programme_template(
    host: &Host,
    to: &Path,
    year: Option<u32>,
    pack: Option<&Path>,
    language: Language,
) -> Result<(), ApiError> {
    let read;
    let built_in = sample::pack();
    let pack: &Pack = match pack {
        Some(path) => {
            read = Pack::read(&read_files(path)?).0;
            &read
        }
        None => &built_in,
    };
    write_template(pack, host, to, year, language)
}

fn write_template(pack: &Pack, host: &Host, to: &Path, year: Option<u32>, language: Language) -> Result<(), ApiError> {
    if pack.programmes.offices.is_empty() {
        return Err(ApiError::new("programmes-not-in-pack"));
    }
    let year = year.unwrap_or_else(|| host.now().year().unsigned_abs());
    let bytes = programme::template(pack, year, language)?;
    if to.exists() {
        return Err(ApiError::new("already-there").with("file", to.display()));
    }
    std::fs::write(to, bytes).map_err(|_| ApiError::new("not-writable").with("file", to.display()))
}

impl Opened {
    /// The same from the profile's own pack, for the present year.
    pub(crate) fn write_template(&self, to: &Path) -> Result<(), ApiError> {
        write_template(&self.pack, &self.host, to, None, self.language)
    }

    /// Reads a filled spreadsheet; keeps it where `keep` is set and nothing in it is an error.
    pub(crate) fn read_programmes(&mut self, file: &Path, keep: bool) -> Result<ReadProgrammes, ApiError> {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = read_limited(file)?;
        let (lines, findings) = programme::read(&self.pack, &name, &bytes);
        let ok = !findings.iter().any(|found| found.severity == Severity::Error);
        let lists = if ok && keep {
            self.keep_programmes(&lines)?
        } else {
            Vec::new()
        };
        Ok(ReadProgrammes {
            ok,
            lines: lines.len(),
            lists,
            diagnostics: findings.iter().map(shown).collect(),
        })
    }
}

/// Reads a filled spreadsheet into the open profile; with `look` nothing is kept.
///
/// # Errors
/// `locked`, `not-readable`, `workbook-too-long`, `rule-level` where the profile is no supervisor's, those of the store.
pub fn read_programmes(app: &mut App, file: &Path, look: bool) -> Result<ReadProgrammes, ApiError> {
    app.opened()?.read_programmes(file, !look)
}

/// Everything that offices said, as it stands.
///
/// # Errors
/// Those of the store.
pub fn list_programmes(app: &mut App) -> Result<Vec<ListedProgramme>, ApiError> {
    let known = app.opened()?.programmes()?;
    let listed = known.lines.into_iter().map(|line| ListedProgramme {
        office: line.office,
        intervention: line.intervention,
        village: line.village,
        year: line.year,
        target: line.target,
        budget: line.budget,
        source: line.source,
        status: line.status.as_str().to_owned(),
        delivered: line.delivered,
    });
    Ok(listed.collect())
}
