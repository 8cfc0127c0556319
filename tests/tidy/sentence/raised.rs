//! Every code that the core raises has its sentence.

use std::collections::BTreeSet;

use paduk_tests::Tree;
use paduk_tests::source::{Piece, line_of, pieces, without_tests};

use super::{BY_CODE, sentences};
use crate::{allows, catches, holds};

/// What stands before a code where it is raised, and the families in which its sentence may stand.
const RAISED: [(&str, &[&str]); 7] = [
    ("Diagnostic::error(", &["diagnostic"]),
    ("Diagnostic::warning(", &["diagnostic"]),
    ("Diagnostic::note(", &["diagnostic"]),
    ("Diagnostic::new(", &["diagnostic"]),
    ("ExpressionError::new(", &["diagnostic"]),
    ("ApiError::new(", &["error", "received"]),
    (" code:", &BY_CODE),
];

/// Types whose `code` is only a technical word inside another error's sentence.
const INSIDE_ANOTHER: [&str; 1] = ["Flaw"];

fn is_code(literal: &str) -> bool {
    !literal.is_empty()
        && literal
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The codes raised in a file: the line, the code, the families that may hold its sentence.
fn raised(text: &str) -> Vec<(usize, String, &'static [&'static str])> {
    let mut found = Vec::new();
    let mut before = String::new();
    // The type that the code is in an impl block of, and how deep inside `fn code` the reader stands.
    let (mut owner, mut inside_code) = (String::new(), false);
    for piece in pieces(text) {
        match piece {
            Piece::Code { text: code, .. } => {
                for line in code.split_inclusive(['\n', ';', '{']) {
                    if let Some(rest) = line.trim_start().strip_prefix("impl") {
                        let named = rest.split(" for ").last().unwrap_or(rest);
                        owner = String::from(named.trim_matches([' ', '{', '\n']));
                    }
                    if line.contains("fn ") {
                        inside_code = line.contains("fn code(");
                    }
                }
                before = code;
            }
            Piece::Literal { offset, text: literal } if is_code(&literal) => {
                let line = line_of(text, offset);
                let trimmed = before.trim_end();
                if let Some((_, families)) = RAISED.iter().find(|(mark, _)| trimmed.ends_with(mark)) {
                    found.push((line, literal, *families));
                } else if inside_code && owner.ends_with("Error") {
                    found.push((line, literal, &["error", "diagnostic"]));
                } else if inside_code && !INSIDE_ANOTHER.contains(&owner.as_str()) {
                    found.push((line, literal, &BY_CODE));
                }
                before.clear();
            }
            Piece::Literal { .. } => before.clear(),
        }
    }
    found
}

fn rule(tree: &Tree) -> Vec<String> {
    let known = sentences(tree, "id");
    let mut breaches = BTreeSet::new();
    for (path, text) in tree.under("", &[".rs"]) {
        let is_program = path.starts_with("crates/") || path.starts_with("src-tauri/");
        // The field's words have codes of their own (bumil, busui), which are no findings.
        if !is_program || path.starts_with("crates/survey/") || is_test(path) {
            continue;
        }
        for (line, code, families) in raised(&without_tests(text)) {
            if !families
                .iter()
                .any(|family| known.contains_key(&format!("{family}.{code}")))
            {
                breaches.insert(format!(
                    "{path}:{line}: {code} has no sentence in {}",
                    families.join(" or ")
                ));
            }
        }
    }
    breaches.into_iter().collect()
}

/// Whether a file is compiled for tests, examples or benchmarks only.
pub(super) fn is_test(path: &str) -> bool {
    path.split('/')
        .any(|part| matches!(part, "tests" | "tests.rs" | "examples" | "benches"))
        || path.contains(".test.")
}

#[test]
fn every_code_has_a_sentence() {
    holds(rule);
}

#[test]
fn a_code_without_a_sentence_is_caught_wherever_it_is_raised() {
    for code in [
        "fn a() { Diagnostic::error(\n  \"lost\") }",
        "fn a() { ExpressionError::new(\"lost\", span) }",
        "fn a() { Finding { code: \"lost\" } }",
        "impl StoreError { pub fn code(&self) -> &'static str { match self { Self::A => \"lost\" } } }",
        "impl fmt::Display for A {}\nimpl Fault { const fn code(self) -> &'static str { \"lost\" } }",
    ] {
        catches(rule, &[("crates/store/src/a.rs", code)], "lost has no sentence");
    }
}

#[test]
fn codes_with_sentences_and_other_texts_pass() {
    let locale = ("locales/id.json", r#"{"diagnostic.found": "x", "error.gone": "y"}"#);
    let code = "fn a() { Diagnostic::note(\"found\"); f(\"lost\"); }\nimpl AError { fn code(&self) -> &str { \"gone\" } fn b() { \"lost\" } }";
    allows(
        rule,
        &[
            locale,
            ("crates/store/src/a.rs", code),
            ("crates/survey/src/a.rs", "impl A { fn code() { \"bumil\" } }"),
        ],
    );
}
