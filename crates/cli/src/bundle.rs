//! `paduk bundle`.

use std::path::{Path, PathBuf};

use paduk_app::api::{ApiError, ReceiveOutcome};
use paduk_app::task;

use crate::arguments::ProfileArguments;
use crate::outcome::{Outcome, Show, params};
use crate::profile;

/// `paduk bundle make`.
pub fn make(to: &Path, arguments: &ProfileArguments, show: Show) -> Result<Outcome, ApiError> {
    let mut app = profile::open(arguments)?;
    let sent = task::make_bundle(&mut app, to, &mut |step| show.progress(&step))?;
    show.result(&sent, || {
        show.say(
            "cli.bundle-made",
            &[
                ("file", &sent.file),
                ("size", &sent.size),
                ("households", &sent.households.to_string()),
                ("revisions", &sent.revisions.to_string()),
                ("words", &sent.words.join(" · ")),
            ],
        )
    });
    Ok(Outcome::Done)
}

/// `paduk bundle check FILE --identity KEYFILE`.
pub fn check(file: &Path, identity: &Path, show: Show) -> Result<Outcome, ApiError> {
    let checked = task::check_bundle(file, identity)?;
    show.result(&checked, || match &checked.refused {
        Some(error) => show.error(error),
        None => show.say(
            "cli.bundle-good",
            &[
                ("author", &checked.author),
                ("revisions", &checked.revisions.to_string()),
                ("households", &checked.households.to_string()),
                ("words", &checked.words.join(" · ")),
            ],
        ),
    });
    Ok(if checked.refused.is_none() {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

/// `paduk bundle receive FILES`.
pub fn receive(files: &[PathBuf], arguments: &ProfileArguments, show: Show) -> Result<Outcome, ApiError> {
    let mut app = profile::open(arguments)?;
    let received = task::receive(&mut app, files, &mut |step| show.progress(&step))?;
    show.result(&received, || {
        let mut lines: Vec<String> = received
            .files
            .iter()
            .map(|file| {
                let error = ApiError {
                    code: file.code.clone(),
                    params: file.params.clone(),
                };
                let family = match file.outcome {
                    ReceiveOutcome::Refused => "error",
                    ReceiveOutcome::New | ReceiveOutcome::Known | ReceiveOutcome::Held | ReceiveOutcome::Card => {
                        "received"
                    }
                };
                format!(
                    "{}: {}",
                    file.file,
                    show.say(&format!("{family}.{}", file.code), &params(&error))
                )
            })
            .collect();
        lines.push(show.say("cli.store-words", &[("words", &received.words.join(" · "))]));
        lines.join("\n")
    });
    let refused = received
        .files
        .iter()
        .any(|file| file.outcome == ReceiveOutcome::Refused);
    Ok(if refused { Outcome::Findings } else { Outcome::Done })
}
