//! `cargo run -p paduk-tests --bin conformance -- xpath|xlsform|scenario FILE --report OUT.json`, and
//! `… -- scoreboard FOLDER --report docs/form/scoreboard.json` for all the vectors of a folder, counted; `… -- anthro FILE|FOLDER
//! --report OUT.json` for vectors of growth and nutrition, row by row or, for docs/anthro/scoreboard.json, `--counted`.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::path::Path;
use std::process::ExitCode;

use paduk_tests::conformance::{Report, Status, growth, run, scoreboard};

const USAGE: &str = "conformance xpath|xlsform|scenario FILE [--report OUT.json] [--failures]\n\
                     conformance scoreboard FOLDER [--report OUT.json]\n\
                     conformance anthro FILE|FOLDER [--report OUT.json] [--counted] [--failures]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match act(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn act(arguments: &[String]) -> Result<(), String> {
    let (kind, file, mut rest) = match arguments {
        [kind, file, rest @ ..] => (kind, file, rest.iter()),
        _ => return Err(USAGE.to_owned()),
    };
    let (mut out, mut failures, mut counted) = (None, false, false);
    while let Some(option) = rest.next() {
        match option.as_str() {
            "--report" => out = Some(rest.next().ok_or(USAGE)?),
            "--failures" => failures = true,
            "--counted" => counted = true,
            _ => return Err(USAGE.to_owned()),
        }
    }
    if kind == "anthro" {
        let reports = growth::run(Path::new(file)).map_err(|error| error.to_string())?;
        for report in &reports {
            println!(
                "{}: {} of {} values, {} knowingly different, {} failed",
                report.file, report.passed, report.values, report.different, report.failed
            );
            if failures {
                report.unexplained().iter().for_each(|row| println!("  {row}"));
            }
        }
        return match out {
            Some(out) if counted => write(out, &growth::scoreboard(&reports)),
            Some(out) => write(out, &reports),
            None => Ok(()),
        };
    }
    if kind == "scoreboard" {
        let scores = scoreboard(Path::new(file)).map_err(|error| error.to_string())?;
        for score in &scores {
            println!(
                "{}: {} passed, {} failed, {} skipped of {}",
                score.kind, score.passed, score.failed, score.skipped, score.total
            );
        }
        return out.map_or(Ok(()), |out| write(out, &scores));
    }
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let report = run(kind, &text).map_err(|error| format!("{file}: {error}"))?;
    if failures {
        show_failures(&report);
    }
    println!("{kind}: {report}");
    out.map_or(Ok(()), |out| write(out, &report))
}

fn write(out: &str, what: &impl serde::Serialize) -> Result<(), String> {
    let json = serde_json::to_string_pretty(what).map_err(|error| error.to_string())?;
    std::fs::write(out, json + "\n").map_err(|error| format!("{out}: {error}"))
}

fn show_failures(report: &Report) {
    for outcome in report.results.iter().filter(|outcome| outcome.status == Status::Fail) {
        println!(
            "{}\n  expected {}\n  got      {}",
            outcome.id, outcome.expected, outcome.got
        );
        if let Some(reason) = &outcome.reason {
            println!("  because  {reason}");
        }
    }
}
