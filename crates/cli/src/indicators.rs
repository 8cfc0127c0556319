//! `paduk indicators`.

use std::fmt::Write;

use paduk_app::api::ApiError;
use paduk_app::task::{
    AnaemiaAsked, AnaemiaCutoffs, IfMissing, IndicatorTable, anaemia_table, arm_table, diet_table, feeding_table,
    food_table, ladder_table,
};

use crate::arguments::{IndicatorsCommand, MissingArgument, SetArgument};
use crate::form::{counted, lines};
use crate::outcome::{Outcome, Show};

/// `paduk indicators iycf|mddw|jmp|fies|anaemia|muac IN [OUT]`.
pub fn run(command: &IndicatorsCommand, show: Show) -> Result<Outcome, ApiError> {
    let table = match command {
        IndicatorsCommand::Iycf {
            input,
            out,
            missing,
            strict,
        } => feeding_table(input, out.as_deref(), missing_of(*missing), *strict)?,
        IndicatorsCommand::Mddw {
            input,
            out,
            missing,
            strict,
        } => diet_table(input, out.as_deref(), missing_of(*missing), *strict)?,
        IndicatorsCommand::Jmp { input, out, strict } => ladder_table(input, out.as_deref(), *strict)?,
        IndicatorsCommand::Fies { input, out, strict } => food_table(input, out.as_deref(), *strict)?,
        IndicatorsCommand::Anaemia {
            input,
            out,
            set,
            elevation,
            strict,
        } => {
            let asked = AnaemiaAsked {
                cutoffs: match set {
                    SetArgument::Kemenkes2016 => AnaemiaCutoffs::Kemenkes2016,
                    SetArgument::Who2024 => AnaemiaCutoffs::Who2024,
                },
                elevation: *elevation,
                strict: *strict,
            };
            anaemia_table(input, out.as_deref(), asked)?
        }
        IndicatorsCommand::Muac { input, out, strict } => arm_table(input, out.as_deref(), *strict)?,
    };
    Ok(shown(&table, show))
}

const fn missing_of(argument: MissingArgument) -> IfMissing {
    match argument {
        MissingArgument::Unknown => IfMissing::Unknown,
        MissingArgument::No => IfMissing::No,
    }
}

/// Cells that were not read are named on stderr, so that a table on stdout stays one.
fn shown(table: &IndicatorTable, show: Show) -> Outcome {
    if !show.json {
        eprint!("{}", lines(&table.diagnostics, show));
    }
    show.result(table, || {
        if let Some(csv) = &table.csv {
            return csv.trim_end().to_owned();
        }
        let counts = [("rows", table.rows), ("cells", table.not_read)];
        if !table.ok {
            return counted(show, "cli.growth-not-written", &counts);
        }
        let mut said = String::new();
        for indicator in &table.indicators {
            let percent = indicator
                .percent
                .map_or_else(|| "–".to_owned(), |percent| format!("{percent:.1} %"));
            let name = match &indicator.class {
                Some(class) => format!("{} = {class}", indicator.column),
                None => indicator.column.clone(),
            };
            let _ = writeln!(said, "{name:<30}{:>6} / {:<6}{percent:>9}", indicator.yes, indicator.of);
        }
        said + &counted(show, "cli.indicators-done", &counts)
    });
    if table.ok { Outcome::Done } else { Outcome::Findings }
}
