//! `paduk store`.

use std::fmt::Write;
use std::path::Path;

use paduk_app::api::ApiError;
use paduk_app::task;

use crate::arguments::ProfileArguments;
use crate::outcome::{Outcome, Show};
use crate::profile;

/// `paduk store fingerprint`.
pub fn fingerprint(arguments: &ProfileArguments, show: Show) -> Result<Outcome, ApiError> {
    let mut app = profile::open(arguments)?;
    let known = task::fingerprint(&mut app)?;
    show.result(&known, || {
        format!(
            "{}\n{} ({})",
            known.words.join(" · "),
            known.fingerprint,
            known.revisions
        )
    });
    Ok(Outcome::Done)
}

/// `paduk store check`.
pub fn check(arguments: &ProfileArguments, show: Show) -> Result<Outcome, ApiError> {
    let mut app = profile::open(arguments)?;
    let checked = task::check_store(&mut app)?;
    show.result(&checked, || {
        let mut said = String::new();
        for found in &checked.findings {
            let sentence = if found.code.starts_with("rule-") {
                show.say(&format!("error.{}", found.code), &[])
            } else {
                show.say(&format!("check.{}", found.code), &[])
            };
            let _ = writeln!(said, "{sentence} [{}] {}", found.code, found.about);
        }
        said + &show.say(
            "cli.store-checked",
            &[
                ("revisions", &checked.revisions.to_string()),
                ("signatures", &checked.signatures.to_string()),
                ("blobs", &checked.blobs.to_string()),
                ("drafts", &checked.drafts.to_string()),
                ("findings", &checked.findings.len().to_string()),
            ],
        )
    });
    Ok(if checked.ok { Outcome::Done } else { Outcome::Findings })
}

/// `paduk store devices`.
pub fn devices(arguments: &ProfileArguments, show: Show) -> Result<Outcome, ApiError> {
    let known = task::devices(&mut profile::open(arguments)?)?;
    show.result(&known, || {
        let lines = known.iter().map(|device| {
            let mut line = show.say(
                "cli.device",
                &[
                    ("device", &device.device),
                    ("person", &device.person),
                    ("last", &device.last.to_string()),
                    ("held", &device.held.to_string()),
                ],
            );
            let mut add = |key: &str, params: &[(&str, &str)]| {
                line.push_str("\n  ");
                line.push_str(&show.say(key, params));
            };
            for (from, to) in &device.gaps {
                add(
                    "cli.device-gap",
                    &[("from", &from.to_string()), ("to", &to.to_string())],
                );
            }
            for seq in &device.forks {
                add("cli.device-fork", &[("at", &seq.to_string())]);
            }
            if device.revoked {
                add("cli.device-revoked", &[("upto", &device.upto.to_string())]);
            }
            line
        });
        lines.collect::<Vec<_>>().join("\n")
    });
    let whole = |device: &task::KnownDevice| device.gaps.is_empty() && device.forks.is_empty() && device.held == 0;
    Ok(if known.iter().all(whole) {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

/// `paduk store backup --to DIR`.
pub fn back_up(to: &Path, arguments: &ProfileArguments, show: Show) -> Result<Outcome, ApiError> {
    let mut app = profile::open(arguments)?;
    let made = task::back_up(&mut app, to, &mut |step| show.progress(&step))?;
    show.result(&made, || {
        show.say(
            "cli.backup-made",
            &[
                ("folder", &made.folder),
                ("revisions", &made.revisions.to_string()),
                ("drafts", &made.drafts.to_string()),
                ("words", &made.words.join(" · ")),
            ],
        )
    });
    Ok(Outcome::Done)
}

/// `paduk store restore BACKUP`.
pub fn restore(backup: &Path, arguments: &ProfileArguments, show: Show) -> Result<Outcome, ApiError> {
    let (host, words) = (profile::host(arguments), profile::words(arguments)?);
    let restored = task::restore(&host, backup, &words, &mut |step| show.progress(&step))?;
    show.result(&restored, || {
        show.say(
            "cli.backup-restored",
            &[
                ("profile", &restored.profile),
                ("revisions", &restored.revisions.to_string()),
                ("drafts", &restored.drafts.to_string()),
                ("words", &restored.words.join(" · ")),
            ],
        )
    });
    Ok(Outcome::Done)
}

/// `paduk store search`.
pub fn search(typed: &str, arguments: &ProfileArguments, show: Show) -> Result<Outcome, ApiError> {
    let mut app = profile::open(arguments)?;
    let found = task::search(&mut app, typed)?;
    show.result(&found, || {
        let rows = found.rows.iter().map(|row| format!("{} · {}", row.name, row.label));
        let mut lines: Vec<String> = rows.collect();
        let total = usize::try_from(found.total).unwrap_or(usize::MAX);
        lines.push(if total == 0 {
            show.say("ui.find.none", &[("typed", typed)])
        } else {
            show.say("ui.find.count", &[("count", &total.to_string())])
        });
        lines.join("\n")
    });
    Ok(if found.rows.is_empty() {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}
