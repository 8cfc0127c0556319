//! The envelope of a revision, a file for each rule.

use std::collections::BTreeSet;

use paduk_history::{Op, Revision};

use crate::vector::{Expected, Vector, hold, vectors};

fn read_and_write_again(bytes: &[u8]) -> Result<(), paduk_history::HistoryError> {
    let revision = Revision::parse(bytes)?;
    assert_eq!(revision.encode()?, bytes, "what was read is written as it was");
    Ok(())
}

#[test]
fn every_golden_revision_is_accepted_or_refused_for_its_one_reason() {
    hold("revision", read_and_write_again);
}

#[test]
fn every_op_has_a_golden_revision() {
    let accepted = |Vector { bytes, expected, .. }| {
        matches!(expected, Expected::Accepted(_)).then(|| Revision::parse(&bytes).unwrap().op)
    };
    let seen: BTreeSet<Op> = vectors("revision").into_iter().filter_map(accepted).collect();
    let known = [
        Op::Put,
        Op::Delete,
        Op::Review,
        Op::Resolve,
        Op::Withdraw,
        Op::Link,
        Op::Purge,
        Op::Close,
    ];
    let later = Op::Other("weave".to_owned());
    assert_eq!(seen, known.into_iter().chain([later]).collect());
}
