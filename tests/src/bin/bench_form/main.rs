//! How much processor time the form engine takes, beside calamine's bare read of the same file and, in the same run,
//! beside rxform, rxeval, pyxform and JavaRosa. `npm run bench form` runs it and writes docs/bench/form.md.
//!
//! `bench_form [--report FILE] [--folder DIR] [--peers VENV] [QUESTIONS…]`; without numbers 200, 2,000 and 10,000. With a
//! folder the forms are read from its files `genN.xlsx`; pyxform and JavaRosa are run from a Python environment.
#![allow(clippy::print_stdout, clippy::print_stderr)] // A bench talks to a terminal.

mod clock;
mod generate;
mod ours;
mod peers;
mod report;
mod started;

use std::path::Path;
use std::process::ExitCode;

use report::{Report, Size};

/// How many questions the forms have where nothing else is said.
const USUAL: [usize; 3] = [200, 2_000, 10_000];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench_form: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (mut file, mut folder, mut environment, mut sizes) = (None, None, None, Vec::new());
    while let Some(argument) = arguments.next() {
        if argument == "--report" {
            file = arguments.next();
        } else if argument == "--folder" {
            folder = arguments.next();
        } else if argument == "--peers" {
            environment = arguments.next();
        } else {
            sizes.push(argument.parse()?);
        }
    }
    if sizes.is_empty() {
        sizes.extend(USUAL);
    }
    let mut report = Report::default();
    for questions in sizes {
        let bytes = match &folder {
            Some(folder) => std::fs::read(Path::new(folder).join(format!("gen{questions}.xlsx")))?,
            None => generate::workbook(questions)?,
        };
        let ours = ours::measure(questions, &bytes)?;
        let peers = peers::measure(questions, &bytes);
        let started = started::measure(environment.as_deref().map(Path::new), questions, &bytes);
        eprintln!("{questions}: {ours:?}\n  {peers:?}\n  {started:?}");
        report.sizes.push(Size {
            questions,
            ours,
            peers,
            started,
        });
    }
    report.rows = ours::repeat_rows()?;
    report.validated = ours::validate_many(&generate::workbook(200)?)?;
    report.validated_by_rxeval = peers::validate_many(&generate::workbook(200)?);
    let text = report.markdown();
    match file {
        Some(file) => {
            std::fs::write(&file, text)?;
            println!("{file} written");
        }
        None => println!("{text}"),
    }
    Ok(())
}
