//! The report as lines of text, for a terminal and for a printer that knows no more.

use std::fmt::Write;

use paduk_text::{Language, say};

use super::{PlausibilityWords, plausibility_notes};

/// How wide a line may be.
const WIDTH: usize = 100;

/// All surveys, one after the other, then what is to be known of them. `source` says where the children come from.
pub fn plausibility_text(all: &[PlausibilityWords], source: &str, language: Language) -> String {
    let mut text = say("report.plausibility.title", &[], language) + "\n";
    text += &wrapped(&say("report.plausibility.origin", &[("source", source)], language), "");
    for one in all {
        text.push('\n');
        if !one.set.is_empty() {
            let heading = say("report.plausibility.set", &[("set", &one.set)], language);
            let _ = writeln!(text, "{heading}");
        }
        text += &wrapped(&one.summary, "");
        text.push('\n');
        for test in &one.tests {
            let head = say(
                "report.plausibility.line",
                &[("test", &test.name), ("points", &test.points), ("class", &test.class)],
                language,
            );
            text += &wrapped(&head, "");
            text += &wrapped(&test.found, "    ");
            text += &wrapped(&test.bounds, "    ");
        }
        text.push('\n');
        for sentence in [&one.total, &one.total_otherwise, &one.advice] {
            text += &wrapped(sentence, "");
        }
    }
    text.push('\n');
    for note in plausibility_notes(language) {
        text += &wrapped(&format!("* {note}"), "");
    }
    text.trim_end().to_owned()
}

/// The words on lines of at most [`WIDTH`], each behind the indent; nothing for no words.
fn wrapped(words: &str, indent: &str) -> String {
    let mut text = String::new();
    let mut line = String::new();
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        let full = indent.chars().count() + line.chars().count() + 1 + word.chars().count();
        if !line.is_empty() && full > WIDTH {
            let _ = writeln!(text, "{indent}{line}");
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line += word;
    }
    if !line.is_empty() {
        let _ = writeln!(text, "{indent}{line}");
    }
    text
}
