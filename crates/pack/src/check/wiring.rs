//! What `pack.json` says of the instruments.

use std::collections::BTreeSet;

use paduk_survey::{Diagnostic, Module};

use crate::instrument::PackInstrument;
use crate::manifest::Manifest;
use crate::pack::Pack;
use crate::read::MANIFEST;
use crate::version::Version;

pub(super) fn check(pack: &Pack, manifest: &Manifest, findings: &mut Vec<Diagnostic>) {
    let mut add = |finding: Diagnostic| findings.push(finding.at(MANIFEST, 0, 0));
    let mut modules = BTreeSet::new();
    for instrument in &pack.instruments {
        if !modules.insert(instrument.module) {
            add(Diagnostic::error("duplicate-key").with("key", instrument.module.code()));
        }
        for name in named(instrument).into_iter().chain([pack.interview_date.as_str()]) {
            if instrument.form.find(name).is_none() {
                add(Diagnostic::error("question-not-in-instrument")
                    .with("form", &instrument.form_id)
                    .with("question", name));
            }
        }
    }
    if !modules.contains(&Module::Household) {
        add(Diagnostic::error("no-household-instrument"));
    }
    for group in &pack.groups {
        let module = Module::Member(group.group);
        let later = pack.later.iter().any(|later| later.module == module);
        if modules.contains(&module) == later {
            add(Diagnostic::error("group-without-instrument").with("group", group.group.code()));
        }
    }
    if Version::parse(&pack.version).is_none() {
        add(Diagnostic::error("pack-version-wrong").with("version", &pack.version));
    }
    if !pack.languages.contains(&pack.default_language) {
        add(Diagnostic::error("language-not-listed").with("language", &pack.default_language));
    }
    // The program would fall back to the usual set, and the survey would go by other limits than it says.
    let set = pack.anaemia.replace('_', "-");
    if !set.is_empty() && !ANAEMIA_SETS.contains(&set.as_str()) {
        add(Diagnostic::error("anaemia-set-unknown")
            .with("found", &pack.anaemia)
            .with("known", ANAEMIA_SETS.join(", ")));
    }
    // A channel nobody can answer would read as empty everywhere, without a word.
    for (channel, lookup) in &manifest.lookups {
        if lookup.key.is_empty() || lookup.own.is_empty() || lookup.columns.is_empty() {
            add(Diagnostic::error("lookup-incomplete").with("channel", channel));
        }
    }
}

/// The sets of cut-offs for anaemia that the program knows.
const ANAEMIA_SETS: [&str; 2] = ["kemenkes-2016", "who-2024"];

/// Every question that the wiring of an instrument names.
pub(super) fn named(instrument: &PackInstrument) -> Vec<&str> {
    let mut names = Vec::new();
    if let Some(household) = &instrument.household {
        names.extend(household.questions());
    }
    if let Some(roster) = &instrument.roster {
        names.push(roster.repeat.as_str());
        names.extend(roster.questions());
    }
    if let Some(growth) = &instrument.growth {
        names.extend(growth.questions());
    }
    if let Some(findings) = &instrument.findings {
        names.push(findings.question.as_str());
    }
    // What a survey does not ask for is named by nothing.
    names.retain(|name| !name.is_empty());
    names
}
