//! z-scores, row by row, in the columns of WHO's packages.

use std::io::Write;
use std::path::Path;

use paduk_anthro::{Child, Growth, Index, Position, SchoolGrowth, Schoolchild, Score, Sex};

use super::children::{AgeIn, GrowthReference, Places};
use crate::api::ApiError;
use crate::task::sheet::Source;
use crate::task::sheet::{CsvTable, Marks, Target, said};
use crate::task::sheet::{decimal, passed};

/// What is asked of a file of children.
#[derive(Debug, Clone, Copy)]
pub struct ScoresAsked {
    /// What they are compared with.
    pub reference: GrowthReference,
    /// What the column of ages counts.
    pub age_in: AgeIn,
    /// Whether the first cell that cannot be read stops the whole.
    pub strict: bool,
}

/// The columns that are written for children under five, in the order of WHO's package anthro.
const UNDER_FIVE: [&str; 21] = [
    "clenhei",
    "cmeasure",
    "c9mo_flag",
    "cbmi",
    "csex",
    "zlen",
    "flen",
    "zwei",
    "fwei",
    "zwfl",
    "fwfl",
    "zbmi",
    "fbmi",
    "zhc",
    "fhc",
    "zac",
    "fac",
    "zts",
    "fts",
    "zss",
    "fss",
];
/// The same of 5–19 years, in the order of anthroplus.
const SCHOOL: [&str; 9] = [
    "csex", "coedema", "cbmi", "zhfa", "zwfa", "zbfa", "fhfa", "fwfa", "fbfa",
];

/// Reads children and writes them with their z-scores. Columns that it does not know pass through; those that it writes
/// are written anew. A cell that is not read counts as missing and is named.
///
/// # Errors
/// `not-readable`, `column-not-there`, `already-there`, `not-writable`.
pub fn growth_scores(from: &Path, to: &Path, asked: ScoresAsked) -> Result<CsvTable, ApiError> {
    let mut source = Source::open(from)?;
    let places = Places::of(&source, asked.reference, asked.age_in)?;
    let written: &[&str] = match asked.reference {
        GrowthReference::Standards2006 => &UNDER_FIVE,
        GrowthReference::Reference2007 => &SCHOOL,
    };
    let kept: Vec<usize> = (0..source.names.len())
        .filter(|at| !written.contains(&source.names[*at].as_str()))
        .collect();
    let marks = source.marks;
    let mut target = Target::beside(from, to)?;
    let mut line = Vec::with_capacity(512);
    for at in &kept {
        passed(&mut line, source.names[*at].as_bytes(), marks);
        line.push(marks.cell);
    }
    line.extend_from_slice(written.join(&char::from(marks.cell).to_string()).as_bytes());
    line.push(b'\n');
    target.put(&line, to)?;
    while source.next()? {
        line.clear();
        for at in &kept {
            passed(&mut line, source.raw(*at), marks);
            line.push(marks.cell);
        }
        match asked.reference {
            GrowthReference::Standards2006 => {
                let child = places.child(&mut source);
                under_five(&mut line, &child, &child.growth(), marks);
            }
            GrowthReference::Reference2007 => {
                let child = places.schoolchild(&mut source);
                school(&mut line, &child, &child.growth(), marks);
            }
        }
        if asked.strict && source.bad > 0 {
            return Ok(said(&source, false));
        }
        line.push(b'\n');
        target.put(&line, to)?;
    }
    target.keep(to)?;
    let mut table = said(&source, true);
    table.file = Some(to.display().to_string());
    Ok(table)
}

fn sex(line: &mut Vec<u8>, sex: Option<Sex>) {
    match sex {
        Some(Sex::Male) => line.push(b'1'),
        Some(Sex::Female) => line.push(b'2'),
        None => {}
    }
}

fn z(line: &mut Vec<u8>, score: Option<Score>, marks: Marks) {
    if let Some(score) = score {
        // It is a whole count of hundredths already, up to the last bits of the quotient.
        decimal(line, (score.z * 100.0 + 0.5_f64.copysign(score.z)) as i64, 100, marks);
    }
}

fn flag(line: &mut Vec<u8>, score: Option<Score>) {
    if let Some(score) = score {
        line.push(if score.flagged { b'1' } else { b'0' });
    }
}

fn figure(line: &mut Vec<u8>, value: Option<f64>, marks: Marks) {
    if let Some(value) = value {
        let from = line.len();
        // Writing into memory does not fail.
        let _ = write!(line, "{value}");
        if let Some(point) = line[from..].iter().position(|byte| *byte == b'.') {
            line[from + point] = marks.decimal;
        }
    }
}

fn under_five(line: &mut Vec<u8>, child: &Child, growth: &Growth, marks: Marks) {
    if let Some(length) = growth.length {
        decimal(line, i64::from(length.micrometres()), 10_000, marks);
    }
    line.push(marks.cell);
    line.extend_from_slice(match growth.position {
        Some(Position::Lying) => b"l",
        Some(Position::Standing) => b"h",
        None => b"",
    });
    line.extend_from_slice(&[
        marks.cell,
        if growth.position_doubted { b'1' } else { b'0' },
        marks.cell,
    ]);
    figure(line, growth.bmi, marks);
    line.push(marks.cell);
    sex(line, child.sex);
    for index in Index::ALL {
        let score = growth.score(index);
        line.push(marks.cell);
        z(line, score, marks);
        line.push(marks.cell);
        flag(line, score);
    }
}

fn school(line: &mut Vec<u8>, child: &Schoolchild, growth: &SchoolGrowth, marks: Marks) {
    sex(line, child.sex);
    line.extend_from_slice(&[marks.cell, if child.oedema { b'y' } else { b'n' }, marks.cell]);
    figure(line, growth.bmi, marks);
    let scores = [growth.height, growth.weight, growth.bmi_for_age];
    for score in scores {
        line.push(marks.cell);
        z(line, score, marks);
    }
    for score in scores {
        line.push(marks.cell);
        flag(line, score);
    }
}
