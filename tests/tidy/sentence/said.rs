//! Every sentence is said somewhere, and every key that is said exists.

use std::collections::BTreeSet;

use paduk_tests::Tree;
use paduk_tests::source::{Piece, keys, line_of, pieces, without_tests};

use super::raised::is_test;
use super::{BY_CODE, sentences};
use crate::{allows, catches, holds};

/// Endings of file names, which look like keys and are none.
const FILES: [&str; 8] = [".csv", ".html", ".json", ".key", ".md", ".sql", ".toml", ".xlsx"];

/// A key as the program writes it: whole, or only its beginning where a value completes it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    key: String,
    open: bool,
    place: String,
}

impl Said {
    fn means(&self, key: &str) -> bool {
        if self.open {
            key.starts_with(&self.key)
        } else {
            key == self.key
        }
    }
}

/// The first part of every key: `ui`, `error`, `report`, …
fn families(known: &BTreeSet<String>) -> BTreeSet<&str> {
    known.iter().filter_map(|key| key.split('.').next()).collect()
}

/// Every key and every plain text that the program holds.
fn said(tree: &Tree, families: &BTreeSet<&str>) -> (Vec<Said>, BTreeSet<String>) {
    let (mut found, mut texts) = (Vec::new(), BTreeSet::new());
    for (path, text) in tree.under("", &[".rs"]) {
        if !(path.starts_with("crates/") || path.starts_with("src-tauri/")) || is_test(path) {
            continue;
        }
        for piece in pieces(&without_tests(text)) {
            let Piece::Literal { offset, text: literal } = piece else {
                continue;
            };
            let open = literal.contains('{');
            let key = literal.split('{').next().unwrap_or_default();
            let family = key.split_once('.').map(|(family, _)| family).unwrap_or_default();
            let plain = key
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
            if families.contains(family) && plain && !FILES.iter().any(|ending| key.ends_with(ending)) {
                let place = format!("{path}:{}", line_of(text, offset));
                found.push(Said {
                    key: key.to_owned(),
                    open,
                    place,
                });
            }
            texts.insert(literal);
        }
    }
    for (path, text) in tree
        .under("ui/src/", &[".ts", ".svelte"])
        .filter(|(path, _)| !is_test(path))
    {
        for family in families {
            for key in keys(text, family) {
                let place = format!("{path}:{}", key.line);
                found.push(Said {
                    key: key.text,
                    open: key.open,
                    place,
                });
            }
        }
    }
    (found, texts)
}

fn rule(tree: &Tree) -> Vec<String> {
    let known: BTreeSet<String> = sentences(tree, "id").into_keys().chain(["ui.".to_owned()]).collect();
    let families = families(&known);
    let (said, texts) = said(tree, &families);
    let mut breaches = BTreeSet::new();
    for one in &said {
        if !known.iter().any(|key| one.means(key)) {
            breaches.insert(format!("{}: there is no sentence {}", one.place, one.key));
        }
    }
    for key in known.iter().filter(|key| *key != "ui.") {
        let (family, code) = key.split_once('.').unwrap_or((key, ""));
        // `error.{code}` completes every key of a family, so it does not show that this one is ever said.
        let by_key = said
            .iter()
            .any(|one| one.means(key) && one.key.trim_end_matches('.') != family);
        let by_code = BY_CODE.contains(&family) && texts.contains(code);
        if !by_key && !by_code {
            breaches.insert(format!("locales: nobody says {key}"));
        }
    }
    breaches.into_iter().collect()
}

#[test]
fn every_sentence_is_said_and_every_key_exists() {
    holds(rule);
}

const LOCALE: (&str, &str) = (
    "locales/id.json",
    r#"{"error.lost": "x", "ui.home.title": "y", "ui.role.clerk": "z"}"#,
);
const CORE: (&str, &str) = (
    "crates/app/src/a.rs",
    "fn a() { fail(\"lost\"); say(&format!(\"error.{}\", code)) }",
);

#[test]
fn whole_keys_codes_and_completed_keys_count_as_said() {
    let page = (
        "ui/src/place/Home/a.svelte",
        "{say('ui.home.title')} {say(`ui.role.${role}`)}",
    );
    allows(rule, &[LOCALE, CORE, page]);
}

#[test]
fn a_sentence_that_nobody_says_is_caught() {
    let page = ("ui/src/place/Home/a.svelte", "{say('ui.home.title')}");
    catches(rule, &[LOCALE, CORE, page], "nobody says ui.role.clerk");
    let silent = ("crates/app/src/a.rs", "fn a() { say(&format!(\"error.{}\", code)) }");
    let page = (
        "ui/src/place/Home/a.svelte",
        "{say('ui.home.title')} {say(`ui.role.${role}`)}",
    );
    catches(rule, &[LOCALE, silent, page], "nobody says error.lost");
}

#[test]
fn a_key_without_a_sentence_is_caught() {
    let page = (
        "ui/src/a.ts",
        "say('ui.home.title'); say(`ui.role.${role}`); say('ui.home.titel')",
    );
    catches(
        rule,
        &[LOCALE, CORE, page],
        "ui/src/a.ts:1: there is no sentence ui.home.titel",
    );
}
