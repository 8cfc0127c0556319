//! Lists and their choices.

use std::collections::{BTreeSet, HashMap};

use paduk_survey::Diagnostic;

use super::question::changed;
use super::{rising, short};
use crate::instrument::{Choice, ChoiceList, Instrument};

pub(super) fn compare(old: &Instrument, new: &Instrument, found: &mut Vec<Diagnostic>) {
    for list in &new.lists {
        match old.list(&list.name) {
            Some(before) => choices(before, list, found),
            None => found.push(
                Diagnostic::note("list-added")
                    .at_cell(list.choices.first().map(|choice| list.cell_ref(choice, 0)))
                    .with("list", &list.name)
                    .with("count", list.choices.len()),
            ),
        }
    }
    for gone in old.lists.iter().filter(|list| new.list(&list.name).is_none()) {
        found.push(
            Diagnostic::warning("list-removed")
                .at_cell(gone.choices.first().map(|choice| gone.cell_ref(choice, 0)))
                .with("list", &gone.name),
        );
    }
}

fn choices(old: &ChoiceList, new: &ChoiceList, found: &mut Vec<Diagnostic>) {
    // A name that stands there twice is told from its double by its number.
    let places = |list: &ChoiceList| {
        let mut places: HashMap<(String, usize), usize> = HashMap::new();
        let mut seen: HashMap<String, usize> = HashMap::new();
        for (at, choice) in list.choices.iter().enumerate() {
            let number = seen.entry(choice.name.text.clone()).or_default();
            *number += 1;
            places.insert((choice.name.text.clone(), *number), at);
        }
        places
    };
    let (before, after) = (places(old), places(new));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut added = Vec::new();
    for (key, at) in &after {
        match before.get(key) {
            Some(known) => pairs.push((*at, *known)),
            None => added.push(*at),
        }
    }
    added.sort_unstable();
    for choice in added.into_iter().map(|at| &new.choices[at]) {
        found.push(told(Diagnostic::note("choice-added"), new, choice).with(
            "label",
            choice.label.texts().iter().next().map_or("", |(_, label)| label),
        ));
    }
    pairs.sort_unstable();
    let order: Vec<usize> = pairs.iter().map(|(_, known)| *known).collect();
    for ((at, known), stays) in pairs.iter().zip(rising(&order)) {
        if !stays {
            found.push(told(Diagnostic::note("choice-moved"), new, &new.choices[*at]));
        }
        cells(new, &old.choices[*known], &new.choices[*at], found);
    }
    let mut gone: Vec<usize> = before
        .iter()
        .filter(|(key, _)| !after.contains_key(*key))
        .map(|(_, at)| *at)
        .collect();
    gone.sort_unstable();
    for choice in gone.into_iter().map(|at| &old.choices[at]) {
        found.push(told(Diagnostic::warning("choice-removed"), old, choice).with(
            "label",
            choice.label.texts().iter().next().map_or("", |(_, label)| label),
        ));
    }
}

fn told(diagnostic: Diagnostic, list: &ChoiceList, choice: &Choice) -> Diagnostic {
    diagnostic
        .at_cell(Some(list.cell_ref(choice, choice.name.column)))
        .with("list", &list.name)
        .with("name", &choice.name.text)
}

fn cells(list: &ChoiceList, old: &Choice, new: &Choice, found: &mut Vec<Diagnostic>) {
    let mut say = |column: String, from: &str, to: &str| {
        if from != to {
            found.push(
                changed(from, to)
                    .at_cell(Some(list.cell_ref(new, 0)))
                    .with("name", format!("{} {}", list.name, new.name.text))
                    .with("column", column)
                    .with("from", short(from))
                    .with("to", short(to)),
            );
        }
    };
    let labels = old.label.texts().iter().chain(new.label.texts().iter());
    let languages: BTreeSet<&str> = labels.map(|(language, _)| language).collect();
    for language in languages {
        let of = |choice: &Choice| choice.label.texts().exact(language).unwrap_or_default().to_owned();
        say(format!("label::{language}"), &of(old), &of(new));
    }
    let headings: BTreeSet<&str> = old
        .extra
        .iter()
        .chain(&new.extra)
        .map(|(heading, _)| &**heading)
        .collect();
    for heading in headings {
        say(heading.to_owned(), old.extra(heading), new.extra(heading));
    }
}
