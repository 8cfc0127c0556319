//! Tables that a form looks things up in: each has one name and one source.

use std::collections::{HashMap, HashSet};

use paduk_form::instrument::Row;
use paduk_survey::{CellRef, Diagnostic};

use super::references::references;
use super::{Rules, is_external};
use crate::kind::{Kind, Taking};

/// A table with where it comes from.
struct Instance {
    name: String,
    source: String,
    /// True for `csv-external` and `xml-external`, which may be there only once.
    declared: bool,
    cell: CellRef,
}

impl Rules<'_> {
    pub(super) fn instances(&mut self) {
        let mut instances = Vec::new();
        let mut last_saved = None;
        for placed in &self.rows {
            let row = placed.row;
            for cell in formulas(row).filter(|_| placed.has.looks_up) {
                let place = row.cell_ref(cell);
                for name in looked_up(&cell.text) {
                    let source = format!("{name}.csv");
                    instances.push(Instance {
                        name,
                        source,
                        declared: false,
                        cell: place.clone(),
                    });
                }
                let saved = |found: &super::references::Found<'_>| {
                    found.inside.is_some_and(|inside| inside.starts_with("last-saved#"))
                };
                if last_saved.is_none() && references(&cell.text).any(|found| saved(&found)) {
                    last_saved = Some(place);
                }
            }
            match placed.kind {
                Kind::Select { list, .. } => {
                    if let Some((name, "csv" | "xml" | "geojson")) = list.rsplit_once('.') {
                        let place = row.cell_ref(&row.kind);
                        let (name, source) = (name.to_owned(), list.to_owned());
                        instances.push(Instance {
                            name,
                            source,
                            declared: false,
                            cell: place,
                        });
                    }
                }
                Kind::Plain(meaning) if meaning.name.ends_with("-external") => {
                    let (name, place) = (placed.name().to_owned(), row.cell_ref(&row.kind));
                    let source = format!("{name}.{}", &meaning.name[..3]);
                    instances.push(Instance {
                        name,
                        source,
                        declared: true,
                        cell: place,
                    });
                }
                Kind::Begin(..) | Kind::End(_) | Kind::Osm | Kind::Plain(_) | Kind::Unknown => {}
            }
        }
        if let Some(cell) = last_saved {
            let name = "__last-saved".to_owned();
            instances.push(Instance {
                name,
                source: String::new(),
                declared: false,
                cell,
            });
        }
        let (searched, mut found) = self.searches();
        for list in self.instrument.lists.iter().filter(|list| !is_external(list)) {
            if let Some(first) = list.choices.first().filter(|_| !searched.contains(list.name.as_str())) {
                let (name, cell) = (list.name.clone(), list.cell_ref(first, 0));
                instances.push(Instance {
                    name,
                    source: String::from("choices"),
                    declared: false,
                    cell,
                });
            }
        }
        clashes(&instances, &mut found);
        self.findings.append(&mut found);
    }

    /// Lists that questions with `search()` use, and what is wrong with those questions.
    fn searches(&self) -> (HashSet<&str>, Vec<Diagnostic>) {
        let (mut searched, mut plain) = (Vec::new(), HashSet::new());
        let mut found = Vec::new();
        for placed in &self.rows {
            let Kind::Select { list, taking, .. } = placed.kind else {
                continue;
            };
            let appearance = if placed.has.appearance {
                placed.row.appearance.as_ref().filter(|cell| searches(&cell.text))
            } else {
                None
            };
            let Some(cell) = appearance.filter(|_| taking != Taking::External) else {
                plain.insert(list);
                continue;
            };
            let place = placed.row.cell_ref(cell);
            if list
                .rsplit_once('.')
                .is_some_and(|(_, ending)| ["csv", "xml", "geojson"].contains(&ending))
            {
                found.push(
                    Diagnostic::error("search-in-file")
                        .at_cell(Some(place))
                        .with("file", list),
                );
            } else {
                searched.push((list, place));
            }
        }
        for (list, place) in searched.iter().filter(|(list, _)| plain.contains(list)) {
            let error = Diagnostic::error("search-list-shared").at_cell(Some(place.clone()));
            found.push(error.with("list", *list));
        }
        (searched.into_iter().map(|(list, _)| list).collect(), found)
    }
}

/// The first of each name stays; another with the same source is the same table.
fn clashes(instances: &[Instance], found: &mut Vec<Diagnostic>) {
    let mut first: HashMap<&str, &Instance> = HashMap::new();
    for instance in instances {
        match first.get(instance.name.as_str()) {
            None => {
                first.insert(&instance.name, instance);
            }
            Some(earlier) if earlier.source != instance.source || earlier.declared && instance.declared => {
                let error = Diagnostic::error("instance-twice").at_cell(Some(instance.cell.clone()));
                found.push(error.with("name", &instance.name).relating(earlier.cell.clone()));
            }
            Some(_) => {}
        }
    }
}

/// The cells in which pyxform looks for `pulldata` and for what was saved last.
fn formulas(row: &Row) -> impl Iterator<Item = &paduk_form::instrument::Cell> {
    [
        &row.calculation,
        &row.constraint,
        &row.read_only,
        &row.required,
        &row.relevant,
        &row.choice_filter,
        &row.default,
    ]
    .into_iter()
    .flatten()
}

/// The first argument of every `pulldata(…)`.
fn looked_up(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((_, behind)) = rest.split_once("pulldata") {
        rest = behind;
        let argument = behind
            .trim_start()
            .strip_prefix('(')
            .and_then(|inside| inside.split_once(','));
        names.extend(argument.map(|(name, _)| name.replace(['\'', '"'], "").trim().to_owned()));
    }
    names
}

fn searches(appearance: &str) -> bool {
    appearance
        .split_once("search(")
        .is_some_and(|(_, behind)| behind.contains(')'))
}
