//! A child measured: what is seen while typing, what is asked back, what wants a second measuring.

use std::path::{Path, PathBuf};

use paduk_app::api::{FindingView, GrowthView, InterviewView, PersonRole, Request, Response, UnderstoodView};
use paduk_app::{App, dispatch};

use crate::laptop::{Answers, Laptop};

fn pack() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/ukur-balita")
}

/// A laptop at the first question of a child's questionnaire; the survey's day is 24 November 2026.
fn child(folder: &Path, born: &'static str, sex: &'static str) -> (Laptop, String) {
    let mut laptop = Laptop::first_day_with(&pack(), folder, PersonRole::Enumerator, "E07");
    let begun = laptop.new_household();
    let (case, household) = (begun.case.clone(), begun.document.clone());
    let place = Answers::from([
        ("K02", "Contoh"),
        ("K03", "1"),
        ("K04", "1"),
        ("K05", "1"),
        ("K06", ""),
        ("K07", "1"),
    ]);
    let member = Answers::from([
        ("A01", "Contoh Neng"),
        ("A02", "3"),
        ("A03", sex),
        ("A04", born),
        ("A05", ""),
        ("A06", ""),
    ]);
    laptop.fill(begun, &place, &[member]);
    laptop.finish(&household);
    let seen = laptop.household(&case);
    assert_eq!(seen.members[0].groups[0].group, "BALITA");
    let opened = laptop.open_questionnaire(&case, &seen.members[0].member, "ukur");
    (laptop, opened.document)
}

fn answer(laptop: &mut Laptop, document: &str, question: &str, typed: &str) -> InterviewView {
    laptop.answer(document, question, None, typed)
}

fn growth(view: &InterviewView) -> &GrowthView {
    view.growth.as_ref().unwrap_or_else(|| panic!("a child is measured"))
}

fn index<'a>(growth: &'a GrowthView, code: &str) -> (&'a str, &'a str) {
    let found = growth.indices.iter().find(|index| index.code == code);
    let found = found.unwrap_or_else(|| panic!("{code} among {:?}", growth.indices));
    (&found.z, &found.class)
}

fn understand(laptop: &mut Laptop, document: &str, question: &str, typed: &str) -> UnderstoodView {
    let request = Request::Understand {
        document: document.into(),
        question: question.into(),
        row: None,
        typed: typed.into(),
    };
    match laptop.ask(request) {
        Response::Understood(view) => view,
        other => panic!("{other:?}"),
    }
}

/// WHO's sample survey has a girl of 797 days, 11.69 kg, 89.3 cm lying with HAZ 0.30; here she is read to one place.
#[test]
fn scores_and_classes_live_while_typing_and_stand_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut laptop, document) = child(folder.path(), "18/9/2024", "2");
    answer(&mut laptop, &document, "BL901", "1");
    let lying = laptop.interview(&document);
    assert!(lying.growth.is_none(), "nothing is measured yet");
    answer(&mut laptop, &document, "BL902", "11,7");
    answer(&mut laptop, &document, "BL903", "11,7");
    let typing = understand(&mut laptop, &document, "BL904", "89,3").growth.unwrap();
    assert_eq!(index(&typing, "length-for-age"), ("0,30", "normal"));
    assert!(
        laptop.interview(&document).growth.unwrap().indices.len() < typing.indices.len(),
        "typed, not stored"
    );
    answer(&mut laptop, &document, "BL904", "89,3");
    let view = answer(&mut laptop, &document, "BL905", "89,4");
    assert_eq!(index(growth(&view), "length-for-age"), ("0,31", "normal"));
    let notes = growth(&view).notes.join("\n");
    assert!(
        notes.contains("Sudah 24 bulan tetapi diukur telentang: dikurangi 0,7 cm"),
        "{notes}"
    );
    assert!(notes.contains("selisih 0,1 cm, cukup. Rata-rata 89,35 cm"), "{notes}");
    let charts: Vec<_> = growth(&view).charts.iter().map(|chart| chart.title.as_str()).collect();
    assert_eq!(charts, ["TB/U", "BB/TB", "BB/U"]);
    let chart = &growth(&view).charts[0];
    assert_eq!(chart.svg.matches("<polyline").count(), 5);
    assert!(
        chart.svg.contains(&chart.sentence),
        "the drawing's name is its sentence"
    );
    assert!(growth(&view).referral.is_empty());
}

