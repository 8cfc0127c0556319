//! Only the store has SQL, and it has it in files.

use paduk_tests::Tree;
use paduk_tests::source::{Piece, line_of, pieces, without_tests};

use crate::{allows, catches, holds};

/// How statements begin, and a word that must follow for it to be SQL and not prose.
const STATEMENTS: [(&str, &str); 8] = [
    ("SELECT ", "FROM "),
    ("INSERT ", "INTO "),
    ("UPDATE ", "SET "),
    ("DELETE ", "FROM "),
    ("CREATE ", "TABLE "),
    ("DROP ", "TABLE "),
    ("ALTER ", "TABLE "),
    ("PRAGMA ", ""),
];

fn is_sql(literal: &str) -> bool {
    STATEMENTS.iter().any(|(verb, follows)| {
        let from = literal.find(verb);
        from.is_some_and(|at| literal[at..].contains(follows))
    })
}

fn rule(tree: &Tree) -> Vec<String> {
    let mut breaches = Vec::new();
    for (path, _) in tree.under("", &[".sql"]) {
        if !path.starts_with("crates/store/") && !path.starts_with("migrations/") {
            breaches.push(format!("{path}: only crates/store and migrations have SQL files"));
        }
    }
    for (path, text) in tree.under("", &[".rs", ".ts", ".svelte"]) {
        if path.starts_with("tests/tidy/") {
            continue;
        }
        // The store's own tests break files on purpose, with statements that no room may have.
        if path.starts_with("crates/store/") && path.ends_with("/tests.rs") {
            continue;
        }
        for piece in pieces(&without_tests(text)) {
            let Piece::Literal { offset, text: literal } = piece else {
                continue;
            };
            // A key or a page size is set by PRAGMA with a value that no file can hold.
            let own_pragma = path.starts_with("crates/store/") && literal.contains("PRAGMA ");
            if is_sql(&literal) && !own_pragma {
                breaches.push(format!("{path}:{}: SQL in a string", line_of(text, offset)));
            }
        }
    }
    breaches
}

#[test]
fn only_the_store_has_sql_and_in_files() {
    holds(rule);
}

#[test]
fn sql_in_a_string_is_caught_even_in_the_store() {
    let code = "fn a() { run(\"SELECT id\n FROM revision\") }";
    catches(rule, &[("crates/store/src/a.rs", code)], "crates/store/src/a.rs:1");
    catches(
        rule,
        &[("ui/src/app/a.ts", "run(\"DELETE FROM a\")")],
        "ui/src/app/a.ts",
    );
}

#[test]
fn a_sql_file_elsewhere_is_caught() {
    catches(rule, &[("crates/app/src/a.sql", "")], "crates/app/src/a.sql");
}

#[test]
fn prose_and_the_stores_own_files_pass() {
    let store = "const A: &str = include_str!(\"a.sql\"); fn b() { set(\"PRAGMA key = x\") }";
    let prose = "const A: &str = \"Choose FROM the list\";";
    let files = [
        ("crates/store/src/a.sql", ""),
        ("migrations/0001_a.sql", ""),
        ("crates/store/src/a.rs", store),
        ("crates/app/src/a.rs", prose),
    ];
    allows(rule, &files);
}
