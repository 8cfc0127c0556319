//! Rows come and go.

use paduk_survey::RowId;

use super::{check, open};
use crate::Datum;

const ROSTER: &str = "begin repeat | AR\ntext | name\ninteger | age\ncalculate | no | calculation = position(..)\nend repeat\n\
                      calculate | n | calculation = count(${AR})\ncalculate | sum | calculation = sum(${age})\n\
                      calculate | all | calculation = join(', ', ${name})\n\
                      calculate | second | calculation = indexed-repeat(${name}, ${AR}, 2)\n\
                      calculate | old | calculation = ${age} > 30";

#[test]
fn rows_are_counted_summed_and_joined() {
    check(ROSTER, &[], "n=0 sum=0 all= second= old=false");
    check(
        ROSTER,
        &[
            "+ AR@r1",
            "+ AR@r2",
            "name@r1 Ani",
            "name@r2 Budi",
            "age@r1 30",
            "age@r2 31",
        ],
        "r1.name=Ani r1.age=30 r1.no=1 r2.name=Budi r2.age=31 r2.no=2 n=2 sum=61 all=Ani, Budi second=Budi old=true",
    );
}

#[test]
fn a_row_that_is_taken_away_moves_the_others_and_comes_back_as_it_was() {
    let rows = [
        "+ AR@r1",
        "+ AR@r2",
        "name@r1 Ani",
        "name@r2 Budi",
        "age@r1 30",
        "age@r2 31",
    ];
    let gone = [&rows[..], &["- r1"]].concat();
    check(
        ROSTER,
        &gone,
        "r2.name=Budi r2.age=31 r2.no=1 n=1 sum=31 all=Budi second= old=true",
    );
    let back = [&gone[..], &["undo r1"]].concat();
    check(
        ROSTER,
        &back,
        "r1.name=Ani r1.age=30 r1.no=1 r2.name=Budi r2.age=31 r2.no=2 n=2 sum=61 all=Ani, Budi second=Budi old=true",
    );
}

#[test]
fn rows_have_ids_of_their_own() {
    let mut interview = open(ROSTER);
    let diff = interview.does("+ AR@r1");
    assert_eq!(diff.added.len(), 1);
    assert_eq!(interview.refuses("+ AR@r1").code(), "row-exists");
    assert_eq!(interview.refuses("+ nobody@r2").code(), "unknown-repeat");
    assert_eq!(interview.refuses("- r9").code(), "unknown-row");
    interview.does("- r1");
    assert_eq!(interview.refuses("name@r1 Ani").code(), "unknown-row");
    assert_eq!(interview.refuses("+ AR@r1").code(), "row-exists");
    assert_eq!(interview.finalise().1.len(), 0);
    interview.does("undo r1");
    interview.does("name@r1 Ani");
    interview.does("- r1");
    assert_eq!(
        interview.finalise().1.len(),
        1,
        "answers of a row that is gone are dropped and listed"
    );
}

#[test]
fn within_a_row_names_mean_the_row() {
    let form = "integer | limit\nbegin repeat | AR\ninteger | age\nselect_one yesno | adult | relevant = ${age} >= ${limit}\n\
                integer | share | constraint = . <= sum(${age}) \ncalculate | of | calculation = count(${AR})\nend repeat";
    check(
        form,
        &["limit 18", "+ AR@r1", "+ AR@r2", "age@r1 17", "age@r2 18", "adult@r2 1"],
        "limit=18 r1.age=17 r1.adult=- r1.share= r1.of=2 r2.age=18 r2.adult=1 r2.share= r2.of=2",
    );
    check(
        form,
        &["limit 18", "+ AR@r1", "age@r1 17", "limit 10", "adult@r1 2"],
        "limit=10 r1.age=17 r1.adult=2 r1.share= r1.of=1",
    );
}

#[test]
fn repeats_nest() {
    let form = "begin repeat | A\ninteger | a\nbegin repeat | B\ninteger | b\ncalculate | ab | calculation = ${a} * ${b}\n\
                end repeat\ncalculate | inner | calculation = sum(${b})\nend repeat\ncalculate | outer | calculation = sum(${b})";
    check(
        form,
        &[
            "+ A@a1",
            "+ A@a2",
            "+ B@a1/b1",
            "+ B@a1/b2",
            "+ B@a2/b3",
            "a@a1 2",
            "a@a2 3",
            "b@b1 5",
            "b@b2 6",
            "b@b3 7",
        ],
        "a1.a=2 b1.b=5 b1.ab=10 b2.b=6 b2.ab=12 a1.inner=11 a2.a=3 b3.b=7 b3.ab=21 a2.inner=7 outer=18",
    );
    check(form, &["+ A@a1", "+ B@a1/b1", "a@a1 2", "b@b1 5", "- a1"], "outer=0");
    let interview = {
        let mut interview = open(form);
        interview.does("+ A@a1");
        interview.does("+ B@a1/b1");
        interview
    };
    let repeat = interview.form().find("B").unwrap();
    assert_eq!(interview.rows(repeat, Some(&RowId::new("a1"))), [RowId::new("b1")]);
    assert_eq!(interview.rows(repeat, None), []);
}

#[test]
fn a_repeat_that_is_not_relevant_counts_nothing() {
    let form = "select_one yesno | q\nbegin repeat | AR | relevant = ${q} = 1\ninteger | age\nend repeat\n\
                calculate | n | calculation = count(${AR})\ncalculate | s | calculation = sum(${age})";
    check(form, &["+ AR@r1", "age@r1 4"], "q= r1.age=- n=0 s=0");
    check(form, &["+ AR@r1", "age@r1 4", "q 1"], "q=1 r1.age=4 n=1 s=4");
}

#[test]
fn counted_repeats_grow_shrink_and_come_back() {
    let form = "integer | n\nbegin repeat | K | count = ${n}\ninteger | a\nend repeat\ncalculate | s | calculation = sum(${a})";
    check(form, &["n 2", "a@K-1 4", "a@K-2 5"], "n=2 K-1.a=4 K-2.a=5 s=9");
    check(form, &["n 2", "a@K-1 4", "a@K-2 5", "! n 1"], "n=1 K-1.a=4 s=4");
    check(
        form,
        &["n 2", "a@K-1 4", "a@K-2 5", "! n 1", "n 3"],
        "n=3 K-1.a=4 K-2.a=5 K-3.a= s=9",
    );
    let mut interview = open(form);
    assert_eq!(interview.refuses("+ K@r1").code(), "rows-are-counted");
    interview.does("n 999999");
    assert_eq!(
        interview.rows(interview.form().find("K").unwrap(), None).len(),
        super::super::rows::MOST_ROWS
    );
}

#[test]
fn the_matrix_reads_rows_and_what_is_around_them() {
    let mut interview = open("text | village\nbegin repeat | AR\ninteger | age\nend repeat");
    interview.does("village Kertaharja");
    interview.does("+ AR@r1");
    interview.does("age@r1 30");
    let row = RowId::new("r1");
    assert_eq!(interview.value("age", Some(&row)), Datum::Number(30.0));
    assert_eq!(interview.value("village", Some(&row)), Datum::Text("Kertaharja".into()));
    assert_eq!(interview.value("age", None), Datum::Empty);
    assert_eq!(interview.rows_in_order().len(), 1);
}

#[test]
fn defaults_of_a_row_are_filled_in() {
    check(
        "begin repeat | AR\ninteger | no | default = position(..)\ntext | t | default = baru\nend repeat",
        &["+ AR@r1", "+ AR@r2"],
        "r1.no=1 r1.t=baru r2.no=2 r2.t=baru",
    );
}
