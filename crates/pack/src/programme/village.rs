//! Interventions that are judged for a village as a whole.

use paduk_survey::{Diagnostic, Texts, Verdict};

use super::parts;
use crate::table::Table;

/// How a village's verdict comes from its people's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VillageRule {
    /// A gap anywhere is the village's; met only where everybody is known to be.
    NoneGap,
    /// The verdicts of other interventions counted together.
    Sum,
}

/// One such intervention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VillageRow {
    /// The intervention's code.
    pub intervention: String,
    /// How its verdict comes about.
    pub rule: VillageRule,
    /// The interventions whose verdicts are counted; its own where none is named.
    pub of: Vec<String>,
    met: Texts,
    gap: Texts,
    unknown: Texts,
    /// Row of the table.
    pub(crate) row: u32,
}

impl VillageRow {
    /// The sentence of a verdict; a village always needs what it is judged by.
    pub fn reason(&self, verdict: Verdict) -> &Texts {
        match verdict {
            Verdict::Met => &self.met,
            Verdict::Gap => &self.gap,
            Verdict::NotApplicable | Verdict::Unknown => &self.unknown,
        }
    }
}

const COLUMNS: [&str; 6] = ["intervention", "rule", "of", "met_id", "gap_id", "unknown_id"];

pub(super) fn read(file: &str, text: &str, languages: &[String], findings: &mut Vec<Diagnostic>) -> Vec<VillageRow> {
    if file.is_empty() {
        return Vec::new();
    }
    let table = Table::read(file, text, &COLUMNS, findings);
    let mut rows = Vec::new();
    for line in table.lines() {
        let rule = match line.text("rule") {
            "none_gap" => VillageRule::NoneGap,
            "sum" => VillageRule::Sum,
            other => {
                findings.push(line.finding(Diagnostic::error("unknown-word").with("text", other), "rule"));
                continue;
            }
        };
        let intervention = line.text("intervention").to_owned();
        let mut of = parts(line.text("of"));
        if of.is_empty() {
            of.push(intervention.clone());
        }
        rows.push(VillageRow {
            intervention,
            rule,
            of,
            met: line.texts("met", languages),
            gap: line.texts("gap", languages),
            unknown: line.texts("unknown", languages),
            row: line.number,
        });
    }
    rows
}
