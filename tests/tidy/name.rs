//! Names are the field's own, boring and long enough.

use paduk_tests::Tree;
use paduk_tests::source::{code_only, words};

use crate::{allows, catches, holds};

/// Words that say nothing; no declared name and no file may have one, in any case.
const EMPTY: [&str; 4] = ["manager", "service", "helper", "util"];

/// Words that the field does not use for what it has; no declared type may have one.
const FOREIGN: [&str; 7] = ["Submission", "Record", "Entry", "Sync", "Item", "Data", "Info"];

const TYPES: [&str; 7] = ["struct", "enum", "trait", "type", "union", "interface", "class"];
const OTHERS: [&str; 5] = ["fn", "mod", "const", "static", "function"];

/// Every name that the code declares, with whether it is a type's.
fn declared(code: &str) -> Vec<(&str, bool)> {
    let words: Vec<&str> = code
        .split(|letter: char| !(letter.is_alphanumeric() || letter == '_'))
        .filter(|word| !word.is_empty())
        .collect();
    words
        .windows(2)
        .filter(|pair| TYPES.contains(&pair[0]) || OTHERS.contains(&pair[0]))
        // The standard library's iterators ask for this name.
        .filter(|pair| *pair != ["type", "Item"])
        .map(|pair| (pair[1], TYPES.contains(&pair[0])))
        .collect()
}

fn is_empty(name: &str) -> bool {
    let said = |word: &String| EMPTY.contains(&word.to_lowercase().trim_end_matches('s'));
    words(name).iter().any(said)
}

fn rule(tree: &Tree) -> Vec<String> {
    let mut breaches = Vec::new();
    for (path, text) in tree.under("", &[".rs", ".ts", ".svelte", ".mjs"]) {
        if is_empty(path) {
            breaches.push(format!("{path}: the file's name says nothing"));
        }
        for (name, is_type) in declared(&code_only(text)) {
            if is_empty(name) {
                breaches.push(format!("{path}: the name {name} says nothing"));
            } else if is_type && words(name).iter().any(|word| FOREIGN.contains(&word.as_str())) {
                breaches.push(format!("{path}: the type {name} is not in the field's words"));
            }
        }
    }
    breaches
}

#[test]
fn names_say_what_things_are() {
    holds(rule);
}

#[test]
fn empty_names_and_foreign_words_are_caught() {
    catches(
        rule,
        &[("crates/app/src/a.rs", "pub struct BundleManager;")],
        "BundleManager",
    );
    catches(rule, &[("crates/app/src/a.rs", "fn date_utils() {}")], "date_utils");
    catches(rule, &[("ui/src/kit/helpers.ts", "")], "helpers.ts");
    catches(rule, &[("crates/app/src/a.rs", "enum SyncState { A }")], "SyncState");
    catches(rule, &[("crates/app/src/a.rs", "struct Item;")], "Item");
}

#[test]
fn the_fields_words_and_foreign_crates_names_pass() {
    let code = "impl Iterator for A { type Item = u8; } use tauri::Manager; // a struct Helper\nstruct Recorded; enum Role { DataEntryClerk }";
    allows(rule, &[("src-tauri/src/a.rs", code)]);
}
