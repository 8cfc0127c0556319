//! Expressions that were put to JavaRosa and to Enketo's evaluator over one instance. Where the two differ, JavaRosa is
//! followed, because Collect runs on it; where JavaRosa has no answer because it lacks the construct, Enketo is.

use std::collections::BTreeMap;

use paduk_form::Customs;
use paduk_form::xpath::{Answer, AnswerKind, NoAnswer, Question};
use paduk_xlsform::xml;
use serde::Deserialize;
use serde_json::Value;

use super::outside::Still;
use super::{BadVectors, Outcome, Report, reason};

/// How JavaRosa says that it lacks a construct, rather than that the expression is wrong.
const LACKING: [&str; 4] = [
    "cannot handle function",
    "unsupported construct",
    "type mismatch",
    "requires a field",
];

/// How far two numbers may be apart, relative to what was expected: areas are sums of small differences.
const HAIR: f64 = 1e-8;

#[derive(Deserialize)]
struct Recorded {
    #[serde(default)]
    r#type: String,
    #[serde(default)]
    value: Value,
}

/// Puts every expression of the two files to the instance.
pub fn run(instance: &str, javarosa: &str, enketo: &str) -> Result<Report, BadVectors> {
    let read = xml::read(instance).map_err(|error| BadVectors(error.to_string()))?;
    let javarosa: BTreeMap<String, Recorded> = serde_json::from_str(javarosa)?;
    let enketo: BTreeMap<String, Recorded> = serde_json::from_str(enketo)?;
    let document = &read.document;
    let outside = Still::at(None, -3, Customs::Collect);
    // Relative paths begin at the root element.
    let root = document.first_element(0).unwrap_or_default();
    let question = Question::about(document).from(root).with(&outside);
    let mut results = Vec::new();
    for (expression, recorded) in javarosa.iter().filter(|(name, _)| *name != "$meta") {
        let expected = if recorded.is_lacking() {
            enketo.get(expression)
        } else {
            Some(recorded)
        };
        let Some(expected) = expected else { continue };
        let asked = question.ask(expression);
        let words =
            |nodes: &[u32]| -> Vec<String> { nodes.iter().map(|node| document.text(*node).into_owned()).collect() };
        let got = shown(&asked, &words);
        let outcome = if expected.fits(&asked, &words) {
            Outcome::compared(expression, &got, &got)
        } else {
            Outcome::compared(expression, expected.shown(), got)
        };
        results.push(outcome.because(reason::difference(expression)));
    }
    Ok(Report { results })
}

impl Recorded {
    fn is_lacking(&self) -> bool {
        let said = self.value.as_str().unwrap_or_default();
        self.r#type == "error" && LACKING.iter().any(|lacking| said.contains(lacking))
    }

    fn shown(&self) -> String {
        format!("{} {}", self.r#type, self.value)
    }

    fn fits(&self, asked: &Result<Answer, NoAnswer>, words: &dyn Fn(&[u32]) -> Vec<String>) -> bool {
        let Ok(answer) = asked else {
            return self.r#type == "error";
        };
        match (self.r#type.as_str(), &self.value) {
            ("nodeset", Value::Array(nodes)) => {
                let expected: Vec<&str> = nodes.iter().filter_map(Value::as_str).collect();
                match &answer.nodes {
                    Some(nodes) => words(nodes) == expected,
                    // A function that passes its argument on may give the text of a node.
                    None => expected == [answer.text()],
                }
            }
            ("number", Value::Number(number)) => {
                let expected = number.as_f64().unwrap_or(f64::NAN);
                (expected - answer.number()).abs() <= expected.abs().max(1.0) * HAIR
            }
            ("boolean", Value::Bool(truth)) => *truth == answer.truth(),
            ("number" | "string", Value::String(text)) => *text == answer.text(),
            _ => false,
        }
    }
}

fn shown(asked: &Result<Answer, NoAnswer>, words: &dyn Fn(&[u32]) -> Vec<String>) -> String {
    let answer = match asked {
        Ok(answer) => answer,
        Err(error) => return error.to_string(),
    };
    match (&answer.nodes, answer.kind()) {
        (Some(nodes), _) => format!("nodeset {:?}", words(nodes)),
        (None, AnswerKind::Truth) => format!("boolean {}", answer.truth()),
        (None, AnswerKind::Number) => format!("number {}", answer.number()),
        (None, AnswerKind::Text | AnswerKind::Nodes) => format!("string {}", answer.text()),
    }
}
