use std::collections::BTreeMap;

use chrono::NaiveDate;
use paduk_survey::{Nonresponse, Verdict};

use super::{Rule, parse};
use crate::kleene::{Datum, Facts, Truth};

/// Invented facts: `a=1`, `b` missing, `c` refused and so on.
#[derive(Default)]
struct Sample {
    values: BTreeMap<&'static str, Datum>,
    rows: Option<Vec<Sample>>,
}

impl Facts for Sample {
    fn value(&self, name: &str) -> Datum {
        self.values.get(name).cloned().unwrap_or(Datum::Empty)
    }

    fn rows(&self, roster: &str) -> Option<Vec<&dyn Facts>> {
        let rows = if roster == "AR" { self.rows.as_ref() } else { None };
        rows.map(|rows| rows.iter().map(|row| row as &dyn Facts).collect())
    }

    fn verdict(&self, code: &str) -> Option<Verdict> {
        match code {
            "GN-02" => Some(Verdict::Gap),
            "GN-03" => Some(Verdict::Unknown),
            _ => None,
        }
    }

    fn interview_date(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2026, 11, 24)
    }
}

fn sample() -> Sample {
    let row = |sex: &str, school: Option<&str>| Sample {
        values: [("AR05", Datum::Text(sex.to_owned()))]
            .into_iter()
            .chain(school.map(|school| ("AR13", Datum::Text(school.to_owned()))))
            .collect(),
        rows: None,
    };
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).map_or(Datum::Empty, Datum::Date);
    Sample {
        values: BTreeMap::from([
            ("one", Datum::Text("1".to_owned())),
            ("two", Datum::Number(2.0)),
            ("many", Datum::Choices(vec!["1".to_owned(), "4".to_owned()])),
            ("refused", Datum::Nonresponse(Nonresponse::Refused)),
            ("na", Datum::Nonresponse(Nonresponse::Na)),
            ("born", day(2024, 12, 25)),
            ("met", day(2026, 11, 20)),
            ("w", Datum::Number(22.3)),
            ("v", Datum::Number(22.4)),
        ]),
        rows: Some(vec![row("1", Some("2")), row("2", None)]),
    }
}

