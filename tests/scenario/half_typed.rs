//! What is typed and not committed outlives a lock, a restart and a kill, and is never taken for an answer.

use paduk_app::api::{NonresponseState, PersonRole, Request, Response, WaitingView};

use crate::laptop::Laptop;

fn keep(laptop: &mut Laptop, document: &str, question: &str, typed: &str, marked: Option<NonresponseState>) -> bool {
    let request = Request::KeepTyped {
        document: document.into(),
        question: question.into(),
        row: None,
        typed: typed.into(),
        marked,
    };
    match laptop.ask(request) {
        Response::Kept(kept) => kept,
        other => panic!("{other:?}"),
    }
}

fn waiting(question: &str, typed: &str, marked: Option<NonresponseState>) -> WaitingView {
    WaitingView {
        question: question.into(),
        row: None,
        typed: typed.into(),
        marked,
    }
}

#[test]
fn half_typed_text_is_there_after_a_restart_and_is_no_answer() {
    let folder = tempfile::tempdir().unwrap();
    let mut laptop = Laptop::first_day(folder.path(), PersonRole::Enumerator, "E07");
    let begun = laptop.new_household();
    let document = begun.document;
    assert!(keep(&mut laptop, &document, "RT102", "Pasir Co", None));
    assert!(keep(&mut laptop, &document, "RT103", "", Some(NonresponseState::Dk)));
    let mut laptop = laptop.started_again();
    let view = laptop.interview(&document);
    assert_eq!(
        view.waiting,
        [
            waiting("RT102", "Pasir Co", None),
            waiting("RT103", "", Some(NonresponseState::Dk))
        ]
    );
    assert_eq!(view.focus, begun.focus);
    assert!(!view.questions[1].answered && view.questions[1].typed.is_empty());
}

#[test]
fn an_answer_settles_what_waited_at_its_question_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let mut laptop = Laptop::first_day(folder.path(), PersonRole::Enumerator, "E07");
    let document = laptop.new_household().document;
    keep(&mut laptop, &document, "RT102", "Pasir Co", None);
    keep(&mut laptop, &document, "RT103", "1", None);
    let view = laptop.answer(&document, "RT102", None, "Pasir Contoh");
    assert_eq!(view.waiting, [waiting("RT103", "1", None)]);
    let mut laptop = laptop.started_again();
    assert_eq!(laptop.interview(&document).waiting, [waiting("RT103", "1", None)]);
    assert!(!keep(&mut laptop, &document, "RT103", "", None), "given up");
    let mut laptop = laptop.started_again();
    assert!(laptop.interview(&document).waiting.is_empty());
}
