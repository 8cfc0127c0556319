//! How an indicator's columns are added to a table, whichever they are.

use std::path::Path;

use serde::Serialize;

use crate::api::ApiError;
use crate::task::check_form::{FoundInForm, shown};
use crate::task::sheet::{Source, Target, passed};

/// What a missing answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IfMissing {
    /// The indicator is unknown.
    Unknown,
    /// A food, drink or feed was not given.
    No,
}

/// One indicator over all rows, or one class of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CountedIndicator {
    /// Its column.
    pub column: String,
    /// The class that is counted; none where the column is yes or no.
    pub class: Option<String>,
    /// Rows of which it holds.
    pub yes: usize,
    /// Rows of which it is known.
    pub of: usize,
    /// The share in percent, unweighted; none where nobody counts.
    pub percent: Option<f64>,
}

/// A file with its indicators.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IndicatorTable {
    /// False where cells were not read and the caller was strict.
    pub ok: bool,
    /// Rows read.
    pub rows: usize,
    /// Cells that were not read.
    pub not_read: usize,
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

/// What is counted of a column over all rows.
#[derive(Debug, Clone, Copy)]
pub(super) enum Counted {
    /// How often it is 1, of all rows where it is not empty.
    Flag(&'static str),
    /// How often it is each of these, of all rows where it is not empty.
    Classes(&'static str, &'static [&'static str]),
}

impl Counted {
    const fn column(self) -> &'static str {
        match self {
            Self::Flag(column) | Self::Classes(column, _) => column,
        }
    }

    const fn classes(self) -> &'static [&'static str] {
        match self {
            Self::Flag(_) => &["1"],
            Self::Classes(_, classes) => classes,
        }
    }
}

/// The columns that an indicator adds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Recipe {
    /// All that is written, in order; a column of that name in the file is written anew.
    pub(super) written: &'static [&'static str],
    /// What is counted over all rows.
    pub(super) counted: &'static [Counted],
}

impl Recipe {
    /// Reads rows and adds the cells that `row` makes of each; columns that are not known pass through as they are. A
    /// cell that is not read counts as missing and is named; under `strict` nothing is written then.
    ///
    /// # Errors
    /// `already-there` where the file would overwrite its own input, `not-readable`, `not-writable`.
    pub(super) fn add(
        self,
        mut source: Source,
        (from, to): (&Path, Option<&Path>),
        strict: bool,
        mut row: impl FnMut(&mut Source) -> Vec<String>,
    ) -> Result<IndicatorTable, ApiError> {
        let marks = source.marks;
        let kept: Vec<usize> = (0..source.names.len())
            .filter(|at| !self.written.contains(&source.names[*at].as_str()))
            .collect();
        let mut target = to.map(|to| Target::beside(from, to)).transpose()?;
        let mut held = Vec::new();
        let mut put = |line: &[u8]| {
            if let (Some(target), Some(to)) = (&mut target, to) {
                return target.put(line, to);
            }
            held.extend_from_slice(line);
            Ok(())
        };
        let mut line = Vec::new();
        for at in &kept {
            passed(&mut line, source.names[*at].as_bytes(), marks);
            line.push(marks.cell);
        }
        ended(&mut line, self.written.iter().map(|name| name.as_bytes()), marks.cell);
        put(&line)?;
        let mut counts: Vec<(usize, Vec<usize>)> = self
            .counted
            .iter()
            .map(|counted| (0, vec![0; counted.classes().len()]))
            .collect();
        while source.next()? {
            line.clear();
            let cells = row(&mut source);
            for at in &kept {
                passed(&mut line, source.raw(*at), marks);
                line.push(marks.cell);
            }
            self.count(&cells, &mut counts);
            let decimal = char::from(marks.decimal).to_string();
            let cells: Vec<String> = cells.iter().map(|cell| cell.replace('.', &decimal)).collect();
            ended(&mut line, cells.iter().map(String::as_bytes), marks.cell);
            put(&line)?;
        }
        let ok = !(strict && source.bad > 0);
        let mut table = IndicatorTable {
            ok,
            rows: source.rows,
            not_read: source.bad,
            file: None,
            csv: None,
            indicators: self.shown(&counts),
            diagnostics: source.found.iter().map(shown).collect(),
        };
        match (target, to) {
            (Some(target), Some(to)) if ok => {
                target.keep(to)?;
                table.file = Some(to.display().to_string());
            }
            (None, _) if ok => table.csv = Some(String::from_utf8_lossy(&held).into_owned()),
            (Some(_) | None, _) => {}
        }
        Ok(table)
    }

    fn count(self, cells: &[String], counts: &mut [(usize, Vec<usize>)]) {
        for (counted, (of, classes)) in self.counted.iter().zip(counts) {
            let at = self.written.iter().position(|name| *name == counted.column());
            let Some(cell) = at.and_then(|at| cells.get(at)).filter(|cell| !cell.is_empty()) else {
                continue;
            };
            *of += 1;
            for (class, count) in counted.classes().iter().zip(classes) {
                *count += usize::from(cell == class);
            }
        }
    }

    fn shown(self, counts: &[(usize, Vec<usize>)]) -> Vec<CountedIndicator> {
        let mut shown = Vec::new();
        for (counted, (of, classes)) in self.counted.iter().zip(counts) {
            for (class, yes) in counted.classes().iter().zip(classes) {
                shown.push(CountedIndicator {
                    column: counted.column().to_owned(),
                    class: match counted {
                        Counted::Flag(_) => None,
                        Counted::Classes(..) => Some((*class).to_owned()),
                    },
                    yes: *yes,
                    of: *of,
                    percent: (*of > 0).then(|| 100.0 * *yes as f64 / *of as f64),
                });
            }
        }
        shown
    }
}

/// The rest of a line. No cell that is written holds a mark.
fn ended<'a>(line: &mut Vec<u8>, cells: impl Iterator<Item = &'a [u8]>, mark: u8) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            line.push(mark);
        }
        line.extend_from_slice(cell);
    }
    line.push(b'\n');
}

/// A yes or no as it is written.
pub(super) fn flag(value: Option<bool>) -> String {
    value.map(|value| u8::from(value).to_string()).unwrap_or_default()
}

/// Where some columns stand; those that are not there are said once, and their answers are missing.
pub(super) fn places<const N: usize>(source: &mut Source, names: [&str; N]) -> [Option<usize>; N] {
    names.map(|name| {
        let at = source.column(name);
        if at.is_none() {
            source.note_absent(name);
        }
        at
    })
}
