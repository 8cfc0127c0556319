//! Derived values that need themselves.

use std::collections::{BTreeMap, BTreeSet};

use paduk_survey::{Diagnostic, Module};

use super::Derived;

type All = BTreeMap<(Module, String), Derived>;
type Key = (Module, String);

/// Says every loop once, with all its cells, and takes the loop's expressions out, so that judging always ends.
pub(super) fn cut(all: &mut All, findings: &mut Vec<Diagnostic>) {
    let mut done = BTreeSet::new();
    let mut in_loops = BTreeSet::new();
    for key in all.keys() {
        walk(all, key, &mut Vec::new(), &mut done, &mut in_loops, findings);
    }
    for key in in_loops {
        if let Some(derived) = all.get_mut(&key) {
            derived.expression = None;
        }
    }
}

fn walk(
    all: &All,
    key: &Key,
    path: &mut Vec<Key>,
    done: &mut BTreeSet<Key>,
    in_loops: &mut BTreeSet<Key>,
    findings: &mut Vec<Diagnostic>,
) {
    if let Some(start) = path.iter().position(|earlier| earlier == key) {
        say(all, &path[start..], findings);
        in_loops.extend(path[start..].iter().cloned());
        return;
    }
    if done.contains(key) {
        return;
    }
    path.push(key.clone());
    if let Some(expression) = all.get(key).and_then(|derived| derived.expression.as_ref()) {
        for name in expression.names().into_iter().chain(expression.rosters()) {
            let own = (key.0, name.to_owned());
            let household = (Module::Household, name.to_owned());
            // A name is looked for in the module first, then among the household's values.
            if let Some(next) = [own, household].into_iter().find(|key| all.contains_key(key)) {
                walk(all, &next, path, done, in_loops, findings);
            }
        }
    }
    path.pop();
    done.insert(key.clone());
}

fn say(all: &All, members: &[Key], findings: &mut Vec<Diagnostic>) {
    let names: Vec<&str> = members.iter().map(|(_, name)| name.as_str()).collect();
    let mut cells = members
        .iter()
        .filter_map(|key| all.get(key))
        .map(|derived| derived.cell.clone());
    let mut finding = Diagnostic::error("derived-cycle")
        .at_cell(cells.next())
        .with("names", names.join(" → "));
    for cell in cells {
        finding = finding.relating(cell);
    }
    // A value for several modules stands in one row: its loop is one finding.
    if !findings.contains(&finding) {
        findings.push(finding);
    }
}
