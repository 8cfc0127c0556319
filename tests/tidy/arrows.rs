//! Who may lean on whom: the table in README.md against every Cargo.toml.

use std::collections::BTreeMap;

use paduk_tests::Tree;

use crate::{allows, catches, holds};

/// The table between the fences in README.md: a room, an arrow, the rooms it may lean on.
fn table(readme: &str) -> BTreeMap<&str, Vec<&str>> {
    let block = readme
        .split("```arrows\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    block
        .unwrap_or_default()
        .lines()
        .filter_map(|line| line.split_once('→'))
        .map(|(room, leans)| {
            (
                room.trim(),
                leans.split_whitespace().filter(|word| *word != "—").collect(),
            )
        })
        .collect()
}

/// The names of every dependency that a manifest declares, of any kind and for any system.
pub(crate) fn dependencies(manifest: &str) -> Vec<String> {
    let Ok(manifest) = manifest.parse::<toml::Table>() else {
        return Vec::new();
    };
    let mut tables = vec![&manifest];
    if let Some(toml::Value::Table(targets)) = manifest.get("target") {
        tables.extend(targets.values().filter_map(toml::Value::as_table));
    }
    let kinds = ["dependencies", "dev-dependencies", "build-dependencies"];
    let named = |table: &&toml::Table, kind: &str| -> Vec<String> {
        let inside = table.get(kind).and_then(toml::Value::as_table);
        inside.into_iter().flat_map(toml::Table::keys).cloned().collect()
    };
    kinds
        .iter()
        .flat_map(|kind| tables.iter().flat_map(|table| named(table, kind)))
        .collect()
}

fn rule(tree: &Tree) -> Vec<String> {
    let table = table(tree.text("README.md").unwrap_or_default());
    let mut breaches = Vec::new();
    for (room, manifest) in tree.rooms() {
        let Some(allowed) = table.get(room) else {
            breaches.push(format!("{room} is not in README.md's table of who may lean on whom"));
            continue;
        };
        for dependency in dependencies(manifest) {
            let Some(other) = dependency.strip_prefix("paduk-") else {
                continue;
            };
            if !allowed.contains(&other) {
                breaches.push(format!("{room} → {other}: README.md's table does not allow this arrow"));
            }
        }
    }
    breaches
}

#[test]
fn rooms_lean_only_where_the_table_allows_it() {
    holds(rule);
}

const README: (&str, &str) = (
    "README.md",
    "```arrows\nsurvey → —\nform → survey\nstore → survey\n```\n",
);

#[test]
fn an_arrow_that_the_table_does_not_have_is_caught() {
    let store = "[target.'cfg(unix)'.dependencies]\npaduk-form.workspace = true\n";
    catches(rule, &[README, ("crates/store/Cargo.toml", store)], "store → form");
}

#[test]
fn a_room_that_the_table_does_not_know_is_caught() {
    catches(rule, &[README, ("crates/attic/Cargo.toml", "")], "attic");
}

#[test]
fn an_allowed_arrow_passes() {
    let form = "[dependencies]\npaduk-survey.workspace = true\nserde = \"1\"\n";
    allows(rule, &[README, ("crates/form/Cargo.toml", form)]);
}
