//! Paths that are walked: into lists, along rows, by predicates. What is resolved once and what is walked agree.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::{Interview, open};

/// A form in which each expression stands twice: as it is, and so that it has to be walked.
fn doubled(expressions: &[(&str, &str)]) -> String {
    let mut form = String::from(
        "integer | a\nbegin group | g | relevant = ${a} != 3\ntext | b\ninteger | c\nend group\n\
         begin repeat | R\ninteger | x\ntext | y | relevant = ${x} != 2\nbegin repeat | S\ninteger | z\nend repeat\n\
         calculate | own | calculation = sum(../S/z)\ncalculate | own_walked | calculation = sum(../S[true()]/z)\n\
         calculate | last | calculation = ../x\ncalculate | last_walked | calculation = ../x[1]\nend repeat\n",
    );
    for (number, (plain, walked)) in expressions.iter().enumerate() {
        let _ = writeln!(form, "calculate | p{number} | calculation = {plain}");
        let _ = writeln!(form, "calculate | w{number} | calculation = {walked}");
    }
    form
}

const SAME: [(&str, &str); 13] = [
    ("sum(/data/R/x)", "sum(/data/R/x[true()])"),
    ("count(/data/R)", "count(/data/R[true()])"),
    ("count(/data/R/y)", "count(/data/R/y[true()])"),
    ("count(/data/R/S)", "count(/data/*[name() = 'R']/S)"),
    ("max(/data/R/x)", "max(//x)"),
    ("sum(/data/R/S/z)", "sum(//R/child::S/z)"),
    ("join('-', /data/R/y)", "join('-', /data/R[true()]/y)"),
    ("/data/g/b", "/data/g[true()]/b"),
    ("/data/g/c + 1", "/data/g/c[true()] + 1"),
    ("/data/R/x = 1", "/data/R[true()]/x = 1"),
    ("count-non-empty(/data/R/y)", "count-non-empty(//y)"),
    ("concat(/data/g/b, '.', /data/a)", "concat(//b, '.', /data/a[1])"),
    ("${a}", "(/data/a|/data/a)[last()]"),
];

/// Where the two differ.
fn differences(interview: &Interview) -> Vec<String> {
    let value = |name: &str, row: Option<&paduk_survey::RowId>| format!("{:?}", interview.value(name, row));
    let mut found = Vec::new();
    for (number, (plain, _)) in SAME.iter().enumerate() {
        let (p, w) = (value(&format!("p{number}"), None), value(&format!("w{number}"), None));
        if p != w {
            found.push(format!("{plain}: {p} but {w}"));
        }
    }
    let repeat = interview.form().find("R").unwrap();
    for row in interview.rows(repeat, None) {
        for name in ["own", "last"] {
            let (p, w) = (value(name, Some(&row)), value(&format!("{name}_walked"), Some(&row)));
            if p != w {
                found.push(format!("{name} in {}: {p} but {w}", row.as_str()));
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn walking_gives_what_is_resolved_once(changes in proptest::collection::vec((0_u8..9, 0_u8..4, 0_u8..4), 1..24)) {
        let mut interview = open(&doubled(&SAME));
        prop_assert_eq!(differences(&interview), Vec::<String>::new());
        let (mut rows, mut inner) = (Vec::new(), Vec::new());
        for (what, which, value) in changes {
            let row: Option<&String> = rows.get(usize::from(which));
            let deep: Option<&String> = inner.get(usize::from(which));
            let change = match (what, row, deep) {
                (0, ..) => format!("a {value}"),
                (1, ..) => format!("b t{value}"),
                (2, ..) => format!("c {value}"),
                (3, Some(row), _) => format!("x@{row} {value}"),
                (4, Some(row), _) => format!("y@{row} t{value}"),
                (5, _, Some(deep)) => format!("z@{deep} {value}"),
                (6, Some(row), _) if inner.len() < 4 => {
                    let id = format!("s{}", inner.len());
                    let change = format!("+ S@{row}/{id}");
                    inner.push(id);
                    change
                }
                _ if rows.len() < 4 => {
                    rows.push(format!("r{}", rows.len()));
                    format!("+ R@r{}", rows.len() - 1)
                }
                _ => continue,
            };
            interview.does(&change);
            prop_assert_eq!(differences(&interview), Vec::<String>::new(), "after {}", change);
        }
    }
}

#[test]
fn a_list_is_a_secondary_instance() {
    let mut interview = open(
        "text | k\ncalculate | n | calculation = count(instance('food')/root/item[kind = ${k}])\n\
         calculate | l | calculation = instance('food')/root/item[name = 'egg']/label",
    );
    interview.does("k b");
    assert_eq!(interview.line(), "k=b n=2 l=Telur");
}

#[test]
fn the_row_before_is_found_by_its_position() {
    let mut interview = open(
        "begin repeat | R\ninteger | x\n\
         calculate | before | calculation = /data/R[position() = position(current()/..) - 1]/x\nend repeat",
    );
    for change in ["+ R@p", "+ R@q", "x@p 4", "x@q 5"] {
        interview.does(change);
    }
    assert_eq!(interview.line(), "p.x=4 p.before= q.x=5 q.before=4");
    interview.does("x@p 7");
    assert_eq!(interview.line(), "p.x=7 p.before= q.x=5 q.before=7");
}
