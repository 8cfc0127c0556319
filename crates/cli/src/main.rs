//! `paduk`: the same use-cases as the window's, without a window.
//!
//! Results go to stdout (`--json` for programs), progress and errors to stderr.
//! Exit codes: 0 done, 1 findings, 2 wrong usage, 3 could not read, write or unlock.
#![allow(clippy::print_stdout, clippy::print_stderr)] // This is the one room that talks to a terminal.

mod anthro;
mod arguments;
mod bundle;
mod caret;
mod demo;
mod enrol;
mod form;
mod indicators;
mod log;
mod matrix;
mod outcome;
mod pack;
mod profile;
mod roster;
#[cfg(feature = "dev-serve")]
mod serve;
mod store;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, BundleCommand, Command, FormCommand, MatrixCommand, ReportCommand, StoreCommand};
use outcome::Outcome;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let show = outcome::Show {
        json: arguments.json,
        language: paduk_text::Language::from_tag(&arguments.language),
    };
    let outcome = match arguments.command {
        Command::Form(FormCommand::Check { file }) => form::check(&file, show),
        Command::Form(FormCommand::Fill { file, answers }) => form::fill(&file, &answers, show),
        Command::Form(FormCommand::Convert { from, to }) => form::convert(&from, &to, show),
        Command::Form(FormCommand::Diff { old, new }) => form::diff(&old, &new, show),
        Command::Pack(command) => pack::run(&command, show),
        Command::Demo { out, pack } => demo::run(&out, pack.as_deref(), show),
        Command::Bundle(BundleCommand::Make {
            person,
            survey_pack,
            to,
            profile,
        }) => bundle::make(person.as_deref(), survey_pack.as_deref(), &to, &profile, show),
        Command::Bundle(BundleCommand::Inspect { file, identity }) => bundle::inspect(&file, identity.as_deref(), show),
        Command::Roster(command) => roster::run(&command, show),
        Command::Enrol(command) => enrol::run(&command, show),
        Command::Bundle(BundleCommand::Check { file, identity }) => bundle::check(&file, &identity, show),
        Command::Bundle(BundleCommand::Receive { files, profile }) => bundle::receive(&files, &profile, show),
        Command::Store(StoreCommand::Fingerprint { profile }) => store::fingerprint(&profile, show),
        Command::Store(StoreCommand::Check { profile }) => store::check(&profile, show),
        Command::Store(StoreCommand::Devices { profile }) => store::devices(&profile, show),
        Command::Store(StoreCommand::Log { case, profile }) => log::run(case.as_deref(), &profile, show),
        Command::Store(StoreCommand::Backup { to, profile }) => store::back_up(&to, &profile, show),
        Command::Store(StoreCommand::Restore { backup, profile }) => store::restore(&backup, &profile, show),
        Command::Store(StoreCommand::Search { typed, profile }) => store::search(&typed.join(" "), &profile, show),
        Command::Matrix(MatrixCommand::Case { file, pack }) => matrix::case(&file, pack.as_deref(), show),
        Command::Matrix(MatrixCommand::Verdicts { profile, csv }) => matrix::verdicts(&profile, csv.as_deref(), show),
        Command::Matrix(MatrixCommand::Template { file, year, pack }) => {
            matrix::template(&file, year, pack.as_deref(), show)
        }
        Command::Matrix(MatrixCommand::Programmes { file, look, profile }) => {
            matrix::programmes(file.as_deref(), look, &profile, show)
        }
        Command::Report(ReportCommand::Matrix { out, profile }) => matrix::report(&out, &profile, show),
        Command::Indicators(command) => indicators::run(&command, show),
        Command::Anthro(command) => anthro::run(&command, show),
        #[cfg(feature = "dev-serve")]
        Command::Serve { data, port, ui, pack } => serve::run(&data, port, &ui, pack.as_deref()),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(error) => {
            eprintln!("{}", show.error(&error));
            ExitCode::from(3)
        }
    }
}