#[test]
fn a_third_reading_is_asked_where_two_differ_too_much() {
    let folder = tempfile::tempdir().unwrap();
    let (mut laptop, document) = child(folder.path(), "18/9/2024", "2");
    answer(&mut laptop, &document, "BL901", "2");
    answer(&mut laptop, &document, "BL902", "11,7");
    let view = answer(&mut laptop, &document, "BL903", "11,9");
    assert!(view.questions.iter().any(|question| question.question == "BL913"));
    let notes = growth(&view).notes.join("\n");
    assert!(notes.contains("selisih 0,2 kg. Ukur sekali lagi"), "{notes}");
    let view = answer(&mut laptop, &document, "BL913", "11,8");
    assert!(
        growth(&view).notes.join("\n").contains("Rata-rata 11,75 kg"),
        "{:?}",
        growth(&view).notes
    );
}

#[test]
fn grams_metres_and_swapped_measures_are_asked_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut laptop, document) = child(folder.path(), "18/9/2024", "2");
    answer(&mut laptop, &document, "BL901", "2");
    let request = |question: &str, typed: &str, confirmed: Option<&str>| Request::Answer {
        document: document.clone(),
        question: question.into(),
        row: None,
        typed: typed.into(),
        confirmed: confirmed.map(Into::into),
        advance: true,
    };
    let Response::Ask(ask) = laptop.ask(request("BL902", "11700", None)) else {
        panic!("grams are asked back");
    };
    assert_eq!(ask.options[0].label, "11,7 kg (11700 g)");
    let meant = ask.options[0].value.clone();
    let Response::Interview(view) = laptop.ask(request("BL902", "11700", Some(&meant))) else {
        panic!("what was meant is taken");
    };
    let weight = view
        .questions
        .iter()
        .find(|question| question.question == "BL902")
        .unwrap();
    assert_eq!(weight.typed, "11,7");
    assert_eq!(laptop.refused(request("BL904", "11,7", None)).code, "measure-swapped");
    assert!(!understand(&mut laptop, &document, "BL904", "0,893").good);
    let Response::Ask(ask) = laptop.ask(request("BL904", "0,893", None)) else {
        panic!("metres are asked back");
    };
    assert_eq!(ask.options[0].value, "89.3");
}

/// The flag at BL905, if it is raised.
fn flag(view: &InterviewView) -> Option<FindingView> {
    let question = view.questions.iter().find(|question| question.question == "BL905")?;
    question
        .findings
        .iter()
        .find(|found| found.key == "panjang_luar")
        .cloned()
}

fn reason(laptop: &mut Laptop, document: &str) -> Result<Response, paduk_app::api::ApiError> {
    let request = Request::Reason {
        document: document.into(),
        question: "BL905".into(),
        row: None,
        warning: "panjang_luar".into(),
        reason: "diukur_ulang".into(),
    };
    let app: &mut App = &mut laptop.app;
    dispatch(app, request, &mut |_| ())
}

#[test]
fn a_flag_takes_a_reason_only_after_another_measuring() {
    let folder = tempfile::tempdir().unwrap();
    let (mut laptop, document) = child(folder.path(), "18/9/2024", "2");
    for (question, typed) in [("BL901", "2"), ("BL902", "6,2"), ("BL903", "6,2"), ("BL904", "62")] {
        answer(&mut laptop, &document, question, typed);
    }
    answer(&mut laptop, &document, "BL905", "62");
    let view = answer(&mut laptop, &document, "BL907", "1");
    let shown = index(growth(&view), "length-for-age");
    assert!(
        shown.0.starts_with("−7") && shown.1.is_empty(),
        "a flagged score has no class: {shown:?}"
    );
    let raised = flag(&view).expect("the length is flagged");
    assert!(raised.again && raised.reasons.is_empty());
    assert_eq!(reason(&mut laptop, &document).unwrap_err().code, "measure-again");
    // The same once more is a second measuring as well.
    let view = answer(&mut laptop, &document, "BL905", "62");
    let raised = flag(&view).expect("it is still flagged");
    assert!(!raised.again && !raised.reasons.is_empty());
    reason(&mut laptop, &document).unwrap();
    assert!(flag(&laptop.interview(&document)).unwrap().reason.is_some());
    // Started again, the reason stands and nothing is asked twice.
    let mut laptop = laptop.started_again_with(&pack());
    let kept = flag(&laptop.interview(&document)).unwrap();
    assert!(kept.reason.is_some() && !kept.again);
}

