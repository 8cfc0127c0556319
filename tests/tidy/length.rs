//! Files stay short enough to be read in one go.

use paduk_tests::Tree;

use crate::{allows, catches, holds};

/// The most lines that any file, nine files in ten, and half of the files may have.
const MOST: usize = 600;
const NINE_IN_TEN: usize = 350;
const HALF: usize = 120;

/// Files that a program writes.
const GENERATED: [&str; 1] = ["ui/src/app/bindings.ts"];

fn rule(tree: &Tree) -> Vec<String> {
    let mut lengths: Vec<(usize, &str)> = tree
        .under("", &[".rs", ".ts", ".svelte", ".css", ".mjs"])
        .filter(|(path, _)| !GENERATED.contains(path))
        .map(|(path, text)| (text.lines().count(), path))
        .collect();
    lengths.sort_unstable();
    let too_long = lengths.iter().filter(|(lines, _)| *lines > MOST);
    let mut breaches: Vec<String> = too_long
        .map(|(lines, path)| format!("{path} has {lines} lines, at most {MOST}"))
        .collect();
    for (share, of, most) in [(9, 10, NINE_IN_TEN), (1, 2, HALF)] {
        let at = (lengths.len() * share).div_ceil(of).saturating_sub(1);
        let (lines, path) = lengths.get(at).copied().unwrap_or_default();
        if lines > most {
            let longer: Vec<&str> = lengths[at..].iter().map(|(_, path)| *path).collect();
            breaches.push(format!(
                "{share} in {of} files may have {most} lines, but {path} stands there with {lines}; longer ones: {}",
                longer.join(" ")
            ));
        }
    }
    breaches
}

#[test]
fn files_are_short() {
    holds(rule);
}

#[test]
fn a_file_above_the_limit_is_caught() {
    let long = "\n".repeat(601);
    let short: Vec<String> = (0..20).map(|number| format!("a{number}.rs")).collect();
    let mut files: Vec<(&str, &str)> = short.iter().map(|path| (path.as_str(), "\n")).collect();
    files.push(("b.svelte", &long));
    catches(rule, &files, "b.svelte has 601 lines");
}

#[test]
fn too_many_middling_files_are_caught() {
    let middling = "\n".repeat(130);
    catches(
        rule,
        &[("a.rs", &middling), ("b.rs", &middling), ("c.rs", "\n")],
        "1 in 2 files",
    );
}

#[test]
fn generated_files_do_not_count() {
    let long = "\n".repeat(2000);
    allows(rule, &[("ui/src/app/bindings.ts", &long)]);
}
