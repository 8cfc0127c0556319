//! Golden files changed at chance: whatever comes, the readers keep their promises and never panic.

use paduk_history::{canonical, revision};
use paduk_tests::random::Seeded;

use crate::vector::vectors;

/// Short golden bytes; the long ones are about lengths and would only make this slow.
fn corpus(folder: &str) -> Vec<Vec<u8>> {
    let all = vectors(folder).into_iter().map(|vector| vector.bytes);
    all.filter(|bytes| bytes.len() < 4_096).collect()
}

fn keeps_its_promises(folder: &str, breach: fn(&[u8]) -> Option<&'static str>, accepts: fn(&[u8]) -> bool) {
    let corpus = corpus(folder);
    let mut random = Seeded::new(42);
    let mut accepted = 0;
    for n in 0..20_000 {
        let (one, other) = (&corpus[n % corpus.len()], &corpus[random.below(corpus.len())]);
        let bytes = random.changed(one, other);
        assert_eq!(breach(&bytes), None, "{}", String::from_utf8_lossy(&bytes));
        accepted += usize::from(accepts(&bytes));
    }
    // A corpus of which nothing is ever accepted would try the promises on nothing.
    assert!(accepted > 200, "only {accepted} were accepted");
}

#[test]
fn changed_lines_are_refused_or_have_one_spelling() {
    keeps_its_promises("canonical", canonical::breach, |bytes| canonical::read(bytes).is_ok());
}

#[test]
fn changed_revisions_are_refused_or_have_one_spelling() {
    keeps_its_promises("revision", revision::breach, |bytes| {
        paduk_history::Revision::parse(bytes).is_ok()
    });
}
