//! The two languages have the same sentences with the same parameters.

use std::collections::BTreeSet;

use paduk_tests::Tree;

use super::sentences;
use crate::{allows, catches, holds};

/// The names in braces.
fn params(sentence: &str) -> BTreeSet<&str> {
    sentence
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

fn rule(tree: &Tree) -> Vec<String> {
    let (indonesian, english) = (sentences(tree, "id"), sentences(tree, "en"));
    let keys: BTreeSet<&String> = indonesian.keys().chain(english.keys()).collect();
    let mut breaches = Vec::new();
    for key in keys {
        match (indonesian.get(key), english.get(key)) {
            (Some(id), Some(en)) if params(id) != params(en) => {
                breaches.push(format!("{key} has other parameters in id.json than in en.json"));
            }
            (Some(id), Some(en)) if id.trim().is_empty() || en.trim().is_empty() => {
                breaches.push(format!("{key} is empty or not a text"));
            }
            (Some(_), Some(_)) => {}
            (Some(_), None) => breaches.push(format!("{key} is missing in locales/en.json")),
            (None, _) => breaches.push(format!("{key} is missing in locales/id.json")),
        }
    }
    for language in ["id", "en"] {
        breaches.extend(twice(tree, language));
    }
    breaches
}

/// Keys that stand twice in a file: the second would win without a word.
fn twice(tree: &Tree, language: &str) -> Vec<String> {
    let path = format!("locales/{language}.json");
    let mut seen = BTreeSet::new();
    let lines = tree.text(&path).unwrap_or_default().lines();
    lines
        .filter_map(|line| line.trim_start().strip_prefix('"')?.split_once("\":"))
        .filter(|(key, _)| key.contains('.') && !seen.insert((*key).to_owned()))
        .map(|(key, _)| format!("{path}: {key} stands twice"))
        .collect()
}

#[test]
fn languages_agree() {
    holds(rule);
}

#[test]
fn a_sentence_in_one_language_only_is_caught() {
    catches(
        rule,
        &[("locales/id.json", r#"{"a.b": "x"}"#), ("locales/en.json", "{}")],
        "missing in locales/en.json",
    );
    catches(
        rule,
        &[("locales/id.json", "{}"), ("locales/en.json", r#"{"a": {"b": "x"}}"#)],
        "a.b is missing in locales/id.json",
    );
}

#[test]
fn other_parameters_and_empty_and_double_sentences_are_caught() {
    let files = |id: &'static str, en: &'static str| [("locales/id.json", id), ("locales/en.json", en)];
    catches(
        rule,
        &files(r#"{"a": "{x} dari {y}"}"#, r#"{"a": "{x} of {z}"}"#),
        "other parameters",
    );
    catches(rule, &files(r#"{"a": " "}"#, r#"{"a": "x"}"#), "empty");
    catches(
        rule,
        &files("{\n\"a.b\": \"x\",\n\"a.b\": \"y\"\n}", r#"{"a.b": "x"}"#),
        "stands twice",
    );
    allows(rule, &files(r#"{"a": "{x} dari {y}"}"#, r#"{"a": "of {y}, {x}"}"#));
}
