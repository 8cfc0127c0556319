//! `paduk anthro`.

use std::path::Path;

use paduk_app::api::ApiError;
use paduk_app::task::{
    AgeIn, CsvTable, GrowthReference, IntervalMethod, PlausibilityAsked, PrevalenceAsked, ScoresAsked,
    StandardisationAsked, growth_plausibility, growth_plausibility_words, growth_prevalence, growth_scores,
    growth_standardisation, held_plausibility_words,
};

use crate::arguments::{AgeArgument, AnthroCommand, MethodArgument, ReferenceArgument};
use crate::form::{counted, lines};
use crate::outcome::{Outcome, Show};

/// `paduk anthro zscores|prevalence|plausibility|tem`.
pub fn run(command: &AnthroCommand, show: Show) -> Result<Outcome, ApiError> {
    let table = match command {
        AnthroCommand::Zscores {
            input,
            out,
            reference,
            age_in,
            strict,
        } => {
            let reference = reference_of(*reference);
            let asked = ScoresAsked {
                reference,
                age_in: age_of(*age_in, reference),
                strict: *strict,
            };
            growth_scores(input, out, asked)?
        }
        AnthroCommand::Prevalence {
            input,
            out,
            reference,
            age_in,
            weights,
            cluster,
            strata,
            interval,
            strict,
        } => {
            let reference = reference_of(*reference);
            let asked = PrevalenceAsked {
                reference,
                age_in: age_of(*age_in, reference),
                weights: weights.as_deref(),
                cluster: cluster.as_deref(),
                strata: strata.as_deref(),
                method: match interval {
                    MethodArgument::Logit => IntervalMethod::Logit,
                    MethodArgument::KornGraubard => IntervalMethod::KornGraubard,
                },
                strict: *strict,
            };
            growth_prevalence(input, out.as_deref(), asked)?
        }
        AnthroCommand::Plausibility { .. } => return plausibility(command, show),
        AnthroCommand::Tem {
            input,
            out,
            supervisor,
            strict,
        } => {
            let asked = StandardisationAsked {
                supervisor,
                strict: *strict,
            };
            growth_standardisation(input, out.as_deref(), asked)?
        }
    };
    Ok(shown(&table, out_of(command), show))
}

/// As a table, or in words: of a file, or of a store.
fn plausibility(command: &AnthroCommand, show: Show) -> Result<Outcome, ApiError> {
    let AnthroCommand::Plausibility {
        input,
        out,
        age_in,
        by,
        words,
        page,
        store,
        by_enumerator,
        profile,
        strict,
    } = command
    else {
        return Ok(Outcome::Done);
    };
    let asked = PlausibilityAsked {
        age_in: match age_in {
            AgeArgument::Days => AgeIn::Days,
            AgeArgument::Months => AgeIn::Months,
        },
        by: by.as_deref(),
        strict: *strict,
    };
    let page = page.as_deref();
    let report = match input {
        Some(input) if !words && page.is_none() => {
            let table = growth_plausibility(input, out.as_deref(), asked)?;
            return Ok(shown(&table, out.as_deref(), show));
        }
        Some(input) => growth_plausibility_words(input, page, asked, show.language)?,
        None if *store => {
            let mut app = crate::profile::open(profile)?;
            held_plausibility_words(&mut app, page, *by_enumerator, show.language)?
        }
        None => return Err(ApiError::new("not-readable").with("file", "")),
    };
    if !show.json {
        eprint!("{}", lines(&report.diagnostics, show));
    }
    show.result(&report, || match &report.file {
        _ if !report.ok => counted(
            show,
            "cli.growth-not-written",
            &[("rows", report.rows), ("cells", report.not_read)],
        ),
        Some(file) if !words => show.say("cli.growth-page", &[("file", file)]),
        Some(_) | None => report.text.clone(),
    });
    Ok(if report.ok { Outcome::Done } else { Outcome::Findings })
}

const fn reference_of(argument: ReferenceArgument) -> GrowthReference {
    match argument {
        ReferenceArgument::Y2006 => GrowthReference::Standards2006,
        ReferenceArgument::Y2007 => GrowthReference::Reference2007,
    }
}

/// Ages under five are days unless said, of 5–19 years months, as WHO's packages have it.
const fn age_of(argument: Option<AgeArgument>, reference: GrowthReference) -> AgeIn {
    match (argument, reference) {
        (Some(AgeArgument::Days), _) | (None, GrowthReference::Standards2006) => AgeIn::Days,
        (Some(AgeArgument::Months), _) | (None, GrowthReference::Reference2007) => AgeIn::Months,
    }
}

fn out_of(command: &AnthroCommand) -> Option<&Path> {
    match command {
        AnthroCommand::Zscores { out, .. } => Some(out),
        AnthroCommand::Prevalence { out, .. }
        | AnthroCommand::Plausibility { out, .. }
        | AnthroCommand::Tem { out, .. } => out.as_deref(),
    }
}

/// Cells that were not read are named on stderr, so that a table on stdout stays one.
fn shown(table: &CsvTable, out: Option<&Path>, show: Show) -> Outcome {
    if !show.json {
        eprint!("{}", lines(&table.diagnostics, show));
    }
    show.result(table, || {
        if table.ok && out.is_none() {
            return table.csv();
        }
        let code = if table.ok {
            "cli.growth-written"
        } else {
            "cli.growth-not-written"
        };
        counted(show, code, &[("rows", table.rows), ("cells", table.not_read)])
    });
    if table.ok { Outcome::Done } else { Outcome::Findings }
}
