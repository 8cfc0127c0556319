//! Every type that a workbook may use takes what it should and nothing else.

use std::collections::BTreeMap;
use std::sync::Arc;

use paduk_survey::Severity;

use super::{Interview, Still, check, instrument, open};
use crate::node::QuestionKind;
use crate::{compile, compile_with};

/// What each text comes to at the only question of a form: the value recorded, or the code of the refusal.
#[track_caller]
fn takes(form: &str, cases: &[(&str, &str)]) {
    for (typed, expect) in cases {
        let mut interview = open(form);
        let found = match interview.apply(&super::change(&format!("q {typed}"))) {
            Ok(_) => interview.line().split_once('=').unwrap().1.to_owned(),
            Err(error) => error.code().to_owned(),
        };
        assert_eq!(found, *expect, "{form}: {typed}");
    }
}

#[test]
fn a_range_takes_its_steps() {
    takes(
        "range | q | parameters = start=0 end=10 step=2.5",
        &[
            ("2.5", "2.5"),
            ("10", "10"),
            ("3", "not-a-value"),
            ("12.5", "not-a-value"),
            ("x", "not-a-value"),
        ],
    );
    takes("range | q", &[("1", "1"), ("10", "10"), ("0", "not-a-value")]);
    check(
        "range | q\ncalculate | x | calculation = ${q} + 1",
        &["q 9"],
        "q=9 x=10",
    );
}

#[test]
fn a_rank_keeps_its_order() {
    takes(
        "rank food | q",
        &[
            ("fish rice egg", "fish rice egg"),
            ("egg", "egg"),
            ("egg egg", "not-a-value"),
            ("egg stone", "unknown-choice"),
        ],
    );
    check(
        "rank food | q\ncalculate | x | calculation = selected-at(${q}, 0)",
        &["q fish rice egg"],
        "q=fish rice egg x=fish",
    );
}

#[test]
fn select_multiple_stands_in_list_order() {
    takes(
        "select_multiple food | q",
        &[("fish rice", "rice fish"), ("egg egg", "egg")],
    );
}

#[test]
fn places_pictures_files_and_ticks() {
    takes(
        "geopoint | q",
        &[
            ("-6.8169 107.1425 0 0", "-6.8169 107.1425 0 0"),
            ("-6.8169 107.1425", "-6.8169 107.1425"),
            ("-96 107", "not-a-value"),
            ("Cianjur", "not-a-value"),
        ],
    );
    let file = [("kartu.jpg", "kartu.jpg"), ("../kartu.jpg", "not-a-value")];
    takes("image | q", &file);
    takes("file | q", &file);
    takes("acknowledge | q", &[("OK", "OK"), ("yes", "not-a-value")]);
    takes("hidden | q", &[("x", "x")]);
}

#[test]
fn dates_and_times() {
    takes(
        "date | q",
        &[("2024-02-29", "2024-02-29"), ("2023-02-29", "not-a-value")],
    );
    takes("time | q", &[("14:05", "14:05"), ("25:00", "not-a-value")]);
    takes(
        "dateTime | q",
        &[
            ("2024-02-29T14:05:00", "2024-02-29T14:05:00"),
            ("2024-02-29", "not-a-value"),
        ],
    );
}

#[test]
fn what_shows_or_follows_takes_no_answer() {
    takes("note | q", &[("x", "takes-no-answer")]);
    takes("calculate | q | calculation = 1 + 1", &[("3", "takes-no-answer")]);
}

#[test]
fn metadata_is_filled_in() {
    check(
        "today | t\ndeviceid | d\nusername | u\naudit",
        &[],
        "t=2026-11-24 d= u= audit=",
    );
    let interview = open("start | s\nend | e");
    assert_eq!(interview.line(), "s=2026-11-24T09:30:00.000+07:00 e=");
    let (kept, _) = interview.finalise();
    assert_eq!(kept.last().unwrap().question, "e");
}

#[test]
fn what_is_ignored_says_so_is_not_asked_and_keeps_its_value() {
    for kind in [
        "barcode",
        "audio",
        "video",
        "geotrace",
        "geoshape",
        "background-audio",
        "start-geopoint",
    ] {
        let text = format!("{kind} | q | required = yes\ntext | t | relevant = ${{q}} = ''");
        let (form, found) = compile(Arc::new(instrument(&text)));
        let codes: Vec<_> = found
            .iter()
            .map(|found| (found.severity, found.code.as_str()))
            .collect();
        assert_eq!(codes, [(Severity::Note, "type-ignored")], "{kind}");
        let mut interview = Interview::open(Arc::new(form), Arc::new(Still));
        assert_eq!(
            (interview.places().len(), interview.found().as_str()),
            (1, ""),
            "{kind}"
        );
        interview.does("q 8991");
        assert_eq!(interview.line(), "q=8991 t=-", "{kind}");
    }
    let (_, found) = compile(Arc::new(instrument("text | q | appearance = ex:org.example.scan()")));
    assert_eq!(found[0].code, "program-ignored");
}

