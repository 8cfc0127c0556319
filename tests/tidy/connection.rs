//! One connection in all: a second one would wait for the first for ever, or drop its lock on the file when it closes.

use paduk_tests::Tree;
use paduk_tests::source::{code_only, without_tests};

use crate::{allows, catches, holds};

/// The one file in which a connection is made.
const DOOR: &str = "crates/store/src/connection/mod.rs";

fn rule(tree: &Tree) -> Vec<String> {
    let mut breaches = Vec::new();
    for (path, text) in tree.under("crates/", &[".rs"]) {
        let made = code_only(&without_tests(text)).matches("Connection::open").count();
        let allowed = usize::from(path == DOOR);
        if made > allowed && !path.ends_with("/tests.rs") {
            breaches.push(format!(
                "{path}: a connection is made in one place of {DOOR} and nowhere else"
            ));
        }
    }
    breaches
}

#[test]
fn a_connection_is_made_in_one_place() {
    holds(rule);
}

#[test]
fn a_second_place_is_caught() {
    let open = "fn a() { Connection::open_with_flags(path, flags) }";
    allows(rule, &[(DOOR, open)]);
    catches(rule, &[("crates/store/src/a.rs", open)], "in one place");
    catches(rule, &[(DOOR, &format!("{open}\n{open}"))], "in one place");
}
