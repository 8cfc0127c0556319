//! Offices and partners.

use paduk_survey::{Diagnostic, Texts};

use super::parts;
use crate::table::Table;

/// What an office is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfficeKind {
    /// An office of the district or of the state (OPD).
    Office,
    /// A village's own government.
    Village,
    /// A partner: foundation, company, association.
    Partner,
}

/// Somebody who runs programmes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Its code in spreadsheets, for example `DINKES`.
    pub code: String,
    /// Its name.
    pub name: Texts,
    /// What it is.
    pub kind: OfficeKind,
    /// What a household answers when help came from it.
    pub providers: Vec<String>,
    /// Row of the table.
    pub(crate) row: u32,
}

const COLUMNS: [&str; 4] = ["code", "name_id", "kind", "providers"];

pub(super) fn read(file: &str, text: &str, languages: &[String], findings: &mut Vec<Diagnostic>) -> Vec<Office> {
    if file.is_empty() {
        return Vec::new();
    }
    let table = Table::read(file, text, &COLUMNS, findings);
    let mut offices: Vec<Office> = Vec::new();
    for line in table.lines() {
        let code = line.text("code");
        let kind = match line.text("kind") {
            "office" => OfficeKind::Office,
            "village" => OfficeKind::Village,
            "partner" => OfficeKind::Partner,
            other => {
                findings.push(line.finding(Diagnostic::error("unknown-word").with("text", other), "kind"));
                continue;
            }
        };
        if offices.iter().any(|known| known.code == code) {
            findings.push(line.finding(Diagnostic::error("duplicate-key").with("key", code), "code"));
            continue;
        }
        offices.push(Office {
            code: code.to_owned(),
            name: line.texts("name", languages),
            kind,
            providers: parts(line.text("providers")),
            row: line.number,
        });
    }
    offices
}
