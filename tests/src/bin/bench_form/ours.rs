//! What our own engine takes.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Reader, Xlsx};
use chrono::{DateTime, FixedOffset, NaiveDate};
use paduk_form::{Change, Form, Interview, Outside, compile};
use paduk_survey::{RowId, Severity};

use super::clock::{each, median, steady};
use super::generate;

/// Milliseconds for each step.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ours {
    /// calamine reads every sheet, and nothing is made of it.
    pub read: f64,
    /// The same file read and compiled.
    pub compile: f64,
    /// Of that, reading alone.
    pub understand: f64,
    pub open: f64,
    pub short: f64,
    pub full: f64,
    /// The last sum but one after all answers: the same in every engine.
    pub check: f64,
}

/// How many answers are given before the sums are compared.
pub const ANSWERS: usize = 60;

/// A clock that stands still.
struct Still;

impl Outside for Still {
    fn today(&self) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default()
    }

    fn now(&self) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339("2026-11-24T10:00:00+07:00").unwrap_or_default()
    }

    fn random(&self) -> f64 {
        0.5
    }

    fn look_up(&self, _channel: &str, _column: &str, _key: &str, _value: &str) -> Option<String> {
        None
    }
}

type Failed = Box<dyn std::error::Error>;

fn bare_read(bytes: &[u8]) -> usize {
    let Ok(mut book) = Xlsx::new(Cursor::new(bytes)) else {
        return 0;
    };
    let names = book.sheet_names();
    let cells = names
        .iter()
        .filter_map(|name| Some(book.worksheet_range(name).ok()?.used_cells().count()));
    cells.sum()
}

fn compiled(bytes: &[u8]) -> Result<Arc<Form>, Failed> {
    let (instrument, mut found) = paduk_xlsform::read_xlsx(bytes);
    let (form, also) = compile(Arc::new(instrument));
    found.extend(also);
    match found.iter().find(|found| found.severity == Severity::Error) {
        Some(error) => Err(format!("{}: {:?}", error.code, error.cell).into()),
        None => Ok(Arc::new(form)),
    }
}

fn set(question: String, row: Option<&RowId>, value: impl ToString) -> Change {
    Change::Set {
        question,
        row: row.cloned(),
        value: value.to_string(),
    }
}

/// Every step on one form.
pub fn measure(questions: usize, bytes: &[u8]) -> Result<Ours, Failed> {
    let form = compiled(bytes)?;
    let sections = questions.div_ceil(10);
    let last = (sections - 1).max(1);
    let mut interview = Interview::open(Arc::clone(&form), Arc::new(Still));
    for section in [1, last] {
        interview.apply(&set(format!("s{section}_gate"), None, 1))?;
    }
    let mut answers = |section: usize| {
        // The same number of answers last in every engine, so that their sums can be compared.
        let mut answer = |turn: usize| {
            let question = format!("s{section}_i{}", 1 + (turn & 1));
            let diff = interview.apply(&set(question, None, turn % 90 + 1));
            assert!(diff.is_ok(), "an answer that is refused");
        };
        let time = steady(&mut answer);
        (0..ANSWERS).for_each(&mut answer);
        time
    };
    let (short, full) = (answers(last), answers(1));
    let sum = interview.value(&format!("c{last}"), None);
    // By turns, so that both meet the machine in the same state.
    let (mut read, mut compile) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        read.push(steady(|_| assert!(bare_read(bytes) > 0)));
        compile.push(steady(|_| assert!(compiled(bytes).is_ok())));
    }
    Ok(Ours {
        read: median(read),
        compile: median(compile),
        understand: steady(|_| drop(paduk_xlsform::read_xlsx(bytes))),
        open: steady(|_| drop(Interview::open(Arc::clone(&form), Arc::new(Still)))),
        short,
        full,
        check: match sum {
            paduk_form::Datum::Number(sum) => sum,
            _ => f64::NAN,
        },
    })
}

/// In how many rosters, because some systems tell processor time only every few milliseconds.
const ROSTERS: usize = 60;
/// How many rows are added to each while the time is taken.
const ROWS: usize = 400;

/// What a further row takes where there are so many already: rows, milliseconds.
pub fn repeat_rows() -> Result<Vec<(usize, f64)>, Failed> {
    let form = compiled(&generate::roster()?)?;
    let mut measured = Vec::new();
    for goal in [10, 500, 1_500] {
        let mut time = 0.0;
        for _ in 0..ROSTERS {
            let mut interview = Interview::open(Arc::clone(&form), Arc::new(Still));
            for number in 1..=goal {
                add(&mut interview, number)?;
            }
            time += each(ROWS, || {
                for number in 1..=ROWS {
                    assert!(add(&mut interview, goal + number).is_ok());
                }
            });
        }
        measured.push((goal, time / ROSTERS as f64));
    }
    Ok(measured)
}

fn add(interview: &mut Interview, number: usize) -> Result<(), paduk_form::FormError> {
    let row = RowId::new(format!("r{number}"));
    interview.apply(&Change::AddRow {
        repeat: "AR".to_owned(),
        row,
        parent: None,
    })?;
    Ok(())
}

/// A thousand records taken up from their stored answers and validated: milliseconds in all, findings of one.
pub fn validate_many(bytes: &[u8]) -> Result<(f64, usize), Failed> {
    const RECORDS: usize = 1_000;
    let form = compiled(bytes)?;
    let mut interview = Interview::open(Arc::clone(&form), Arc::new(Still));
    for section in 1..=20 {
        interview.apply(&set(format!("s{section}_gate"), None, 1))?;
        for number in 1..=4 {
            interview.apply(&set(format!("s{section}_i{number}"), None, section % 90 + number))?;
        }
    }
    let answers = interview.answers();
    let findings = interview.validate().len();
    let time = each(1, || {
        for _ in 0..RECORDS {
            let (taken, said) = Interview::resume(Arc::clone(&form), Arc::new(Still), &[], &answers, &[]);
            assert!(said.is_empty() && taken.validate().len() == findings);
        }
    });
    Ok((time, findings))
}
