//! Codes in the tables about programmes that nothing else knows, and sentences that a language lacks.

use paduk_survey::{CellRef, Diagnostic, Module, Texts};

use super::texts::lacking;
use crate::manifest::Manifest;
use crate::pack::Pack;

pub(super) fn check(pack: &Pack, manifest: &Manifest, findings: &mut Vec<Diagnostic>) {
    let (known, files) = (&pack.programmes, &manifest.programmes);
    let cell = |file: &str, row: u32| CellRef {
        sheet: file.into(),
        row,
        column: 0,
    };
    let mut intervention = |file: &str, row: u32, code: &String| {
        if pack.matrix.intervention(code).is_none() {
            let finding = Diagnostic::error("programme-code-unknown").at_cell(Some(cell(file, row)));
            findings.push(finding.with("code", code));
        }
    };
    for need in &known.needs {
        for code in &need.interventions {
            intervention(&files.needs, need.row, code);
        }
    }
    for target in &known.targets {
        intervention(&files.targets, target.row, &target.intervention);
    }
    for row in &known.villages {
        for code in row.of.iter().chain([&row.intervention]) {
            intervention(&files.villages, row.row, code);
        }
    }
    answers(pack, manifest, findings);
    let mut said = |texts: &Texts, file: &str, row: u32| lacking(pack, texts, &cell(file, row), findings);
    for office in &known.offices {
        said(&office.name, &files.offices, office.row);
    }
    for need in &known.needs {
        said(&need.name, &files.needs, need.row);
    }
    for target in &known.targets {
        said(&target.measure, &files.targets, target.row);
    }
    for row in &known.villages {
        for verdict in paduk_survey::Verdict::ALL {
            said(row.reason(verdict), &files.villages, row.row);
        }
    }
    for name in known.statuses.iter().map(|word| &word.name) {
        said(name, &files.words, 0);
    }
    for name in known.sources.iter().map(|source| &source.name) {
        said(name, &files.words, 0);
    }
}

/// What a household can answer about help must be among its choices.
fn answers(pack: &Pack, manifest: &Manifest, findings: &mut Vec<Diagnostic>) {
    let (known, files) = (&pack.programmes, &manifest.programmes);
    let Some(help) = &known.help else { return };
    let form = pack
        .instrument_for(Module::Household)
        .map(|instrument| &instrument.form);
    for question in [&help.any, &help.roster, &help.kind, &help.provider] {
        if form.is_none_or(|form| form.find(question).is_none()) {
            let finding = Diagnostic::error("programme-code-unknown").at("pack.json", 0, 0);
            findings.push(finding.with("code", question));
        }
    }
    let offered = |question: &str, code: &String| {
        form.is_some_and(|form| {
            let list = form.find(question).and_then(|id| form.node(id).list());
            let list = list.and_then(|index| form.instrument().lists.get(index));
            list.is_some_and(|list| list.choices.iter().any(|choice| choice.name.text == *code))
        })
    };
    let mut unknown = |file: &str, row: u32, code: &String| {
        let finding = Diagnostic::error("programme-code-unknown").at(file, row, 0);
        findings.push(finding.with("code", code));
    };
    for need in &known.needs {
        for code in need.help.iter().filter(|code| !offered(&help.kind, code)) {
            unknown(&files.needs, need.row, code);
        }
    }
    for office in &known.offices {
        for code in office.providers.iter().filter(|code| !offered(&help.provider, code)) {
            unknown(&files.offices, office.row, code);
        }
    }
}
