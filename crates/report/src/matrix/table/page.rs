//! The tables as one page that needs nothing else and prints.

use paduk_survey::{Mode, Texts};
use paduk_text::{Language, say};

use super::super::input::MatrixInput;
use super::{MatrixTable, Value, matrix_tables};
use crate::number::{fixed, whole};
use crate::page::html::{Cell, escape, note, section, table};
use crate::page::{Origin, STYLE, day};

/// Everything the page is written from.
#[derive(Debug, Clone, PartialEq)]
pub struct MatrixReport {
    /// The survey's title.
    pub title: Texts,
    /// Whether the records count.
    pub mode: Mode,
    /// The day on which it is made, `2026-11-24`.
    pub made_on: String,
    /// What the numbers were made from and with.
    pub origin: Origin,
    /// Lists of offices on which two people disagree, as `DINKES 2026`.
    pub disputed: Vec<String>,
    /// Everything that is counted.
    pub input: MatrixInput,
}

/// The page in a language.
pub fn matrix_page(report: &MatrixReport, language: Language) -> String {
    let title = report.title.get(language.tag(), "id");
    let heading = say("report.matrix.title", &[("survey", title)], language);
    let made = say(
        "report.matrix.made",
        &[("day", &day(&report.made_on, language))],
        language,
    );
    let band = match report.mode {
        Mode::Training => format!(
            "<p class=\"band\">{}</p>\n",
            escape(&say("report.training", &[], language))
        ),
        Mode::Real => String::new(),
    };
    let parts: String = matrix_tables(&report.input, language)
        .iter()
        .map(|table| part(table, language))
        .collect();
    // The policy forbids what the page does not have anyway, so that nothing that slipped in could run.
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{heading}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n{band}<main>\n<h1>{heading}</h1>\n<p class=\"soft\">{made}</p>\n\
         {parts}{method}</main>\n</body>\n</html>\n",
        lang = language.tag(),
        heading = escape(&heading),
        made = escape(&made),
        method = method(report, language),
    )
}

fn part(found: &MatrixTable, language: Language) -> String {
    let title = say(&format!("report.matrix.table.{}", found.key), &[], language);
    let about = note(&say(&format!("report.matrix.about.{}", found.key), &[], language));
    if found.rows.is_empty() {
        return section(&title, &(about + &note(&say("report.matrix.none", &[], language))));
    }
    let class = |at: usize| {
        let numeric = |row: &Vec<Value>| {
            matches!(
                row[at],
                Value::Count(_) | Value::Share(_) | Value::Number(_) | Value::Year(_)
            )
        };
        if found.rows.iter().any(numeric) { "number" } else { "" }
    };
    let headings: Vec<Cell> = found
        .columns
        .iter()
        .enumerate()
        .map(|(at, key)| Cell::of(say(&format!("report.matrix.column.{key}"), &[], language), class(at)))
        .collect();
    let cells = |row: &Vec<Value>| {
        let cells = row.iter().enumerate();
        cells
            .map(|(at, value)| Cell::of(words(value, language), class(at)))
            .collect()
    };
    let rows: Vec<Vec<Cell>> = found.rows.iter().map(cells).collect();
    section(&title, &(about + &table(&title, &[], &headings, &rows, &[])))
}

/// A value as people read it.
pub(crate) fn words(value: &Value, language: Language) -> String {
    match value {
        Value::Empty => "–".to_owned(),
        Value::Text(text) | Value::Word(_, text) => text.clone(),
        Value::Count(count) => whole(*count, language),
        Value::Share(share) => format!("{} %", fixed(share * 100.0, 1, language)),
        Value::Number(number) => fixed(*number, 2, language),
        Value::Year(year) => year.to_string(),
    }
}

fn method(report: &MatrixReport, language: Language) -> String {
    let sentences = [
        "members",
        "households",
        "census",
        "small",
        "balita",
        "unknown",
        "claims",
    ];
    let mut items: Vec<String> = sentences
        .iter()
        .map(|key| say(&format!("report.matrix.method.{key}"), &[], language))
        .collect();
    for list in &report.disputed {
        items.push(say("report.matrix.method.disputed", &[("list", list)], language));
    }
    let origin = &report.origin;
    items.push(say(
        "report.matrix.method.origin",
        &[
            ("pack", &origin.pack),
            ("hash", &origin.pack_hash),
            ("engine", &origin.engine),
            ("words", &origin.fingerprint.join(" · ")),
            ("revisions", &whole(origin.revisions, language)),
        ],
        language,
    ));
    let items: String = items
        .iter()
        .map(|item| format!("<li>{}</li>\n", escape(item)))
        .collect();
    section(
        &say("report.matrix.method.title", &[], language),
        &format!("<ul>\n{items}</ul>\n"),
    )
}
