//! What changed between two packs, in words: questionnaires by what they ask, tables by their rows, other files whole.

mod table;

use std::collections::{BTreeMap, BTreeSet};

use paduk_survey::{Diagnostic, Severity};

use crate::pack::{Files, Pack};
use crate::read::{MANIFEST, manifest_of};

/// Every change from `old` to `new`, addressed to cells of the new files. Warnings are changes after which stored
/// answers may have no place, or a verdict may come out differently.
pub fn difference(old: &Files, new: &Files) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let (before, _) = Pack::read(old);
    let (after, _) = Pack::read(new);
    manifests(&before, &after, &mut found);
    let folders = instruments(&before, &after, &mut found);

    let keys = table_keys(new);
    let paths: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for path in paths {
        let in_instrument = folders.iter().any(|folder| path.starts_with(folder.as_str()));
        if path == MANIFEST || (in_instrument && is_sheet(path)) || old.get(path) == new.get(path) {
            continue;
        }
        match (old.get(path), new.get(path), keys.get(path)) {
            (Some(from), Some(to), Some((columns, severity))) => {
                let compared = table::compare(path, from, to, columns, *severity);
                found.extend(compared.unwrap_or_else(|| vec![file(Diagnostic::note("file-changed"), path)]));
            }
            (Some(_), Some(_), None) => found.push(file(Diagnostic::note("file-changed"), path)),
            (None, _, _) => found.push(file(Diagnostic::note("file-added"), path)),
            (_, None, _) => found.push(file(Diagnostic::note("file-removed"), path)),
        }
    }
    found
}

fn file(finding: Diagnostic, path: &str) -> Diagnostic {
    finding.at(path, 0, 0)
}

/// The three sheets that [`paduk_form::difference`] compares.
fn is_sheet(path: &str) -> bool {
    ["survey.csv", "choices.csv", "settings.csv"].iter().any(|sheet| {
        path.rsplit('/')
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case(sheet))
    })
}

fn manifests(old: &Pack, new: &Pack, found: &mut Vec<Diagnostic>) {
    let title = |pack: &Pack| pack.title.get(&pack.default_language, "id").to_owned();
    let note = |pack: &Pack| pack.note.get(&pack.default_language, "id").to_owned();
    let codes = |pack: &Pack| -> String {
        let groups = pack.groups.iter().map(|group| group.group.code());
        groups.collect::<Vec<_>>().join(" ")
    };
    for (name, from, to) in [
        ("id", old.id.clone(), new.id.clone()),
        ("version", old.version.clone(), new.version.clone()),
        ("title", title(old), title(new)),
        ("note", note(old), note(new)),
        ("languages", old.languages.join(" "), new.languages.join(" ")),
        (
            "default_language",
            old.default_language.clone(),
            new.default_language.clone(),
        ),
        ("round", old.round.id.clone(), new.round.id.clone()),
        ("training", old.training_village.clone(), new.training_village.clone()),
        ("groups", codes(old), codes(new)),
    ] {
        if from != to {
            let finding = Diagnostic::note("cell-changed")
                .with("name", MANIFEST)
                .with("column", name);
            found.push(file(finding.with("from", from).with("to", to), MANIFEST));
        }
    }
}

/// Compares the questionnaires; gives their folders.
fn instruments(old: &Pack, new: &Pack, found: &mut Vec<Diagnostic>) -> BTreeSet<String> {
    for after in &new.instruments {
        match old.instrument(&after.form_id) {
            None => found.push(file(
                Diagnostic::note("instrument-added").with("form", &after.form_id),
                MANIFEST,
            )),
            Some(before) if before.form.hash() != after.form.hash() => {
                found.extend(paduk_form::difference(
                    before.form.instrument(),
                    after.form.instrument(),
                ));
            }
            Some(_) => {}
        }
    }
    for before in &old.instruments {
        if new.instrument(&before.form_id).is_none() {
            let finding = Diagnostic::warning("instrument-removed").with("form", &before.form_id);
            found.push(file(finding, MANIFEST));
        }
    }
    let both = old.instruments.iter().chain(&new.instruments);
    both.map(|instrument| format!("{}/", instrument.folder)).collect()
}

/// The pack's tables with the columns that tell their rows apart, and what a change in them weighs.
fn table_keys(files: &Files) -> BTreeMap<String, (Vec<&'static str>, Severity)> {
    let manifest = manifest_of(files);
    let (tables, rules, programmes) = (&manifest.tables, &manifest.rules, &manifest.programmes);
    let known: [(&String, Vec<&'static str>, Severity); 12] = [
        (&tables.villages, vec!["village", "kemendagri_code"], Severity::Note),
        (&tables.quotas, vec!["village", "group"], Severity::Note),
        (&tables.areas, vec!["village", "setting"], Severity::Warning),
        (&rules.interventions, vec!["code"], Severity::Note),
        (&rules.rules, vec!["matrix_code", "module"], Severity::Warning),
        (&rules.derived, vec!["name", "module"], Severity::Warning),
        (&rules.assumptions, vec!["number"], Severity::Note),
        (&programmes.offices, vec!["code"], Severity::Note),
        (&programmes.needs, vec!["need"], Severity::Warning),
        (&programmes.words, vec!["list", "code"], Severity::Note),
        (
            &programmes.targets,
            vec!["intervention", "year", "kind", "source", "measure_id"],
            Severity::Note,
        ),
        (&programmes.villages, vec!["intervention"], Severity::Warning),
    ];
    known
        .into_iter()
        .filter(|(path, ..)| !path.is_empty())
        .map(|(path, columns, severity)| (path.clone(), (columns, severity)))
        .collect()
}
