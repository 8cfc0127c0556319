//! `paduk form`.

use std::fmt::Write;
use std::path::Path;

use paduk_app::api::ApiError;
use paduk_app::task::{self, FoundInForm};

use crate::caret::carets;
use crate::outcome::{Outcome, Show};

/// `paduk form check FILE`.
pub fn check(file: &Path, show: Show) -> Result<Outcome, ApiError> {
    let checked = task::check_form(file)?;
    show.result(&checked, || {
        let mut said = lines(&checked.diagnostics, show);
        let counts = [
            ("questions", checked.questions.to_string()),
            ("errors", checked.errors.to_string()),
            ("warnings", checked.warnings.to_string()),
        ];
        let counts: Vec<(&str, &str)> = counts.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let _ = write!(said, "{}", show.say("cli.form-checked", &counts));
        said
    });
    Ok(if checked.ok { Outcome::Done } else { Outcome::Findings })
}

/// `paduk form fill FILE --answers FILE`.
pub fn fill(file: &Path, answers: &Path, show: Show) -> Result<Outcome, ApiError> {
    let filled = task::fill_form(file, answers)?;
    show.result(&filled, || {
        let mut said = lines(&filled.diagnostics, show);
        let place = |question: &str, row: Option<&str>| match row {
            Some(row) => format!("{question}#{row}"),
            None => question.to_owned(),
        };
        for refused in &filled.refused {
            let sentence = of(show, &refused.message_id, &refused.message_en);
            let place = place(&refused.q, refused.row.as_deref());
            let _ = writeln!(said, "{place}  {sentence} [{}]", refused.code);
        }
        for found in &filled.violations {
            let sentence = of(show, &found.message_id, &found.message_en);
            let place = place(&found.q, found.row.as_deref());
            let _ = writeln!(said, "{place}  {sentence} [{}]", found.code);
        }
        let counts = [
            ("answers", filled.kept.len()),
            ("dropped", filled.dropped.len()),
            ("refused", filled.refused.len()),
            ("open", filled.violations.iter().filter(|found| found.open).count()),
        ];
        said + &counted(show, "cli.form-filled", &counts)
    });
    Ok(if filled.ok { Outcome::Done } else { Outcome::Findings })
}

/// `paduk form convert FROM TO`.
pub fn convert(from: &Path, to: &Path, show: Show) -> Result<Outcome, ApiError> {
    let converted = task::convert_form(from, to)?;
    show.result(&converted, || {
        let said = lines(&converted.diagnostics, show);
        said + &if converted.ok {
            show.say("cli.form-written", &[("files", &converted.files.join(", "))])
        } else {
            show.say("cli.form-not-written", &[])
        }
    });
    Ok(if converted.ok { Outcome::Done } else { Outcome::Findings })
}

/// `paduk form diff OLD NEW`.
pub fn diff(old: &Path, new: &Path, show: Show) -> Result<Outcome, ApiError> {
    let compared = task::compare_forms(old, new)?;
    show.result(&compared, || {
        if compared.changes.is_empty() {
            return show.say("cli.forms-same", &[]);
        }
        let counts = [("changes", compared.changes.len()), ("warnings", compared.warnings)];
        lines(&compared.changes, show) + &counted(show, "cli.forms-differ", &counts)
    });
    Ok(if compared.changes.is_empty() {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

fn of<'s>(show: Show, indonesian: &'s str, english: &'s str) -> &'s str {
    match show.language {
        paduk_text::Language::Indonesian => indonesian,
        paduk_text::Language::English => english,
    }
}

pub(crate) fn counted(show: Show, code: &str, counts: &[(&str, usize)]) -> String {
    let counts: Vec<(&str, String)> = counts.iter().map(|(name, count)| (*name, count.to_string())).collect();
    let params: Vec<(&str, &str)> = counts.iter().map(|(name, count)| (*name, count.as_str())).collect();
    show.say(code, &params)
}

/// One line for each finding: its cell, how much it weighs, its sentence.
pub(crate) fn lines(findings: &[FoundInForm], show: Show) -> String {
    let mut said = String::new();
    for found in findings {
        let sentence = of(show, &found.message_id, &found.message_en);
        let severity = show.say(&format!("severity.{}", found.severity), &[]);
        let _ = writeln!(said, "{}  {severity}  {sentence} [{}]", found.cell, found.code);
        if let (Some(text), Some(span)) = (&found.text, found.span) {
            said += &carets(text, span);
        }
    }
    said
}
