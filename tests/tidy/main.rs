//! House rules that a compiler does not know. Each rule is a function from the project's files to a list of
//! sentences, one for every breach; each has a second test that shows it failing on a made-up project.

use paduk_tests::Tree;

mod arrows;
mod capability;
mod connection;
mod dependencies;
mod interface;
mod length;
mod migration;
mod name;
mod promise;
mod purity;
mod sentence;
mod sql;
mod trace;

/// Fails with every breach of the rule in the project.
fn holds(rule: impl Fn(&Tree) -> Vec<String>) {
    let breaches = rule(&Tree::of_project());
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

/// Shows that the rule can fail: exactly one breach, and its sentence holds `words`.
#[track_caller]
fn catches(rule: impl Fn(&Tree) -> Vec<String>, files: &[(&str, &str)], words: &str) {
    let breaches = rule(&Tree::made(files));
    assert_eq!(breaches.len(), 1, "one breach expected: {breaches:?}");
    assert!(breaches[0].contains(words), "{:?} does not say {words:?}", breaches[0]);
}

/// Shows that the rule leaves a made-up project alone.
#[track_caller]
fn allows(rule: impl Fn(&Tree) -> Vec<String>, files: &[(&str, &str)]) {
    let breaches = rule(&Tree::made(files));
    assert!(breaches.is_empty(), "no breach expected: {breaches:?}");
}
