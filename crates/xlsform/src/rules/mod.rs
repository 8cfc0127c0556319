//! The rules by which a workbook is refused, as pyxform knows them.
//!
//! What `form` finds itself when it compiles an instrument (unknown references in expressions, lists that are not
//! there, names twice in one group, ends without a beginning …) is not looked for here.

mod entity;
mod instances;
mod names;
mod outline;
mod parameters;
mod references;
mod settings;
mod shown;
mod trigger;

use std::collections::HashSet;

use paduk_form::instrument::{ChoiceList, Instrument};
use paduk_survey::{CellRef, Diagnostic};

use crate::sheet::Workbook;
use outline::Placed;

/// What the rules look at, and what they find.
struct Rules<'a> {
    workbook: &'a Workbook,
    instrument: &'a Instrument,
    rows: Vec<Placed<'a>>,
    findings: Vec<Diagnostic>,
}

/// Adds what is wrong with the workbook to `findings`; each finding once.
pub(crate) fn check(workbook: &Workbook, instrument: &Instrument, findings: &mut Vec<Diagnostic>) {
    let mut rules = Rules {
        workbook,
        instrument,
        rows: outline::place(&instrument.survey),
        findings: Vec::new(),
    };
    rules.settings();
    rules.names();
    rules.references();
    rules.parameters();
    rules.triggers();
    rules.shown();
    rules.instances();
    rules.entities();
    // Rows of a loop are there several times over, their mistakes are not.
    let mut seen: HashSet<(String, Option<CellRef>)> = HashSet::new();
    let new = |found: &Diagnostic| seen.insert((format!("{} {:?}", found.code, found.params), found.cell.clone()));
    findings.extend(rules.findings.into_iter().filter(new));
}

/// True for a list of the sheet `external_choices`, which is written to a file and may hold anything.
pub(crate) fn is_external(list: &ChoiceList) -> bool {
    list.sheet.to_lowercase().contains("external_choices")
}

/// True for a name that pyxform writes as an XML element: a letter or underscore, then letters, digits, `_`, `-`, `.`.
fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && chars.all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '\u{b7}'))
}

/// [`is_name`], perhaps with a prefix: `a:b`.
fn is_tag(text: &str) -> bool {
    text.split_once(':')
        .map_or_else(|| is_name(text), |(prefix, name)| is_name(prefix) && is_name(name))
}
