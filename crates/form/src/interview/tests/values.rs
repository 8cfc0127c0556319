//! Every function that a questionnaire may call, each with one line.

use super::{check, instrument, open};
use crate::compile;
use std::sync::Arc;

/// The value of one calculation over a few answers.
#[track_caller]
fn value(expression: &str, expect: &str) {
    let form = format!(
        "integer | a\ndecimal | b\ntext | t\ndate | d\nselect_one food | s\nselect_multiple food | m\ninteger | none\n\
         calculate | x | calculation = {expression}"
    );
    let mut interview = open(&form);
    for change in ["a 7", "b 22.5", "t Ibu Siti", "d 2024-02-29", "s egg", "m rice fish"] {
        interview.does(change);
    }
    let line = interview.line();
    let found = line.split_once(" x=").map(|(_, found)| found).unwrap_or_default();
    assert_eq!(found, expect, "{expression}");
}

#[test]
fn numbers() {
    value("${a} + 1", "8");
    value("${a} - 1 * 2", "5");
    value("${a} div 2", "3.5");
    value("${a} mod 4", "3");
    value("-${a}", "-7");
    value("round(${b} div 7, 2)", "3.21");
    value("round(2.5)", "3");
    value("int(-2.7)", "-2");
    value("abs(-3)", "3");
    value("pow(2, 10)", "1024");
    value("min(${a}, ${b})", "7");
    value("max(${a}, ${b})", "22.5");
    value("number('12')", "12");
    value("number('x')", "");
    value("${none} + 1", "");
    value("floor(2.7) + ceiling(2.1)", "5");
    value("0.1 + 0.2", "0.30000000000000004");
    value("1 div 0", "Infinity");
}

#[test]
fn truths() {
    value("${a} = 7 and ${b} > 22", "true");
    value("${a} = '7'", "true");
    value("not(${a} = 7) or false()", "false");
    value("${none} = ''", "true");
    value("${none} > 5", "false");
    value("${none} != 5", "true");
    value("boolean(${t})", "true");
    value("if(${a} > 5, 'big', 'small')", "big");
    value("if(${none} > 5, 'big', 'small')", "small");
    value("coalesce(${none}, ${a})", "7");
    value("boolean-from-string('1')", "true");
    value("once(${a})", "7");
}

#[test]
fn texts() {
    value("concat(${t}, '-', ${a})", "Ibu Siti-7");
    value("join(', ', 'a', 'b')", "a, b");
    value("substr(${t}, 4)", "Siti");
    value("substr(${t}, 0, 3)", "Ibu");
    value("substr(${t}, -4)", "Siti");
    value("substring(${t}, 1, 3)", "Ibu");
    value("substring-before(${t}, ' ')", "Ibu");
    value("substring-after(${t}, ' ')", "Siti");
    value("contains(${t}, 'Sit')", "true");
    value("starts-with(${t}, 'Ibu') and ends-with(${t}, 'ti')", "true");
    value("normalize-space('  a   b ')", "a b");
    value("translate('aabb', 'ab', 'x')", "xx");
    value("string-length(${t})", "8");
    value("string(1.50)", "1.5");
    value("regex('3203010101', '[0-9]{10}')", "true");
    value("regex('x3203010101', '[0-9]{10}')", "false");
    value("regex(${t}, concat('I', '.*'))", "true");
}

#[test]
fn choices() {
    value("selected(${m}, 'fish')", "true");
    value("selected(${m}, 'egg')", "false");
    value("selected-at(${m}, 1)", "fish");
    value("selected-at(${m}, 5)", "");
    value("count-selected(${m})", "2");
    value("count-selected(${none})", "0");
    value("jr:choice-name(${s}, '${s}')", "Telur");
    value("jr:choice-name(selected-at(${m}, 0), '${m}')", "Nasi");
}

