//! What differs between versions: answers by question and row, rows by their ids, never by position.

use std::collections::{BTreeSet, HashMap};

use paduk_form::{Form, NodeKind, QuestionKind};
use paduk_history::{RowRef, Written};
use paduk_survey::{RowId, StoredAnswer};

/// Where something differs: a question or list by its name, and the row.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) question: String,
    pub(super) row: Option<RowId>,
}

/// What differs, in the order of the questionnaire.
#[derive(Debug, Default)]
pub(super) struct Differences {
    /// Rows that not every version has, each with the rows inside it. Their answers go with them.
    pub(super) rows: Vec<(Spot, BTreeSet<RowId>)>,
    /// Answers in rows that all versions have.
    pub(super) answers: Vec<Spot>,
    /// Answers that are the same in every version.
    pub(super) same: usize,
}

/// The answers of a version by their spot.
pub(super) fn by_spot(answers: &[StoredAnswer]) -> HashMap<Spot, &StoredAnswer> {
    answers.iter().map(|answer| (spot(answer), answer)).collect()
}

pub(super) fn spot(answer: &StoredAnswer) -> Spot {
    Spot {
        question: answer.question.clone(),
        row: answer.row.clone(),
    }
}

/// What differs between versions of one document.
pub(super) fn between(form: &Form, versions: &[Written]) -> Differences {
    let mut found = Differences {
        rows: rows_between(versions),
        ..Differences::default()
    };
    let apart: BTreeSet<&RowId> = found.rows.iter().flat_map(|(_, inside)| inside).collect();
    let tables: Vec<_> = versions
        .iter()
        .map(|version| by_spot(&version.revision.answers))
        .collect();
    let mut seen = BTreeSet::new();
    for answer in versions.iter().flat_map(|version| &version.revision.answers) {
        let at = spot(answer);
        let in_row = at.row.as_ref().is_some_and(|row| apart.contains(row));
        if in_row || ends(form, &at.question) || !seen.insert(at.clone()) {
            continue;
        }
        let first = tables[0].get(&at);
        if tables.iter().all(|table| table.get(&at) == first) {
            found.same += 1;
        } else {
            found.answers.push(at);
        }
    }
    let rows = all_rows(versions);
    // As the questionnaire asks: list by list, row by row, question by question; last what this version does not know.
    found.answers.sort_by_key(|at| {
        let row = rows.iter().position(|known| Some(&known.row) == at.row.as_ref());
        let list = row.and_then(|row| form.find(&rows[row].repeat));
        let node = form.find(&at.question);
        (node.is_none(), list.or(node), row, node)
    });
    found
}

/// When a questionnaire was ended follows from the decision itself, so nobody is asked about it.
fn ends(form: &Form, question: &str) -> bool {
    form.find(question).is_some_and(|node| {
        form.node(node).kind() == NodeKind::Question(QuestionKind::Metadata(paduk_form::Metadata::End))
    })
}

/// All rows of all versions, each once, as the versions order them.
pub(super) fn all_rows(versions: &[Written]) -> Vec<&RowRef> {
    let mut seen = BTreeSet::new();
    let all = versions.iter().flat_map(|version| &version.revision.rows);
    all.filter(|row| seen.insert(row.row.clone())).collect()
}

fn rows_between(versions: &[Written]) -> Vec<(Spot, BTreeSet<RowId>)> {
    let has = |version: &Written, row: &RowId| version.revision.rows.iter().any(|known| known.row == *row);
    let all = all_rows(versions);
    let apart: BTreeSet<RowId> = all
        .iter()
        .filter(|row| !versions.iter().all(|version| has(version, &row.row)))
        .map(|row| row.row.clone())
        .collect();
    all.iter()
        .filter(|row| apart.contains(&row.row))
        // A row inside one that differs goes with it.
        .filter(|row| row.parent.as_ref().is_none_or(|parent| !apart.contains(parent)))
        .map(|row| {
            let spot = Spot {
                question: row.repeat.clone(),
                row: Some(row.row.clone()),
            };
            (spot, inside(&all, &row.row))
        })
        .collect()
}

/// A row and every row below it.
fn inside(all: &[&RowRef], row: &RowId) -> BTreeSet<RowId> {
    let mut found = BTreeSet::from([row.clone()]);
    loop {
        let before = found.len();
        let below = all
            .iter()
            .filter(|known| known.parent.as_ref().is_some_and(|parent| found.contains(parent)));
        let below: Vec<RowId> = below.map(|known| known.row.clone()).collect();
        found.extend(below);
        if found.len() == before {
            return found;
        }
    }
}
