//! The report as one page that needs nothing else: no script, no remote anything, light and dark, fit to print.

mod coverage_part;
pub(crate) mod html;
mod method_part;
mod plausibility_part;
mod quota_part;

use paduk_survey::{Mode, TargetGroup, Texts};
use paduk_text::{Language, say};

use crate::coverage::{Coverage, VerdictRow, coverage};
use crate::number::whole;
use crate::quota::{Done, Quota, QuotaTable, quotas};

pub(crate) use html::escape;
pub use plausibility_part::plausibility_page;

pub(crate) const STYLE: &str = include_str!("style.css");

/// A name that the pack gives to a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The intervention's code.
    pub code: String,
    /// Its name.
    pub name: Texts,
    /// The national target with its year, in the pack's words; empty where there is none.
    pub target: String,
}

/// What the numbers were made from and with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The survey pack's id and version, for example `stunting-cianjur 1`.
    pub pack: String,
    /// The first digits of the pack's content hash.
    pub pack_hash: String,
    /// The program's version.
    pub engine: String,
    /// The four words of the set of revisions that were counted.
    pub fingerprint: Vec<String>,
    /// How many revisions that set has.
    pub revisions: u64,
}

/// Everything a report is written from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The survey's title.
    pub title: Texts,
    /// Where it is made, for example `Kabupaten Cianjur`.
    pub area: String,
    /// Whether the records count.
    pub mode: Mode,
    /// The day on which the report is made, `2026-11-24`.
    pub made_on: String,
    /// Households with at least one finished questionnaire.
    pub households: u32,
    /// Finished questionnaires of members.
    pub questionnaires: u32,
    /// The groups as the pack calls them.
    pub groups: Vec<(TargetGroup, Texts)>,
    /// Frame and quotas.
    pub quotas: Vec<Quota>,
    /// What is done.
    pub done: Vec<Done>,
    /// The verdicts.
    pub verdicts: Vec<VerdictRow>,
    /// Names of the interventions.
    pub interventions: Vec<Named>,
    /// What the numbers were made from and with.
    pub origin: Origin,
}

impl Report {
    /// A group's name in a language, or its code where the pack has no name.
    pub(crate) fn group_name(&self, group: TargetGroup, language: Language) -> String {
        let named = self.groups.iter().find(|(known, _)| *known == group);
        let name = named
            .map(|(_, name)| name.get(language.tag(), "id"))
            .filter(|name| !name.is_empty());
        name.unwrap_or(group.code()).to_owned()
    }

    /// The intervention's name in a language, or its code where the pack has no name.
    pub(crate) fn name<'a>(&'a self, code: &'a str, language: Language) -> &'a str {
        self.interventions
            .iter()
            .find(|named| named.code == code)
            .map(|named| named.name.get(language.tag(), "id"))
            .filter(|name| !name.is_empty())
            .unwrap_or(code)
    }
}

/// The report in Indonesian.
pub fn laporan(report: &Report) -> String {
    page(report, Language::Indonesian)
}

/// The report in a language.
pub fn page(report: &Report, language: Language) -> String {
    let quotas: QuotaTable = quotas(&report.quotas, &report.done);
    let coverage: Coverage = coverage(&report.verdicts);
    let title = report.title.get(language.tag(), "id");
    let heading = say("report.title", &[("survey", title)], language);
    let summary = say(
        "report.summary",
        &[
            ("area", report.area.as_str()),
            ("day", &day(&report.made_on, language)),
            ("households", &whole(report.households.into(), language)),
            ("questionnaires", &whole(report.questionnaires.into(), language)),
        ],
        language,
    );
    let band = match report.mode {
        Mode::Training => format!(
            "<p class=\"band\">{}</p>\n",
            escape(&say("report.training", &[], language))
        ),
        Mode::Real => String::new(),
    };
    let inside = format!(
        "{quota}{coverage}{method}",
        quota = quota_part::part(report, &quotas, language),
        coverage = coverage_part::part(report, &coverage, language),
        method = method_part::part(report, language),
    );
    shell(&band, &heading, &summary, &inside, language)
}

/// A page around its parts: `band` and `inside` are markup, `heading` and `summary` are words.
fn shell(band: &str, heading: &str, summary: &str, inside: &str, language: Language) -> String {
    // The policy forbids what the page does not have anyway, so that nothing that slipped in could run.
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{heading}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n{band}<main>\n<h1>{heading}</h1>\n<p class=\"soft\">{summary}</p>\n\
         {inside}</main>\n</body>\n</html>\n",
        lang = language.tag(),
        heading = escape(heading),
        summary = escape(summary),
    )
}

/// A day in words, `24 November 2026`; whatever is no day stays as it is.
pub(crate) fn day(iso: &str, language: Language) -> String {
    let mut parts = iso.split('-');
    let mut next = || parts.next().and_then(|part| part.parse::<u32>().ok());
    match (next(), next(), next()) {
        (Some(year), Some(month @ 1..=12), Some(day)) => {
            format!("{day} {} {year}", say(&format!("report.month.{month}"), &[], language))
        }
        _ => iso.to_owned(),
    }
}