fn read(text: &str) -> Rule {
    parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

#[track_caller]
fn truth(text: &str, expect: Truth) {
    assert_eq!(read(text).truth(&sample()), expect, "{text}");
}

#[track_caller]
fn number(text: &str, expect: Option<f64>) {
    assert_eq!(read(text).number(&sample()), expect, "{text}");
}

#[track_caller]
fn wrong(text: &str, code: &str, start: u32, end: u32, suggestion: Option<&str>) {
    match parse(text) {
        Ok(_) => panic!("{text} was read"),
        Err(error) => {
            assert_eq!(
                (error.code, error.span.start, error.span.end, error.suggestion()),
                (code, start, end, suggestion),
                "{text}"
            );
        }
    }
}

use Truth::{False, True, Unknown};

#[test]
fn what_is_missing_is_unknown() {
    for text in [
        "x = 1",
        "x != 1",
        "x < 1",
        "x in {1,2}",
        "not x = 1",
        "selected(x, 1)",
        "any_selected(x, {1})",
    ] {
        truth(text, Unknown);
    }
    for text in [
        "refused = 1",
        "na = 1",
        "x + 1 > 0",
        "count_selected(x) = 1",
        "months_since(x) < 3",
        "abs(x) > 0",
    ] {
        truth(text, Unknown);
    }
}

#[test]
fn one_answer_can_settle_it() {
    truth("x = 1 and two = 1", False);
    truth("x = 1 or two = 2", True);
    truth("x = 1 and two = 2", Unknown);
    truth("not (x = 1 and two = 1)", True);
}

#[test]
fn three_questions_about_missing_answers_are_never_unknown() {
    truth("empty(x) and empty(refused) and empty(na) and not empty(one)", True);
    truth("na(na) and not na(refused) and not na(x) and not na(one)", True);
    truth("known(one = 2) and not known(x = 1) and known(x = 1 or two = 2)", True);
}

#[test]
fn precedence_is_the_notations() {
    truth("two = 1 or one = 1 and two = 2", True);
    truth("not one = 2 and two = 2", True);
    truth("not not one = 1", True);
    number("1 + 2 * 3 - 4 / 2", Some(5.0));
    number("90*(two-12)/24", Some(-37.5));
    number("-two * -(2)", Some(4.0));
    truth("two + 1 in {2,3}", True);
    truth("one=1 and two!=3 and 1<two", True);
}

#[test]
fn codes_are_compared_as_they_are() {
    truth("one = 1 and one in {1,2} and one != 2", True);
    truth(
        "selected(many, 4) and not selected(many, 2) and count_selected(many) = 2",
        True,
    );
    truth("any_selected(many, {3,4}) and not any_selected(many, {2,3})", True);
}

#[test]
fn rows_are_searched_and_counted() {
    truth("any_row(AR, AR05 = 2)", True);
    truth("any_row(AR, AR05 = 3)", False);
    truth("any_row(AR, AR13 = 1)", Unknown);
    truth("any_row(BN, AR05 = 1)", Unknown);
    number("count_rows(AR, AR05 = 2)", Some(1.0));
    number("count_rows(AR, AR13 = 2)", None);
    truth("count_rows(AR, AR13 = 2) >= 1", True);
    truth("count_rows(AR, AR13 = 2) >= 2", Unknown);
    truth("count_rows(AR, AR13 = 2) >= 3", False);
}

#[test]
fn counts_with_unknown_members_lie_between_bounds() {
    truth("count_true(one = 1, x = 1, two = 1) >= 1", True);
    truth("count_true(one = 1, x = 1, two = 1) >= 2", Unknown);
    truth("count_true(one = 1, x = 1, two = 1) > 2", False);
    truth("count_true(one = 1, x = 1) + 1 <= 3", True);
    truth("count_true(one = 1, x = 1) = 0", False);
    number("count_true(one = 1, two = 2)", Some(2.0));
}

#[test]
fn numbers_are_worked_with() {
    number("min(x, two, w)", Some(2.0));
    number("min(x)", None);
    number("least(x, two)", None);
    number("greatest(0, least(90, ceil(90*(two-12)/24)))", Some(0.0));
    number("max(x, w, v)", Some(22.4));
    number("round((w + v) / 2, 1)", Some(22.4));
    number("if(abs(w - v) <= 0.5, round((w+v)/2, 2), x)", Some(22.35));
    number("if(x = 1, 2, 3)", None);
    number("if(x = 1, two, 2)", Some(2.0));
    number("coalesce(x, refused, two)", Some(2.0));
    number("floor(7.9) + ceil(0.1)", Some(8.0));
    number("one = 1", Some(1.0));
    number("unknown", None);
    number("1 / 0", None);
}

#[test]
fn dates_are_counted_to_the_interview() {
    number("months_since(born)", Some(22.0));
    number("months_between(born, interview_date)", Some(22.0));
    number("days_between(met, interview_date)", Some(4.0));
    number("interview_date - met", Some(4.0));
    assert_eq!(
        read("interview_date").value(&sample()),
        Datum::Date(NaiveDate::from_ymd_opt(2026, 11, 24).unwrap())
    );
}

#[test]
fn verdicts_are_read_by_code() {
    truth("verdict(GN-02) = gap", True);
    truth("verdict(GN-02) = met", False);
    truth("verdict(GN-03) = gap", Unknown);
    truth("verdict(GS-BH-01) = gap", Unknown);
    wrong("verdict(GN-02) = gab", "unknown-verdict", 17, 20, Some("gap"));
}

#[test]
fn truths_are_zero_and_one() {
    truth("true and not false", True);
    truth("true = 1", True);
    truth("false = 0 and false != 1", True);
    truth("unknown or false", Unknown);
}

#[test]
fn errors_say_where_and_what_was_meant() {
    wrong("a <= b < c", "chained-comparison", 7, 8, None);
    wrong("slected(a, 1)", "unknown-function", 0, 7, Some("selected"));
    wrong("a ≤ 3", "unexpected-character", 2, 3, Some("<="));
    wrong("(a = 1", "unclosed-bracket", 0, 1, None);
    wrong("a = ", "unexpected-end", 4, 4, None);
    wrong("", "empty-expression", 0, 0, None);
    wrong("a b", "unexpected-sign", 2, 3, None);
    wrong("abs(1, 2)", "wrong-argument-count", 0, 9, None);
    wrong("a in 3", "unexpected-sign", 5, 6, None);
    wrong("'abc", "unclosed-text", 0, 4, None);
}

#[test]
fn names_are_listed() {
    let rule = read("a = 1 and any_row(AR, b = a) and verdict(GN-02) = gap");
    assert_eq!(rule.names(), ["a", "b"]);
    assert_eq!((rule.rosters(), rule.verdicts()), (vec!["AR"], vec!["GN-02"]));
    assert_eq!(rule.spans()[1].1.start, 22);
}

#[test]
fn depth_is_limited_without_a_panic() {
    let deep = |n: usize| format!("{}a{}", "(".repeat(n), ")".repeat(n));
    assert!(parse(&deep(100)).is_ok());
    assert_eq!(
        parse(&deep(100_000)).map_err(|error| error.code).err(),
        Some("expression-too-long")
    );
    assert_eq!(
        parse(&deep(20_000)).map_err(|error| error.code).err(),
        Some("expression-too-deep")
    );
    let long = vec!["a = 1"; 5_000].join(" or ");
    assert!(parse(&long).is_ok());
    let chain = vec!["1"; 5_000].join(" + ");
    assert_eq!(
        parse(&chain).map_err(|error| error.code).err(),
        Some("expression-too-deep")
    );
}
