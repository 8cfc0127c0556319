//! The state of nodes, recorded and ours.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use paduk_form::{FindingKind, Interview, NodeId, Place, State};
use regex::Regex;
use serde::Deserialize;
use serde_json::Value;

use super::as_text;
use super::places::{Spot, all};

/// The state of a node as it was recorded. Its type is Web Forms' own word and is not compared.
#[derive(Deserialize)]
pub struct Expected {
    r#ref: String,
    #[serde(default)]
    relevant: bool,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    readonly: bool,
    value: Option<Value>,
    label: Option<Value>,
    options: Option<Vec<Value>>,
    violation: Option<Value>,
}

/// The first difference between what was recorded and what stands in an interview.
pub fn compare(interview: &Interview, language: &str, expected: &[Expected]) -> Result<(), String> {
    let ours: BTreeMap<String, Spot> = all(interview).into_iter().collect();
    for node in expected {
        if !ours.contains_key(&node.r#ref) && is_added(&node.r#ref) {
            continue;
        }
        let spot = ours.get(&node.r#ref).ok_or_else(|| format!("no {}", node.r#ref))?;
        node.compare(interview, language, spot)
            .map_err(|difference| format!("{}: {difference}", node.r#ref))?;
    }
    match ours
        .keys()
        .find(|known| !expected.iter().any(|node| node.r#ref == **known))
    {
        Some(more) if !expected.is_empty() => Err(format!("{more} was not recorded")),
        _ => Ok(()),
    }
}

/// Web Forms put a node for the instance's id into every form that has none, whatever its prefix.
fn is_added(reference: &str) -> bool {
    let local = |step: &str| step.rsplit(':').next().unwrap_or(step).to_owned();
    let steps: Vec<String> = reference.split('/').map(local).collect();
    match steps.as_slice() {
        [.., last] if last == "meta" => true,
        [.., around, last] => around == "meta" && last == "instanceID",
        _ => false,
    }
}

impl Expected {
    fn compare(&self, interview: &Interview, language: &str, spot: &Spot) -> Result<(), String> {
        let place = match spot {
            Spot::Range(node, row) | Spot::Node(node, row) | Spot::Row(node, _, row) => Place {
                node: *node,
                row: row.clone(),
            },
        };
        let state = interview.state(&place, language).ok_or("no such place")?;
        flag("relevant", self.relevant, state.relevant)?;
        if !is_question(interview, place.node) {
            return Ok(());
        }
        flag("required", self.required, state.required)?;
        flag("read-only", self.readonly, state.read_only)?;
        if let Some(value) = &self.value {
            same(&as_text(value), &state.value)?;
        }
        if let Some(label) = &self.label {
            same(&squeezed(&as_text(label)), &squeezed(&state.label))
                .map_err(|difference| format!("label: {difference}"))?;
        }
        if let Some(options) = &self.options {
            let expected: Vec<String> = options.iter().map(as_text).collect();
            let got: Vec<String> = state.choices.iter().map(|choice| choice.name.clone()).collect();
            if expected != got {
                return Err(format!("choices {expected:?}, but {got:?}"));
            }
        }
        same(&self.violated(), violation(&state)).map_err(|difference| format!("violation: {difference}"))
    }

    fn violated(&self) -> String {
        match &self.violation {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.get("condition").map(as_text).unwrap_or_default(),
        }
    }
}

fn is_question(interview: &Interview, node: NodeId) -> bool {
    interview.form().node(node).kind().question().is_some()
}

fn flag(name: &str, expected: bool, got: bool) -> Result<(), String> {
    if expected == got {
        Ok(())
    } else {
        Err(format!("{name} {expected}, but {got}"))
    }
}

/// The first thing wrong, in Web Forms' words.
fn violation(state: &State) -> &'static str {
    let found = |kind| state.findings.iter().any(|finding| finding.kind == kind);
    if found(FindingKind::Error) {
        "constraint"
    } else if found(FindingKind::Missing) {
        "required"
    } else {
        ""
    }
}

/// What stands at a question.
pub fn value(interview: &Interview, spot: &Spot) -> Result<String, String> {
    match spot {
        Spot::Node(node, row) => {
            let place = Place {
                node: *node,
                row: row.clone(),
            };
            let state = interview.state(&place, "").ok_or("no such place")?;
            Ok(state.value)
        }
        Spot::Range(..) | Spot::Row(..) => Err("no question".to_owned()),
    }
}

/// What differs each time: ids, and moments of the day of the recording.
static MASKS: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    [
        ("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "<uuid>"),
        (r"2026-11-2[34]T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", "<now>"),
    ]
    .into_iter()
    .filter_map(|(pattern, name)| Some((Regex::new(pattern).ok()?, name)))
    .collect()
});

fn masked(text: &str) -> String {
    MASKS.iter().fold(text.to_owned(), |text, (pattern, name)| {
        pattern.replace_all(&text, *name).into_owned()
    })
}

/// Two texts that are the same but for what differs each time.
pub fn same(expected: &str, got: &str) -> Result<(), String> {
    // A question mark stands for what the recording had no text for.
    if expected == "?" || masked(expected) == masked(got) || same_numbers(expected, got) {
        Ok(())
    } else {
        Err(format!("{expected:?}, but {got:?}"))
    }
}

/// The recording writes 89 as `89.0`, and places without spaces behind their semicolons.
fn same_numbers(expected: &str, got: &str) -> bool {
    let numbers = |text: &str| -> Option<Vec<f64>> {
        let parts = text.split([' ', ';']).filter(|part| !part.is_empty());
        parts.map(|part| part.parse().ok()).collect()
    };
    let (expected, got) = (numbers(expected), numbers(got));
    expected == got && expected.is_some_and(|numbers| !numbers.is_empty())
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
