//! What stands in the pack and nobody uses: lists, sentences, settings, values, files.

use std::collections::BTreeSet;

use paduk_form::Instrument;
use paduk_survey::Diagnostic;

use super::expressions::expressions;
use super::lookup::calls;
use crate::instrument::PackInstrument;
use crate::manifest::Manifest;
use crate::pack::{Files, Pack};
use crate::read::MANIFEST;

/// The list whose labels are messages; its names are keys, not choices.
const MESSAGES: &str = "paduk_texts";
/// What may lie in a pack without being named: words for people.
const FOR_PEOPLE: [&str; 2] = [".md", ".txt"];

pub(super) fn check(pack: &Pack, manifest: &Manifest, files: &Files, findings: &mut Vec<Diagnostic>) {
    for instrument in &pack.instruments {
        lists(pack, instrument, findings);
        messages(instrument.form.instrument(), findings);
    }
    for (name, cell) in pack.matrix.unread() {
        let finding = Diagnostic::note("derived-unused").at_cell(Some(cell));
        findings.push(finding.with("name", name));
    }
    settings(pack, manifest, findings);
    unnamed(pack, manifest, files, findings);
}

fn lists(pack: &Pack, instrument: &PackInstrument, findings: &mut Vec<Diagnostic>) {
    let designed = instrument.form.instrument();
    let texts = expressions(designed);
    let summed = instrument.findings.as_ref().map(|findings| findings.list.as_str());
    for list in &designed.lists {
        let name = list.name.as_str();
        let by_program = name == MESSAGES || name == pack.warning_reasons || summed == Some(name);
        let used = by_program
            || designed
                .survey
                .iter()
                .any(|row| row.kind.text.split_whitespace().any(|word| word == name))
            || texts
                .iter()
                .any(|(text, _)| text.contains(&format!("instance('{name}')")));
        if let Some(first) = list.choices.first().filter(|_| !used) {
            let finding = Diagnostic::warning("list-unused").at_cell(Some(list.cell_ref(first, 0)));
            findings.push(finding.with("list", name));
        }
    }
}

/// A message is used where its key stands in any cell: as a warning's key, or in the calculation that sums up.
fn messages(designed: &Instrument, findings: &mut Vec<Diagnostic>) {
    let Some(list) = designed.list(MESSAGES) else { return };
    let texts = expressions(designed);
    for choice in &list.choices {
        let key = choice.name.text.as_str();
        if !texts.iter().any(|(text, _)| text.contains(key)) {
            let finding =
                Diagnostic::warning("message-unused").at_cell(Some(list.cell_ref(choice, choice.name.column)));
            findings.push(finding.with("key", key));
        }
    }
}

fn settings(pack: &Pack, manifest: &Manifest, findings: &mut Vec<Diagnostic>) {
    let mut read: BTreeSet<String> = pack.matrix.references().into_iter().map(|read| read.name).collect();
    for instrument in &pack.instruments {
        for (text, _) in expressions(instrument.form.instrument()) {
            read.extend(calls(text).into_iter().map(|(_, column)| column.to_owned()));
        }
    }
    for setting in pack
        .areas
        .settings()
        .into_iter()
        .filter(|setting| !read.contains(*setting))
    {
        let finding = Diagnostic::warning("setting-unused").at(&manifest.tables.areas, 0, 0);
        findings.push(finding.with("setting", setting));
    }
}

fn unnamed(pack: &Pack, manifest: &Manifest, files: &Files, findings: &mut Vec<Diagnostic>) {
    let (rules, tables, programmes) = (&manifest.rules, &manifest.tables, &manifest.programmes);
    let named = [
        MANIFEST,
        &rules.interventions,
        &rules.rules,
        &rules.derived,
        &rules.assumptions,
        &rules.cases,
        &tables.villages,
        &tables.quotas,
        &tables.areas,
        &tables.kept,
        &tables.changes,
        &programmes.offices,
        &programmes.needs,
        &programmes.words,
        &programmes.targets,
        &programmes.villages,
    ];
    if !rules.cases.is_empty() && !files.contains_key(&rules.cases) {
        findings.push(Diagnostic::error("file-missing").at(&rules.cases, 0, 0));
    }
    let folders: Vec<String> = pack
        .instruments
        .iter()
        .map(|instrument| format!("{}/", instrument.folder))
        .chain(["samples/".to_owned(), "media/".to_owned()])
        .collect();
    for path in files.keys() {
        let known = named.contains(&path.as_str())
            || folders.iter().any(|folder| path.starts_with(folder))
            || FOR_PEOPLE.iter().any(|ending| path.ends_with(ending));
        if !known {
            findings.push(Diagnostic::warning("file-unused").at(path, 0, 0));
        }
    }
}
