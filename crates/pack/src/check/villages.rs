//! Villages in quotas, settings, the household questionnaire and training.

use std::collections::BTreeSet;

use paduk_survey::{Diagnostic, Module};

use crate::manifest::Manifest;
use crate::pack::Pack;
use crate::read::MANIFEST;

pub(super) fn check(pack: &Pack, manifest: &Manifest, findings: &mut Vec<Diagnostic>) {
    let known: BTreeSet<&str> = pack.villages.iter().map(|village| village.code.as_str()).collect();
    let mut unknown = |file: &str, village: &str| {
        let finding = Diagnostic::error("village-unknown").at(file, 0, 0);
        findings.push(finding.with("village", village));
    };
    let quotas: BTreeSet<&str> = pack.quotas.iter().map(|quota| quota.village.as_str()).collect();
    for village in quotas.difference(&known) {
        unknown(&manifest.tables.quotas, village);
    }
    for village in pack.areas.villages().difference(&known) {
        unknown(&manifest.tables.areas, village);
    }
    if !known.contains(pack.training_village.as_str()) {
        unknown(MANIFEST, &pack.training_village);
    }
    let offered = offered(pack);
    for village in offered.difference(&known) {
        unknown(MANIFEST, village);
    }
    for quota in pack.quotas.iter().filter(|quota| pack.group(quota.group).is_none()) {
        let finding = Diagnostic::error("unknown-module").at(&manifest.tables.quotas, 0, 0);
        findings.push(finding.with("module", quota.group.code()));
    }
    for village in &pack.villages {
        if !offered.contains(village.code.as_str()) {
            let finding = Diagnostic::error("village-not-offered").at(&manifest.tables.villages, 0, 0);
            findings.push(finding.with("village", &village.code));
        }
        for group in &pack.groups {
            if pack.quota(&village.code, group.group).is_none() {
                findings.push(
                    Diagnostic::error("quota-missing")
                        .at(&manifest.tables.quotas, 0, 0)
                        .with("village", &village.code)
                        .with("group", group.group.code()),
                );
            }
        }
    }
}

/// The villages that the household questionnaire lets one choose.
fn offered(pack: &Pack) -> BTreeSet<&str> {
    let Some(instrument) = pack.instrument_for(Module::Household) else {
        return BTreeSet::new();
    };
    let form = &instrument.form;
    let question = instrument
        .household
        .as_ref()
        .and_then(|wiring| form.find(&wiring.village));
    let list = question.and_then(|id| form.node(id).list());
    let list = list.and_then(|index| form.instrument().lists.get(index));
    let choices = list.map(|list| list.choices.as_slice()).unwrap_or_default();
    choices.iter().map(|choice| choice.name.text.as_str()).collect()
}
