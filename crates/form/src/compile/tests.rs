//! What is wrong with a form is said, all of it, each at its cell.

use std::fmt::Write as _;
use std::sync::Arc;

use expect_test::{Expect, expect};
use paduk_survey::Severity;
use proptest::prelude::*;

use super::compile;
use crate::Interview;
use crate::interview::tests::{Still, instrument};

/// Every finding of a form in one line each: cell, code, span, parameters, what was meant, related cells.
fn found(text: &str) -> String {
    let (_, found) = compile(Arc::new(instrument(text)));
    let line = |found: &paduk_survey::Diagnostic| {
        let mut line = if found.severity == Severity::Error {
            String::new()
        } else {
            "(!) ".to_owned()
        };
        let cell = found.cell.as_ref().map(ToString::to_string).unwrap_or_default();
        let span = found
            .span
            .map(|span| format!("[{}..{}]", span.start, span.end))
            .unwrap_or_default();
        let _ = write!(line, "{cell}{span} {}", found.code);
        for (name, value) in &found.params {
            let _ = write!(line, " {name}={value}");
        }
        if let Some(meant) = &found.suggestion {
            let _ = write!(line, " → {meant}");
        }
        for cell in &found.related {
            let _ = write!(line, " ~{cell}");
        }
        line + "\n"
    };
    found.iter().map(line).collect()
}

#[track_caller]
fn check(text: &str, expect: Expect) {
    expect.assert_eq(&found(text));
}

#[test]
fn a_good_form_has_no_findings() {
    check(
        "begin group | g | relevant = ${a} = 1\ninteger | b | constraint = . > 0 | message = lebih dari 0\nend group\ninteger | a",
        expect![""],
    );
}

