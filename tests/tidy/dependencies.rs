//! Which room may know which outside crate.

use paduk_tests::Tree;

use crate::arrows::dependencies;
use crate::{catches, holds};

/// An outside crate and the only rooms that may depend on it.
const KEPT: [(&str, &[&str]); 8] = [
    ("rusqlite", &["store"]),
    ("libsqlite3-sys", &["store"]),
    ("age", &["bundle", "keys"]),
    ("specta", &["app"]),
    ("specta-typescript", &["app"]),
    ("tauri", &["src-tauri"]),
    ("clap", &["cli"]),
    ("tiny_http", &["cli"]),
];

/// Plugins that would hand the machine to a web page.
const NEVER: [&str; 4] = [
    "tauri-plugin-fs",
    "tauri-plugin-shell",
    "tauri-plugin-http",
    "tauri-plugin-sql",
];

fn rule(tree: &Tree) -> Vec<String> {
    let mut breaches = Vec::new();
    for (room, manifest) in tree.rooms() {
        for dependency in dependencies(manifest) {
            let keepers = KEPT.iter().find(|(kept, _)| *kept == dependency);
            if keepers.is_some_and(|(_, rooms)| !rooms.contains(&room)) || NEVER.contains(&dependency.as_str()) {
                breaches.push(format!("{room} must not depend on {dependency}"));
            }
        }
        breaches.extend(features(room, manifest));
    }
    breaches
}

/// `serve` opens a port, so it must never be on by default.
fn features(room: &str, manifest: &str) -> Option<String> {
    let manifest = manifest.parse::<toml::Table>().ok()?;
    let default = manifest.get("features")?.get("default")?.as_array()?;
    let serves = default.iter().any(|feature| feature.as_str() == Some("dev-serve"));
    serves.then(|| format!("{room} has dev-serve among its default features"))
}

#[test]
fn outside_crates_stay_in_their_rooms() {
    holds(rule);
}

#[test]
fn sqlite_outside_the_store_is_caught() {
    catches(
        rule,
        &[("crates/app/Cargo.toml", "[dev-dependencies]\nrusqlite = \"1\"\n")],
        "app must not depend on rusqlite",
    );
}

#[test]
fn a_plugin_that_opens_the_machine_is_caught() {
    catches(
        rule,
        &[("src-tauri/Cargo.toml", "[dependencies]\ntauri-plugin-fs = \"2\"\n")],
        "tauri-plugin-fs",
    );
}

#[test]
fn serving_by_default_is_caught() {
    catches(
        rule,
        &[("crates/cli/Cargo.toml", "[features]\ndefault = [\"dev-serve\"]\n")],
        "dev-serve",
    );
}
