//! `paduk pack`.

use std::path::Path;

use paduk_app::api::ApiError;
use paduk_app::task;

use crate::arguments::{PackCommand, ProfileArguments};
use crate::form::{counted, lines};
use crate::outcome::{Outcome, Show};
use crate::profile;

/// `paduk pack …`.
pub fn run(command: &PackCommand, show: Show) -> Result<Outcome, ApiError> {
    match command {
        PackCommand::Check { pack } => check(pack, show),
        PackCommand::Build { folder, out } => build(folder, out.as_deref(), show),
        PackCommand::Xlsx { pack, out } => workbooks(pack, out, show),
        PackCommand::Diff { old, new } => diff(old, new, show),
        PackCommand::Import { pack, look, profile } => import(pack, *look, profile, show),
        PackCommand::Move { case, profile } => move_drafts(case.as_deref(), profile, show),
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

fn import(pack: &Path, look: bool, arguments: &ProfileArguments, show: Show) -> Result<Outcome, ApiError> {
    let mut app = profile::open(arguments)?;
    let taken = task::import_pack(&mut app, pack, !look)?;
    let broken = !look && !taken.imported;
    show.result(&taken, || {
        if taken.same {
            return show.say("cli.packs-same", &[]);
        }
        let mut said = lines(&taken.changes, show);
        if broken {
            return said + &show.say("cli.pack-not-imported", &[]);
        }
        for draft in &taken.drafts {
            let changes = draft.changes.to_string();
            let params = [
                ("about", draft.about.as_str()),
                ("form", &draft.form),
                ("case", &draft.case),
                ("version", &draft.version),
                ("changes", &changes),
            ];
            said += &show.say("cli.pack-draft-stays", &params);
            said.push('\n');
        }
        let code = if look {
            "cli.pack-looked-at"
        } else {
            "cli.pack-imported"
        };
        let counts = [("changes", taken.changes.len()), ("drafts", taken.drafts.len())];
        let counts = counts.map(|(name, count)| (name, count.to_string()));
        let mut params = vec![("from", taken.known_version.as_str()), ("to", &taken.version)];
        params.extend(counts.iter().map(|(name, count)| (*name, count.as_str())));
        said + &show.say(code, &params)
    });
    Ok(outcome(!broken))
}

fn move_drafts(case: Option<&str>, arguments: &ProfileArguments, show: Show) -> Result<Outcome, ApiError> {
    let mut app = profile::open(arguments)?;
    let moved = task::move_drafts(&mut app, case)?;
    show.result(&moved, || {
        let mut said = String::new();
        for draft in &moved {
            let lost = draft.lost.len().to_string();
            let params = [
                ("document", draft.document.as_str()),
                ("from", &draft.from),
                ("to", &draft.to),
                ("lost", &lost),
            ];
            said += &show.say("cli.pack-draft-moved", &params);
            said.push('\n');
            for answer in &draft.lost {
                let params = [("question", answer.question.as_str()), ("value", &answer.value)];
                said += &show.say("cli.pack-answer-without-place", &params);
                said.push('\n');
            }
        }
        said + &counted(show, "cli.pack-drafts-moved", &[("drafts", moved.len())])
    });
    Ok(Outcome::Done)
}

const fn outcome(ok: bool) -> Outcome {
    if ok { Outcome::Done } else { Outcome::Findings }
}
