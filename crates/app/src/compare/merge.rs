//! What a document would hold by the decisions made so far; what is open stands as in the first version, for looking.

use std::collections::{BTreeSet, HashMap};

use paduk_history::{RowRef, Written};
use paduk_survey::{Nonresponse, Recorded, RowId, StoredAnswer};

use super::difference::{Differences, Spot, all_rows, by_spot, spot};
use super::kept::Chosen;

/// Rows and answers that follow from the decisions.
#[derive(Debug, Default)]
pub(super) struct Merged {
    pub(super) rows: Vec<RowRef>,
    pub(super) answers: Vec<StoredAnswer>,
}

/// The version that a decision takes, if it takes one that is still there.
pub(super) fn taken<'a>(versions: &'a [Written], chosen: Option<&Chosen>) -> Option<&'a Written> {
    match chosen {
        Some(Chosen::Version(id)) => versions.iter().find(|version| version.id.to_string() == *id),
        Some(Chosen::Clear | Chosen::Value(_) | Chosen::Nonresponse(_)) | None => None,
    }
}

/// Puts the decisions together over the first version.
pub(super) fn merge(versions: &[Written], differ: &Differences, chosen: &HashMap<Spot, Chosen>) -> Merged {
    let Some(first) = versions.first() else {
        return Merged::default();
    };
    let apart: BTreeSet<&RowId> = differ.rows.iter().flat_map(|(_, inside)| inside).collect();
    let in_apart = |row: Option<&RowId>| row.is_some_and(|row| apart.contains(row));
    let mut kept_rows: BTreeSet<&RowId> = BTreeSet::new();
    let mut answers: HashMap<Spot, StoredAnswer> = first
        .revision
        .answers
        .iter()
        .filter(|answer| !in_apart(answer.row.as_ref()))
        .map(|answer| (spot(answer), answer.clone()))
        .collect();
    for (at, inside) in &differ.rows {
        let from = taken(versions, chosen.get(at)).unwrap_or(first);
        let of_row = |row: &RowId| inside.contains(row);
        kept_rows.extend(from.revision.rows.iter().map(|row| &row.row).filter(|row| of_row(row)));
        let theirs = from.revision.answers.iter();
        answers.extend(
            theirs
                .filter(|answer| answer.row.as_ref().is_some_and(of_row))
                .map(|answer| (spot(answer), answer.clone())),
        );
    }
    for at in &differ.answers {
        let answer = match chosen.get(at) {
            None => continue,
            Some(Chosen::Version(_)) => taken(versions, chosen.get(at))
                .and_then(|version| by_spot(&version.revision.answers).get(at).copied().cloned()),
            Some(Chosen::Clear) => answer(versions, at, None),
            Some(Chosen::Value(value)) => answer(versions, at, Some(Recorded::Value(value.clone()))),
            Some(Chosen::Nonresponse(word)) => {
                answer(versions, at, Nonresponse::parse(word).map(Recorded::Nonresponse))
            }
        };
        match answer {
            Some(answer) => answers.insert(at.clone(), answer),
            None => answers.remove(at),
        };
    }
    let rows = all_rows(versions)
        .into_iter()
        .filter(|row| !apart.contains(&row.row) || kept_rows.contains(&row.row));
    let mut answers: Vec<StoredAnswer> = answers.into_values().collect();
    answers.sort_by_key(spot);
    Merged {
        rows: rows.cloned().collect(),
        answers,
    }
}

/// Another value than any version has. The notes of all versions stay with it.
fn answer(versions: &[Written], at: &Spot, recorded: Option<Recorded>) -> Option<StoredAnswer> {
    let mut notes: Vec<String> = Vec::new();
    for version in versions {
        let known = by_spot(&version.revision.answers)
            .get(at)
            .and_then(|known| known.note.clone());
        notes.extend(known.filter(|note| !notes.contains(note)));
    }
    let note = (!notes.is_empty()).then(|| notes.join(" / "));
    (recorded.is_some() || note.is_some()).then(|| StoredAnswer {
        question: at.question.clone(),
        row: at.row.clone(),
        recorded,
        note,
    })
}
