//! The entities sheet and the column `save_to`.

use expect_test::{Expect, expect};

use super::check;
use crate::read_markdown;

fn with(entities: &str, expected: Expect) {
    let survey = "| survey |
        |  | type         | name | label | save_to |
        |  | text         | q1   | A     |         |
        |  | begin_repeat | r1   | B     |         |
        |  | text         | q2   | C     |         |
        |  | end_repeat   |      |       |         |
        |  | begin_repeat | r2   | D     |         |
        |  | text         | q3   | E     |         |
        |  | end_repeat   |      |       |         |\n";
    check(&(survey.to_owned() + "| entities |\n" + entities), expected);
}

#[test]
fn a_declaration_says_what_it_makes() {
    with(
        "| | list_name | entity_id | create_if | update_if | label | lable |
         | |           |           |           |           | A     |       |
         | | __a       |           |           |           | A     |       |
         | | a.b       |           |           |           | A     | x     |
         | | 1a        |           |           |           | A     |       |
         | | a         |           |           | true()    |       |       |
         | | b         | ${q1}     | true()    |           |       |       |
         | | c         |           |           |           |       |       |
         | | c         | ${q1}     |           |           |       |       |",
        expect![[r#"
            Error entity-unknown-column entities!F1 column=lable meant label?
            Error entity-without-name entities!A2
            Error reserved-prefix entities!A3 name=__a
            Error name-with-full-stop entities!A4 name=a.b
            Error bad-name entities!A5 name=1a
            Error entity-without-id entities!6 list=a
            Error entity-without-update-if entities!7 list=b
            Error entity-without-label entities!8 list=c
            Error entity-twice entities!A9 list=c also entities!8
        "#]],
    );
}

#[test]
fn each_place_has_room_for_one() {
    with(
        "| | list_name | label |\n| | a | ${q1} |\n| | b | B |",
        expect![[r#"
        Error entity-without-place entities!3 also entities!2
    "#]],
    );
    with(
        "| | list_name | label |\n| | a | ${q2} |\n| | b | ${q3} |\n| | c | C |",
        expect![""],
    );
}

#[test]
fn what_it_refers_to_stands_in_one_place() {
    with(
        "| | list_name | label |\n| | a | ${q2} ${q3} |",
        expect![[r#"
        Error entity-scope-of-question entities!2 list=a name=q3 also survey!7
    "#]],
    );
    with(
        "| | list_name | label |\n| | a | ${q2} ${gone} |",
        expect![[r#"
        Error unknown-reference entities!B2 name=gone
    "#]],
    );
}

#[test]
fn a_property_is_named_and_filled_once() {
    check(
        "| survey |
         |  | type         | name | label | save_to |
         |  | text         | q1   | A     | p       |
         |  | begin_repeat | r1   | B     | e#p     |
         |  | text         | q2   | C     | e#p2    |
         |  | text         | q3   | C     | e#p2    |
         |  | text         | q4   | C     | e#Label |
         |  | text         | q5   | C     | e#__x   |
         |  | text         | q6   | C     | e#a b   |
         |  | text         | q7   | C     | e#a#b   |
         |  | text         | q8   | C     | d#a     |
         |  | end_repeat   |      |       |         |
         |  | begin_repeat | r2   | D     |         |
         |  | text         | q9   | C     | e#p9    |
         |  | end_repeat   |      |       |         |
         | entities |
         |  | list_name | label |
         |  | e         | E     |
         |  | f         | F     |",
        expect![[r#"
            Error save-to-without-list survey!D2
            Error save-to-of-group survey!D3
            Error save-to-twice survey!D5 name=p2 also survey!D4
            Error save-to-reserved survey!D6 name=Label
            Error reserved-prefix survey!D7 name=__x
            Error bad-name survey!D8 name=a b
            Error save-to-many-signs survey!D9
            Error save-to-unknown-list survey!D10 list=d meant e?
            Error entity-scope-of-save-to survey!D3 list=e
        "#]],
    );
    check(
        "| survey |\n| | type | name | label | save_to |\n| | text | q | Q | p |",
        expect![[r#"
            Error save-to-without-entities survey!D2
        "#]],
    );
}

#[test]
fn entities_are_checked_and_left_out() {
    let (instrument, findings) = read_markdown(
        "| survey |\n| | type | name | label | save_to |\n| | text | q | Q | p |
         | entities |\n| | list_name | label |\n| | e | ${q} |",
    );
    expect![[r#"
        Note sheet-ignored entities!1 sheet=entities
        Note form-id-missing settings!1 form_id=data
    "#]]
    .assert_eq(&super::lines(&findings));
    assert!(instrument.survey[0].other.is_empty());
}