#[test]
fn another_value_that_is_flagged_too_counts_as_measured_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut laptop, document) = child(folder.path(), "18/9/2024", "2");
    for (question, typed) in [
        ("BL901", "2"),
        ("BL902", "6,2"),
        ("BL903", "6,2"),
        ("BL904", "62"),
        ("BL907", "1"),
        ("BL905", "62"),
    ] {
        answer(&mut laptop, &document, question, typed);
    }
    assert!(flag(&laptop.interview(&document)).unwrap().again);
    let view = answer(&mut laptop, &document, "BL905", "62,3");
    assert!(!flag(&view).expect("still flagged").again);
    let view = answer(&mut laptop, &document, "BL905", "84");
    let mended = answer(&mut laptop, &document, "BL904", "84");
    assert!(flag(&mended).is_none(), "{:?}", flag(&view));
}

#[test]
fn severe_findings_put_a_referral_on_the_review() {
    let folder = tempfile::tempdir().unwrap();
    let (mut laptop, document) = child(folder.path(), "24/11/2025", "1");
    let thin = [
        ("BL901", "1"),
        ("BL902", "6,9"),
        ("BL903", "6,9"),
        ("BL904", "76"),
        ("BL905", "76"),
        ("BL906", "11,2"),
        ("BL915", "11,2"),
        ("BL907", "1"),
    ];
    for (question, typed) in thin {
        answer(&mut laptop, &document, question, typed);
    }
    let review = laptop.review(&document);
    let growth = review.growth.expect("a child was measured");
    assert_eq!(growth.referral[0], "LILA 11,2 cm: tanda gizi buruk");
    assert!(
        growth.referral[1].starts_with("BB/TB: nilai-z −") && growth.referral[1].ends_with("gizi buruk"),
        "{:?}",
        growth.referral
    );
    assert_eq!(growth.charts.len(), 4);
    assert_eq!(growth.charts[3].sentence, "LILA 11,2 cm, gizi buruk");
    let facts: Vec<_> = review.facts.iter().map(|fact| fact.sentence.as_str()).collect();
    assert_eq!(
        facts,
        ["Tanda gizi buruk.", "Rujuk ke puskesmas."],
        "the form saw the same by its own look-up"
    );
    assert!(review.scale.is_none(), "a child's arm is not put on a woman's scale");
}

#[test]
fn finished_children_of_a_store_are_looked_at_together_and_by_enumerator() {
    use paduk_app::task::held_plausibility_words;
    use paduk_text::Language::Indonesian;

    let folder = tempfile::tempdir().unwrap();
    let (mut laptop, document) = child(folder.path(), "24/11/2025", "1");
    let measured = [
        ("BL901", "1"),
        ("BL902", "8,9"),
        ("BL903", "8,9"),
        ("BL904", "74"),
        ("BL905", "74"),
        ("BL906", "13,9"),
        ("BL915", "13,9"),
        ("BL907", "1"),
    ];
    for (question, typed) in measured {
        answer(&mut laptop, &document, question, typed);
    }
    let before = held_plausibility_words(&mut laptop.app, None, false, Indonesian).unwrap();
    assert_eq!(before.rows, 0, "a draft is no finished child");
    laptop.finish(&document);
    let page = folder.path().join("kewajaran.html");
    let report = held_plausibility_words(&mut laptop.app, Some(&page), true, Indonesian).unwrap();
    assert_eq!((report.rows, report.surveys.len()), (1, 1));
    assert_eq!(report.surveys[0].set, "E07");
    let figure = |name: &str| {
        let at = report.columns.iter().position(|column| column == name).unwrap();
        report.lines[0][at].clone()
    };
    assert_eq!(
        (figure("n"), figure("n_whz"), figure("male")),
        ("1".into(), "1".into(), "1".into())
    );
    assert!(
        report.text.contains("1 anak dengan umur tercatat, 1 di antaranya"),
        "{}",
        report.text
    );
    assert!(std::fs::read_to_string(&page).unwrap().contains("Kelompok data: E07"));
}
