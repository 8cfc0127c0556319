//! The canonical profile, a file for each rule.

use std::collections::BTreeSet;

use paduk_history::canonical::{Flaw, read};

use crate::vector::{Expected, hold, vectors};

#[test]
fn every_golden_line_is_accepted_or_refused_for_its_one_reason() {
    hold("canonical", |bytes| read(bytes).map(drop));
}

#[test]
fn every_flaw_has_a_golden_line() {
    let seen: BTreeSet<String> = vectors("canonical")
        .into_iter()
        .filter_map(|vector| match vector.expected {
            Expected::Refused { said, .. } => Some(said),
            Expected::Accepted(_) => None,
        })
        .filter_map(|said| Some(said.split_once("flaw=")?.1.to_owned()))
        .collect();
    // Only a revision can be rewritten otherwise; its files show that.
    let flaws: BTreeSet<String> = Flaw::ALL
        .iter()
        .filter(|flaw| **flaw != Flaw::Rewritten)
        .map(|flaw| flaw.code().to_owned())
        .collect();
    assert_eq!(seen, flaws);
}
