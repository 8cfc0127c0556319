//! `paduk indicators`.

use std::fmt::Write;
use std::path::Path;

use paduk_app::api::ApiError;
use paduk_app::task::{IfMissing, feeding_table};

use crate::arguments::MissingArgument;
use crate::form::{counted, lines};
use crate::outcome::{Outcome, Show};

/// `paduk indicators iycf IN [OUT]`.
pub fn iycf(
    input: &Path,
    out: Option<&Path>,
    missing: MissingArgument,
    strict: bool,
    show: Show,
) -> Result<Outcome, ApiError> {
    let missing = match missing {
        MissingArgument::Unknown => IfMissing::Unknown,
        MissingArgument::No => IfMissing::No,
    };
    let table = feeding_table(input, out, missing, strict)?;
    if !show.json {
        eprint!("{}", lines(&table.diagnostics, show));
    }
    show.result(&table, || {
        if let Some(csv) = &table.csv {
            return csv.trim_end().to_owned();
        }
        let mut said = String::new();
        for indicator in &table.indicators {
            let percent = indicator
                .percent
                .map_or_else(|| "–".to_owned(), |percent| format!("{percent:.1} %"));
            let _ = writeln!(
                said,
                "{:<8}{:>6} / {:<6}{percent:>9}",
                indicator.column, indicator.yes, indicator.of
            );
        }
        let counts = [("rows", table.rows), ("cells", table.diagnostics.len())];
        said + &counted(show, "cli.indicators-done", &counts)
    });
    Ok(if table.ok { Outcome::Done } else { Outcome::Findings })
}
