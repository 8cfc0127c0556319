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
        let lines = (1..).zip(&judged);
        lines
            .map(|(number, case): (usize, _)| format!("{number}\t{}\t{}\n", case.verdict, case.reason))
            .collect()
    });
    Ok(Outcome::Done)
}