#[test]
fn names_and_types() {
    check(
        "intger | a\ngeotrace | c\ninteger\ntext | 1x",
        expect![[r#"
        survey!1 unknown-type type=intger → integer
        (!) survey!2 type-ignored type=geotrace
        survey!3 missing-name
        survey!4 bad-name name=1x
    "#]],
    );
}

#[test]
fn structure() {
    check(
        "begin group | g\nbegin repeat | r\ninteger | a\nend group\nend repeat\nend group",
        expect![[r#"
        survey!4 wrong-end ~survey!2
        survey!5 wrong-end ~survey!1
        survey!6 end-without-begin
    "#]],
    );
    check(
        "begin group | g\nbegin repeat | r\ninteger | a\nend repeat",
        expect![[r#"
        survey!1 unended-group name=g
    "#]],
    );
    check(
        "begin group\ninteger | a\nend group",
        expect![[r#"
        survey!1 missing-name
    "#]],
    );
}

#[test]
fn lists() {
    check(
        "select_one yesn | a\nselect_one | b\nselect_multiple nothing_like_it | c",
        expect![[r#"
        survey!1 unknown-list list=yesn → yesno
        survey!2 missing-list
        survey!3 unknown-list list=nothing_like_it
    "#]],
    );
    check(
        "select_one food | a | filter = knd = 'a'\ninteger | b | filter = kind = 1",
        expect![[r#"
        (!) survey!D1[0..3] unknown-column column=knd list=food → kind
        (!) survey!D2 filter-without-list
    "#]],
    );
}

#[test]
fn names_that_are_there_twice() {
    check(
        "integer | a\ninteger | a",
        expect![[r#"
        survey!2 duplicate-name name=a ~survey!1
    "#]],
    );
    check(
        "begin group | g\ninteger | a\nend group\nbegin group | h\ninteger | a\nend group\ncalculate | x | calculation = ${a}",
        expect![[r#"
            survey!D7[0..4] ambiguous-reference name=a ~survey!2 ~survey!5
        "#]],
    );
}

#[test]
fn expressions() {
    check(
        "integer | age\ninteger | b | relevant = ${agee} > 1",
        expect![[r#"
        survey!D2[0..7] unknown-reference name=agee → age
    "#]],
    );
    check(
        "integer | a | constraint = . > 1 and | message = x",
        expect![[r#"
        survey!D1[9..9] unexpected-end
    "#]],
    );
    check(
        "integer | a | relevant = selcted(., 1)",
        expect![[r#"
        survey!D1[0..7] unknown-function function=selcted → selected
    "#]],
    );
    check(
        "integer | a | relevant = selected(.)",
        expect![[r#"
        survey!D1[0..11] wrong-argument-count function=selected fewest=2 most=2 found=1
    "#]],
    );
    check(
        "integer | a | relevant = (. > 1",
        expect![[r#"
        survey!D1[0..1] unclosed-bracket missing=)
    "#]],
    );
    check(
        "integer | a | constraint = regex(., '[') | message = x",
        expect![[r#"
        survey!D1[9..12] bad-pattern pattern=[
    "#]],
    );
    check(
        "integer | a | constraint = . ≤ 3 | message = x",
        expect![[r#"
        survey!D1[2..3] unexpected-character character=≤ → <=
    "#]],
    );
    check(
        "note | n | label = Halo ${nme}",
        expect![[r#"
        survey!1[5..11] unknown-reference name=nme
    "#]],
    );
    check(
        "calculate | x | calculation = jr:choice-name('1', '${gone}')",
        expect![[r#"
        survey!D1[20..29] unknown-reference name=gone
    "#]],
    );
    check(
        "calculate | x | calculation = ../gone + instance('l')/root/item[name = 1]/label",
        expect![[r#"
            survey!D1[0..7] unknown-reference name=gone
            survey!D1[10..49] unknown-instance name=l
        "#]],
    );
    check(
        "calculate | x",
        expect![[r#"
        survey!1 missing-calculation name=x
    "#]],
    );
}

#[test]
fn loops_are_named_with_every_cell() {
    check(
        "calculate | a | calculation = ${c} + 1\ncalculate | b | calculation = ${a}\ncalculate | c | calculation = ${b}",
        expect![[r#"
            survey!D1 cycle names=b → c → a → b ~survey!D2 ~survey!D3
        "#]],
    );
    check(
        "integer | a | relevant = ${a} > 1",
        expect![[r#"
        survey!D1 cycle names=a → a
    "#]],
    );
    check(
        "begin group | g | relevant = ${a} = 1\ninteger | a\nend group",
        expect![[r#"
        survey!D1 cycle names=a → g → a
    "#]],
    );
    check(
        "calculate | a | calculation = ${b}\ncalculate | b | calculation = ${a}\n\
         calculate | c | calculation = ${d}\ncalculate | d | calculation = ${c}",
        expect![[r#"
            survey!D1 cycle names=b → a → b ~survey!D2
            survey!D3 cycle names=d → c → d ~survey!D4
        "#]],
    );
    check(
        // The number of rows may follow from the rows: it is computed again when they change.
        "begin repeat | r | count = sum(${a})\ninteger | a\nend repeat",
        expect![""],
    );
}

#[test]
fn our_own_columns() {
    check(
        "integer | a | nonresponse = dk refuse | places = x | sensitive = maybe | untit = cm",
        expect![[r#"
        survey!D1 unknown-nonresponse found=refuse → refused
        survey!E1 bad-places found=x
        survey!F1 not-yes-or-no found=maybe
        survey!G1 unknown-paduk-column column=bind::paduk:untit → bind::paduk:unit
    "#]],
    );
    check(
        "integer | a | warning = . < 3 | warning_key = fra\ninteger | b | warning = . < 3",
        expect![[r#"
        survey!E1 unknown-warning-key key=fra → far
        survey!D2 missing-warning-key
    "#]],
    );
}

#[test]
fn defaults() {
    check(
        "integer | a | default = x\ndate | d | default = 2020-02-31\ninteger | b | default = ${gone}",
        expect![[r#"
        (!) survey!D1 bad-default found=x
        (!) survey!D2 bad-default found=2020-02-31
        survey!D3[0..7] unknown-reference name=gone
    "#]],
    );
}

#[test]
fn a_node_knows_what_the_window_asks_of_it() {
    let (form, _) = compile(Arc::new(instrument(
        "begin group | g\ndecimal | a | unit = cm | places = 1 | nonresponse = refused,dk | sensitive = yes | repeat_measure = 0.5\nend group\n\
         integer | b\nbegin repeat | r\ninteger | c\nend repeat",
    )));
    let find = |name| form.find(name).unwrap();
    let node = form.node(find("a"));
    assert_eq!(
        (node.unit(), node.places(), node.repeat_measure()),
        (Some("cm"), Some(1), Some(0.5))
    );
    assert_eq!(
        node.nonresponse(),
        [paduk_survey::Nonresponse::Dk, paduk_survey::Nonresponse::Refused]
    );
    assert!(node.sensitive() && !node.verify());
    assert_eq!(form.sections(), [crate::NodeId::ROOT, find("g"), find("r")]);
    assert_eq!(form.section_of(find("a")), find("g"));
    assert_eq!(form.section_of(find("b")), crate::NodeId::ROOT);
    assert_eq!(form.node(find("c")).repeat(), Some(find("r")));
}

#[test]
fn deep_and_long_forms_are_refused_in_words() {
    let deep = format!(
        "{}integer | a\n{}",
        "begin group | g\n".repeat(100),
        "end group\n".repeat(100)
    );
    assert!(found(&deep).contains("form-too-deep most=64"));
    let long = "note | n\n".repeat(super::MOST_ROWS + 1);
    assert!(found(&long).contains("form-too-long"));
}

/// Cells that fit, cells that do not, and noise.
fn cell() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("${a}"),
        Just("${b}"),
        Just("${r}"),
        Just("${gone}"),
        Just("."),
        Just(".."),
        Just("../a"),
        Just("1"),
        Just("'x'"),
        Just("and"),
        Just("or"),
        Just("not("),
        Just("("),
        Just(")"),
        Just("="),
        Just("<"),
        Just("+"),
        Just("-"),
        Just("*"),
        Just("div"),
        Just("sum("),
        Just("count("),
        Just("position("),
        Just("indexed-repeat("),
        Just("if("),
        Just(","),
        Just("selected("),
        Just("|"),
        Just("["),
        Just("]"),
        Just("/x/a"),
        Just("current()"),
        Just("today()"),
        Just("once("),
        Just("jr:choice-name("),
        Just("pulldata("),
        Just("substr("),
        Just("round("),
        Just("date("),
        Just("format-date("),
    ];
    prop_oneof![
        4 => prop::collection::vec(word, 0..9).prop_map(|words| words.join(" ")),
        1 => "\\PC{0,20}".prop_map(|noise| noise.replace(['\n', '|'], " ")),
    ]
}

fn row() -> impl Strategy<Value = String> {
    let kind = prop_oneof![
        Just("integer"),
        Just("text"),
        Just("calculate"),
        Just("select_one food"),
        Just("select_multiple yesno"),
        Just("date"),
        Just("begin group"),
        Just("begin repeat"),
        Just("end group"),
        Just("end repeat"),
        Just("note"),
        Just("nonsense"),
    ];
    let name = prop_oneof![Just("a"), Just("b"), Just("c"), Just("r"), Just("d e"), Just("")];
    let column = prop_oneof![
        Just("relevant"),
        Just("calculation"),
        Just("constraint"),
        Just("required"),
        Just("default"),
        Just("filter"),
        Just("count"),
        Just("trigger"),
        Just("label"),
        Just("warning"),
        Just("read_only"),
    ];
    (kind, name, prop::collection::vec((column, cell()), 0..4)).prop_map(|(kind, name, cells)| {
        let cells = cells
            .into_iter()
            .map(|(column, cell)| format!(" | {column} = {cell}"))
            .collect::<Vec<_>>()
            .concat();
        format!("{kind} | {name}{cells}\n")
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Whatever stands in the cells, there is a form that can be filled without a panic, and findings lie in the sheet.
    #[test]
    fn no_form_breaks_it(rows in prop::collection::vec(row(), 0..14)) {
        let instrument = Arc::new(instrument(&rows.concat()));
        let (form, found) = compile(Arc::clone(&instrument));
        prop_assert!(found.iter().all(|found| found.cell.is_some()), "{:?}", found);
        let mut interview = Interview::open(Arc::new(form), Arc::new(Still));
        for change in ["a 1", "b 2", "c rice", "+ r@r1", "+ r@r2", "a@r1 3", "b@r2 4", "- r1", "undo r1", "a ", "r 1"] {
            let _ = interview.apply(&crate::interview::tests::change(change));
        }
        interview.validate();
        interview.finalise();
        for place in interview.places() {
            interview.state(&place, "id");
        }
    }

    #[test]
    fn no_expression_breaks_the_parser(text in "[-a-z0-9${}().,'\"=<>!+*/|\\[\\] ≤–]{0,40}") {
        let _ = crate::expression::parse(&text, crate::expression::Dialect::XPath);
        let _ = crate::expression::parse(&text, crate::expression::Dialect::Rule);
    }
}
