//! `paduk store log`.

use std::fmt::Write;

use paduk_app::api::ApiError;
use paduk_app::task::{self, CaseLog, DocumentLog, LogLine};

use crate::arguments::ProfileArguments;
use crate::outcome::{Outcome, Show};
use crate::profile;

/// `paduk store log [CASE]`.
pub fn run(case: Option<&str>, arguments: &ProfileArguments, show: Show) -> Result<Outcome, ApiError> {
    let mut app = profile::open(arguments)?;
    let cases = task::log(&mut app, case)?;
    show.result(&cases, || cases.iter().map(|case| said(case, show)).collect());
    Ok(Outcome::Done)
}

fn said(case: &CaseLog, show: Show) -> String {
    let mut said = format!("{}  {}\n", case.case, case.label);
    for document in &case.documents {
        let _ = writeln!(said, "\n{}", heading(document, show));
        for line in &document.lines {
            let _ = writeln!(said, "  {}", sentence(line, show));
        }
        if document.conflict {
            let count = document.lines.iter().filter(|line| line.head).count().to_string();
            let _ = writeln!(said, "  {}", show.say("log.conflict", &[("count", &count)]));
        }
        if document.draft {
            let _ = writeln!(said, "  {}", show.say("log.draft", &[]));
        }
    }
    said
}

/// `Kuesioner Ibu hamil, anggota 2`.
fn heading(document: &DocumentLog, show: Show) -> String {
    let mut heading = word("kind", &document.kind, show);
    if !document.title.is_empty() {
        heading = format!("{heading} {}", document.title);
    }
    if let Some(number) = document.member_number {
        let member = show.say("log.member", &[("number", &number.to_string())]);
        heading = format!("{heading}, {member}");
    }
    if document.pass > 1 {
        let pass = show.say("log.pass", &[("number", &document.pass.to_string())]);
        heading = format!("{heading}, {pass}");
    }
    heading
}

/// `24/11/2026 14.05  E07 (perangkat 1d8861a7) menulis: selesai. Alasan: …`
fn sentence(line: &LogLine, show: Show) -> String {
    let mut said = show.say(
        "log.line",
        &[
            ("at", &line.at),
            ("author", &line.author),
            ("device", &line.device),
            ("op", &word("op", &line.op, show)),
        ],
    );
    if !line.state.is_empty() {
        let _ = write!(said, ": {}", word("state", &line.state, show));
    }
    said.push('.');
    let mut add = |code: &str, params: &[(&str, &str)]| {
        let _ = write!(said, " {}", show.say(code, params));
    };
    if line.follows > 1 {
        add("log.follows", &[("count", &line.follows.to_string())]);
    }
    if !line.reason.is_empty() {
        add("log.reason", &[("reason", &line.reason)]);
    }
    if !line.refused.is_empty() {
        let why = show.say(&format!("error.{}", line.refused), &[]);
        add("log.refused", &[("why", &why)]);
    }
    if !line.clock_ok {
        add("log.clock", &[]);
    }
    said
}

/// A word of the envelope in the language; one of a later version as it is.
fn word(family: &str, word: &str, show: Show) -> String {
    let key = match family {
        "kind" => format!("log.kind.{word}"),
        "op" => format!("log.op.{word}"),
        _ => format!("log.state.{word}"),
    };
    let said = show.say(&key, &[]);
    if said == key { word.to_owned() } else { said }
}
