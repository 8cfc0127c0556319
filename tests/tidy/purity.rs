//! Rooms that only reckon: no clock, randomness, files, network or environment; these are passed in.
//! And every room keeps the workspace's lints.

use paduk_tests::Tree;
use paduk_tests::source::{code_only, without_tests};

use crate::{allows, catches, holds};

const PURE: [&str; 9] = [
    "survey",
    "form",
    "matrix",
    "history",
    "report",
    "anthro",
    "quality",
    "estimate",
    "indicator",
];

const IMPURE: [&str; 10] = [
    "Utc::now",
    "Local::now",
    "SystemTime",
    "Instant::now",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "getrandom",
    "new_v4",
];

fn reckons(tree: &Tree) -> Vec<String> {
    let mut breaches = Vec::new();
    for room in PURE {
        for (path, text) in tree.under(&format!("crates/{room}/src/"), &[".rs"]) {
            let code = code_only(&without_tests(text));
            for impure in IMPURE.iter().filter(|impure| code.contains(*impure)) {
                breaches.push(format!("{path}: {room} only reckons and must not use {impure}"));
            }
        }
    }
    breaches
}

/// The workspace's lints hold everywhere, and where the field's enums are matched, no arm may swallow a new variant.
fn lints(tree: &Tree) -> Vec<String> {
    let mut breaches = Vec::new();
    for (room, manifest) in tree.rooms() {
        let folder = if room == "src-tauri" {
            room.to_owned()
        } else {
            format!("crates/{room}")
        };
        if !manifest.contains("[lints]\nworkspace = true") {
            breaches.push(format!("{folder}/Cargo.toml does not keep the workspace's lints"));
        }
        let root = format!("{folder}/src/lib.rs");
        let knows_the_field = manifest.contains("paduk-survey") || room == "survey";
        let forbids = |text: &str| text.contains("wildcard_enum_match_arm");
        if knows_the_field && tree.text(&root).is_some_and(|text| !forbids(text)) {
            breaches.push(format!("{root}: add #![warn(clippy::wildcard_enum_match_arm)]"));
        }
    }
    breaches
}

#[test]
fn rooms_that_reckon_touch_nothing() {
    holds(reckons);
}

#[test]
fn every_room_keeps_the_lints() {
    holds(lints);
}

#[test]
fn a_clock_in_a_room_that_reckons_is_caught() {
    catches(
        reckons,
        &[("crates/form/src/a.rs", "fn a() { Local::now(); }")],
        "Local::now",
    );
    let in_a_test = "#[cfg(test)]\nmod tests { fn a() { std::fs::read(\"x\"); } }";
    allows(
        reckons,
        &[
            ("crates/form/src/a.rs", in_a_test),
            ("crates/store/src/a.rs", "use std::fs;"),
        ],
    );
}

#[test]
fn a_room_without_the_lints_is_caught() {
    catches(
        lints,
        &[("crates/text/Cargo.toml", "[package]")],
        "crates/text/Cargo.toml",
    );
    let manifest = "[lints]\nworkspace = true\n[dependencies]\npaduk-survey.workspace = true\n";
    catches(
        lints,
        &[("crates/form/Cargo.toml", manifest), ("crates/form/src/lib.rs", "")],
        "wildcard_enum_match_arm",
    );
}
