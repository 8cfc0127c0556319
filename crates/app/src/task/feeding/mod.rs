//! Infant and young child feeding of a CSV file: one row a child, the indicators added as columns.

mod columns;
mod row;

use std::path::Path;

use paduk_indicator::{FeedingIndicators, Missing, feeding_indicators};
use serde::Serialize;

use self::columns::{WRITTEN, written};
use super::check_form::{FoundInForm, shown};
use crate::api::ApiError;

/// What a missing answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IfMissing {
    /// The indicator is unknown.
    Unknown,
    /// A food, drink or feed was not given.
    No,
}

/// One indicator over all rows.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CountedIndicator {
    /// Its column.
    pub column: String,
    /// Children of whom it holds.
    pub yes: usize,
    /// Children of whom it is known.
    pub of: usize,
    /// The share in percent, unweighted; none where nobody counts.
    pub percent: Option<f64>,
}

/// A file of children with their indicators.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FeedingTable {
    /// False where cells were not read and the caller was strict.
    pub ok: bool,
    /// Rows read.
    pub rows: usize,
    /// The file written.
    pub file: Option<String>,
    /// The table itself, where no file was asked for.
    #[serde(skip)]
    pub csv: Option<String>,
    /// Each indicator over all rows.
    pub indicators: Vec<CountedIndicator>,
    /// Cells that were not read, and columns that are not there.
    pub diagnostics: Vec<FoundInForm>,
}

/// Reads children and adds their indicators; columns that it does not know pass through as they are. A cell that is
/// not read counts as missing and is named; under `strict` nothing is written then.
///
/// # Errors
/// `not-readable`, `column-not-there` without an age, `already-there` where the file would overwrite its own input,
/// `not-writable`.
pub fn feeding_table(
    from: &Path,
    to: Option<&Path>,
    missing: IfMissing,
    strict: bool,
) -> Result<FeedingTable, ApiError> {
    let unreadable = || ApiError::new("not-readable").with("file", from.display());
    let bytes = std::fs::read(from).map_err(|_| unreadable())?;
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text);
    let heading: Vec<String> = (reader.headers().map_err(|_| unreadable())?.iter())
        .map(|name| name.trim().to_owned())
        .collect();
    let sheet = from.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let places = row::Places::of(&heading, &sheet);
    if !places.age_known() {
        return Err(ApiError::new("column-not-there").with("column", "age_months"));
    }
    let mut found = places.absent();
    let kept: Vec<usize> = (0..heading.len())
        .filter(|at| !WRITTEN.contains(&heading[*at].as_str()))
        .collect();
    let mut out = csv::Writer::from_writer(Vec::new());
    let unwritable = |_| ApiError::new("not-writable").with("file", to.unwrap_or(from).display());
    let named = kept.iter().map(|at| heading[*at].as_str()).chain(WRITTEN);
    out.write_record(named).map_err(unwritable)?;
    let mut counts = Counts::default();
    let rule = match missing {
        IfMissing::Unknown => Missing::Unknown,
        IfMissing::No => Missing::No,
    };
    for (number, cells) in (2..).zip(reader.records()) {
        let cells = cells.map_err(|_| unreadable())?;
        let fed = places.read(number, &cells, &mut found);
        let indicators = feeding_indicators(&fed, rule);
        counts.add(&indicators);
        let own = kept.iter().map(|at| cells.get(*at).unwrap_or_default().to_owned());
        out.write_record(own.chain(written(&fed, &indicators)))
            .map_err(unwritable)?;
    }
    let bytes = out.into_inner().unwrap_or_default();
    let not_read = found.iter().any(|found| found.code == "feeding-cell-not-read");
    let ok = !(strict && not_read);
    let mut table = FeedingTable {
        ok,
        rows: counts.rows,
        file: None,
        csv: None,
        indicators: counts.shown(),
        diagnostics: found.iter().map(shown).collect(),
    };
    match to {
        Some(to) if ok => {
            put(from, to, &bytes)?;
            table.file = Some(to.display().to_string());
        }
        None if ok => table.csv = Some(String::from_utf8_lossy(&bytes).into_owned()),
        Some(_) | None => {}
    }
    Ok(table)
}

/// Writes beside and then renames, so that a full disk leaves no half of a table; never over what was read.
fn put(from: &Path, to: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    let unwritable = || ApiError::new("not-writable").with("file", to.display());
    let same = to
        .canonicalize()
        .is_ok_and(|to| from.canonicalize().is_ok_and(|from| from == to));
    if same {
        return Err(ApiError::new("already-there").with("file", to.display()));
    }
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut beside = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(|_| unwritable())?;
    std::io::Write::write_all(&mut beside, bytes).map_err(|_| unwritable())?;
    beside.persist(to).map_err(|_| unwritable())?;
    Ok(())
}

/// How often each indicator holds.
#[derive(Default)]
struct Counts {
    rows: usize,
    /// For each, how many have it and of how many it is known.
    of: [(usize, usize); columns::INDICATORS.len()],
}

impl Counts {
    fn add(&mut self, found: &FeedingIndicators) {
        self.rows += 1;
        for ((yes, of), (_, indicator)) in self.of.iter_mut().zip(columns::INDICATORS) {
            if let Some(holds) = indicator(found) {
                *of += 1;
                *yes += usize::from(holds);
            }
        }
    }

    fn shown(&self) -> Vec<CountedIndicator> {
        let one = |((yes, of), (column, _)): (&(usize, usize), (&str, columns::Indicator))| CountedIndicator {
            column: column.to_owned(),
            yes: *yes,
            of: *of,
            percent: (*of > 0).then(|| 100.0 * *yes as f64 / *of as f64),
        };
        self.of.iter().zip(columns::INDICATORS).map(one).collect()
    }
}
