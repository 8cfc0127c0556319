//! Coverage, verdicts of villages, national figures.

use paduk_survey::Verdict;

use super::super::{coverage_cells, village_verdicts};
use super::{MatrixTable, Value, Words, number, text};

pub(super) fn coverage(words: &Words<'_>) -> MatrixTable {
    let share = |value: Option<f64>| value.map_or(Value::Empty, Value::Share);
    let rows = coverage_cells(words.input).into_iter().map(|cell| {
        let village = match &cell.village {
            Some(code) => words.village(code),
            None => words.word("village", "all"),
        };
        let (least, most) = cell.weight.unzip();
        let weight = |value: Option<f64>| value.map_or(Value::Empty, Value::Number);
        let (lower, upper) = cell.estimate.and_then(|found| found.interval).unzip();
        let small = cell.is_small() && cell.estimate.is_some();
        vec![
            village,
            Value::Text(cell.intervention.clone()),
            Value::Text(words.intervention(&cell.intervention)),
            words.module(cell.module),
            number(cell.interviewed),
            number(cell.households),
            cell.frame.map_or(Value::Empty, number),
            weight(least),
            weight(most),
            number(cell.eligible),
            number(cell.counts.met),
            number(cell.counts.gap),
            number(cell.counts.unknown),
            number(cell.unsure),
            number(cell.counts.not_applicable),
            number(cell.n()),
            share(cell.estimate.map(|found| found.share)),
            share(cell.estimate.map(|found| found.se)),
            share(lower),
            share(upper),
            words.word("basis", cell.basis.as_str()),
            if small {
                words.word("mark", "indicative")
            } else {
                Value::Empty
            },
            if cell.stale {
                words.word("mark", "stale-frame")
            } else {
                Value::Empty
            },
        ]
    });
    MatrixTable {
        key: "coverage",
        columns: vec![
            "village",
            "intervention",
            "name",
            "group",
            "interviewed",
            "households",
            "frame",
            "weight_min",
            "weight_max",
            "eligible",
            "met",
            "gap",
            "unknown",
            "eligibility_unknown",
            "not_applicable",
            "n",
            "share",
            "se",
            "lower95",
            "upper95",
            "method",
            "indicative",
            "frame_note",
        ],
        rows: rows.collect(),
    }
}

pub(super) fn villages(words: &Words<'_>) -> MatrixTable {
    let rows = village_verdicts(words.input).into_iter().map(|one| {
        let of = |verdict| number(one.counts.of(verdict));
        vec![
            words.village(one.village),
            Value::Text(one.intervention.to_owned()),
            Value::Text(words.intervention(one.intervention)),
            words.word("verdict", one.verdict.as_str()),
            of(Verdict::Met),
            of(Verdict::Gap),
            of(Verdict::Unknown),
            of(Verdict::NotApplicable),
            text(one.reason.get(words.language.tag(), "id")),
        ]
    });
    MatrixTable {
        key: "villages",
        columns: vec![
            "village",
            "intervention",
            "name",
            "verdict",
            "met",
            "gap",
            "unknown",
            "not_applicable",
            "reason",
        ],
        rows: rows.collect(),
    }
}

pub(super) fn targets(words: &Words<'_>) -> MatrixTable {
    let rows = words.input.targets.iter().map(|target| {
        let value = if target.unit == "percent" {
            Value::Share(target.value / 100.0)
        } else {
            Value::Count(target.value as u64)
        };
        vec![
            Value::Text(target.intervention.clone()),
            Value::Text(words.intervention(&target.intervention)),
            text(target.measure.get(words.language.tag(), "id")),
            words.word("kind", &target.kind),
            words.word("bound", &target.bound),
            value,
            words.word("unit", &target.unit),
            target.year.map_or(Value::Empty, Value::Year),
            text(&target.source),
            text(&target.status),
        ]
    });
    MatrixTable {
        key: "targets",
        columns: vec![
            "intervention",
            "name",
            "measure",
            "kind",
            "bound",
            "value",
            "unit",
            "year",
            "source",
            "status",
        ],
        rows: rows.collect(),
    }
}
