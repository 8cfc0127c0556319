//! The settings sheet and the languages.

use std::collections::BTreeSet;

use paduk_survey::Diagnostic;

use super::question::changed;
use super::short;
use crate::instrument::Instrument;

pub(super) fn compare(old: &Instrument, new: &Instrument, found: &mut Vec<Diagnostic>) {
    let mut values = vec![
        ("form_id".to_owned(), old.form_id.clone(), new.form_id.clone()),
        ("version".to_owned(), old.version.clone(), new.version.clone()),
        (
            "default_language".to_owned(),
            old.default_language.clone(),
            new.default_language.clone(),
        ),
    ];
    let titles: BTreeSet<&str> = old
        .title
        .iter()
        .chain(new.title.iter())
        .map(|(language, _)| language)
        .collect();
    for language in titles {
        let of = |instrument: &Instrument| instrument.title.exact(language).unwrap_or_default().to_owned();
        values.push((format!("form_title::{language}"), of(old), of(new)));
    }
    let known = ["form_id", "version", "default_language", "form_title"];
    let headings: BTreeSet<&String> = old.settings.keys().chain(new.settings.keys()).collect();
    let others = headings
        .into_iter()
        .filter(|heading| !known.contains(&heading.as_str()) && !heading.starts_with("form_title"));
    for heading in others {
        let of = |instrument: &Instrument| {
            instrument
                .settings
                .get(heading)
                .map_or(String::new(), |cell| cell.text.clone())
        };
        values.push((heading.clone(), of(old), of(new)));
    }
    for (setting, from, to) in values {
        if from == to {
            continue;
        }
        let cell = new.settings.get(&setting).map(|cell| new.settings_cell(cell));
        found.push(
            changed(&from, &to)
                .at_cell(cell)
                .with("name", "settings")
                .with("column", setting)
                .with("from", short(&from))
                .with("to", short(&to)),
        );
    }
    for language in new
        .languages
        .iter()
        .filter(|language| !old.languages.contains(language))
    {
        found.push(Diagnostic::note("language-added").with("language", language));
    }
    for language in old
        .languages
        .iter()
        .filter(|language| !new.languages.contains(language))
    {
        found.push(Diagnostic::warning("language-removed").with("language", language));
    }
}
