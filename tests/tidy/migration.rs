//! Migrations only go forward: once a database somewhere may have run one, it never changes again.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use paduk_tests::Tree;
use sha2::{Digest, Sha256};

use crate::{allows, catches, holds};

const LIST: &str = "migrations/CHECKSUMS";

fn checksum(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

fn rule(tree: &Tree) -> Vec<String> {
    let frozen: BTreeMap<&str, &str> = tree
        .text(LIST)
        .unwrap_or_default()
        .lines()
        .filter_map(|line| line.split_once("  "))
        .map(|(sum, name)| (name, sum))
        .collect();
    let mut breaches = Vec::new();
    let mut number = 0;
    for (path, text) in tree.under("migrations/", &[".sql"]) {
        number += 1;
        let name = path.trim_start_matches("migrations/");
        if !name.starts_with(&format!("{number:04}_")) {
            breaches.push(format!("{path}: the next migration is number {number:04}"));
        }
        let sum = checksum(text);
        match frozen.get(name) {
            None => breaches.push(format!("{path} is not frozen; add to {LIST}:\n{sum}  {name}")),
            Some(known) if *known != sum => {
                breaches.push(format!(
                    "{path} was changed after it was frozen; write a new migration instead"
                ));
            }
            Some(_) => {}
        }
    }
    for name in frozen.keys() {
        if tree.text(&format!("migrations/{name}")).is_none() {
            breaches.push(format!("migrations/{name} is frozen in {LIST} and is gone"));
        }
    }
    breaches
}

#[test]
fn migrations_never_change() {
    holds(rule);
}

/// The line that freezes the file with the text `a`.
const FROZEN: (&str, &str) = (
    LIST,
    "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  0001_a.sql\n",
);

#[test]
fn a_frozen_migration_passes() {
    allows(rule, &[FROZEN, ("migrations/0001_a.sql", "a")]);
}

#[test]
fn a_changed_a_new_a_missing_and_a_misnumbered_migration_are_caught() {
    catches(rule, &[FROZEN, ("migrations/0001_a.sql", "b")], "was changed");
    catches(rule, &[("migrations/0001_a.sql", "a")], "is not frozen");
    catches(rule, &[FROZEN], "is gone");
    let skipped = (
        LIST,
        "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  0003_a.sql\n",
    );
    catches(rule, &[skipped, ("migrations/0003_a.sql", "a")], "number 0001");
}
