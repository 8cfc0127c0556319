//! Who was not reached, and who was served twice; households by their case, nobody by name.

use paduk_survey::Verdict;

use super::super::served_twice;
use super::{MatrixTable, Value, Words, number, text};

pub(super) fn gaps(words: &Words<'_>) -> MatrixTable {
    let gaps = words.input.verdicts.iter().filter(|row| row.verdict == Verdict::Gap);
    let rows = gaps.map(|row| {
        let need = words.input.need_of(&row.intervention);
        let serving: Vec<String> = words
            .input
            .programmes
            .iter()
            .filter(|one| one.counts && one.village == row.village && words.input.need_of(&one.intervention) == need)
            .map(|one| format!("{} {}", one.office, one.year))
            .collect();
        vec![
            words.village(&row.village),
            Value::Text(row.case.to_string()),
            row.member_number.map_or(Value::Empty, number),
            words.module(row.module),
            Value::Text(row.intervention.clone()),
            Value::Text(words.intervention(&row.intervention)),
            text(row.reason.get(words.language.tag(), "id")),
            text(&serving.join("; ")),
        ]
    });
    MatrixTable {
        key: "gaps",
        columns: vec![
            "village",
            "case",
            "member_number",
            "group",
            "intervention",
            "name",
            "reason",
            "programmes",
        ],
        rows: rows.collect(),
    }
}

pub(super) fn twice(words: &Words<'_>) -> MatrixTable {
    let mut rows = Vec::new();
    for twice in served_twice(words.input) {
        for (kind, provider) in &twice.served {
            rows.push(vec![
                words.village(twice.village),
                Value::Text(twice.case.to_string()),
                words.need(twice.need),
                words.of_list(&words.input.help_kinds, kind),
                words.of_list(&words.input.providers, provider),
            ]);
        }
    }
    MatrixTable {
        key: "served_twice",
        columns: vec!["village", "case", "need", "help", "provider"],
        rows,
    }
}
