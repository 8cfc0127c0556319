//! What is wrong with an answer, in words, with what to do.

use paduk_form::{Finding, FindingKind, Interview};
use paduk_text::{Language, say};

use crate::api::{FindingLevel, FindingView};

/// A finding of the form as the window shows it; the pack's reasons for a warning are added by whoever knows the pack.
pub(crate) fn view(interview: &Interview, finding: &Finding, language: &str, program: Language) -> FindingView {
    let form = interview.form();
    let node = form.node(finding.place.node);
    let own = finding.message.get(language, &form.instrument().default_language);
    FindingView {
        key: finding.warning_key.clone().unwrap_or_else(|| finding.code.to_owned()),
        level: level(finding.kind),
        question: node.address().to_owned(),
        row: finding.place.row.as_ref().map(ToString::to_string),
        label: interview
            .state(&finding.place, language)
            .map(|state| state.label)
            .unwrap_or_default(),
        sentence: if own.is_empty() {
            say(
                &format!("finding.{}", finding.code),
                &[("question", node.name())],
                program,
            )
        } else {
            own.to_owned()
        },
        reasons: Vec::new(),
        reason: finding.reason.clone(),
        again: false,
    }
}

const fn level(kind: FindingKind) -> FindingLevel {
    match kind {
        FindingKind::Error => FindingLevel::Error,
        FindingKind::Missing => FindingLevel::Missing,
        FindingKind::Warning => FindingLevel::Warning,
    }
}
