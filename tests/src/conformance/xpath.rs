//! The runner of `xpath` vectors: an expression, a document, a context, and what it should come to.

use std::collections::HashMap;

use paduk_form::document::Document;
use paduk_form::xpath::{Answer, NoAnswer, Question};
use paduk_xlsform::xml;
use serde::Deserialize;
use serde_json::Value;

use super::outside::Still;
use super::{BadVectors, Outcome, Report, reason};

/// Prefixes that every expression may use.
const NAMESPACES: [(&str, &str); 7] = [
    ("xhtml", "http://www.w3.org/1999/xhtml"),
    ("mathml", "http://www.w3.org/1998/Math/MathML"),
    ("jr", "http://openrosa.org/javarosa"),
    ("orx", "http://openrosa.org/xforms"),
    ("odk", "http://www.opendatakit.org/xforms"),
    ("h", "http://www.w3.org/1999/xhtml"),
    ("xml", "http://www.w3.org/XML/1998/namespace"),
];

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    meta: Meta,
    #[serde(default)]
    documents: HashMap<String, String>,
    #[serde(default)]
    vectors: Vec<Vector>,
}

#[derive(Deserialize, Default)]
struct Meta {
    #[serde(default)]
    namespaces: HashMap<String, String>,
}

#[derive(Deserialize)]
struct Vector {
    id: String,
    expression: String,
    doc: String,
    context: String,
    root: Option<String>,
    expected: Expected,
    now: Option<String>,
    language: Option<String>,
    #[serde(default)]
    nondeterministic_or_clock: bool,
}

#[derive(Deserialize)]
struct Expected {
    kind: String,
    #[serde(default)]
    value: Value,
    factor: Option<f64>,
}

/// Runs every vector of a file.
pub fn run(text: &str) -> Result<Report, BadVectors> {
    let file: File = serde_json::from_str(text)?;
    let mut documents: HashMap<&str, Result<Document, String>> = HashMap::new();
    for (name, text) in &file.documents {
        let read = xml::read(text).map(|read| read.document);
        documents.insert(name, read.map_err(|error| error.to_string()));
    }
    let mut namespaces: Vec<(&str, &str)> = NAMESPACES.to_vec();
    for (prefix, namespace) in &file.meta.namespaces {
        namespaces.insert(0, (prefix, namespace));
    }
    let one = |vector: &Vector| match documents.get(vector.doc.as_str()) {
        Some(Ok(document)) => vector.outcome(document, &namespaces),
        Some(Err(error)) => Outcome::compared(&vector.id, vector.expected.shown(), error),
        None => Outcome::compared(&vector.id, vector.expected.shown(), "no such document"),
    };
    Ok(Report {
        results: file.vectors.iter().map(one).collect(),
    })
}

impl Vector {
    fn outcome(&self, document: &Document, namespaces: &[(&str, &str)]) -> Outcome {
        let expected = self.expected.shown();
        if let Some(why) = reason::skipped_xpath(&self.expression) {
            return Outcome::skipped(&self.id, expected, why);
        }
        let outside = Still::in_phoenix(self.now.as_deref());
        let question = Question::about(document).naming(namespaces).with(&outside);
        let node = |path: &str| question.ask(path).ok()?.nodes?.first().copied();
        let Some(context) = node(&self.context) else {
            return Outcome::compared(&self.id, expected, format!("no context {}", self.context));
        };
        let root = self.root.as_deref().and_then(node);
        let asked = question
            .from(context)
            .rooted(root)
            .speaking(self.language.as_deref())
            .ask(&self.expression);
        let got = self.expected.of(&asked, document);
        let outcome = match &asked {
            Ok(answer) if self.is_chance() => Outcome::compared(
                &self.id,
                "0 ≤ x < 1",
                if (0.0..1.0).contains(&answer.number()) {
                    "0 ≤ x < 1"
                } else {
                    "another number"
                },
            ),
            _ if self.expected.fits(&got) => Outcome::compared(&self.id, &expected, &expected),
            _ => Outcome::compared(&self.id, expected, got),
        };
        outcome.because(reason::difference(&self.id))
    }

    /// A number drawn by chance is not the one that was drawn when the vector was recorded.
    fn is_chance(&self) -> bool {
        self.nondeterministic_or_clock && self.expression.contains("random()") && self.expected.kind == "number"
    }
}

impl Expected {
    fn shown(&self) -> String {
        match self.kind.as_str() {
            "error" => "an error".to_owned(),
            "nodeset" | "first-node" => self.paths().join(" "),
            _ => match &self.value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            },
        }
    }

    fn paths(&self) -> Vec<String> {
        let path = |node: &Value| node.get("path").and_then(Value::as_str).unwrap_or_default().to_owned();
        // Also a set that is said to be unordered has the order that its seed gave it.
        self.value.as_array().into_iter().flatten().map(path).collect()
    }

    /// What an answer comes to in the words of this kind.
    fn of(&self, asked: &Result<Answer, NoAnswer>, document: &Document) -> String {
        let answer = match asked {
            Ok(answer) => answer,
            Err(NoAnswer::Unreadable(error)) if self.kind != "error" => return format!("unreadable: {}", error.code),
            Err(_) => return "an error".to_owned(),
        };
        match self.kind.as_str() {
            "number" => json_number(answer.number()),
            "number-rounded" => {
                let factor = self.factor.unwrap_or(1.0);
                json_number((answer.number() * factor).round() / factor)
            }
            "boolean" => answer.truth().to_string(),
            "nodeset" => paths(answer.nodes.as_deref(), document),
            "first-node" => paths(
                answer.nodes.as_deref().map(|nodes| &nodes[..nodes.len().min(1)]),
                document,
            ),
            "string-length" => answer.text().encode_utf16().count().to_string(),
            _ => answer.text().to_owned(),
        }
    }

    fn fits(&self, got: &str) -> bool {
        match self.kind.as_str() {
            "string-matches" => {
                let pattern = self.value.as_str().unwrap_or_default();
                regex::Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(got))
            }
            "number" | "number-rounded" => match (self.value.as_f64(), got.parse::<f64>()) {
                (Some(expected), Ok(got)) => expected.total_cmp(&got).is_eq(),
                _ => self.shown() == got,
            },
            _ => self.shown() == got,
        }
    }
}

fn paths(nodes: Option<&[u32]>, document: &Document) -> String {
    match nodes {
        None => "no nodes".to_owned(),
        Some(nodes) => {
            let paths: Vec<String> = nodes.iter().map(|node| document.path(*node)).collect();
            paths.join(" ")
        }
    }
}

/// A number as the vectors write those that JSON has not.
fn json_number(number: f64) -> String {
    if number.is_nan() {
        "NaN".to_owned()
    } else if number.is_infinite() {
        if number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned()
    } else if number == 0.0 && number.is_sign_negative() {
        "-0".to_owned()
    } else {
        format!("{number}")
    }
}
