//! The user interface's layers: `app ← kit ← question, chart ← place`; and what its pages must not hold.

use paduk_tests::Tree;
use paduk_tests::source::{Import, imports};

use crate::{allows, catches, holds};

const SOURCES: &str = "ui/src/";

/// The layers, and those that each may import from, besides itself.
const LAYERS: [(&str, &[&str]); 5] = [
    ("app", &[]),
    ("kit", &["app"]),
    ("question", &["app", "kit"]),
    ("chart", &["app", "kit"]),
    ("place", &["app", "kit", "question", "chart"]),
];

/// The only file that may know of the window's library.
const HOST: &str = "ui/src/app/host.ts";

/// The path that a relative import means, from the project's root.
fn resolved(path: &str, from: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in from.split(['?', '#']).next().unwrap_or(from).split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

fn breach(path: &str, import: &Import) -> Option<String> {
    let Import { from, line } = import;
    if from.starts_with("@tauri-apps/") {
        return (path != HOST).then(|| format!("{path}:{line}: only {HOST} imports {from}"));
    }
    if !from.starts_with('.') {
        return None;
    }
    let target = resolved(path, from);
    let Some(target) = target.strip_prefix(SOURCES) else {
        let is_text = target.starts_with("locales/") && path.starts_with("ui/src/app/");
        return (!is_text).then(|| format!("{path}:{line}: {from} lies outside {SOURCES}"));
    };
    let mut own = path.trim_start_matches(SOURCES).split('/');
    let mut other = target.split('/');
    let (mine, theirs) = (own.next()?, other.next()?);
    // The files at the root put the layers together.
    let (_, may) = LAYERS.iter().find(|(layer, _)| *layer == mine)?;
    if mine == theirs {
        let (my_place, their_place) = (own.next()?, other.next()?);
        let in_a_place = own.next().is_some() && other.next().is_some();
        let between = mine == "place" && in_a_place && my_place != their_place;
        return between.then(|| format!("{path}:{line}: place {my_place} imports place {their_place}"));
    }
    (!may.contains(&theirs)).then(|| format!("{path}:{line}: {mine} must not import {theirs}"))
}

fn layers(tree: &Tree) -> Vec<String> {
    tree.under(SOURCES, &[".ts", ".svelte", ".css"])
        .filter(|(path, _)| !path.contains(".test."))
        .flat_map(|(path, text)| {
            imports(text)
                .into_iter()
                .filter_map(move |import| breach(path, &import))
        })
        .collect()
}

/// Inputs whose text the browser would change or refuse before the core sees it, and markup made of text.
fn pages(tree: &Tree) -> Vec<String> {
    let inputs = ["number", "date", "time", "datetime-local", "month", "week"];
    let mut breaches = Vec::new();
    for (path, text) in tree.under("ui/", &[".svelte", ".html", ".ts"]) {
        for kind in inputs {
            for quote in ['"', '\''] {
                if text.contains(&format!("type={quote}{kind}{quote}")) {
                    breaches.push(format!(
                        "{path}: type={kind} is forbidden; use a text field, Rust understands it"
                    ));
                }
            }
        }
        // The core's own drawings are the one exception: they come escaped, and a figure is nothing else.
        if text.contains("{@html") && !path.starts_with("ui/src/chart/") {
            breaches.push(format!("{path}: {{@html}} would let an answer become a page"));
        }
    }
    breaches
}

#[test]
fn layers_import_only_downwards() {
    holds(layers);
}

#[test]
fn pages_hold_nothing_forbidden() {
    holds(pages);
}

#[test]
fn imports_against_the_layers_are_caught() {
    let from = |from: &str| format!("import {{ a }} from '{from}';");
    catches(
        layers,
        &[("ui/src/kit/a.ts", &from("../place/Home/a"))],
        "kit must not import place",
    );
    catches(
        layers,
        &[("ui/src/place/Home/a.svelte", &from("../Send/b"))],
        "place Home imports place Send",
    );
    catches(
        layers,
        &[("ui/src/app/text.ts", &from("@tauri-apps/api/core"))],
        "only ui/src/app/host.ts",
    );
    catches(
        layers,
        &[("ui/src/kit/a.ts", &from("../../../locales/id.json"))],
        "outside ui/src/",
    );
}

#[test]
fn imports_along_the_layers_pass() {
    let place = "import '../../kit/a.css'; import { say } from '../../app/text'; import b from './b.svelte';";
    let text = "import id from '../../../locales/id.json';";
    let files = [
        ("ui/src/App.svelte", "import Home from './place/Home/Home.svelte';"),
        ("ui/src/place/Home/a.svelte", place),
        ("ui/src/app/text.ts", text),
        (HOST, "import { invoke } from '@tauri-apps/api/core';"),
    ];
    allows(layers, &files);
}

#[test]
fn forbidden_inputs_are_caught() {
    catches(
        pages,
        &[("ui/src/kit/a.svelte", "<input type=\"number\">")],
        "type=number",
    );
    catches(pages, &[("ui/src/kit/a.svelte", "{@html answer}")], "@html");
    allows(pages, &[("ui/src/chart/Scale.svelte", "{@html scale.svg}")]);
}
