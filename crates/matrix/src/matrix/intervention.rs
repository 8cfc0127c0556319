//! The list of services.

use std::collections::HashMap;

use paduk_survey::{Diagnostic, Texts};

use super::sentences;
use crate::table::Table;

/// A service that people should get.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intervention {
    /// Its code, for example `GS-BH-02`.
    pub code: String,
    /// Its name.
    pub name: Texts,
    /// Nutrition-specific or -sensitive, as the pack says.
    pub pillar: String,
    /// The office that leads it.
    pub office: String,
    /// The indicator under which it is reported, in the pack's words.
    pub indicator: String,
    /// The national target with its year, in the pack's words.
    pub threshold: String,
    /// Whether a household's answers can show that it arrived.
    pub checkable: bool,
    /// Codes of the questions that bear on it.
    pub evidence: Vec<String>,
}

pub(super) fn read(table: &Table, findings: &mut Vec<Diagnostic>) -> Vec<Intervention> {
    if !table.must_have(&["code", "name_id"], findings) {
        return Vec::new();
    }
    let mut seen = HashMap::new();
    let mut interventions = Vec::new();
    for line in &table.rows {
        let text = |heading| table.text(line, heading).to_owned();
        let code = text("code");
        if code.is_empty() {
            findings.push(
                Diagnostic::error("missing-cell")
                    .at_cell(Some(table.place(line, "code")))
                    .with("column", "code"),
            );
            continue;
        }
        if let Some(earlier) = seen.insert(code.clone(), line) {
            findings.push(
                Diagnostic::error("duplicate-key")
                    .at_cell(Some(table.place(line, "code")))
                    .with("key", &code)
                    .relating(table.place(earlier, "code")),
            );
            continue;
        }
        // "ya", "ya (agregat)", "sebagian"; only "tidak" means that no answer can show it.
        let checkable = text("household_checkable");
        interventions.push(Intervention {
            name: sentences(table, line, "name"),
            pillar: text("pillar"),
            office: text("opd_lead"),
            indicator: text("indicator"),
            threshold: text("threshold"),
            checkable: !checkable.starts_with("tidak"),
            evidence: text("evidence_questions")
                .split(';')
                .map(str::trim)
                .filter(|code| !code.is_empty())
                .map(str::to_owned)
                .collect(),
            code,
        });
    }
    interventions
}
