//! What offices said: every line, where two meet on one need, and where a claim stands against receipts.

use super::super::{Programme, claims, overlaps};
use super::{MatrixTable, Value, Words, number};

/// The cells that say what one programme is.
fn line(words: &Words<'_>, programme: &Programme) -> Vec<Value> {
    vec![
        words.office(&programme.office),
        Value::Text(programme.intervention.clone()),
        Value::Text(words.intervention(&programme.intervention)),
        number(programme.target),
        programme.budget.map_or(Value::Empty, Value::Count),
        words.of_list(&words.input.sources, &programme.source),
        words.of_list(&words.input.statuses, &programme.status),
        programme.delivered.map_or(Value::Empty, number),
    ]
}

const LINE: [&str; 8] = [
    "office",
    "intervention",
    "name",
    "target",
    "budget_rupiah",
    "source",
    "status",
    "delivered",
];

pub(super) fn programmes(words: &Words<'_>) -> MatrixTable {
    let rows = words.input.programmes.iter().map(|programme| {
        let place = [words.village(&programme.village), Value::Year(programme.year)];
        place.into_iter().chain(line(words, programme)).collect()
    });
    MatrixTable {
        key: "programmes",
        columns: ["village", "year"].into_iter().chain(LINE).collect(),
        rows: rows.collect(),
    }
}

pub(super) fn overlaps_table(words: &Words<'_>) -> MatrixTable {
    let mut rows = Vec::new();
    for overlap in overlaps(words.input) {
        for programme in &overlap.programmes {
            let place = [
                words.village(overlap.village),
                Value::Year(overlap.year),
                words.need(overlap.need),
            ];
            rows.push(place.into_iter().chain(line(words, programme)).collect());
        }
    }
    MatrixTable {
        key: "overlaps",
        columns: ["village", "year", "need"].into_iter().chain(LINE).collect(),
        rows,
    }
}

pub(super) fn claims_table(words: &Words<'_>) -> MatrixTable {
    let rows = claims(words.input).into_iter().map(|claim| {
        let mut offices: Vec<&str> = claim.programmes.iter().map(|one| one.office.as_str()).collect();
        offices.dedup();
        vec![
            words.village(claim.village),
            Value::Year(claim.year),
            Value::Text(claim.intervention.to_owned()),
            Value::Text(words.intervention(claim.intervention)),
            Value::Text(offices.join("; ")),
            number(claim.claimed),
            number(claim.asked),
            number(claim.received),
            number(claim.named),
            claim.at_most.map_or(Value::Empty, Value::Number),
            words.word("claim", claim.outcome.as_str()),
        ]
    });
    MatrixTable {
        key: "claims",
        columns: vec![
            "village",
            "year",
            "intervention",
            "name",
            "offices",
            "claimed",
            "asked",
            "received",
            "named",
            "at_most",
            "outcome",
        ],
        rows: rows.collect(),
    }
}
