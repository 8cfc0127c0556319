//! Needs: what interventions and kinds of help have in common.

use paduk_survey::{Diagnostic, Texts};

use super::parts;
use crate::table::Table;

/// A need. Two programmes on one need in one village overlap, also where they run under two interventions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Its key, for example `jamban`.
    pub code: String,
    /// What it is called.
    pub name: Texts,
    /// The interventions that serve it.
    pub interventions: Vec<String>,
    /// What a household answers when it got help for it.
    pub help: Vec<String>,
    /// Row of the table.
    pub(crate) row: u32,
}

const COLUMNS: [&str; 4] = ["need", "name_id", "interventions", "help"];

pub(super) fn read(file: &str, text: &str, languages: &[String], findings: &mut Vec<Diagnostic>) -> Vec<Need> {
    if file.is_empty() {
        return Vec::new();
    }
    let table = Table::read(file, text, &COLUMNS, findings);
    let mut needs: Vec<Need> = Vec::new();
    for line in table.lines() {
        let need = Need {
            code: line.text("need").to_owned(),
            name: line.texts("name", languages),
            interventions: parts(line.text("interventions")),
            help: parts(line.text("help")),
            row: line.number,
        };
        // An intervention or a kind of help that stood in two needs would make one delivery count twice.
        let taken = |code: &String| {
            needs
                .iter()
                .any(|known| known.interventions.contains(code) || known.code == *code)
        };
        let helped = |code: &String| needs.iter().any(|known| known.help.contains(code));
        let twice = std::iter::once(&need.code)
            .chain(&need.interventions)
            .find(|code| taken(code))
            .or_else(|| need.help.iter().find(|code| helped(code)));
        if let Some(code) = twice {
            findings.push(line.finding(Diagnostic::error("duplicate-key").with("key", code), "need"));
            continue;
        }
        needs.push(need);
    }
    needs
}
