//! Verdicts by intervention.

use paduk_survey::{Module, Verdict};
use paduk_text::{Language, say};

use super::Report;
use super::html::{Cell, Over, figure, note, section, table};
use crate::coverage::{Counts, Coverage, CoverageLine, SMALL_N};
use crate::figure::{Stack, sign, stacked, word};
use crate::number::{percent, whole};

pub(super) fn part(report: &Report, coverage: &Coverage, language: Language) -> String {
    let title = say("report.coverage.title", &[], language);
    if coverage.lines.is_empty() {
        return section(&title, &note(&say("report.coverage.none", &[], language)));
    }
    let mut html = whole_survey(report, coverage, language);
    if coverage.lines.iter().any(|line| line.all.is_small()) {
        let limit = whole(SMALL_N.into(), language);
        html.push_str(&note(&format!(
            "◦ {}",
            say("report.coverage.small", &[("limit", &limit)], language)
        )));
    }
    html.push_str(&note(&say("report.coverage.note", &[], language)));

    let stacks: Vec<Stack> = coverage
        .lines
        .iter()
        .map(|line| Stack {
            label: title_of(report, line, language),
            counts: line.all,
        })
        .collect();
    let caption = say("report.coverage.figure", &[], language);
    let drawn = stacked(&caption, &stacks, 640.0, language);
    html.push_str(&figure(&drawn, &caption, &say("report.as-table", &[], language)));
    html.push_str(&by_village(report, coverage, language));
    section(&title, &html)
}

fn whole_survey(report: &Report, coverage: &Coverage, language: Language) -> String {
    let heading = |code: &str| say(code, &[], language);
    let words = Verdict::ALL.map(|verdict| format!("{} {}", sign(verdict), word(verdict, language)));
    let numbers = |words: String| Cell::of(words, "number");
    let headings: Vec<Cell> = ["report.heading.intervention", "report.heading.group"]
        .map(|code| Cell::new(heading(code)))
        .into_iter()
        .chain(words.map(numbers))
        .chain(["report.heading.n", "report.heading.share"].map(|code| numbers(heading(code))))
        .chain([Cell::new(heading("report.heading.target"))])
        .collect();
    let rows: Vec<Vec<Cell>> = coverage
        .lines
        .iter()
        .map(|line| {
            let counts = Verdict::ALL.map(|verdict| Cell::of(whole(line.all.of(verdict).into(), language), "number"));
            let target = report
                .interventions
                .iter()
                .find(|named| named.code == line.intervention);
            let target = target.map(|named| named.target.clone()).unwrap_or_default();
            [
                Cell::new(coded(report, line, language)),
                Cell::new(module_name(report, line.module, language)),
            ]
            .into_iter()
            .chain(counts)
            .chain([
                Cell::of(whole(line.all.n().into(), language), "number"),
                Cell::of(share(&line.all, language), "number"),
                Cell::of(if target.is_empty() { "–".to_owned() } else { target }, "soft"),
            ])
            .collect()
        })
        .collect();
    table(
        &say("report.coverage.caption", &[], language),
        &[],
        &headings,
        &rows,
        &[],
    )
}

fn by_village(report: &Report, coverage: &Coverage, language: Language) -> String {
    let villages = coverage.villages();
    let over = [
        Over {
            words: String::new(),
            columns: 1,
        },
        Over {
            words: say("report.village.over", &[], language),
            columns: villages.len(),
        },
    ];
    let headings: Vec<Cell> = std::iter::once(Cell::new(say("report.heading.intervention", &[], language)))
        .chain(villages.iter().map(|village| Cell::of(*village, "number")))
        .collect();
    let rows: Vec<Vec<Cell>> = coverage
        .lines
        .iter()
        .map(|line| {
            let cells = villages.iter().map(|village| {
                let counts = line.villages.get(*village).copied().unwrap_or_default();
                Cell::of(met_of_n(&counts, language), "number")
            });
            std::iter::once(Cell::new(title_of(report, line, language)))
                .chain(cells)
                .collect()
        })
        .collect();
    table(
        &say("report.village.caption", &[], language),
        &over,
        &headings,
        &rows,
        &[],
    )
}

/// `3 dari 5`, and how many are not known; a village's numbers are too small for a percentage.
fn met_of_n(counts: &Counts, language: Language) -> String {
    if counts.n() == 0 {
        let unknown = whole(counts.unknown.into(), language);
        return if counts.unknown == 0 {
            "–".to_owned()
        } else {
            format!("? {unknown}")
        };
    }
    let (met, n) = (whole(counts.met.into(), language), whole(counts.n().into(), language));
    say("report.village.of", &[("met", &met), ("n", &n)], language)
}

/// The share that got it, marked where n is small.
fn share(counts: &Counts, language: Language) -> String {
    match percent(counts.met.into(), counts.n().into(), language) {
        Some(share) if counts.is_small() => format!("◦ {share}"),
        Some(share) => share,
        None => "–".to_owned(),
    }
}

/// Code and name, or the code alone where the pack has no name for it.
fn coded(report: &Report, line: &CoverageLine, language: Language) -> String {
    let name = report.name(&line.intervention, language);
    if name == line.intervention {
        name.to_owned()
    } else {
        format!("{} {name}", line.intervention)
    }
}

fn title_of(report: &Report, line: &CoverageLine, language: Language) -> String {
    let name = report.name(&line.intervention, language);
    // Two modules may share an intervention; then only the group tells their rows apart.
    format!("{name} · {}", module_name(report, line.module, language))
}

fn module_name(report: &Report, module: Module, language: Language) -> String {
    match module {
        Module::Household => say("report.group.rt", &[], language),
        Module::Member(group) => report.group_name(group, language),
    }
}
