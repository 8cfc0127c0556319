//! Every column that a workbook may use does what it says.

use std::sync::Arc;

use super::{Interview, Still, check, form, instrument, open};
use crate::instrument::{Cell, Choice, ChoiceList, Sentence};
use crate::{Place, Reading, compile};

fn state(interview: &Interview, name: &str) -> crate::State {
    let node = interview.form().find(name).unwrap();
    interview.state(&Place::once(node), "id").unwrap()
}

#[test]
fn appearances_are_handed_on() {
    for word in [
        "minimal",
        "autocomplete",
        "columns",
        "multiline",
        "table-list",
        "field-list",
        "likert",
        "numbers",
        "thousands-sep",
    ] {
        let form = form(&format!("text | q | appearance = {word} w1"));
        let node = form.node(form.find("q").unwrap());
        assert!(node.looks(word) && node.looks("W1") && !node.looks("w2"));
    }
}

#[test]
fn shuffled_choices_stay_where_they_are() {
    let names = |interview: &Interview| {
        let choices = state(interview, "q").choices;
        choices
            .into_iter()
            .map(|choice| choice.name)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let mut interview = open("integer | s\nselect_one food | q | parameters = randomize=true seed=${s}");
    interview.does("s 1");
    let first = names(&interview);
    let orders: std::collections::BTreeSet<String> = (1..30)
        .map(|seed| {
            interview.does(&format!("s {}", seed * 7919));
            names(&interview)
        })
        .collect();
    assert_eq!(orders.len(), 6, "{orders:?}");
    interview.does("s 1");
    assert_eq!(names(&interview), first);
    let own = "select_one food | q | parameters = randomize=true";
    assert_eq!(names(&open(own)), names(&open(own)));
}

#[test]
fn defaults_are_put_in_once() {
    check(
        "integer | a | default = 3\ninteger | b | default = ${a} + 1\ndate | d | default = 2020-01-31\ntext | t | default = a-b",
        &["a 5"],
        "a=5 b=4 d=2020-01-31 t=a-b",
    );
}

#[test]
fn a_trigger_computes_when_it_changes_and_only_then() {
    let form = "integer | a\ninteger | b\ncalculate | x | calculation = ${a} + ${b} | trigger = ${a}";
    check(form, &["a 1", "b 2"], "a=1 b=2 x=");
    check(form, &["b 2", "a 1"], "a=1 b=2 x=3");
    check(form, &["b 2", "a 1", "b 9"], "a=1 b=9 x=3");
    // What was put in when something happened does not follow from the answers, so it is stored.
    let mut interview = open(form);
    interview.does("b 2");
    interview.does("a 1");
    interview.does("b 9");
    let (resumed, said) = Interview::resume(
        Arc::clone(interview.form()),
        Arc::new(Still),
        &[],
        &interview.answers(),
        &[],
    );
    assert_eq!((resumed.line().as_str(), said.len()), ("a=1 b=9 x=3", 0));
}

#[test]
fn a_trigger_without_a_calculation_takes_the_answer_away() {
    check(
        "select_one yesno | q\ntext | t | trigger = ${q}",
        &["t x", "q 1", "t y"],
        "q=1 t=y",
    );
    check(
        "select_one yesno | q\ntext | t | trigger = ${q}",
        &["t x", "q 1"],
        "q=1 t=",
    );
}

#[test]
fn rows_with_answers_go_only_after_asking() {
    let form = "integer | n\nbegin repeat | K | count = ${n}\ninteger | a\ntext | t | default = baru\nend repeat";
    let mut interview = open(form);
    interview.does("n 3");
    interview.does("a@K-2 5");
    let error = interview.refuses("n 1");
    assert_eq!((error.code(), error.params()[1].1.as_str()), ("rows-would-go", "1"));
    assert_eq!(
        interview.line(),
        "n=3 K-1.a= K-1.t=baru K-2.a=5 K-2.t=baru K-3.a= K-3.t=baru"
    );
    interview.does("n 2");
    interview.does("! n 1");
    assert_eq!(interview.line(), "n=1 K-1.a= K-1.t=baru");
    interview.does("n 2");
    assert_eq!(interview.line(), "n=2 K-1.a= K-1.t=baru K-2.a=5 K-2.t=baru");
}

#[test]
fn asking_reaches_through_calculations() {
    let mut interview = open(
        "integer | n\ncalculate | m | calculation = ${n} * 2\nbegin repeat | K | count = ${m}\ninteger | a\nend repeat",
    );
    interview.does("n 1");
    interview.does("a@K-2 5");
    // A number that is missing takes no rows away.
    interview.does("n ");
    assert_eq!(interview.line(), "n= m= K-1.a= K-2.a=5");
    assert_eq!(interview.refuses("n 0").code(), "rows-would-go");
    assert_eq!(interview.line(), "n= m= K-1.a= K-2.a=5");
}

#[test]
fn fixed_rows_are_neither_added_nor_taken_away() {
    let mut interview = open("begin repeat | K | count = 2 | fixed = yes\ninteger | a\nend repeat");
    assert_eq!(interview.refuses("+ K@x").code(), "rows-are-counted");
    let mut interview2 = open("begin repeat | K | fixed = yes\ninteger | a\nend repeat");
    assert_eq!(interview2.refuses("+ K@x").code(), "rows-are-fixed");
    assert_eq!(interview.refuses("- K-1").code(), "rows-are-counted");
}

#[test]
fn a_filter_over_a_long_list_is_answered_by_an_index() {
    let mut list = ChoiceList::new("desa");
    for number in 0..100_000_u32 {
        let mut choice = Choice::new(&format!("d{number}"), "id", "Desa");
        choice.extra = vec![("kec".into(), Cell::from(format!("{}", number / 10).as_str()))];
        list.choices.push(choice);
    }
    let mut built = instrument(
        "integer | n\ntext | t\nselect_one desa | q | filter = kec = ${n} and name != 'd55'\nselect_one desa | r | filter = ${t} = kec",
    );
    built.lists.push(list);
    let (form, _) = compile(Arc::new(built));
    let mut interview = Interview::open(Arc::new(form), Arc::new(Still));
    interview.does("n 5");
    interview.does("t 5");
    assert_eq!(state(&interview, "q").choices.len(), 9);
    assert_eq!(state(&interview, "r").choices.len(), 10);
    interview.does("q d51");
    assert_eq!(interview.found(), "");
}

#[test]
fn the_index_gives_what_the_whole_list_gives() {
    // `1.0` equals the number 1, and an empty cell equals an empty answer.
    let mut list = ChoiceList::new("l");
    for (name, column) in [("a", "1"), ("b", "1.0"), ("c", ""), ("d", "x"), ("e", "01")] {
        let mut choice = Choice::new(name, "id", name);
        choice.extra = vec![("k".into(), column.into())];
        list.choices.push(choice);
    }
    let mut built =
        instrument("integer | n\ntext | t\nselect_one l | q | filter = k = ${n}\nselect_one l | r | filter = k = ${t}");
    built.lists.push(list);
    let (form, _) = compile(Arc::new(built));
    let mut interview = Interview::open(Arc::new(form), Arc::new(Still));
    let names = |interview: &Interview, name| {
        let choices = state(interview, name).choices;
        choices.into_iter().map(|choice| choice.name).collect::<String>()
    };
    assert_eq!(
        (names(&interview, "q").as_str(), names(&interview, "r").as_str()),
        ("c", "c")
    );
    interview.does("n 1");
    interview.does("t 1");
    assert_eq!(
        (names(&interview, "q").as_str(), names(&interview, "r").as_str()),
        ("abe", "a")
    );
}

#[test]
fn an_interview_has_a_name() {
    let mut built = instrument("text | nama\ninteger | umur");
    built
        .settings
        .insert("instance_name".into(), "concat(${nama}, ' (', ${umur}, ')')".into());
    let (form, found) = compile(Arc::new(built));
    assert!(found.is_empty(), "{found:#?}");
    let mut interview = Interview::open(Arc::new(form), Arc::new(Still));
    interview.does("nama Contoh Euis");
    interview.does("umur 27");
    assert_eq!(interview.instance_name().as_deref(), Some("Contoh Euis (27)"));
    assert_eq!(open("text | t").instance_name(), None);
}

#[test]
fn a_language_switch_names_choices_anew() {
    let mut built = instrument("select_one yesno | q\ncalculate | x | calculation = jr:choice-name(${q}, '${q}')");
    built.languages.push("en".into());
    built.lists[0].choices[0].label = {
        let mut label = Sentence::single("id", "Ya");
        label.put("en", "Yes", 2);
        label
    };
    let (form, _) = compile(Arc::new(built));
    let mut interview = Interview::open(Arc::new(form), Arc::new(Still));
    interview.does("q 1");
    assert_eq!(interview.line(), "q=1 x=Ya");
    let english = crate::Change::Language { language: "en".into() };
    let diff = interview.apply(&english).unwrap();
    assert_eq!((interview.line().as_str(), interview.language()), ("q=1 x=Yes", "en"));
    assert_eq!(diff.places[0].value.as_deref(), Some("Yes"));
    let unknown = crate::Change::Language { language: "xx".into() };
    assert_eq!(interview.apply(&unknown).unwrap_err().code(), "unknown-language");
}

#[test]
fn names_of_media_are_kept() {
    let mut built = instrument("select_one food | q | image = piring.jpg");
    built.lists[1].choices[0]
        .media
        .insert("image".into(), Sentence::single("id", "nasi.jpg"));
    let (form, _) = compile(Arc::new(built));
    let interview = Interview::open(Arc::new(form), Arc::new(Still));
    let state = state(&interview, "q");
    assert_eq!(state.media["image"], "piring.jpg");
    assert_eq!(state.choices[0].media["image"], "nasi.jpg");
}

#[test]
fn a_third_reading_is_due_above_the_tolerance() {
    let form = form("decimal | lila1 | repeat_measure = 0.5\ndecimal | lila2");
    let node = form.node(form.find("lila1").unwrap());
    assert!(matches!(node.readings(&[22.9, 22.0]), Some(Reading::Third { .. })));
    assert!(matches!(node.readings(&[22.9, 22.6]), Some(Reading::Enough { .. })));
    assert_eq!(form.node(form.find("lila2").unwrap()).readings(&[22.9]), None);
}
