//! Nothing in a file points to one person's machine, and no test is switched off.

use paduk_tests::Tree;

use crate::{allows, catches, holds};

/// Beginnings of paths that only exist on somebody's machine; put together here so that this file holds none.
fn machine_paths() -> [String; 5] {
    ["work", "root", "home", "tmp/w", "Users"].map(|folder| format!("/{folder}/"))
}

/// What may stand before such a path without making it one: `./work/`, `a/work/`, `https://x/work/`.
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
    allows(places, &[("a.rs", "a/work/b"), ("b.rs", "https://example.org/home/")]);
}

#[test]
fn a_test_that_is_switched_off_is_caught() {
    let rust = format!("#[test]\n{}]\nfn a() {{}}", switches()[0]);
    catches(switched_off, &[("a.rs", &rust)], "a.rs");
    let script = format!("{}'a', b)", switches()[2]);
    catches(switched_off, &[("a.test.ts", &script)], "a.test.ts");
}
