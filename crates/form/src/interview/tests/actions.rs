//! What XForms do by themselves.

use std::sync::Arc;

use super::{Interview, Still, instrument};
use crate::compile;
use crate::instrument::{Action, Event, FirstRow};

fn action(events: &[Event], target: &str, value: &str, trigger: Option<&str>) -> Action {
    Action {
        sheet: "form.xml".into(),
        number: 1,
        events: events.to_vec(),
        target: target.into(),
        value: value.into(),
        trigger: trigger.map(Into::into),
    }
}

fn open(text: &str, actions: Vec<Action>, first_rows: Vec<FirstRow>) -> Interview {
    let mut built = instrument(text);
    built.actions = actions;
    built.first_rows = first_rows;
    let (form, found) = compile(Arc::new(built));
    assert!(found.is_empty(), "{found:#?}");
    Interview::open(Arc::new(form), Arc::new(Still))
}

#[test]
fn values_are_put_in_when_something_happens() {
    let mut interview = open(
        "integer | a\ninteger | b\ninteger | c",
        vec![
            action(&[Event::FirstLoad], "/data/a", "4", None),
            action(&[Event::ValueChanged], "/data/b", "${a} * 2", Some("/data/a")),
            action(&[Event::ValueChanged], "/data/b", "0", Some("/data/c")),
            action(&[Event::ValueChanged], "/data/c", "", Some("${a}")),
        ],
        Vec::new(),
    );
    assert_eq!(interview.line(), "a=4 b=8 c=");
    interview.does("a 5");
    assert_eq!(interview.line(), "a=5 b=10 c=");
    interview.does("c 1");
    assert_eq!(interview.line(), "a=5 b=0 c=1");
    interview.does("a 6");
    assert_eq!(interview.line(), "a=6 b=0 c=");
}

#[test]
fn rows_are_there_from_the_beginning() {
    let row = |parent, values: &[(&str, &str)]| FirstRow {
        repeat: "/data/R".into(),
        parent,
        values: values
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
    };
    let mut interview = open(
        "begin repeat | R\ninteger | a | default = 1\ninteger | n\nend repeat\ncalculate | s | calculation = sum(${a})",
        vec![action(&[Event::NewRow], "/data/R/n", "position(..)", None)],
        vec![row(None, &[("/data/R/a", "7")]), row(None, &[])],
    );
    assert_eq!(interview.line(), "R-1.a=7 R-1.n= R-2.a=1 R-2.n= s=8");
    interview.does("+ R@x");
    assert_eq!(interview.line(), "R-1.a=7 R-1.n= R-2.a=1 R-2.n= x.a=1 x.n=3 s=9");
}

#[test]
fn an_action_without_a_target_is_said() {
    let mut built = instrument("integer | a");
    built.actions = vec![action(&[Event::FirstLoad], "/data/nowhere", "4", None)];
    let (_, found) = compile(Arc::new(built));
    assert_eq!(found[0].code, "action-without-target");
}
