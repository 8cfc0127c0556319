//! A pack with every kind of question once: how each is handed to the window, and what it takes.

use std::path::{Path, PathBuf};

use paduk_app::api::{ChoiceLook, InterviewView, MoveTo, PersonRole, QuestionKind, QuestionView, Request, Response};

use crate::laptop::Laptop;

fn pack() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/semua-jenis")
}

/// A laptop with that pack, in a new household.
fn begun(folder: &Path) -> (Laptop, InterviewView) {
    let mut laptop = Laptop::first_day_with(&pack(), folder, PersonRole::Enumerator, "E07");
    let view = laptop.new_household();
    (laptop, view)
}

fn at(laptop: &mut Laptop, document: &str, question: &str) -> QuestionView {
    let to = MoveTo::Question {
        question: question.into(),
        row: None,
    };
    let document = document.to_owned();
    let Response::Interview(view) = laptop.ask(Request::Move { document, to }) else {
        panic!("a move shows the interview");
    };
    let found = view.questions.into_iter().find(|known| known.question == question);
    found.unwrap_or_else(|| panic!("{question} is in its section"))
}

#[test]
fn each_kind_comes_with_what_its_component_needs() {
    let folder = tempfile::tempdir().unwrap();
    let (mut laptop, view) = begun(folder.path());
    let mut seen = |question: &str| at(&mut laptop, &view.document, question);
    assert_eq!(
        ["K10", "K11", "K20", "K17", "K25"].map(|question| seen(question).kind),
        [
            QuestionKind::Rank,
            QuestionKind::Range,
            QuestionKind::Geopoint,
            QuestionKind::SelectOne,
            QuestionKind::Multiline
        ]
    );
    let scale = seen("K11").range.unwrap();
    assert_eq!(
        (scale.start.as_str(), scale.end.as_str(), scale.step.as_str()),
        ("0", "10", "0.5")
    );
    assert_eq!(
        ["K12", "K13", "K14", "K15", "K16", "K19"].map(|question| seen(question).look),
        [
            ChoiceLook::Row,
            ChoiceLook::Columns,
            ChoiceLook::Search,
            ChoiceLook::Search,
            ChoiceLook::Search,
            ChoiceLook::Row
        ]
    );
    assert_eq!(seen("K13").columns, 3);
    assert!(seen("K06").digits && !seen("K02").digits);
    assert_eq!(seen("K17").choices.len(), 1, "what is to be acknowledged can be");
}

#[test]
fn a_long_list_is_not_sent_but_looked_for() {
    let folder = tempfile::tempdir().unwrap();
    let (mut laptop, view) = begun(folder.path());
    laptop.answer(&view.document, "K16", None, "117");
    let question = at(&mut laptop, &view.document, "K16");
    let sent: Vec<_> = question.choices.iter().map(|choice| choice.label.as_str()).collect();
    assert_eq!(
        (sent.as_slice(), question.choices_total),
        (&["Rumah nomor 117"][..], 120)
    );
    let found = laptop.ask(Request::FindChoice {
        document: view.document.clone(),
        question: "K16".into(),
        row: None,
        typed: "nomor 12".into(),
    });
    let Response::Choices(found) = found else {
        panic!("{found:?}")
    };
    assert_eq!((found.matching, found.total), (3, 120), "12, 112 and 120");
}

#[test]
fn answers_of_every_kind_are_taken_shown_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (mut laptop, view) = begun(folder.path());
    let document = view.document.clone();
    for (question, typed, shown) in [
        ("K10", "3 1 4 2", "1. Obat; 2. Air bersih; 3. Jamban; 4. Makanan"),
        ("K11", "7,5", "7,5 kali"),
        ("K12", "4", "Setuju"),
        ("K15", "2 5", "Hijau; Ungu"),
        ("K17", "OK", "OK"),
        ("K20", "-6,8169 107,1425 0 5", "6,8169 LS 107,1425 BT"),
    ] {
        laptop.answer(&document, question, None, typed);
        assert_eq!(at(&mut laptop, &document, question).shown, shown, "{question}");
    }
    let place = at(&mut laptop, &document, "K20");
    assert_eq!(
        place.typed, "-6,8169 107,1425 0 5",
        "how exact it is stands in its field"
    );
    let refused = laptop.refused(Request::Answer {
        document,
        question: "K10".into(),
        row: None,
        typed: "3 1".into(),
        confirmed: None,
        advance: true,
    });
    assert_eq!(refused.code, "not-all-ranked");
}

#[test]
fn a_picture_is_the_packs_own_file() {
    let folder = tempfile::tempdir().unwrap();
    let (mut laptop, view) = begun(folder.path());
    let question = at(&mut laptop, &view.document, "K18");
    assert_eq!(
        (question.picture.as_str(), question.choices[1].picture.as_str()),
        ("jamban.png", "cubluk.png")
    );
    let mut picture = |file: &str| laptop.ask(Request::Picture { file: file.into() });
    let Response::Picture(source) = picture("jamban.png") else {
        panic!()
    };
    assert!(source.starts_with("data:image/png;base64,iVBORw0KGgo"), "{source}");
    for none in ["tidak-ada.png", "../pack.json", "pack.json"] {
        assert_eq!(picture(none), Response::Picture(String::new()), "{none}");
    }
}

#[test]
fn rows_with_answers_go_only_after_the_person_agreed() {
    let folder = tempfile::tempdir().unwrap();
    let (mut laptop, view) = begun(folder.path());
    let document = view.document.clone();
    let goats = |view: &InterviewView| {
        let of = |section: &&paduk_app::api::SectionView| section.key.starts_with("KAMBING");
        view.sections
            .iter()
            .filter(of)
            .map(|section| section.title.clone())
            .collect::<Vec<_>>()
    };
    let view = laptop.answer(&document, "K30", None, "2");
    let rows: Vec<String> = view
        .sections
        .iter()
        .filter_map(|section| section.key.strip_prefix("KAMBING#").map(str::to_owned))
        .collect();
    laptop.answer(&document, "K31", Some(&rows[0]), "Si Putih");
    let view = laptop.answer(&document, "K31", Some(&rows[1]), "Si Belang");
    assert_eq!(goats(&view), ["Si Putih", "Si Belang"]);
    let fewer = Request::Answer {
        document: document.clone(),
        question: "K30".into(),
        row: None,
        typed: "1".into(),
        confirmed: None,
        advance: true,
    };
    let refused = laptop.refused(fewer.clone());
    let said: Vec<_> = refused.params.iter().map(|param| param.value.as_str()).collect();
    assert_eq!(
        (refused.code.as_str(), said.as_slice()),
        ("rows-would-go", &["Kambing", "1", "Si Belang"][..])
    );
    assert_eq!(
        goats(&laptop.interview(&document)),
        ["Si Putih", "Si Belang"],
        "all is as it was"
    );

    let agreed = laptop.ask(Request::Agreed {
        request: Box::new(fewer),
    });
    let Response::Interview(view) = agreed else {
        panic!("{agreed:?}")
    };
    assert_eq!(goats(&view), ["Si Putih"]);
    let mut again = laptop.started_again_with(&pack());
    assert_eq!(
        goats(&again.interview(&document)),
        ["Si Putih"],
        "and it is so after a restart"
    );
    let request = Request::Answer {
        document: document.clone(),
        question: "K30".into(),
        row: None,
        typed: "0".into(),
        confirmed: None,
        advance: true,
    };
    assert_eq!(
        again.refused(request).code,
        "rows-would-go",
        "agreeing once is not agreeing always"
    );
}
