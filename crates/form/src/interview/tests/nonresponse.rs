//! "Does not know" is no value.

use paduk_survey::{Nonresponse, Recorded};

use super::{check, open};
use crate::Datum;

const FORM: &str = "integer | a | required = yes | constraint = . > 5 | nonresponse = dk na\n\
                    calculate | x | calculation = if(${a} = '', 'empty', 'full')";

#[test]
fn it_reads_as_empty_in_xpath() {
    check(FORM, &["a 7"], "a=7 x=full");
    check(FORM, &["a 7", "a ?dk"], "a=?dk x=empty");
}

#[test]
fn it_satisfies_required_and_fires_no_constraint() {
    let mut interview = open(FORM);
    assert_eq!(interview.found(), "a required*");
    interview.does("a 3");
    assert_eq!(interview.found(), "a constraint*");
    interview.does("a ?dk");
    assert_eq!(interview.found(), "");
    interview.does("a ");
    assert_eq!(interview.found(), "a required*");
}

#[test]
fn only_states_that_are_offered_are_taken() {
    let mut interview = open(FORM);
    assert_eq!(interview.refuses("a ?refused").code(), "nonresponse-not-offered");
    assert_eq!(interview.line(), "a= x=empty");
}

#[test]
fn the_matrix_sees_it_as_what_it_is() {
    let mut interview = open(FORM);
    assert_eq!(interview.value("a", None), Datum::Empty);
    interview.does("a ?dk");
    assert_eq!(interview.value("a", None), Datum::Nonresponse(Nonresponse::Dk));
    assert_eq!(
        interview.answers()[0].recorded,
        Some(Recorded::Nonresponse(Nonresponse::Dk))
    );
    interview.does("a 7");
    assert_eq!(interview.value("a", None), Datum::Number(7.0));
    assert_eq!(interview.value("x", None), Datum::Text("full".into()));
    assert_eq!(interview.value("nobody", None), Datum::Empty);
}

#[test]
fn data_have_the_kinds_of_their_questions() {
    let mut interview =
        open("select_one food | s\nselect_multiple food | m\ndate | d\ncalculate | c | calculation = 1 + 1");
    for change in ["s egg", "m fish rice", "d 2026-11-24"] {
        interview.does(change);
    }
    assert_eq!(interview.value("s", None), Datum::Text("egg".into()));
    assert_eq!(
        interview.value("m", None),
        Datum::Choices(vec!["rice".into(), "fish".into()])
    );
    assert_eq!(
        interview.value("d", None),
        Datum::Date(chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap())
    );
    assert_eq!(interview.value("c", None), Datum::Number(2.0));
}
