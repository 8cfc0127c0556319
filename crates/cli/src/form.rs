//! `paduk form`.

use std::fmt::Write;
use std::path::Path;

use paduk_app::api::ApiError;
use paduk_app::task;

use crate::outcome::{Outcome, Show};

/// `paduk form check FILE`.
pub fn check(file: &Path, show: Show) -> Result<Outcome, ApiError> {
    let checked = task::check_form(file)?;
    show.result(&checked, || {
        let mut said = String::new();
        for found in &checked.diagnostics {
            let sentence = match show.language {
                paduk_text::Language::Indonesian => &found.message_id,
                paduk_text::Language::English => &found.message_en,
            };
            let _ = writeln!(
                said,
                "{}  {}  {sentence} [{}]",
                found.cell,
                show.say(&format!("severity.{}", found.severity), &[]),
                found.code
            );
        }
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
