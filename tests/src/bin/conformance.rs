//! `cargo run -p paduk-tests --bin conformance -- xpath|xlsform|scenario FILE --report OUT.json`
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::process::ExitCode;

use paduk_tests::conformance::{Report, Status, run};

const USAGE: &str = "conformance xpath|xlsform|scenario FILE [--report OUT.json] [--failures]";

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
    let (mut out, mut failures) = (None, false);
    while let Some(option) = rest.next() {
        match option.as_str() {
            "--report" => out = Some(rest.next().ok_or(USAGE)?),
            "--failures" => failures = true,
            _ => return Err(USAGE.to_owned()),
        }
    }
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let report = run(kind, &text).map_err(|error| format!("{file}: {error}"))?;
    if failures {
        show_failures(&report);
    }
    println!("{kind}: {report}");
    if let Some(out) = out {
        let json = serde_json::to_vec_pretty(&report).map_err(|error| error.to_string())?;
        std::fs::write(out, json).map_err(|error| format!("{out}: {error}"))?;
    }
    Ok(())
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
