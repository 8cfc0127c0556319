//! Whatever changes come, in whatever order, nothing breaks, and a replay gives the same.

use std::sync::Arc;

use paduk_survey::{Nonresponse, RowId};
use proptest::prelude::*;

use super::{Change, Interview, Still, form};
use crate::FormError;

/// One of everything that a workbook may use.
const FORM: &str = "start | s\ntoday | td\nselect_one yesno or_other | q | required = yes | nonresponse = dk refused\n\
    integer | n | constraint = . < 6 | warning = . < 4 | warning_key = far\nrange | rg | parameters = start=0 end=4 step=0.5\n\
    rank food | rk\nselect_multiple food | m | filter = kind = ${t} | parameters = randomize=true seed=${n}\n\
    text | t | relevant = ${q} = 1\ndate | d | default = today()\ntime | ti\ndateTime | dt\ngeopoint | g\nimage | im\nfile | fi\n\
    acknowledge | ok\nhidden | h | default = x\nbarcode | bc\ncalculate | c | calculation = ${n} + count(${R}) | trigger = ${q}\n\
    begin repeat | R | relevant = ${q} != 2\ninteger | a | constraint = . > ${n}\nbegin repeat | K | count = ${a}\n\
    text | b | default = concat('b', position(..))\nselect_one ${b} | sb\nend repeat\ncalculate | p | calculation = position(..) + sum(${a})\nend repeat\n\
    begin repeat | F | fixed = yes\ninteger | f\nend repeat\ntext | clear | trigger = ${n}\nnote | no | label = ${q} ${c} ${b}";

const NAMES: [&str; 32] = [
    "s", "td", "q", "q_other", "n", "rg", "rk", "m", "t", "d", "ti", "dt", "g", "im", "fi", "ok", "h", "bc", "c", "R",
    "a", "K", "b", "sb", "p", "F", "f", "clear", "no", "", "zz", "R/a",
];

const VALUES: [&str; 22] = [
    "",
    "1",
    "2",
    "3",
    "5",
    "1999",
    "-1",
    "1.5",
    "x",
    "a",
    "b",
    "other",
    "rice egg fish",
    "egg rice",
    "2026-11-24",
    "14:05",
    "2026-11-24T14:05:00",
    "-6.8 107.1 0 0",
    "OK",
    "kartu.jpg",
    "b1",
    "\u{0}",
];

const ROWS: [&str; 8] = ["r1", "r2", "r3", "r1/K-1", "r1/K-2", "r2/K-1", "K-1", ""];

fn any_change() -> impl Strategy<Value = Change> {
    let name = || prop::sample::select(&NAMES[..]).prop_map(str::to_owned);
    let value = || prop_oneof![3 => prop::sample::select(&VALUES[..]).prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    let row = || prop::option::weighted(0.6, prop::sample::select(&ROWS[..]).prop_map(RowId::new));
    let known = || prop::sample::select(&ROWS[..]).prop_map(RowId::new);
    let state = prop_oneof![Just(Nonresponse::Dk), Just(Nonresponse::Refused), Just(Nonresponse::Na)];
    let simple = prop_oneof![
        6 => (name(), row(), value()).prop_map(|(question, row, value)| Change::Set { question, row, value }),
        1 => (name(), row(), state).prop_map(|(question, row, state)| Change::Nonresponse { question, row, state }),
        1 => (name(), row()).prop_map(|(question, row)| Change::Clear { question, row }),
        1 => (name(), row(), prop::option::of(value()))
            .prop_map(|(question, row, text)| Change::Note { question, row, text }),
        1 => (name(), row(), prop::option::of(value())).prop_map(|(question, row, reason)| Change::Reason {
            question,
            row,
            warning_key: "far".into(),
            reason,
        }),
        3 => (prop_oneof![Just("R"), Just("K"), Just("F"), Just("zz")], known(), row())
            .prop_map(|(repeat, row, parent)| Change::AddRow { repeat: repeat.into(), row, parent }),
        3 => (known()).prop_map(|row| Change::AddRow { repeat: "R".into(), row, parent: None }),
        1 => known().prop_map(|row| Change::RemoveRow { row }),
        1 => known().prop_map(|row| Change::RestoreRow { row }),
        1 => prop_oneof![Just("id"), Just("en")].prop_map(|language| Change::Language { language: language.into() }),
    ];
    (simple, any::<bool>()).prop_map(|(change, confirmed)| {
        if confirmed {
            Change::Confirmed {
                confirmed: Box::new(change),
            }
        } else {
            change
        }
    })
}

/// Everything that can be seen of an interview.
fn seen(interview: &Interview) -> String {
    let states: Vec<_> = interview
        .all_places()
        .iter()
        .map(|place| format!("{:?}", interview.state(place, "id")))
        .collect();
    let (rows, kept) = (interview.rows_in_order(), interview.finalise());
    format!(
        "{}\n{}\n{states:?}\n{rows:?}\n{kept:?}",
        interview.line(),
        interview.found()
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn nothing_breaks_and_a_replay_gives_the_same(changes in prop::collection::vec(any_change(), 0..50)) {
        let form = form(FORM);
        let mut interview = Interview::open(Arc::clone(&form), Arc::new(Still));
        let mut taken = Vec::new();
        for change in changes {
            let before = seen(&interview);
            match interview.apply(&change) {
                Ok(_) => taken.push(change),
                Err(error) => {
                    prop_assert_eq!(seen(&interview), before, "refused, yet something changed");
                    if let FormError::RowsWouldGo { rows, .. } = error {
                        prop_assert!(!rows.is_empty());
                    }
                }
            }
        }
        let (again, said) = Interview::resume(Arc::clone(&form), Arc::new(Still), &[], &[], &taken);
        prop_assert!(said.is_empty(), "{:?}", said);
        prop_assert_eq!(seen(&again), seen(&interview));
        // Stored and taken up again, by this form and by one that lacks most of it, nothing breaks and nothing is lost.
        let (rows, answers) = (interview.rows_in_order(), interview.answers());
        let (stored, _) = Interview::resume(form, Arc::new(Still), &rows, &answers, &[]);
        prop_assert_eq!(stored.rows_in_order(), rows.clone());
        let smaller = super::form("text | n\nbegin repeat | R\ntext | b\nend repeat");
        let (migrated, _) = Interview::resume(smaller, Arc::new(Still), &rows, &answers, &taken);
        let keeps = |question: &str, row: &Option<RowId>| {
            migrated.answers().iter().any(|kept| kept.question == question && kept.row == *row)
        };
        for answer in &answers {
            prop_assert!(keeps(&answer.question, &answer.row), "{} is lost", answer.question);
        }
    }
}
