//! Every code has a sentence in every language, every sentence is said somewhere, and the languages agree.

mod locale;
mod raised;
mod said;

use std::collections::BTreeMap;

use paduk_tests::Tree;

/// Families whose sentences are chosen by a code that the core raises: the key is `<family>.<code>`.
const BY_CODE: [&str; 13] = [
    "age",
    "check",
    "diagnostic",
    "error",
    "finding",
    "flag",
    "growth",
    "index",
    "input",
    "language",
    "nonresponse",
    "received",
    "severity",
];

/// The sentences of one language by key; nested objects give keys joined by dots.
fn sentences(tree: &Tree, language: &str) -> BTreeMap<String, String> {
    let text = tree.text(&format!("locales/{language}.json")).unwrap_or_default();
    let mut found = BTreeMap::new();
    if let Ok(value) = serde_json::from_str(text) {
        flatten("", &value, &mut found);
    }
    found
}

fn flatten(path: &str, value: &serde_json::Value, found: &mut BTreeMap<String, String>) {
    match value {
        serde_json::Value::Object(inside) => {
            for (key, value) in inside {
                let joined = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}.{key}")
                };
                flatten(&joined, value, found);
            }
        }
        other => drop(found.insert(path.to_owned(), other.as_str().unwrap_or_default().to_owned())),
    }
}
