//! Nothing in a file points to one person's machine, and no test is switched off.

use std::path::Path;

use paduk_tests::Tree;

use crate::{allows, catches, holds};

/// Beginnings of paths that only exist on somebody's machine; put together here so that this file holds none.
/// Among them is the folder in which this very copy of the project lies.
fn machine_paths() -> Vec<String> {
    let mut paths: Vec<String> = ["root", "home", "Users"].map(|folder| format!("/{folder}/")).into();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    let around = root
        .and_then(Path::parent)
        .map(|folder| format!("{}/", folder.display()));
    paths.extend(around.filter(|folder| folder.len() > 1 && folder != "//"));
    paths
}

/// What may stand before such a path without making it one: `./home/`, `a/home/`, `https://x/home/`.
fn begins_a_path(before: Option<char>) -> bool {
    before.is_none_or(|letter| letter.is_whitespace() || "\"'`(=:".contains(letter))
}

fn places(tree: &Tree) -> Vec<String> {
    let mut breaches = Vec::new();
    for (path, text) in tree.all() {
        for place in machine_paths() {
            for (at, _) in text.match_indices(&place) {
                if begins_a_path(text[..at].chars().next_back()) {
                    breaches.push(format!("{path}: names a place of one machine, {place}"));
                }
            }
        }
    }
    breaches
}

/// Ways to switch a test off or to run only some, in Rust and in JavaScript; put together for the same reason.
fn switches() -> Vec<String> {
    let mut switches = vec![format!("#[{}", "ignore")];
    for call in ["test", "it", "describe"] {
        switches.extend(["skip(", "only(", "todo("].map(|way| format!("{call}.{way}")));
    }
    switches
}

fn switched_off(tree: &Tree) -> Vec<String> {
    let mut breaches = Vec::new();
    for (path, text) in tree.under("", &[".rs", ".ts", ".mjs"]) {
        for switch in switches().iter().filter(|switch| text.contains(switch.as_str())) {
            breaches.push(format!("{path}: {switch} switches a test off"));
        }
    }
    breaches
}

#[test]
fn no_file_names_a_place_of_one_machine() {
    holds(places);
}

#[test]
fn no_test_is_switched_off() {
    holds(switched_off);
}

#[test]
fn a_path_of_a_machine_is_caught() {
    let path = format!("open(\"{}x\")", machine_paths()[0]);
    catches(places, &[("a.rs", &path)], "a.rs");
    allows(places, &[("a.rs", "a/home/b"), ("b.rs", "https://example.org/home/")]);
}

#[test]
fn a_test_that_is_switched_off_is_caught() {
    let rust = format!("#[test]\n{}]\nfn a() {{}}", switches()[0]);
    catches(switched_off, &[("a.rs", &rust)], "a.rs");
    let script = format!("{}'a', b)", switches()[2]);
    catches(switched_off, &[("a.test.ts", &script)], "a.test.ts");
}
