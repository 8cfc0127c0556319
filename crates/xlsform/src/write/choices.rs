//! The choices sheet, and that of external choices.

use std::collections::BTreeSet;

use paduk_form::instrument::ChoiceList;

use super::language::Headings;
use super::survey::put;
use super::table::Table;
use crate::sheet::Sheet;

/// The sheet, if there are lists for it.
pub(super) fn sheet<'a>(
    name: &str,
    lists: impl Iterator<Item = &'a ChoiceList>,
    languages: &Headings,
) -> Option<Sheet> {
    let lists: Vec<&ChoiceList> = lists.filter(|list| !list.choices.is_empty()).collect();
    if lists.is_empty() {
        return None;
    }
    let choices = || lists.iter().flat_map(|list| &list.choices);
    // Labels stand together, whichever list has which of them.
    let spoken: BTreeSet<&str> = choices()
        .flat_map(|choice| choice.label.texts().iter().map(|(language, _)| language))
        .collect();
    let mut ordered: Vec<String> = languages
        .in_order(&spoken)
        .map(|known| languages.heading("label", known))
        .collect();
    if ordered.is_empty() {
        ordered.push("label".to_owned());
    }
    let labels = ordered.clone();
    let headings = ["list_name".to_owned(), "name".to_owned()].into_iter().chain(ordered);
    let mut table = Table::new(headings);
    for list in &lists {
        for choice in &list.choices {
            table.row();
            table.put("list_name", &list.name);
            table.put("name", &choice.name.text);
            put(&mut table, languages, "label", &choice.label);
            for (kind, files) in &choice.media {
                put(&mut table, languages, &format!("media::{kind}"), files);
            }
            for (heading, cell) in &choice.extra {
                table.put(heading, &cell.text);
            }
        }
    }
    Some(table.sheet(name, |heading| {
        ["list_name", "name"].contains(&heading) || labels.iter().any(|label| label == heading)
    }))
}
