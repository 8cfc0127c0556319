//! `paduk pack`.

use std::path::Path;

use paduk_app::api::ApiError;
use paduk_app::task;

use crate::arguments::PackCommand;
use crate::form::{counted, lines};
use crate::outcome::{Outcome, Show};

/// `paduk pack …`.
pub fn run(command: &PackCommand, show: Show) -> Result<Outcome, ApiError> {
    match command {
        PackCommand::Check { pack } => check(pack, show),
        PackCommand::Build { folder, out } => build(folder, out.as_deref(), show),
        PackCommand::Xlsx { pack, out } => workbooks(pack, out, show),
        PackCommand::Diff { old, new } => diff(old, new, show),
    }
}

fn check(pack: &Path, show: Show) -> Result<Outcome, ApiError> {
    let checked = task::check_pack(pack)?;
    show.result(&checked, || {
        let counts = [
            ("instruments", checked.instruments.len()),
            ("questions", checked.questions),
            ("samples", checked.samples),
            ("errors", checked.errors),
            ("warnings", checked.warnings),
            ("notes", checked.notes),
        ];
        lines(&checked.diagnostics, show) + &counted(show, "cli.pack-checked", &counts)
    });
    Ok(outcome(checked.ok))
}

fn build(folder: &Path, out: Option<&Path>, show: Show) -> Result<Outcome, ApiError> {
    let built = task::build_pack(folder, out)?;
    show.result(&built, || {
        let bytes = built.bytes.to_string();
        let code = match (built.ok, built.unchanged) {
            (false, _) => "cli.pack-not-built",
            (true, true) => "cli.pack-unchanged",
            (true, false) => "cli.pack-built",
        };
        let params = [
            ("file", built.file.as_str()),
            ("version", &built.version),
            ("hash", &built.hash),
            ("bytes", &bytes),
        ];
        lines(&built.diagnostics, show) + &show.say(code, &params)
    });
    Ok(outcome(built.ok))
}

fn workbooks(pack: &Path, out: &Path, show: Show) -> Result<Outcome, ApiError> {
    let written = task::pack_workbooks(pack, out)?;
    show.result(&written, || {
        let said = lines(&written.diagnostics, show);
        said + &if written.ok {
            show.say("cli.form-written", &[("files", &written.files.join(", "))])
        } else {
            show.say("cli.form-not-written", &[])
        }
    });
    Ok(outcome(written.ok))
}

fn diff(old: &Path, new: &Path, show: Show) -> Result<Outcome, ApiError> {
    let compared = task::compare_packs(old, new)?;
    show.result(&compared, || {
        if compared.same {
            return show.say("cli.packs-same", &[]);
        }
        let counts = [("changes", compared.changes.len()), ("warnings", compared.warnings)];
        lines(&compared.changes, show) + &counted(show, "cli.packs-differ", &counts)
    });
    Ok(outcome(compared.same))
}

const fn outcome(ok: bool) -> Outcome {
    if ok { Outcome::Done } else { Outcome::Findings }
}
