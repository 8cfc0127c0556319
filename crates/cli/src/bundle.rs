//! `paduk bundle`.

use std::path::{Path, PathBuf};

use paduk_app::api::{ApiError, ReceiveOutcome};
use paduk_app::task;

use crate::arguments::ProfileArguments;
use crate::outcome::{Outcome, Show, params};
use crate::profile;

/// `paduk bundle make`.
pub fn make(
    person: Option<&str>,
    pack: Option<&Path>,
    to: &Path,
    arguments: &ProfileArguments,
    show: Show,
) -> Result<Outcome, ApiError> {
    let mut app = profile::open(arguments)?;
    let mut progress = |step| show.progress(&step);
    let sent = match (person, pack) {
        (Some(person), _) => task::make_bundle_for(&mut app, person, to, &mut progress)?,
        (None, Some(pack)) => task::make_pack_bundle(&mut app, pack, to, &mut progress)?,
        (None, None) => task::make_bundle(&mut app, to, &mut progress)?,
    };
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

/// `paduk bundle inspect FILE`.
pub fn inspect(file: &Path, identity: Option<&Path>, show: Show) -> Result<Outcome, ApiError> {
    let seen = task::inspect_bundle(file, identity)?;
    show.result(&seen, || {
        let outside = show.say(
            "cli.bundle-outside",
            &[
                ("bytes", &seen.bytes.to_string()),
                ("recipients", &seen.stanzas.to_string()),
                ("sealed", &seen.sealed),
            ],
        );
        let Some(inside) = &seen.inside else {
            return outside;
        };
        let mut lines = vec![
            outside,
            show.say(
                "cli.bundle-inside",
                &[
                    ("kind", &inside.kind),
                    ("mode", &inside.mode),
                    ("survey", &inside.survey),
                    ("from", &inside.from),
                    ("at", &inside.at),
                    ("roster", &inside.roster.to_string()),
                    ("pack", &inside.pack),
                    ("revisions", &inside.revisions.to_string()),
                    ("blobs", &inside.blobs.to_string()),
                    ("words", &inside.words.join(" · ")),
                ],
            ),
        ];
        lines.extend(inside.devices.iter().map(|device| {
            let (from, to) = (device.from.to_string(), device.to.to_string());
            show.say(
                "cli.bundle-device",
                &[("device", &device.device), ("from", &from), ("to", &to)],
            )
        }));
        lines.join("\n")
    });
    Ok(Outcome::Done)
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
