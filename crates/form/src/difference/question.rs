//! Questions and groups: new ones, gone ones, moved ones, and what changed in those that stayed.

use std::collections::BTreeSet;

use paduk_survey::{Diagnostic, Severity};

use super::outline::{Placed, partners, rows};
use super::{rising, short};
use crate::instrument::{Cell, Instrument, Row, Sentence};

pub(super) fn compare(old: &Instrument, new: &Instrument, found: &mut Vec<Diagnostic>) {
    let (old, new) = (rows(old), rows(new));
    let partner = partners(&old, &new);
    let kept: Vec<(usize, usize)> = partner
        .iter()
        .enumerate()
        .filter_map(|(at, partner)| Some((at, (*partner)?)))
        .collect();
    let order: Vec<usize> = kept.iter().map(|(_, partner)| *partner).collect();
    let stays: BTreeSet<usize> = rising(&order)
        .into_iter()
        .zip(&kept)
        .filter_map(|(stays, (at, _))| stays.then_some(*at))
        .collect();
    for (at, placed) in new.iter().enumerate() {
        match partner[at] {
            None => found.push(
                Diagnostic::note("question-added")
                    .at_cell(Some(placed.row.at(0)))
                    .with("name", placed.name())
                    .with("type", &placed.row.kind.text)
                    .with("label", label(placed.row)),
            ),
            Some(known) => {
                let before = &old[known];
                place(before, placed, !stays.contains(&at), found);
                cells(before.row, placed.row, placed.name(), found);
            }
        }
    }
    let known: BTreeSet<usize> = order.into_iter().collect();
    for (_, gone) in old.iter().enumerate().filter(|(at, _)| !known.contains(at)) {
        found.push(
            Diagnostic::warning("question-removed")
                .at_cell(Some(gone.row.at(0)))
                .with("name", gone.name())
                .with("type", &gone.row.kind.text)
                .with("label", label(gone.row)),
        );
    }
}

fn label(row: &Row) -> String {
    let first = row.label.texts().iter().next();
    short(first.map_or("", |(_, sentence)| sentence))
}

fn place(old: &Placed<'_>, new: &Placed<'_>, moved: bool, found: &mut Vec<Diagnostic>) {
    let at = Some(new.row.at(0));
    if old.name() != new.name() {
        found.push(
            Diagnostic::warning("question-renamed")
                .at_cell(at)
                .with("from", old.name())
                .with("to", new.name()),
        );
    } else if old.group() != new.group() {
        let group = |placed: &Placed<'_>| if placed.group().is_empty() { "/" } else { placed.group() }.to_owned();
        found.push(
            Diagnostic::note("question-regrouped")
                .at_cell(at)
                .with("name", new.name())
                .with("from", group(old))
                .with("to", group(new)),
        );
    } else if moved {
        found.push(Diagnostic::note("question-moved").at_cell(at).with("name", new.name()));
    }
}

fn cells(old: &Row, new: &Row, name: &str, found: &mut Vec<Diagnostic>) {
    let (from, to) = (plain(&old.kind.text), plain(&new.kind.text));
    if from != to {
        found.push(
            Diagnostic::warning("type-changed")
                .at_cell(Some(new.cell_ref(&new.kind)))
                .with("name", name)
                .with("from", from)
                .with("to", to),
        );
    }
    for (column, from, to) in [
        ("label", &old.label, &new.label),
        ("hint", &old.hint, &new.hint),
        ("guidance_hint", &old.guidance_hint, &new.guidance_hint),
        ("constraint_message", &old.constraint_message, &new.constraint_message),
        ("required_message", &old.required_message, &new.required_message),
    ] {
        sentence(new, name, column, from, to, found);
    }
    let kinds: BTreeSet<&String> = old.media.keys().chain(new.media.keys()).collect();
    let none = Sentence::default();
    for kind in kinds {
        let column = format!("media::{kind}");
        let of = |row: &'_ Row| row.media.get(kind).unwrap_or(&none).clone();
        sentence(new, name, &column, &of(old), &of(new), found);
    }
    for (column, from, to) in columns(old, new) {
        let text = |cell: Option<&Cell>| cell.map_or("", |cell| cell.text.as_str()).to_owned();
        let (before, after) = (text(from), text(to));
        if before != after {
            found.push(
                changed(&before, &after)
                    .at_cell(Some(to.map_or_else(|| new.at(0), |cell| new.cell_ref(cell))))
                    .with("name", name)
                    .with("column", column)
                    .with("from", short(&before))
                    .with("to", short(&after)),
            );
        }
    }
}

/// One column of two rows.
type Column<'a> = (&'a str, Option<&'a Cell>, Option<&'a Cell>);

fn columns<'a>(old: &'a Row, new: &'a Row) -> Vec<Column<'a>> {
    let mut columns: Vec<Column<'a>> = vec![
        ("constraint", old.constraint.as_ref(), new.constraint.as_ref()),
        ("required", old.required.as_ref(), new.required.as_ref()),
        ("relevant", old.relevant.as_ref(), new.relevant.as_ref()),
        ("calculation", old.calculation.as_ref(), new.calculation.as_ref()),
        ("default", old.default.as_ref(), new.default.as_ref()),
        ("read_only", old.read_only.as_ref(), new.read_only.as_ref()),
        ("choice_filter", old.choice_filter.as_ref(), new.choice_filter.as_ref()),
        ("appearance", old.appearance.as_ref(), new.appearance.as_ref()),
        ("parameters", old.parameters.as_ref(), new.parameters.as_ref()),
        ("trigger", old.trigger.as_ref(), new.trigger.as_ref()),
        ("repeat_count", old.repeat_count.as_ref(), new.repeat_count.as_ref()),
    ];
    let others: BTreeSet<&String> = old.other.keys().chain(new.other.keys()).collect();
    columns.extend(
        others
            .into_iter()
            .map(|heading| (heading.as_str(), old.other(heading), new.other(heading))),
    );
    columns
}

fn sentence(row: &Row, name: &str, column: &str, old: &Sentence, new: &Sentence, found: &mut Vec<Diagnostic>) {
    let languages: BTreeSet<&str> = old
        .texts()
        .iter()
        .chain(new.texts().iter())
        .map(|(language, _)| language)
        .collect();
    for language in languages {
        let of = |sentence: &Sentence| sentence.texts().exact(language).unwrap_or_default().to_owned();
        let (from, to) = (of(old), of(new));
        if from != to {
            found.push(
                changed(&from, &to)
                    .at_cell(Some(row.at(new.column(language))))
                    .with("name", name)
                    .with("column", format!("{column}::{language}"))
                    .with("from", short(&from))
                    .with("to", short(&to)),
            );
        }
    }
}

/// A cell that came, went or reads differently.
pub(super) fn changed(from: &str, to: &str) -> Diagnostic {
    let mut found = if from.is_empty() {
        Diagnostic::note("cell-added")
    } else if to.is_empty() {
        Diagnostic::note("cell-removed")
    } else {
        Diagnostic::note("cell-changed")
    };
    found.severity = Severity::Note;
    found
}

fn plain(kind: &str) -> String {
    kind.split_whitespace().collect::<Vec<_>>().join(" ")
}
