//! `paduk matrix`.

use std::path::Path;

use paduk_app::api::ApiError;
use paduk_app::{Host, task};

use crate::arguments::ProfileArguments;
use crate::form::lines;
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

/// `paduk matrix template`.
pub fn template(file: &Path, year: Option<u32>, pack: Option<&Path>, show: Show) -> Result<Outcome, ApiError> {
    task::programme_template(&Host::of_this_machine(), file, year, pack, show.language)?;
    let path = file.display().to_string();
    show.result(&serde_json::json!({ "file": path }), || {
        show.say("cli.template-written", &[("file", &path)])
    });
    Ok(Outcome::Done)
}

/// `paduk matrix programmes`.
pub fn programmes(
    file: Option<&Path>,
    look: bool,
    arguments: &ProfileArguments,
    show: Show,
) -> Result<Outcome, ApiError> {
    let mut app = profile::open(arguments)?;
    let Some(file) = file else {
        let listed = task::list_programmes(&mut app)?;
        show.result(&listed, || {
            let line = |line: &task::ListedProgramme| {
                let number = |number: Option<u64>| number.map(|number| number.to_string()).unwrap_or_default();
                let cells = [
                    line.year.to_string(),
                    line.office.clone(),
                    line.intervention.clone(),
                    line.village.clone(),
                    line.target.to_string(),
                    number(line.budget),
                    line.source.clone(),
                    line.status.clone(),
                    number(line.delivered.map(u64::from)),
                ];
                cells.join("\t")
            };
            listed.iter().map(line).collect::<Vec<_>>().join("\n")
        });
        return Ok(Outcome::Done);
    };
    let read = task::read_programmes(&mut app, file, look)?;
    show.result(&read, || {
        let mut said = lines(&read.diagnostics, show);
        for list in &read.lists {
            let (year, count) = (list.year.to_string(), list.lines.to_string());
            let params = [("office", list.office.as_str()), ("year", &year), ("count", &count)];
            said.push_str(&show.say(&format!("cli.programmes-{}", list.outcome), &params));
            said.push('\n');
        }
        let count = read.lines.to_string();
        let code = match (read.ok, look) {
            (false, _) => "cli.programmes-refused",
            (true, true) => "cli.programmes-looked",
            (true, false) => "cli.programmes-kept",
        };
        said + &show.say(code, &[("count", &count)])
    });
    Ok(if read.ok { Outcome::Done } else { Outcome::Findings })
}

/// `paduk report matrix`.
pub fn report(out: &Path, arguments: &ProfileArguments, show: Show) -> Result<Outcome, ApiError> {
    let mut app = profile::open(arguments)?;
    let written = task::matrix_report(&mut app, out, show.language)?;
    show.result(&written, || {
        let files = written.files.iter().filter(|(_, rows)| *rows > 0);
        let lines: Vec<String> = files.map(|(name, rows)| format!("{name}\t{rows}")).collect();
        let said = show.say("cli.matrix-written", &[("folder", &written.folder)]);
        lines.into_iter().chain([said]).collect::<Vec<_>>().join("\n")
    });
    Ok(Outcome::Done)
}
