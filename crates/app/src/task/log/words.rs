//! A case's history as sentences.

use std::fmt::Write as _;

use paduk_text::{Language, say};

use super::{CaseLog, DocumentLog, LogLine};
use crate::api::{CaseHistory, DocumentHistory};

impl CaseLog {
    /// The same in words of a language.
    pub fn in_words(&self, language: Language) -> CaseHistory {
        CaseHistory {
            case: self.case.clone(),
            label: self.label.clone(),
            documents: self
                .documents
                .iter()
                .map(|document| in_words(document, language))
                .collect(),
        }
    }
}

fn in_words(document: &DocumentLog, language: Language) -> DocumentHistory {
    let mut notes = Vec::new();
    if document.conflict {
        let count = document.lines.iter().filter(|line| line.head).count().to_string();
        notes.push(say("log.conflict", &[("count", &count)], language));
    }
    if document.draft {
        notes.push(say("log.draft", &[], language));
    }
    DocumentHistory {
        title: heading(document, language),
        lines: document.lines.iter().map(|line| sentence(line, language)).collect(),
        notes,
    }
}

/// `Kuesioner Ibu hamil, anggota 2`.
fn heading(document: &DocumentLog, language: Language) -> String {
    let mut heading = word("kind", &document.kind, language);
    if !document.title.is_empty() {
        heading = format!("{heading} {}", document.title);
    }
    if let Some(number) = document.member_number {
        let member = say("log.member", &[("number", &number.to_string())], language);
        heading = format!("{heading}, {member}");
    }
    if document.pass > 1 {
        let pass = say("log.pass", &[("number", &document.pass.to_string())], language);
        heading = format!("{heading}, {pass}");
    }
    heading
}

/// `24/11/2026 14.05  E07 (perangkat 1d8861a7) menulis: selesai. Alasan: …`
fn sentence(line: &LogLine, language: Language) -> String {
    let mut said = say(
        "log.line",
        &[
            ("at", &line.at),
            ("author", &line.author),
            ("device", &line.device),
            ("op", &word("op", &line.op, language)),
        ],
        language,
    );
    if !line.state.is_empty() {
        let _ = write!(said, ": {}", word("state", &line.state, language));
    }
    said.push('.');
    let mut add = |code: &str, params: &[(&str, &str)]| {
        let _ = write!(said, " {}", say(code, params, language));
    };
    if line.follows > 1 {
        add("log.follows", &[("count", &line.follows.to_string())]);
    }
    if !line.reason.is_empty() {
        add("log.reason", &[("reason", &line.reason)]);
    }
    if !line.refused.is_empty() {
        let why = say(&format!("error.{}", line.refused), &[], language);
        add("log.refused", &[("why", &why)]);
    }
    if !line.clock_ok {
        add("log.clock", &[]);
    }
    said
}

/// A word of the envelope in the language; one of a later version as it is.
fn word(family: &str, word: &str, language: Language) -> String {
    let key = match family {
        "kind" => format!("log.kind.{word}"),
        "op" => format!("log.op.{word}"),
        _ => format!("log.state.{word}"),
    };
    let said = say(&key, &[], language);
    if said == key { word.to_owned() } else { said }
}
