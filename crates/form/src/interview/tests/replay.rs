//! A journal replayed gives the same state; what was stored comes back.

use std::sync::Arc;

use paduk_survey::{Nonresponse, Recorded, RowId, StoredAnswer};
use proptest::prelude::*;

use super::{Change, Interview, Still, change, form, open};

const FORM: &str = "select_one yesno | q | required = yes\ninteger | a | relevant = ${q} = 1 | nonresponse = dk\n\
                    begin repeat | AR | relevant = ${a} > 2\ninteger | age | constraint = . < 100\n\
                    calculate | no | calculation = position(..)\nend repeat\ncalculate | sum | calculation = sum(${age}) + ${a}\n\
                    date | d | default = today()\ninteger | k\nbegin repeat | K | count = ${k}\ninteger | c\nend repeat\n\
                    text | t | calculation = concat(${q}, ${sum})";

fn any_change() -> impl Strategy<Value = Change> {
    let row = prop_oneof![Just("r1"), Just("r2"), Just("r3")];
    prop_oneof![
        prop_oneof![
            Just("q 1"),
            Just("q 2"),
            Just("q "),
            Just("a 1"),
            Just("a 3"),
            Just("a ?dk"),
            Just("d "),
            Just("k 2"),
            Just("k 0"),
            Just("c@K-1 4"),
            Just("c@K-2 5"),
            Just("t hand"),
            Just("a x"),
            Just("gone 1"),
        ]
        .prop_map(change),
        row.clone().prop_map(|row| change(&format!("+ AR@{row}"))),
        row.clone().prop_map(|row| change(&format!("- {row}"))),
        row.clone().prop_map(|row| change(&format!("undo {row}"))),
        (row, 0..120_u32).prop_map(|(row, age)| change(&format!("age@{row} {age}"))),
    ]
}

/// Everything that can be seen of an interview.
fn seen(interview: &Interview) -> String {
    format!(
        "{} | {} | {:?} | {:?} | {:?}",
        interview.line(),
        interview.found(),
        interview.rows_in_order(),
        interview.places(),
        interview.finalise()
    )
}

proptest! {
    #[test]
    fn a_replay_gives_the_same_state(changes in prop::collection::vec(any_change(), 0..40)) {
        let form = form(FORM);
        let mut interview = Interview::open(Arc::clone(&form), Arc::new(Still));
        let taken: Vec<Change> = changes.into_iter().filter(|change| interview.apply(change).is_ok()).collect();
        // The journal is kept as bytes.
        let bytes = serde_json::to_vec(&taken).unwrap();
        let read: Vec<Change> = serde_json::from_slice(&bytes).unwrap();
        let (again, said) = Interview::resume(form, Arc::new(Still), &[], &[], &read);
        prop_assert!(said.is_empty());
        prop_assert_eq!(seen(&again), seen(&interview));
    }

    /// Computing only what a change touches gives what computing everything gives.
    #[test]
    fn what_was_stored_comes_back(changes in prop::collection::vec(any_change(), 0..40)) {
        let form = form(FORM);
        let mut interview = Interview::open(Arc::clone(&form), Arc::new(Still));
        for change in &changes {
            let _ = interview.apply(change);
        }
        let (rows, answers) = (interview.rows_in_order(), interview.answers());
        if !rows.is_empty() || !answers.is_empty() {
            let (again, said) = Interview::resume(form, Arc::new(Still), &rows, &answers, &[]);
            prop_assert!(said.is_empty(), "{:?}", said);
            prop_assert_eq!(again.line(), interview.line());
            prop_assert_eq!(again.found(), interview.found());
            prop_assert_eq!(again.answers(), answers);
            prop_assert_eq!(again.rows_in_order(), rows);
        }
    }
}

fn stored(question: &str, row: Option<&str>, value: &str) -> StoredAnswer {
    StoredAnswer {
        question: question.into(),
        row: row.map(RowId::new),
        recorded: Some(Recorded::Value(value.into())),
        note: None,
    }
}

#[test]
fn nothing_stored_is_lost() {
    let answers = [
        stored("q", None, "9"),
        stored("gone", None, "x"),
        stored("age", Some("r9"), "4"),
        stored("k", None, "1"),
    ];
    let (interview, said) = Interview::resume(form(FORM), Arc::new(Still), &[], &answers, &[change("a nine")]);
    let codes: Vec<_> = said.iter().map(|said| said.code.as_str()).collect();
    assert_eq!(
        codes,
        [
            "answer-no-longer-fits",
            "answer-without-question",
            "answer-without-row",
            "change-not-carried-over"
        ]
    );
    // The answer of the change stands where it belongs, and is a finding there as soon as it is asked.
    let kept: Vec<_> = interview.answers().into_iter().map(|answer| answer.question).collect();
    assert_eq!(kept, ["q", "a", "k", "t", "gone", "age"]);
    assert!(interview.found().contains("q choice-not-offered*"));
}

#[test]
fn notes_are_kept_with_and_without_an_answer() {
    let mut interview = open(FORM);
    let note = |text: Option<&str>| Change::Note {
        question: "a".into(),
        row: None,
        text: text.map(str::to_owned),
    };
    interview.apply(&note(Some("ragu-ragu"))).unwrap();
    let answer = interview.answers().remove(0);
    assert_eq!(
        (answer.question.as_str(), answer.note.as_deref()),
        ("a", Some("ragu-ragu"))
    );
    interview.does("a ?dk");
    assert_eq!(
        interview.answers()[0].recorded,
        Some(Recorded::Nonresponse(Nonresponse::Dk))
    );
    interview.apply(&note(None)).unwrap();
    assert_eq!(interview.answers()[0].note, None);
}

#[test]
fn what_a_calculation_looked_up_is_stored_and_stands() {
    let form = form("text | m\ncalculate | age | calculation = pulldata('paduk_member', 'age_months', 'id', ${m})");
    let answers = [stored("m", None, "m1"), stored("age", None, "21")];
    let (mut interview, _) = Interview::resume(form, Arc::new(Still), &[], &answers, &[]);
    assert_eq!(interview.line(), "m=m1 age=21");
    interview.does("m m2");
    interview.does("m m1");
    assert_eq!(interview.line(), "m=m1 age=22");
    assert_eq!(interview.answers().len(), 2);
}

#[test]
fn metadata_come_from_outside() {
    let interview = open("start | s\nend | e\ntoday | t\nusername | u\ninteger | a");
    assert_eq!(
        interview.line(),
        "s=2026-11-24T09:30:00.000+07:00 e= t=2026-11-24 u= a="
    );
    let names: Vec<_> = interview
        .finalise()
        .0
        .into_iter()
        .map(|answer| answer.question)
        .collect();
    assert_eq!(names, ["s", "e", "t"]);
    assert_eq!(interview.opening().len(), 2);
}
