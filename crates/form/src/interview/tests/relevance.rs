//! What is asked, what must be, and what is wrong.

use super::{check, open};

#[test]
fn what_is_not_relevant_keeps_its_answer_and_reads_as_empty() {
    let form =
        "select_one yesno | q\ninteger | a | relevant = ${q} = 1\ncalculate | x | calculation = coalesce(${a}, 0) + 1";
    check(form, &["q 1", "a 4"], "q=1 a=4 x=5");
    check(form, &["q 1", "a 4", "q 2"], "q=2 a=- x=1");
    check(form, &["q 1", "a 4", "q 2", "q 1"], "q=1 a=4 x=5");
}

#[test]
fn groups_hand_their_relevance_down() {
    let form = "select_one yesno | q\nbegin group | g | relevant = ${q} = 1\nbegin group | h\ninteger | a\nend group\n\
                integer | b | relevant = ${a} > 1\nend group\ncalculate | x | calculation = count-non-empty(${a}) + 0";
    check(form, &["a 5", "b 1"], "q= a=- b=- x=0");
    check(form, &["a 5", "b 1", "q 1"], "q=1 a=5 b=1 x=1");
    check(form, &["a 5", "b 1", "q 1", "a 0"], "q=1 a=0 b=- x=1");
}

#[test]
fn finalising_drops_what_is_not_relevant_and_says_so() {
    let mut interview =
        open("select_one yesno | q\ninteger | a | relevant = ${q} = 1\ncalculate | x | calculation = 1");
    for change in ["q 1", "a 4", "q 2"] {
        interview.does(change);
    }
    let names = |answers: Vec<paduk_survey::StoredAnswer>| -> Vec<String> {
        answers.into_iter().map(|answer| answer.question).collect()
    };
    let (kept, dropped) = interview.finalise();
    assert_eq!(
        (names(kept), names(dropped)),
        (vec!["q".to_owned()], vec!["a".to_owned()])
    );
    assert_eq!(names(interview.answers()), ["q", "a"]);
}

#[test]
fn constraints_hold_for_answers_only() {
    let form = "integer | a | constraint = . >= 10 and . <= ${max} | message = paling banyak ${max}\ninteger | max";
    let mut interview = open(form);
    assert_eq!(interview.found(), "");
    interview.does("max 20");
    assert_eq!(interview.found(), "");
    interview.does("a 30");
    assert_eq!(interview.found(), "a constraint*");
    assert_eq!(interview.validate()[0].message.exact("id"), Some("paling banyak 20"));
    interview.does("max 40");
    assert_eq!(interview.found(), "");
    interview.does("a 3");
    interview.does("a ");
    assert_eq!(interview.found(), "");
}

#[test]
fn required_answers_are_missed_where_they_are_relevant() {
    let form = "select_one yesno | q | required = yes\ninteger | a | required = ${q} = 1\n\
                integer | b | relevant = ${q} = 2 | required = true()\ninteger | c | required = no";
    let mut interview = open(form);
    assert_eq!(interview.found(), "q required*");
    interview.does("q 1");
    assert_eq!(interview.found(), "a required*");
    let diff = interview.does("q 2");
    assert_eq!(interview.found(), "b required*");
    assert!(diff.places.iter().any(|touched| touched.required == Some(false)));
    assert!(
        !interview
            .form()
            .node(interview.form().find("c").unwrap())
            .required_ever()
    );
}

