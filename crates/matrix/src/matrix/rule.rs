//! The rules that give verdicts.

use std::collections::HashMap;

use paduk_form::kleene;
use paduk_survey::{CellRef, Diagnostic, Module, Texts, Verdict};

use super::{Intervention, expression, sentences};
use crate::table::Table;

/// How one intervention is judged for one module. An intervention may have a rule for several modules.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Code of the intervention.
    pub intervention: String,
    /// Whose verdict it gives.
    pub module: Module,
    /// Whom the intervention is for: false is "not applicable".
    pub(crate) applies: (kleene::Rule, CellRef),
    /// What shows that it arrived.
    pub(crate) delivered: (kleene::Rule, CellRef),
    /// What shows that it did not.
    pub(crate) not_delivered: (kleene::Rule, CellRef),
    /// When neither can be said. Not needed for a verdict; a pack's test compares it with the two above.
    pub(crate) unknown: Option<(kleene::Rule, CellRef)>,
    reasons: [Texts; 4],
}

impl Rule {
    /// The pack's sentence for an outcome; empty where the pack has none.
    pub fn reason(&self, verdict: Verdict) -> &Texts {
        let [met, gap, not_applicable, unknown] = &self.reasons;
        match verdict {
            Verdict::Met => met,
            Verdict::Gap => gap,
            Verdict::NotApplicable => not_applicable,
            Verdict::Unknown => unknown,
        }
    }

    /// Where `delivered_if` stands.
    pub fn cell(&self) -> &CellRef {
        &self.delivered.1
    }

    /// Its expressions with their cells.
    pub(crate) fn expressions(&self) -> impl Iterator<Item = (&kleene::Rule, &CellRef)> {
        [&self.applies, &self.delivered, &self.not_delivered]
            .into_iter()
            .chain(&self.unknown)
            .map(|(rule, cell)| (rule, cell))
    }
}

pub(super) fn read(table: &Table, interventions: &[Intervention], findings: &mut Vec<Diagnostic>) -> Vec<Rule> {
    let needed = [
        "matrix_code",
        "module",
        "applies_if",
        "delivered_if",
        "not_delivered_if",
    ];
    if !table.must_have(&needed, findings) {
        return Vec::new();
    }
    let mut seen = HashMap::new();
    let mut rules = Vec::new();
    for line in &table.rows {
        let code = table.text(line, "matrix_code");
        let at_code = Some(table.place(line, "matrix_code"));
        match interventions.iter().find(|known| known.code == code) {
            None => {
                let known = interventions.iter().map(|known| known.code.as_str());
                findings.push(
                    Diagnostic::error("unknown-intervention")
                        .at_cell(at_code)
                        .with("code", code)
                        .suggesting(nearest(code, known)),
                );
                continue;
            }
            Some(known) if !known.checkable => {
                findings.push(
                    Diagnostic::error("rule-not-checkable")
                        .at_cell(at_code)
                        .with("code", code),
                );
                continue;
            }
            Some(_) => {}
        }
        let word = table.text(line, "module");
        let Some(module) = Module::parse(word) else {
            findings.push(
                Diagnostic::error("unknown-module")
                    .at_cell(Some(table.place(line, "module")))
                    .with("module", word)
                    .suggesting(nearest(word, ["RT", "BUMIL", "BUSUI", "BALITA", "REMATRI"])),
            );
            continue;
        };
        if let Some(earlier) = seen.insert((code.to_owned(), module), line) {
            findings.push(
                Diagnostic::error("duplicate-key")
                    .at_cell(at_code)
                    .with("key", format!("{code} {word}"))
                    .relating(table.place(earlier, "matrix_code")),
            );
            continue;
        }
        let [applies, delivered, not_delivered] = ["applies_if", "delivered_if", "not_delivered_if"].map(|heading| {
            if table.text(line, heading).is_empty() {
                findings.push(
                    Diagnostic::error("missing-cell")
                        .at_cell(Some(table.place(line, heading)))
                        .with("column", heading),
                );
            }
            expression(table, line, heading, findings)
        });
        let unknown = expression(table, line, "unknown_if", findings);
        let (Some(applies), Some(delivered), Some(not_delivered)) = (applies, delivered, not_delivered) else {
            continue;
        };
        let rule = Rule {
            intervention: code.to_owned(),
            module,
            applies,
            delivered,
            not_delivered,
            unknown,
            reasons: ["met_text", "gap_text", "na_text", "unknown_text"].map(|stem| sentences(table, line, stem)),
        };
        asks_for_known(&rule, interventions, findings);
        rules.push(rule);
    }
    rules
}

/// Says which verdicts a rule asks for that no intervention has.
fn asks_for_known(rule: &Rule, interventions: &[Intervention], findings: &mut Vec<Diagnostic>) {
    let known = || interventions.iter().map(|known| known.code.as_str());
    for (expression, cell) in rule.expressions() {
        for code in expression
            .verdicts()
            .into_iter()
            .filter(|code| known().all(|known| known != *code))
        {
            findings.push(
                Diagnostic::error("unknown-intervention")
                    .at_cell(Some(cell.clone()))
                    .with("code", code)
                    .suggesting(nearest(code, known())),
            );
        }
    }
}

/// The known word that differs least, if it differs in at most two characters.
fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= 2)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate.to_owned())
}
