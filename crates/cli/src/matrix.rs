//! `paduk matrix`.

use std::path::Path;

use paduk_app::api::ApiError;
use paduk_app::task;

use crate::arguments::ProfileArguments;
use crate::outcome::{Outcome, Show};
use crate::profile;

/// `paduk matrix verdicts`.
pub fn verdicts(arguments: &ProfileArguments, csv: Option<&Path>, show: Show) -> Result<Outcome, ApiError> {
    let mut app = profile::open(arguments)?;
    let judged = task::verdicts(&mut app)?;
    if let Some(file) = csv {
        std::fs::write(file, &judged.csv).map_err(|_| ApiError::new("not-writable").with("file", file.display()))?;
    }
    show.result(&judged.lines, || judged.csv.clone());
    Ok(Outcome::Done)
}

/// `paduk matrix case`.
pub fn case(file: &Path, pack: Option<&Path>, show: Show) -> Result<Outcome, ApiError> {
    let judged = task::judge_cases(file, pack, show.language)?;
    show.result(&judged, || {
        let lines: Vec<String> = (1..)
            .zip(&judged)
            .map(|(number, case): (usize, _)| format!("{number}\t{}\t{}", case.verdict, case.reason))
            .collect();
        lines.join("\n")
    });
    let all_read = !judged.iter().any(|case| case.unreadable);
    Ok(if all_read { Outcome::Done } else { Outcome::Findings })
}
