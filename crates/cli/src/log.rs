//! `paduk store log`.

use std::fmt::Write;

use paduk_app::api::ApiError;
use paduk_app::task::{self, CaseLog};

use crate::arguments::ProfileArguments;
use crate::outcome::{Outcome, Show};
use crate::profile;

/// `paduk store log [CASE]`.
pub fn run(case: Option<&str>, arguments: &ProfileArguments, show: Show) -> Result<Outcome, ApiError> {
    let mut app = profile::open(arguments)?;
    let cases = task::log(&mut app, case)?;
    show.result(&cases, || cases.iter().map(|case| said(case, show)).collect());
    Ok(Outcome::Done)
}

fn said(case: &CaseLog, show: Show) -> String {
    let history = case.in_words(show.language);
    let mut said = format!("{}  {}\n", history.case, history.label);
    for document in &history.documents {
        let _ = writeln!(said, "\n{}", document.title);
        for line in document.lines.iter().chain(&document.notes) {
            let _ = writeln!(said, "  {line}");
        }
    }
    said
}