#[test]
fn or_other_asks_what_it_is() {
    let mut interview = open(
        "select_multiple food | q or_other"
            .replace(" | q or_other", " or_other | q")
            .as_str(),
    );
    assert_eq!(interview.line(), "q= q_other=-");
    interview.does("q egg other");
    assert_eq!(interview.line(), "q=egg other q_other=");
    let place = interview.places()[1].clone();
    assert_eq!(interview.state(&place, "id").unwrap().label, "Sebutkan lainnya");
    let choices = interview.state(&interview.places()[0], "id").unwrap().choices;
    assert_eq!(choices.last().unwrap().label, "Lainnya");
    // Another question of the same list keeps its list.
    let mut two = open("select_one food or_other | q\nselect_one food | r");
    assert_eq!(two.refuses("r other").code(), "unknown-choice");
}

#[test]
fn choices_come_from_a_file() {
    let csv = "name,label,label::English (en),kec\n01,Cugenang,Cugenang village,a\n02,Pacet,,b\n02,Pacet dua,,c\n";
    let files = BTreeMap::from([("desa.csv".to_owned(), csv.as_bytes().to_vec())]);
    let text = "select_one food | kec\nselect_one_from_file desa.csv | q | filter = kec = ${k}\nhidden | k";
    let (form, found) = compile_with(Arc::new(instrument(text)), &files);
    assert!(
        found.iter().all(|found| found.severity != Severity::Error),
        "{found:#?}"
    );
    let mut interview = Interview::open(Arc::new(form), Arc::new(Still));
    interview.does("k b");
    let node = interview.form().find("q").unwrap();
    let state = interview.state(&crate::Place::once(node), "id").unwrap();
    let labels: Vec<_> = state.choices.iter().map(|choice| choice.label.as_str()).collect();
    assert_eq!(labels, ["Pacet"]);
    interview.does("q 02");
    assert_eq!(interview.found(), "");
    // The same name in another branch of the list is offered there.
    interview.does("k c");
    assert_eq!(interview.found(), "");
    interview.does("k a");
    assert_eq!(interview.found(), "q choice-not-offered*");
}

#[test]
fn a_file_that_is_not_there_or_lacks_a_column_is_said() {
    let codes = |text: &str, files: &BTreeMap<String, Vec<u8>>| {
        let (_, found) = compile_with(Arc::new(instrument(text)), files);
        found
            .iter()
            .map(|found| found.code.clone())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let none = BTreeMap::new();
    let other = BTreeMap::from([("x.csv".to_owned(), b"id,nama\n1,A\n".to_vec())]);
    let broken = BTreeMap::from([("x.csv".to_owned(), b"name,label\n1,\xff\n".to_vec())]);
    assert_eq!(codes("select_one_from_file x.csv | q", &none), "list-file-missing");
    assert_eq!(codes("select_one_from_file x.geojson | q", &none), "list-file-not-read");
    assert_eq!(codes("select_one_from_file x.doc | q", &none), "bad-list-file");
    assert_eq!(
        codes("select_one_from_file x.csv | q", &other),
        "list-file-without-column"
    );
    assert_eq!(codes("select_one_from_file x.csv | q", &broken), "file-not-utf8");
    assert_eq!(
        codes(
            "select_one_from_file x.csv | q | parameters = value=id label=nama",
            &other
        ),
        ""
    );
}

#[test]
fn choices_come_from_rows() {
    let mut interview = open(
        "begin repeat | AR\ntext | nama\ninteger | umur\nend repeat\n\
         select_one ${nama} | q | filter = ${umur} > 10",
    );
    for change in [
        "+ AR@a",
        "nama@a Siti",
        "umur@a 30",
        "+ AR@b",
        "nama@b Ujang",
        "umur@b 3",
    ] {
        interview.does(change);
    }
    let q = crate::Place::once(interview.form().find("q").unwrap());
    let offered = |interview: &Interview| {
        let choices = interview.state(&q, "id").unwrap().choices;
        choices.into_iter().map(|choice| choice.name).collect::<Vec<_>>()
    };
    assert_eq!(offered(&interview), ["Siti"]);
    interview.does("q Siti");
    let diff = interview.does("umur@b 12");
    assert!(diff.places.iter().any(|touched| touched.place == q && touched.choices));
    assert_eq!(offered(&interview), ["Siti", "Ujang"]);
    interview.does("umur@a 3");
    assert_eq!(interview.found(), "q choice-not-offered*");
}

#[test]
fn kinds_are_shown_asked_or_neither() {
    use QuestionKind as K;
    assert!(K::Range.is_asked() && K::Rank.is_select() && K::Image.is_asked());
    assert!(!K::Ignored.is_shown() && !K::Hidden.is_shown() && !K::Note.is_asked());
}
