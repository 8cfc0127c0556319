//! How a command ended, and how its result is shown.

use std::io::Write;

use paduk_app::api::ApiError;
use paduk_text::{Language, say};
use serde::Serialize;

/// How a command that could be carried out ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Everything is as it should be.
    Done,
    /// There is something to look at: a form with errors, a bundle refused.
    Findings,
}

/// How results are shown.
#[derive(Debug, Clone, Copy)]
pub struct Show {
    /// As JSON.
    pub json: bool,
    /// In this language.
    pub language: Language,
}

impl Show {
    /// Prints a result: as JSON, or in the words that `human` makes. A reader that went away is no error.
    pub fn result(self, result: &impl Serialize, human: impl FnOnce() -> String) {
        let said = if self.json {
            serde_json::to_string_pretty(result).unwrap_or_default()
        } else {
            human()
        };
        let mut out = std::io::stdout().lock();
        drop(writeln!(out, "{said}").and_then(|()| out.flush()));
    }

    /// The sentence of an error, with its code for whoever looks it up.
    pub fn error(self, error: &ApiError) -> String {
        if self.json {
            return serde_json::to_string_pretty(error).unwrap_or_default();
        }
        format!(
            "{} [{}]",
            self.say(&format!("error.{}", error.code), &params(error)),
            error.code
        )
    }

    /// A sentence of the program.
    pub fn say(self, code: &str, params: &[(&str, &str)]) -> String {
        say(code, params, self.language)
    }
}

/// An error's parameters as `text` takes them.
pub fn params(error: &ApiError) -> Vec<(&str, &str)> {
    error
        .params
        .iter()
        .map(|param| (param.name.as_str(), param.value.as_str()))
        .collect()
}

impl Show {
    /// Shows progress on stderr, one line a phase, overwritten as it goes.
    pub fn progress(self, step: &paduk_app::api::WorkProgress) {
        let (done, total) = (step.done.to_string(), step.total.to_string());
        let said = self.say(
            &format!("ui.progress.{}", step.phase),
            &[("done", &done), ("total", &total)],
        );
        eprint!("\r{said}   ");
        if step.done == step.total {
            eprintln!();
        }
    }
}
