//! The plausibility report as a page to print.

use paduk_text::{Language, say};

use super::html::{Cell, each, escape, section, table};
use super::shell;
use crate::plausibility::{PlausibilityWords, plausibility_notes};

/// The report as one page that needs nothing else. `source` says where the children come from: a file's name, a store.
pub fn plausibility_page(all: &[PlausibilityWords], source: &str, language: Language) -> String {
    let title = say("report.plausibility.title", &[], language);
    let origin = say("report.plausibility.origin", &[("source", source)], language);
    let notes = plausibility_notes(language);
    let notes = each(&notes, |sentence| format!("<li>{}</li>\n", escape(sentence)));
    let inside = each(all, |one| part(one, &title, language));
    let inside = inside
        + &section(
            &say("report.method.title", &[], language),
            &format!("<ul>\n{notes}</ul>\n"),
        );
    shell("", &title, &origin, &inside, language)
}

fn part(one: &PlausibilityWords, title: &str, language: Language) -> String {
    let heading = if one.set.is_empty() {
        title.to_owned()
    } else {
        say("report.plausibility.set", &[("set", &one.set)], language)
    };
    let headings = ["test", "found", "bounds", "points", "class"].map(|name| {
        let words = say(&format!("report.plausibility.heading.{name}"), &[], language);
        Cell::of(words, if name == "points" { "number" } else { "" })
    });
    let rows: Vec<Vec<Cell>> = one
        .tests
        .iter()
        .map(|test| {
            vec![
                Cell::new(&test.name),
                Cell::new(&test.found),
                Cell::new(&test.bounds),
                Cell::of(&test.points, "number"),
                Cell::new(&test.class),
            ]
        })
        .collect();
    let otherwise = Some(&one.total_otherwise).filter(|words| !words.is_empty());
    let said = format!(
        "<p><strong>{}</strong>{} {}</p>\n",
        escape(&one.total),
        otherwise.map_or_else(String::new, |words| format!(" {}", escape(words))),
        escape(&one.advice)
    );
    section(&heading, &(said + &table(&one.summary, &[], &headings, &rows, &[])))
}
