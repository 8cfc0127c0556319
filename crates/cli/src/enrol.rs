//! `paduk enrol`.

use std::path::Path;

use paduk_app::api::ApiError;
use paduk_app::{App, task};

use crate::arguments::EnrolCommand;
use crate::outcome::{Outcome, Show};
use crate::profile;

/// Carries a command out.
pub fn run(command: &EnrolCommand, show: Show) -> Result<Outcome, ApiError> {
    match command {
        EnrolCommand::Request { .. } => request(command, show),
        EnrolCommand::Sign {
            request,
            check,
            area,
            identity,
            to,
            profile,
        } => {
            let Some(check) = check else {
                return shown(request, show);
            };
            let wish = task::SignWish {
                words: check,
                area,
                identity: identity.as_deref(),
            };
            let signed = task::sign_request(&mut profile::open(profile)?, request, &wish, to)?;
            show.result(&signed, || {
                let released = signed.released.to_string();
                let params = [
                    ("person", &*signed.person),
                    ("file", &signed.file),
                    ("released", &released),
                ];
                show.say("cli.enrol-signed", &params)
            });
            Ok(Outcome::Done)
        }
        EnrolCommand::Accept { answer, to, profile } => {
            let (host, words) = (profile::host(profile), profile::words(profile)?);
            let accepted = task::accept_enrolment(&host, profile.profile.as_deref(), &words, answer, to.as_deref())?;
            show.result(&accepted, || {
                let area = accepted.area.join(", ");
                let params = [
                    ("person", &*accepted.person),
                    ("profile", &accepted.profile),
                    ("area", if area.is_empty() { "*" } else { &area }),
                    ("file", &accepted.recovery),
                ];
                show.say("cli.enrol-accepted", &params)
            });
            Ok(Outcome::Done)
        }
        EnrolCommand::Recover { roster, to, profile } => {
            let asked = task::ask_recovery(&profile::host(profile), profile.profile.as_deref(), roster, to)?;
            asked_for(&asked, show);
            Ok(Outcome::Done)
        }
        EnrolCommand::Words { profile } => {
            let (host, words) = (profile::host(profile), profile::words(profile)?);
            let new = task::change_words(&host, profile.profile.as_deref(), &words)?;
            show.result(&new, || show.say("cli.new-words", &[("words", &new)]));
            Ok(Outcome::Done)
        }
    }
}

fn request(command: &EnrolCommand, show: Show) -> Result<Outcome, ApiError> {
    let EnrolCommand::Request {
        roster,
        person,
        role,
        to,
        survey_pack,
        again,
        profile,
    } = command
    else {
        return Err(ApiError::new("unexpected"));
    };
    let asked = match (roster, person) {
        (Some(roster), Some(person)) if !again => {
            let app = App::new(profile::host(profile));
            let mut app = match survey_pack {
                Some(pack) => app.with_pack(pack)?,
                None => app,
            };
            task::ask_enrolment(&mut app, roster, role, person, to)?
        }
        _ => task::ask_enrolment_again(&mut profile::open(profile)?, to)?,
    };
    asked_for(&asked, show);
    Ok(Outcome::Done)
}

fn asked_for(asked: &task::Asked, show: Show) {
    show.result(asked, || {
        let mut lines = vec![show.say("cli.enrol-asked", &[("profile", &asked.profile), ("file", &asked.file)])];
        if !asked.words.is_empty() {
            lines.push(show.say("cli.new-words", &[("words", &asked.words)]));
        }
        lines.push(show.say("cli.check-words", &[("words", &asked.check_words.join(" · "))]));
        lines.join("\n")
    });
}

/// A request as it stands, for comparing the words before anything is signed.
pub fn shown(request: &Path, show: Show) -> Result<Outcome, ApiError> {
    let seen = task::show_request(request)?;
    show.result(&seen, || {
        let params = [
            ("person", &*seen.person),
            ("role", &seen.role),
            ("device", &seen.device),
        ];
        let mut lines = vec![show.say("cli.enrol-seen", &params)];
        if !seen.recovers.is_empty() {
            lines.push(show.say("cli.enrol-recovers", &[("device", &seen.recovers)]));
        }
        lines.push(show.say("cli.check-words", &[("words", &seen.check_words.join(" · "))]));
        lines.push(show.say("cli.enrol-compare", &[]));
        lines.join("\n")
    });
    Ok(Outcome::Findings)
}
