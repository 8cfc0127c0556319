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