#[test]
fn warnings_stand_with_a_reason_until_the_answer_changes() {
    let form = "integer | n | warning = . < 10 | warning_key = far";
    let mut interview = open(form);
    interview.does("n 12");
    assert_eq!(interview.found(), "n warning*");
    assert_eq!(interview.validate()[0].message.exact("id"), Some("12 terlalu banyak"));
    let reason = |key: &str, reason: Option<&str>| super::Change::Reason {
        question: "n".into(),
        row: None,
        warning_key: key.into(),
        reason: reason.map(str::to_owned),
    };
    assert!(interview.apply(&reason("other", Some("ya"))).is_err());
    interview.apply(&reason("far", Some("sudah ditanya ulang"))).unwrap();
    assert_eq!(interview.found(), "n warning");
    assert_eq!(interview.validate()[0].reason.as_deref(), Some("sudah ditanya ulang"));
    interview.does("n 13");
    assert_eq!(interview.found(), "n warning*");
    interview.does("n 9");
    assert_eq!(interview.found(), "");
}

#[test]
fn places_are_those_that_are_shown() {
    let mut interview = open(
        "start | s\nselect_one yesno | q\nbegin group | g | relevant = ${q} = 1\nnote | n\ninteger | a\nend group\n\
         calculate | x | calculation = 1\nhidden | h",
    );
    let names = |interview: &super::Interview| -> Vec<String> {
        let places = interview.places();
        places
            .iter()
            .map(|place| interview.form().node(place.node).name().to_owned())
            .collect()
    };
    assert_eq!(names(&interview), ["q"]);
    interview.does("q 1");
    assert_eq!(names(&interview), ["q", "n", "a"]);
}

#[test]
fn a_change_touches_what_depends_on_it_and_no_more() {
    let mut interview = open(
        "integer | a\ninteger | b\ncalculate | x | calculation = ${a} > 5\ncalculate | y | calculation = concat(${x}, '!')\n\
         calculate | z | calculation = ${b}",
    );
    let touched = |interview: &super::Interview, diff: super::Diff| -> Vec<String> {
        let node = |touched: &crate::Touched| interview.form().node(touched.place.node).name().to_owned();
        diff.places.iter().map(node).collect()
    };
    let diff = interview.does("a 7");
    assert_eq!(touched(&interview, diff), ["a", "x", "y"]);
    let diff = interview.does("a 8");
    assert_eq!(touched(&interview, diff), ["a"], "what comes out the same stops there");
    assert!(interview.does("a 8").is_empty());
}

#[test]
fn values_that_fit_no_lexical_form_are_refused() {
    let mut interview =
        open("integer | a\nselect_one yesno | q\nselect_multiple food | m\nnote | n\ncalculate | x | calculation = 1");
    let codes = [
        "a 1,5",
        "a 1.0",
        "q 3",
        "m rice rice2",
        "n x",
        "x 2",
        "nobody 1",
        "a@row 1",
    ]
    .map(|change| interview.refuses(change).code());
    assert_eq!(
        codes,
        [
            "not-a-value",
            "not-a-value",
            "unknown-choice",
            "unknown-choice",
            "takes-no-answer",
            "takes-no-answer",
            "unknown-question",
            "unknown-row"
        ]
    );
    assert_eq!(interview.line(), "a= q= m= n= x=1");
    interview.does("m fish rice fish");
    assert_eq!(interview.line(), "a= q= m=rice fish n= x=1");
}

#[test]
fn read_only_follows_its_expression() {
    let mut interview = open("integer | a | default = 1\ninteger | b | read_only = ${a} = 1");
    let place = crate::Place::once(interview.form().find("b").unwrap());
    assert!(interview.state(&place, "id").unwrap().read_only);
    interview.does("a 2");
    assert!(!interview.state(&place, "id").unwrap().read_only);
}

#[test]
fn an_empty_question_that_comes_or_goes_is_seen_by_what_reads_nodes() {
    let form = "integer | q\ninteger | n | relevant = ${q} = 1\ncalculate | least | calculation = min(${n}, 30)\n\
                calculate | many | calculation = count(${n})";
    check(form, &["q 1"], "q=1 n= least= many=1");
    check(form, &["q 1", "q 2"], "q=2 n=- least=30 many=0");
    check(form, &["q 1", "q 2", "q 1"], "q=1 n= least= many=1");
}
