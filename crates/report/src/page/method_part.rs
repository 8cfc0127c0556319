//! Where the numbers come from, how they were counted and how the page was made.

use paduk_survey::Mode;
use paduk_text::{Language, say};

use super::html::{each, escape, section};
use super::{Report, day};
use crate::number::whole;

pub(super) fn part(report: &Report, language: Language) -> String {
    let origin = &report.origin;
    let source = match report.mode {
        Mode::Training => "report.source.training",
        Mode::Real => "report.source.real",
    };
    let households = whole(report.households.into(), language);
    let questionnaires = whole(report.questionnaires.into(), language);
    let sentences = [
        say(
            source,
            &[("households", &households), ("questionnaires", &questionnaires)],
            language,
        ),
        say("report.method.count", &[], language),
        say("report.method.share", &[], language),
        say("report.method.weight", &[], language),
        say("report.method.frame", &[], language),
    ];
    let list = each(&sentences, |sentence| format!("<li>{}</li>\n", escape(sentence)));
    let made = [
        ("report.made.day", day(&report.made_on, language)),
        ("report.made.pack", origin.pack.clone()),
        ("report.made.pack-hash", origin.pack_hash.clone()),
        ("report.made.engine", origin.engine.clone()),
        ("report.made.fingerprint", origin.fingerprint.join(" ")),
        ("report.made.revisions", whole(origin.revisions, language)),
    ];
    let made = each(&made, |(code, value)| {
        if value.is_empty() {
            return String::new();
        }
        let heading = say(code, &[], language);
        format!("<dt>{}</dt><dd>{}</dd>\n", escape(&heading), escape(value))
    });
    let method = section(
        &say("report.method.title", &[], language),
        &format!("<ul>\n{list}</ul>\n"),
    );
    method
        + &section(
            &say("report.made.title", &[], language),
            &format!("<dl>\n{made}</dl>\n"),
        )
}