#[test]
fn dates() {
    value("${d} < today()", "true");
    value("today() - ${d}", "999");
    value("date(${d} + 1)", "2024-03-01");
    value("date('2024-01-31')", "2024-01-31");
    value("date('x')", "");
    value("format-date(${d}, '%e/%n/%Y')", "29/2/2024");
    value("format-date-time(now(), '%Y-%m-%d %H:%M')", "2026-11-24 09:30");
    value("decimal-date-time(${d})", "19782");
    value("int((today() - ${d}) div 30.4375)", "32");
    value("today()", "2026-11-24");
    value("now()", "2026-11-24T09:30:00.000+07:00");
}

#[test]
fn look_ups_come_from_outside() {
    value("pulldata('paduk_member', 'age_months', 'id', concat('m', 1))", "22");
    value("pulldata('paduk_member', 'age_months', 'id', ${none})", "");
    value("random() * 2", "1");
}

#[test]
fn paths_lead_where_they_say() {
    check(
        "begin group | g\ninteger | a\ncalculate | x | calculation = ../a + 1\nend group\n\
         calculate | y | calculation = /sample/g/a * 2\ncalculate | z | calculation = current()/../y",
        &["a 3"],
        "a=3 x=4 y=6 z=6",
    );
}

#[test]
fn labels_are_filled_in() {
    let mut interview =
        open("text | name\ndate | d\nselect_one food | s\nnote | n | label = ${name} makan ${s} pada ${d}, ${ name }");
    for change in ["name Siti", "d 2026-11-24", "s egg"] {
        interview.does(change);
    }
    let place = crate::Place::once(interview.form().find("n").unwrap());
    let state = interview.state(&place, "id").unwrap();
    assert_eq!(state.label, "Siti makan Telur pada 24/11/2026, Siti");
    let diff = interview.does("name Ani");
    assert!(
        diff.places
            .iter()
            .any(|touched| touched.place == place && touched.label)
    );
    assert!(interview.state(&place, "en").unwrap().label_missing);
}

#[test]
fn filters_leave_choices() {
    let mut interview = open("text | k\nselect_one food | s | filter = kind = ${k}");
    let place = crate::Place::once(interview.form().find("s").unwrap());
    let names = |interview: &super::Interview| -> Vec<String> {
        let state = interview.state(&place, "id").unwrap();
        state.choices.into_iter().map(|choice| choice.name).collect()
    };
    assert!(names(&interview).is_empty());
    interview.does("k b");
    assert_eq!(names(&interview), ["egg", "fish"]);
    interview.does("s egg");
    assert_eq!(interview.found(), "");
    let diff = interview.does("k a");
    assert!(diff.places.iter().any(|touched| touched.choices));
    assert_eq!(interview.found(), "s choice-not-offered*");
}

#[test]
fn calculations_wait_for_their_trigger() {
    check(
        "integer | a\ninteger | b\ncalculate | x | calculation = ${a} + ${b} | trigger = ${b}",
        &["a 1", "b 2", "a 10"],
        "a=10 b=2 x=3",
    );
}

#[test]
fn defaults_are_filled_in_once() {
    let form = "integer | a | default = 3\ndate | d | default = today()\ntext | t | default = concat('x', ${a})\n\
                date | e | default = 2020-01-31";
    check(form, &[], "a=3 d=2026-11-24 t=x3 e=2020-01-31");
    check(form, &["a 4", "d "], "a=4 d= t=x3 e=2020-01-31");
    assert_eq!(open(form).opening().len(), 4);
}

#[test]
fn a_calculation_with_a_broken_reference_is_empty_and_harmless() {
    let (form, found) = compile(Arc::new(instrument(
        "integer | a\ncalculate | x | calculation = ${gone} + 1",
    )));
    assert_eq!(found[0].code, "unknown-reference");
    let mut interview = super::Interview::open(Arc::new(form), Arc::new(super::Still));
    interview.does("a 1");
    assert_eq!(interview.line(), "a=1 x=");
}
