//! The runner of `scenario` vectors: an XForm, what a person did, and the state of every node before and after.

mod places;
mod play;
mod state;

use serde::Deserialize;
use serde_json::Value;

use super::{BadVectors, Outcome, Report, reason};

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    traces: Vec<Trace>,
}

/// A form and what was done in it.
#[derive(Deserialize)]
struct Trace {
    id: String,
    xform: String,
    #[serde(default)]
    initial: Vec<state::Expected>,
    #[serde(default)]
    ops: Vec<play::Operation>,
    #[serde(default)]
    r#final: Vec<state::Expected>,
}

/// Runs every trace of a file.
pub fn run(text: &str) -> Result<Report, BadVectors> {
    let file: File = serde_json::from_str(text)?;
    let one = |trace: &Trace| {
        let expected = "every node as recorded";
        if let Some(why) = reason::skipped_trace(&trace.id, &trace.xform) {
            return Outcome::skipped(&trace.id, expected, why);
        }
        let got = match play::play(trace) {
            Ok(()) => expected.to_owned(),
            Err(difference) => difference,
        };
        Outcome::compared(&trace.id, expected, got).because(reason::difference(&trace.id))
    };
    Ok(Report {
        results: file.traces.iter().map(one).collect(),
    })
}

/// A value of the vectors as a text.
fn as_text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
