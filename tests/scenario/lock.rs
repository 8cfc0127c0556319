//! Locked, unlocked, wrong words.

use paduk_app::api::{PersonRole, Request, Response, SessionState};

use crate::laptop::Laptop;

#[test]
fn while_locked_nothing_of_a_household_is_told() {
    let desk = tempfile::tempdir().unwrap();
    let mut laptop = Laptop::first_day(desk.path(), PersonRole::Enumerator, "E07");
    let begun = laptop.new_household();
    laptop.ask(Request::Lock);
    let session = laptop.session();
    assert_eq!(session.state, SessionState::Locked);
    assert!(session.resume.is_none() && session.village.is_empty());
    for request in [
        Request::Home,
        Request::Household { case: begun.case },
        Request::Interview {
            document: begun.document,
        },
        Request::SendPlan,
    ] {
        assert_eq!(laptop.refused(request).code, "locked");
    }
}

#[test]
fn after_unlocking_work_goes_on_at_the_same_question() {
    let desk = tempfile::tempdir().unwrap();
    let mut laptop = Laptop::first_day(desk.path(), PersonRole::Enumerator, "E07");
    let begun = laptop.new_household();
    let document = begun.document.clone();
    laptop.answer(&document, "RT102", None, "Pasir Contoh");
    let before = laptop.answer(&document, "RT103", None, "2");
    let mut laptop = laptop.started_again();
    let resume = laptop.session().resume.unwrap();
    assert_eq!(
        (resume.document.as_str(), resume.question.as_str()),
        (document.as_str(), "RT104")
    );
    let after = laptop.interview(&document);
    assert_eq!(after.focus, before.focus);
    assert_eq!(after.questions[2].typed, "2");
    assert!(after.resumed.is_some(), "said once");
}

#[test]
fn wrong_words_open_nothing_and_say_what_is_wrong() {
    let desk = tempfile::tempdir().unwrap();
    let mut laptop = Laptop::first_day(desk.path(), PersonRole::Enumerator, "E07");
    laptop.ask(Request::Lock);
    let profile = laptop.session().profiles[0].id.clone();
    let mut try_words = |words: &str| {
        laptop.refused(Request::Unlock {
            profile: profile.clone(),
            words: words.into(),
        })
    };
    assert_eq!(try_words("tiga kata saja").code, "word-count");
    assert_eq!(try_words("qqqq qqqq qqqq qqqq").code, "word-not-listed");
    let listed = paduk_history::words::list();
    assert_eq!(try_words(&[listed[0]; 4].join(" ")).code, "wrong-words");
}

#[test]
fn two_words_are_asked_back_before_a_profile_is_made() {
    let desk = tempfile::tempdir().unwrap();
    let mut app = paduk_app::App::new(crate::laptop::host(desk.path()));
    let offer = Request::OfferWords {
        role: PersonRole::Enumerator,
        person: "e7".into(),
    };
    let Ok(Response::Words(words)) = crate::laptop::ask(&mut app, offer) else {
        panic!()
    };
    let wrong = Request::CreateProfile {
        answers: vec![words.words[0].clone(), words.words[0].clone()],
    };
    assert_eq!(
        crate::laptop::ask(&mut app, wrong).unwrap_err().code,
        "words-not-repeated"
    );
    assert!(
        !desk.path().join("profil").exists(),
        "nothing is written before the words are known to be written down"
    );
    let empty = Request::OfferWords {
        role: PersonRole::Enumerator,
        person: "../E07".into(),
    };
    assert_eq!(crate::laptop::ask(&mut app, empty).unwrap_err().code, "person-code");
}
