//! Values that several rules share, computed from answers.

use std::collections::BTreeMap;

use paduk_form::kleene;
use paduk_survey::{CellRef, Diagnostic, Module, TargetGroup};

use super::expression;
use crate::table::Table;

/// What kind of value it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// Yes or no, as 1 or 0 (`0/1` in the file); unknown where the expression is.
    Truth,
    /// A number (`int`, `dec`).
    Number,
    /// A code or a date (`code`, `date`).
    Other,
    /// No value but a roster's rows (`rows`): whether there are any, which an empty list does not tell. True: those that
    /// are given, and unknown without one; false: none; unknown: unknown.
    Rows,
}

/// A value by name, for example `ttd_target`.
#[derive(Debug, Clone)]
pub struct Derived {
    /// What it is.
    pub kind: ValueKind,
    /// How it is computed; `None` where the caller of [`crate::Matrix::judge`] gives it.
    pub(crate) expression: Option<kleene::Rule>,
    /// What it is for where no rule reads it: a questionnaire, an indicator; empty for most.
    pub purpose: String,
    /// Where the expression stands.
    pub(crate) cell: CellRef,
}

pub(super) fn read(table: &Table, findings: &mut Vec<Diagnostic>) -> BTreeMap<(Module, String), Derived> {
    let mut all: BTreeMap<(Module, String), Derived> = BTreeMap::new();
    // A matrix whose rules share no values needs no file of them.
    if table.is_empty() || !table.must_have(&["name", "module", "expression"], findings) {
        return all;
    }
    for line in &table.rows {
        let name = table.text(line, "name");
        if name.is_empty() {
            let finding = Diagnostic::error("missing-cell").at_cell(Some(table.place(line, "name")));
            findings.push(finding.with("column", "name"));
            continue;
        }
        let kind = match table.text(line, "type") {
            "0/1" => ValueKind::Truth,
            "int" | "dec" | "" => ValueKind::Number,
            "rows" => ValueKind::Rows,
            _ => ValueKind::Other,
        };
        let found = expression(table, line, "expression", findings).map(|(rule, _)| rule);
        let cell = table.place(line, "expression");
        for module in modules(table, line, findings) {
            let derived = Derived {
                kind,
                expression: found.clone(),
                purpose: table.text(line, "use").to_owned(),
                cell: cell.clone(),
            };
            if let Some(earlier) = all.get(&(module, name.to_owned())) {
                findings.push(
                    Diagnostic::error("duplicate-key")
                        .at_cell(Some(table.place(line, "name")))
                        .with("key", format!("{name} {}", module.code()))
                        .relating(earlier.cell.clone()),
                );
                continue;
            }
            all.insert((module, name.to_owned()), derived);
        }
    }
    all
}

/// The modules of a row: codes between semicolons, or `semua` for all.
fn modules(table: &Table, line: &crate::table::Line, findings: &mut Vec<Diagnostic>) -> Vec<Module> {
    let every = || {
        std::iter::once(Module::Household)
            .chain(TargetGroup::ALL.map(Module::Member))
            .collect()
    };
    let text = table.text(line, "module");
    if text == "semua" {
        return every();
    }
    let mut found = Vec::new();
    for word in text.split(';').map(str::trim) {
        match Module::parse(word) {
            Some(module) => found.push(module),
            None => findings.push(
                Diagnostic::error("unknown-module")
                    .at_cell(Some(table.place(line, "module")))
                    .with("module", word),
            ),
        }
    }
    found
}
