//! Quotas against the frame.

use paduk_text::{Language, say};

use super::Report;
use super::html::{Cell, Over, figure, note, section, table};
use crate::figure::{Bar, bars};
use crate::number::whole;
use crate::quota::{QuotaCell, QuotaTable};

pub(super) fn part(report: &Report, quotas: &QuotaTable, language: Language) -> String {
    let number = |number: u32| whole(number.into(), language);
    let mut html = String::new();

    let over: Vec<Over> = std::iter::once((String::new(), 1))
        .chain(
            quotas
                .groups
                .iter()
                .map(|group| (report.group_name(*group, language), 3)),
        )
        .map(|(words, columns)| Over { words, columns })
        .collect();
    let three = ["report.heading.frame", "report.heading.quota", "report.heading.done"];
    let headings: Vec<Cell> = std::iter::once(Cell::new(say("report.heading.village", &[], language)))
        .chain(
            quotas
                .groups
                .iter()
                .flat_map(|_| three.map(|code| Cell::of(say(code, &[], language), "number"))),
        )
        .collect();
    let cells = |cell: &QuotaCell| {
        let full = cell.reachable() > 0 && cell.left() == 0;
        let done = if full {
            format!("✓ {}", number(cell.done))
        } else {
            number(cell.done)
        };
        let quota = if cell.census() {
            format!("{}*", number(cell.quota))
        } else {
            number(cell.quota)
        };
        [
            Cell::of(number(cell.frame), "number soft"),
            Cell::of(quota, "number"),
            Cell::of(done, if full { "number good" } else { "number" }),
        ]
    };
    let rows: Vec<Vec<Cell>> = quotas
        .rows
        .iter()
        .map(|row| {
            let name = if row.in_frame {
                row.village.clone()
            } else {
                say("report.quota.outside", &[("village", &row.village)], language)
            };
            std::iter::once(Cell::new(name))
                .chain(row.cells.iter().flat_map(cells))
                .collect()
        })
        .collect();
    let total = |cell: &QuotaCell| [cell.frame, cell.quota, cell.done].map(|sum| Cell::of(number(sum), "number"));
    let foot: Vec<Cell> = std::iter::once(Cell::new(say("report.total", &[], language)))
        .chain(quotas.totals.iter().flat_map(total))
        .collect();
    html.push_str(&table(
        &say("report.quota.caption", &[], language),
        &over,
        &headings,
        &rows,
        &[foot],
    ));

    for (village, group, cell) in quotas.censuses() {
        let words = say(
            "report.quota.census",
            &[
                ("village", village),
                ("group", &report.group_name(group, language)),
                ("quota", &number(cell.quota)),
                ("frame", &number(cell.frame)),
                ("short", &number(cell.shortfall())),
            ],
            language,
        );
        html.push_str(&note(&format!("* {words}")));
    }
    html.push_str(&note(&say("report.quota.note", &[], language)));

    let progress: Vec<Bar> = quotas
        .rows
        .iter()
        .map(|row| Bar {
            label: row.village.clone(),
            value: row.done(),
            goal: row.reachable(),
        })
        .collect();
    let caption = say("report.quota.figure", &[], language);
    let drawn = bars(
        &caption,
        &say("report.heading.village", &[], language),
        &progress,
        640.0,
        language,
    );
    html.push_str(&figure(&drawn, &caption, &say("report.as-table", &[], language)));
    section(&say("report.quota.title", &[], language), &html)
}
