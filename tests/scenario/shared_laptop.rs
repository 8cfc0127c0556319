//! Several people share one laptop, and people leave it alone.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use paduk_app::api::{PersonRole, Request, SessionState};
use paduk_app::task;

use crate::laptop::{Laptop, host, host_with, household};

#[test]
fn two_people_share_a_laptop_and_neither_opens_or_sees_what_is_the_others() {
    let desk = tempfile::tempdir().unwrap();
    let mut first = Laptop::first_day(desk.path(), PersonRole::Enumerator, "E07");
    let (place, members) = household();
    let begun = first.new_household();
    let (case, document) = (begun.case.clone(), begun.document.clone());
    first.fill(begun, &place, &members);
    first.finish(&document);
    let words = first.words.clone();
    let mut second = Laptop::first_day(desk.path(), PersonRole::Enumerator, "E08");
    assert_eq!(second.session().profiles.len(), 2);
    let unknown = second.refused(Request::Household { case: case.clone() });
    assert_eq!(unknown.code, "unknown-document");
    let other = |profile: &str, words: &str| Request::Unlock {
        profile: profile.into(),
        words: words.into(),
    };
    assert_eq!(
        second.refused(other("E07-latihan", &second.words.clone())).code,
        "wrong-words"
    );
    assert_eq!(second.refused(other("E08-latihan", &words)).code, "wrong-words");
    assert_eq!(
        second.session().open.unwrap().id,
        "E08-latihan",
        "who failed to open another stays at home"
    );
    // Both stores are open at once only in two programs; in one program the other is let go of first.
    drop(first);
    second.ask(other("E07-latihan", &words));
    assert_eq!(second.household(&case).head, "Contoh Asep");
    let back = second.words.clone();
    second.ask(other("E08-latihan", &back));
    assert_eq!(second.refused(Request::Household { case }).code, "unknown-document");
    let mut app = task::open(host(desk.path()), Some("E07"), &words).unwrap();
    assert!(task::fingerprint(&mut app).unwrap().revisions > 0);
    assert_eq!(task::fingerprint(&mut second.app).unwrap().revisions, 0);
}

#[test]
fn a_laptop_left_alone_for_ten_minutes_is_locked_and_goes_on_at_the_same_question() {
    let desk = tempfile::tempdir().unwrap();
    let minutes = Arc::new(AtomicI64::new(0));
    let machine = host_with(desk.path(), &minutes);
    let mut laptop = Laptop::first_day_at(machine, desk.path(), PersonRole::Enumerator, "E07");
    let document = laptop.new_household().document;
    laptop.answer(&document, "RT102", None, "Pasir Contoh");
    minutes.fetch_add(9, Ordering::Relaxed);
    let before = laptop.answer(&document, "RT103", None, "2");
    minutes.fetch_add(9, Ordering::Relaxed);
    assert_eq!(laptop.session().state, SessionState::Open, "each request counts anew");
    minutes.fetch_add(10, Ordering::Relaxed);
    let late = Request::Answer {
        document: document.clone(),
        question: "RT104".into(),
        row: None,
        typed: "5".into(),
        confirmed: None,
        advance: true,
    };
    assert_eq!(laptop.refused(late).code, "locked");
    let session = laptop.session();
    assert!(session.state == SessionState::Locked && session.resume.is_none() && session.village.is_empty());
    let words = laptop.words.clone();
    laptop.ask(Request::Unlock {
        profile: "E07-latihan".into(),
        words,
    });
    assert_eq!(laptop.interview(&document).focus, before.focus);
}

#[test]
fn a_clock_set_back_locks_nobody_out_and_nothing_is_lost() {
    let desk = tempfile::tempdir().unwrap();
    let minutes = Arc::new(AtomicI64::new(0));
    let machine = host_with(desk.path(), &minutes);
    let mut laptop = Laptop::first_day_at(machine, desk.path(), PersonRole::Enumerator, "E07");
    let document = laptop.new_household().document;
    minutes.fetch_sub(60 * 24 * 3650, Ordering::Relaxed);
    let view = laptop.answer(&document, "RT102", None, "Pasir Contoh");
    assert_eq!(laptop.session().state, SessionState::Open);
    assert_eq!(laptop.interview(&document).focus, view.focus);
}
