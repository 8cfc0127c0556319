//! `paduk roster`.

use std::io::IsTerminal;

use paduk_app::api::ApiError;
use paduk_app::{Host, task};

use crate::arguments::{RootArguments, RosterCommand};
use crate::enrol::shown;
use crate::outcome::{Outcome, Show};

/// Carries a command out.
pub fn run(command: &RosterCommand, show: Show) -> Result<Outcome, ApiError> {
    let host = Host::of_this_machine();
    let made = match command {
        RosterCommand::Init { survey, to } => task::roster_init(&host, survey, to)?,
        RosterCommand::Sign {
            request,
            check,
            level,
            area,
            identity,
            root,
        } => {
            let Some(check) = check else {
                return shown(request, show);
            };
            let wish = task::SignWish {
                words: check,
                area,
                identity: identity.as_deref(),
            };
            let words = words(root)?;
            task::roster_sign(&host, &root_wish(root, &words), request, level, &wish, &root.to)?
        }
        RosterCommand::Revoke {
            device,
            upto,
            keep,
            root,
        } => {
            let words = words(root)?;
            task::roster_revoke(&host, &root_wish(root, &words), device, *upto, keep, &root.to)?
        }
    };
    show.result(&made, || {
        let mut lines = vec![show.say(
            "cli.roster-made",
            &[
                ("file", &made.file),
                ("version", &made.version.to_string()),
                ("supervisors", &made.supervisors.to_string()),
                ("revoked", &made.revoked.to_string()),
            ],
        )];
        lines.extend(made.files.iter().cloned());
        if !made.words.is_empty() {
            lines.push(show.say("cli.root-words", &[("words", &made.words)]));
        }
        lines.join("\n")
    });
    Ok(Outcome::Done)
}

fn root_wish<'a>(root: &'a RootArguments, words: &'a str) -> task::RosterWish<'a> {
    task::RosterWish {
        root: &root.root,
        words,
        roster: &root.roster,
    }
}

/// The root key's four words, from a file or a prompt.
fn words(root: &RootArguments) -> Result<String, ApiError> {
    if let Some(file) = &root.root_words_file {
        return std::fs::read_to_string(file).map_err(|_| ApiError::new("not-readable").with("file", file.display()));
    }
    if !std::io::stdin().is_terminal() {
        return Err(ApiError::new("no-passphrase"));
    }
    rpassword::prompt_password("Empat kata kunci akar / four words of the root key: ")
        .map_err(|_| ApiError::new("no-passphrase"))
}
