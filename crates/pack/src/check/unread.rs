//! Questions that are asked and read by nothing: no rule, no indicator, no other question.

use std::collections::BTreeSet;

use paduk_form::QuestionKind;
use paduk_survey::{CellRef, Diagnostic};

use super::expressions::{expressions, named};
use super::wiring;
use crate::kept::Kept;
use crate::pack::Pack;

/// A respondent's time is not free: a question that nothing reads is said, unless the pack keeps it on purpose.
pub(super) fn check(pack: &Pack, kept: &[Kept], file: &str, findings: &mut Vec<Diagnostic>) {
    let read = read(pack);
    let mut asked = BTreeSet::new();
    for instrument in &pack.instruments {
        let form = &instrument.form;
        let designed = form.instrument();
        for row in &designed.survey {
            let Some(cell) = &row.name else { continue };
            let name = cell.text.as_str();
            let is_asked = form
                .find(name)
                .and_then(|id| form.node(id).kind().question())
                .is_some_and(QuestionKind::is_asked);
            if !is_asked {
                continue;
            }
            asked.insert(name.to_owned());
            if !read.contains(name) && !kept.iter().any(|kept| kept.question == name) {
                let finding = Diagnostic::note("question-unread").at_cell(Some(row.cell_ref(cell)));
                findings.push(finding.with("name", name));
            }
        }
    }
    let lines = |row| CellRef {
        sheet: file.into(),
        row,
        column: 1,
    };
    for kept in kept {
        let code = if !asked.contains(&kept.question) {
            "kept-question-unknown"
        } else if read.contains(&kept.question) {
            "kept-question-read"
        } else {
            continue;
        };
        let finding = Diagnostic::new(code, paduk_survey::Severity::Warning).at_cell(Some(lines(kept.row)));
        findings.push(finding.with("name", &kept.question));
    }
}

/// Every name that something reads.
fn read(pack: &Pack) -> BTreeSet<String> {
    let mut read: BTreeSet<String> = pack.matrix.references().into_iter().map(|read| read.name).collect();
    for intervention in pack.matrix.interventions() {
        read.extend(intervention.evidence.iter().cloned());
    }
    read.insert(pack.interview_date.clone());
    for instrument in &pack.instruments {
        read.extend(wiring::named(instrument).into_iter().map(str::to_owned));
        for (text, _) in expressions(instrument.form.instrument()) {
            read.extend(named(text).map(str::to_owned));
        }
        // A limit on a question's own answer reads it only for itself, and is written with a point: `. <= 60`.
    }
    read
}
