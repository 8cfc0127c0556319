//! Whatever bytes come, nothing breaks and nothing hangs: the kept corpus of the fuzz targets, and changes to it.

use std::panic::catch_unwind;
use std::path::Path;
use std::time::{Duration, Instant};

use paduk_tests::fuzz::{CANONICAL, EXPRESSION, HEADER, INTERVIEW, KEYS, RECEIVE, Target, WORKBOOK, mutated};

/// How long one input may take at most, also in an unoptimised build on a busy machine.
const LONGEST: Duration = Duration::from_mins(1);

/// Files with their names, in the order of the names.
fn corpus(target: Target) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(target.name);
    let files = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let file = |entry: std::io::Result<std::fs::DirEntry>| {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        (name, std::fs::read(entry.path()).unwrap())
    };
    let mut files: Vec<_> = files.map(file).collect();
    files.sort();
    assert!(files.len() >= 10, "the corpus of {} is not there", target.name);
    files
}

/// Runs one input, and says which it was where it breaks or takes too long.
fn survives(target: Target, what: &str, bytes: &[u8]) {
    let began = Instant::now();
    let survived = catch_unwind(|| (target.run)(bytes)).is_ok();
    let taken = began.elapsed();
    let shown = bytes.escape_ascii();
    assert!(survived, "{} breaks on {what}: {shown}", target.name);
    assert!(taken < LONGEST, "{} takes {taken:?} on {what}: {shown}", target.name);
}

fn corpus_and_changes(target: Target, changes: u64) {
    let files = corpus(target);
    for (name, bytes) in &files {
        survives(target, name, bytes);
    }
    for seed in 0..changes {
        let (name, bytes) = &files[seed as usize % files.len()];
        let (_, other) = &files[(seed.wrapping_mul(7) + 3) as usize % files.len()];
        let after = mutated(seed, bytes, other);
        survives(target, &format!("{name}, changed by {seed}"), &after);
    }
}

#[test]
fn any_file_is_survived() {
    corpus_and_changes(WORKBOOK, 600);
}

#[test]
fn any_expression_is_survived() {
    corpus_and_changes(EXPRESSION, 1_000);
}

#[test]
fn any_changes_are_survived() {
    corpus_and_changes(INTERVIEW, 150);
}

#[test]
fn any_line_of_a_bundle_is_survived() {
    corpus_and_changes(CANONICAL, 4_000);
}

#[test]
fn any_beginning_of_a_sealed_file_is_survived() {
    corpus_and_changes(HEADER, 4_000);
}

#[test]
fn any_sealed_file_is_survived_and_none_is_taken() {
    corpus_and_changes(RECEIVE, 600);
}

#[test]
fn any_file_of_keys_is_survived() {
    corpus_and_changes(KEYS, 600);
}
