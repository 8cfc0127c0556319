//! Names that rules and assumptions read.

use std::collections::BTreeSet;

use paduk_survey::{Diagnostic, Module};

use super::is_asked;
use crate::manifest::Manifest;
use crate::pack::Pack;

/// A rule may read a question of an instrument, a derived value or a setting of the village; nothing else exists.
pub(super) fn check(pack: &Pack, manifest: &Manifest, findings: &mut Vec<Diagnostic>) {
    let settings = pack.areas.settings();
    // What a form asks of a channel with `pulldata`, a rule reads as `channel_column`, without the channel's `paduk_`.
    let outside: BTreeSet<String> = manifest
        .lookups
        .iter()
        .flat_map(|(channel, lookup)| {
            let channel = channel.strip_prefix("paduk_").unwrap_or(channel);
            lookup.columns.iter().map(move |column| format!("{channel}_{column}"))
        })
        .collect();
    let mut said = BTreeSet::new();
    for reference in pack.matrix.references() {
        let name = reference.name.as_str();
        let known = is_asked(pack, name) || settings.contains(name) || outside.contains(name);
        if !known && said.insert((reference.name.clone(), reference.cell.clone())) {
            findings.push(
                Diagnostic::error("rule-reads-unknown-question")
                    .at_cell(Some(reference.cell.clone()))
                    .with("name", name)
                    .with("module", reference.module.code()),
            );
        }
    }
    for rule in pack.matrix.rules() {
        if let Module::Member(group) = rule.module
            && pack.group(group).is_none()
        {
            let finding = Diagnostic::error("unknown-module").at_cell(Some(rule.cell().clone()));
            findings.push(finding.with("module", group.code()));
        }
    }
    for assumption in &pack.assumptions {
        for code in &assumption.interventions {
            if pack.matrix.intervention(code).is_none() {
                findings.push(
                    Diagnostic::error("unknown-intervention")
                        .at(&manifest.rules.assumptions, assumption.row, 0)
                        .with("code", code),
                );
            }
        }
    }
}
