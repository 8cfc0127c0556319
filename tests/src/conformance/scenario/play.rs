//! Does what was done, and compares on the way.

use std::sync::Arc;

use paduk_form::{Change, Interview, NodeKind, QuestionKind, compile};
use paduk_survey::RowId;
use serde::Deserialize;
use serde_json::Value;

use super::places::{Spot, all};
use super::{Trace, as_text, state};
use crate::conformance::outside::Still;

/// Something that was done, or asked.
#[derive(Deserialize)]
pub struct Operation {
    op: String,
    r#ref: Option<String>,
    at: Option<String>,
    value: Option<Value>,
    #[serde(default)]
    extra: Vec<Value>,
    after: Option<Value>,
    is: Option<Value>,
    language: Option<String>,
    #[serde(default)]
    throws: Value,
    #[serde(default)]
    args: Vec<Value>,
}

/// Plays a trace; the first difference where there is one.
pub fn play(trace: &Trace) -> Result<(), String> {
    let (instrument, findings) = paduk_xlsform::read_xform(&trace.xform);
    if let Some(found) = findings.iter().find(|found| found.code.starts_with("xml-")) {
        return Err(format!("unreadable: {}", found.code));
    }
    let (form, _) = compile(Arc::new(instrument));
    let outside = Arc::new(Still::in_phoenix(None));
    let mut playing = Playing {
        interview: Interview::open(Arc::new(form), outside),
        language: String::new(),
        rows: 0,
    };
    playing.language = playing.interview.form().instrument().default_language.clone();
    playing
        .compare(&trace.initial)
        .map_err(|difference| format!("at first: {difference}"))?;
    for (number, operation) in trace.ops.iter().enumerate() {
        let told = |difference| format!("{} {} ({}): {difference}", number + 1, operation.op, operation.place());
        playing.act(operation).map_err(told)?;
    }
    playing
        .compare(&trace.r#final)
        .map_err(|difference| format!("at last: {difference}"))
}

impl Operation {
    fn place(&self) -> &str {
        let first = self.args.first().and_then(Value::as_str);
        first
            .or(self.r#ref.as_deref())
            .or(self.at.as_deref())
            .unwrap_or_default()
    }

    /// What was typed or chosen.
    fn typed(&self) -> String {
        let value = match (&self.value, self.args.as_slice()) {
            // What is put into a box that is either ticked or not.
            (Some(Value::Bool(ticked)), _) => if *ticked { "1" } else { "0" }.to_owned(),
            (Some(value), _) => as_text(value),
            (None, [_, values @ ..]) => return values.iter().map(as_text).collect::<Vec<_>>().join(" "),
            (None, []) => String::new(),
        };
        if value.starts_with("[object") || self.value.is_none() {
            // What is no text in the recording is known by what it came to.
            return self.after.as_ref().map(as_text).unwrap_or_default();
        }
        let mut parts = vec![value];
        parts.extend(self.extra.iter().map(as_text));
        parts.join(" ")
    }
}

struct Playing {
    interview: Interview,
    language: String,
    rows: u32,
}

impl Playing {
    fn compare(&self, expected: &[state::Expected]) -> Result<(), String> {
        state::compare(&self.interview, &self.language, expected)
    }

    fn spot(&self, reference: &str) -> Result<Spot, String> {
        let mut all = all(&self.interview).into_iter();
        all.find(|(known, _)| known == reference)
            .map(|(_, spot)| spot)
            .ok_or_else(|| format!("no {reference}"))
    }

    fn value(&self, reference: &str) -> Result<String, String> {
        state::value(&self.interview, &self.spot(reference)?)
    }

    fn act(&mut self, operation: &Operation) -> Result<(), String> {
        match operation.op.as_str() {
            "answer" => self.answer(operation),
            "answerOf" => {
                let got = self.value(operation.place())?;
                state::same(&operation.is.as_ref().map(as_text).unwrap_or_default(), &got)
            }
            "createNewRepeat" => self.add_row(operation.place()),
            "removeRepeat" => match self.spot(operation.place())? {
                Spot::Row(_, row, _) => self.apply(&Change::RemoveRow { row }),
                Spot::Range(..) | Spot::Node(..) => Err("no row".to_owned()),
            },
            "setLanguage" => {
                self.language = operation.language.clone().unwrap_or_default();
                self.apply(&Change::Language {
                    language: self.language.clone(),
                })
            }
            // Where the person looks is no state of the engine.
            "next" | "choicesOf" | "newInstance" => Ok(()),
            other => Err(format!("unknown operation {other}")),
        }
    }

    fn apply(&mut self, change: &Change) -> Result<(), String> {
        let confirmed = Change::Confirmed {
            confirmed: Box::new(change.clone()),
        };
        let done = self.interview.apply(&confirmed);
        done.map(|_| ()).map_err(|error| error.code().to_owned())
    }

    fn add_row(&mut self, reference: &str) -> Result<(), String> {
        let Spot::Range(repeat, parent) = self.spot(reference)? else {
            return Err("no repeat".to_owned());
        };
        self.rows += 1;
        let repeat = self.interview.form().node(repeat).address().to_owned();
        self.apply(&Change::AddRow {
            repeat,
            row: RowId::new(format!("added-{}", self.rows)),
            parent,
        })
    }

    /// True where what was given came to nothing.
    fn clears(operation: &Operation) -> bool {
        operation.after.as_ref().is_some_and(|after| as_text(after).is_empty())
    }

    fn answer(&mut self, operation: &Operation) -> Result<(), String> {
        let Spot::Node(node, row) = self.spot(operation.place())? else {
            return Err("no question".to_owned());
        };
        let question = self.interview.form().node(node).address().to_owned();
        let mut value = operation.typed();
        if self.interview.form().node(node).kind() == NodeKind::Question(QuestionKind::Acknowledge) {
            value = if value == "1" { "OK".to_owned() } else { String::new() };
        }
        let change = if value.is_empty() {
            Change::Clear { question, row }
        } else {
            Change::Set { question, row, value }
        };
        let mut done = self.apply(&change);
        if done.as_ref().is_err_and(|code| code == "not-a-value") && Self::clears(operation) {
            // Web Forms empty a question when they are given what is no value of it; here the person is told, and
            // nothing is stored.
            let Spot::Node(node, row) = self.spot(operation.place())? else {
                return Err("no question".to_owned());
            };
            let question = self.interview.form().node(node).address().to_owned();
            done = self.apply(&Change::Clear { question, row });
        }
        if !matches!(operation.throws, Value::Null | Value::Bool(false)) {
            return if done.is_err() {
                Ok(())
            } else {
                Err("was to be refused".to_owned())
            };
        }
        done?;
        match &operation.after {
            Some(after) => state::same(&as_text(after), &self.value(operation.place())?),
            None => Ok(()),
        }
    }
}
