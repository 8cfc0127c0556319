//! Sentences that a language of the pack lacks.

use paduk_form::instrument::{Row, Sentence};
use paduk_survey::{CellRef, Diagnostic, Texts, Verdict};

use crate::pack::Pack;
use crate::read::MANIFEST;

pub(super) fn check(pack: &Pack, findings: &mut Vec<Diagnostic>) {
    for instrument in &pack.instruments {
        let designed = instrument.form.instrument();
        for row in &designed.survey {
            for sentence in spoken(row) {
                lacking(pack, sentence.texts(), &row_cell(row), findings);
            }
        }
        for list in &designed.lists {
            for choice in &list.choices {
                lacking(pack, choice.label.texts(), &list.cell_ref(choice, 0), findings);
            }
        }
        lacking(pack, &instrument.title, &manifest_cell(), findings);
    }
    for group in &pack.groups {
        lacking(pack, &group.title, &manifest_cell(), findings);
    }
    lacking(pack, &pack.title, &manifest_cell(), findings);
    lacking(pack, &pack.later_note, &manifest_cell(), findings);
    lacking(pack, &pack.note, &manifest_cell(), findings);
    lacking(pack, &pack.round.title, &manifest_cell(), findings);
    for later in &pack.later {
        lacking(pack, &later.title, &manifest_cell(), findings);
    }
    for assumption in &pack.assumptions {
        let cell = CellRef {
            sheet: "assumptions.csv".into(),
            row: assumption.row,
            column: 0,
        };
        lacking(pack, &assumption.question, &cell, findings);
        lacking(pack, &assumption.assumption, &cell, findings);
    }
    for intervention in pack.matrix.interventions() {
        lacking(pack, &intervention.name, &matrix_cell("interventions.csv"), findings);
    }
    for rule in pack.matrix.rules() {
        for verdict in Verdict::ALL {
            let reason = rule.reason(verdict);
            if reason.is_empty() {
                findings.push(
                    Diagnostic::error("verdict-without-text")
                        .at_cell(Some(rule_row(rule.cell())))
                        .with("code", &rule.intervention)
                        .with("verdict", verdict.as_str()),
                );
            }
            lacking(pack, reason, &rule_row(rule.cell()), findings);
        }
    }
}

/// The sentences of a row.
fn spoken(row: &Row) -> [&Sentence; 5] {
    [
        &row.label,
        &row.hint,
        &row.guidance_hint,
        &row.constraint_message,
        &row.required_message,
    ]
}

/// A sentence that stands in one language must stand in all.
pub(super) fn lacking(pack: &Pack, texts: &Texts, cell: &CellRef, findings: &mut Vec<Diagnostic>) {
    if texts.is_empty() {
        return;
    }
    for language in &pack.languages {
        if texts.exact(language).is_none_or(str::is_empty) {
            findings.push(
                Diagnostic::warning("text-missing-in-language")
                    .at_cell(Some(cell.clone()))
                    .with("language", language),
            );
        }
    }
}

/// The whole row of a rule.
fn rule_row(cell: &CellRef) -> CellRef {
    CellRef {
        column: 0,
        ..cell.clone()
    }
}

fn row_cell(row: &Row) -> CellRef {
    CellRef {
        sheet: std::sync::Arc::clone(&row.sheet),
        row: row.number,
        column: 0,
    }
}

fn manifest_cell() -> CellRef {
    matrix_cell(MANIFEST)
}

fn matrix_cell(file: &str) -> CellRef {
    CellRef {
        sheet: file.into(),
        row: 0,
        column: 0,
    }
}
