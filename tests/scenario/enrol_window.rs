//! Enrolment as the window asks for it: the same files, the check words read from one screen and typed at the other.

use std::path::Path;

use paduk_app::api::{AcceptedView, AskedView, PersonRole, Request, Response, SessionState, WaitingFor};
use paduk_app::{App, task};

use crate::laptop::{Laptop, ask, host};
use crate::survey_team::{AREA, Team, works};

fn asks(app: &mut App, team: &Team, person: &str) -> AskedView {
    let request = Request::AskEnrolment {
        roster: team.roster().display().to_string(),
        role: PersonRole::Enumerator,
        person: person.into(),
        folder: team.stick().display().to_string(),
    };
    let Response::Asked(asked) = ask(app, request).unwrap() else {
        panic!()
    };
    asked
}

fn accepts(app: &mut App, profile: &str, words: &str, path: &Path) -> AcceptedView {
    let request = Request::AcceptEnrolment {
        profile: profile.into(),
        words: words.into(),
        path: path.display().to_string(),
    };
    let Response::Accepted(accepted) = ask(app, request).unwrap() else {
        panic!()
    };
    accepted
}

fn waiting(app: &mut App) -> WaitingFor {
    let Response::Session(session) = ask(app, Request::Session).unwrap() else {
        panic!()
    };
    assert_eq!(session.state, SessionState::Locked);
    session.profiles[0].waiting
}

fn unlock(app: &mut App, profile: &str, words: &str) -> Option<String> {
    let request = Request::Unlock {
        profile: profile.into(),
        words: words.into(),
    };
    ask(app, request).err().map(|error| error.code)
}

fn sign(team: &Team, file: &str, words: &str) -> Request {
    Request::SignRequest {
        path: file.into(),
        words: words.into(),
        areas: vec![AREA.into()],
        folder: team.stick().display().to_string(),
    }
}

#[test]
fn a_laptop_asks_the_supervisor_types_the_words_and_the_answer_opens_the_profile() {
    let mut team = Team::begun();
    let mut supervisor = team.supervisor("pengawas", "P02");
    let data = team.data("pencacah");
    let mut app = App::new(host(&data));
    let asked = asks(&mut app, &team, "E07");
    // Two of the four words are asked back, and wrong ones are not let pass.
    let repeat = |answers: Vec<String>| Request::RepeatWords { answers };
    let right: Vec<String> = asked
        .ask
        .iter()
        .map(|number| asked.words[*number as usize - 1].clone())
        .collect();
    let wrong = ask(&mut app, repeat(vec!["kabut".into(), right[0].clone()])).unwrap_err();
    assert_eq!(wrong.code, "words-not-repeated");
    ask(&mut app, repeat(right)).unwrap();
    // While it waits, it opens nothing; the check words can be shown again after a restart.
    let mut app = App::new(host(&data));
    assert_eq!(waiting(&mut app), WaitingFor::Enrolment);
    let words = asked.words.join(" ");
    assert_eq!(
        unlock(&mut app, &asked.profile, &words).as_deref(),
        Some("not-enrolled")
    );
    let again = Request::Waiting {
        profile: asked.profile.clone(),
    };
    let Response::Asked(again) = ask(&mut app, again).unwrap() else {
        panic!()
    };
    assert_eq!(again.check_words, asked.check_words);
    // The supervisor sees who asks, and signs only with the words of the other screen.
    let Response::LookedRequest(seen) = supervisor.ask(Request::LookRequest {
        path: asked.file.clone(),
    }) else {
        panic!()
    };
    assert_eq!((seen.person.as_str(), seen.recovers), ("E07", false));
    assert_eq!(
        supervisor
            .refused(sign(&team, &asked.file, "kabut kabut kabut kabut"))
            .code,
        "check-words-differ"
    );
    let Response::Signed(signed) = supervisor.ask(sign(&team, &asked.file, &asked.check_words.join(" "))) else {
        panic!()
    };
    assert_eq!(signed.check_words, asked.check_words);
    let accepted = accepts(&mut app, &asked.profile, &words, Path::new(&signed.file));
    assert_eq!((accepted.person.as_str(), accepted.recovered), ("E07", false));
    assert!(Path::new(&accepted.recovery).is_file(), "{}", accepted.recovery);
    assert_eq!(waiting(&mut app), WaitingFor::Nothing);
    assert_eq!(unlock(&mut app, &asked.profile, &words), None);
    let Response::Devices(devices) = ask(&mut app, Request::Devices).unwrap() else {
        panic!()
    };
    assert!(
        devices.real && !devices.may_sign && devices.standing.is_empty(),
        "{devices:?}"
    );
}

#[test]
fn forgotten_words_lose_nothing_and_the_old_ones_work_until_the_answer_is_taken_in() {
    let mut team = Team::begun();
    let mut supervisor = team.supervisor("pengawas", "P02");
    let mut enumerator = team.enumerator("pencacah", "E07", &mut supervisor);
    let case = works(&mut enumerator);
    let old = enumerator.words.clone();
    drop(enumerator);
    let mut app = App::new(host(&team.data("pencacah")));
    let request = Request::AskRecovery {
        profile: "E07".into(),
        roster: team.roster().display().to_string(),
        folder: team.stick().display().to_string(),
    };
    let Response::Asked(asked) = ask(&mut app, request).unwrap() else {
        panic!()
    };
    assert_eq!(waiting(&mut app), WaitingFor::Recovery);
    assert_eq!(unlock(&mut app, "E07", &old), None);
    ask(&mut app, Request::Lock).unwrap();
    let Response::Signed(signed) = supervisor.ask(sign(&team, &asked.file, &asked.check_words.join(" "))) else {
        panic!()
    };
    assert!(signed.recovers);
    let words = asked.words.join(" ");
    assert!(accepts(&mut app, "E07", &words, Path::new(&signed.file)).recovered);
    assert_eq!(unlock(&mut app, "E07", &words), None);
    let mut back = Laptop::with(app, &words, &team.data("pencacah"));
    assert_eq!(back.household(&case).head, "Contoh Asep");
}

#[test]
fn the_supervisors_list_says_what_is_missing_and_a_revoked_laptop_is_told_so() {
    let mut team = Team::begun();
    let mut supervisor = team.supervisor("pengawas", "P02");
    let mut enumerator = team.enumerator("pencacah", "E07", &mut supervisor);
    works(&mut enumerator);
    let lost = team.sends(&mut enumerator);
    std::fs::remove_file(lost).unwrap();
    works(&mut enumerator);
    let second = team.sends(&mut enumerator);
    supervisor.receive(&[second]);
    let Response::Devices(seen) = supervisor.ask(Request::Devices) else {
        panic!()
    };
    // What needs a person stands first.
    let row = &seen.devices[0];
    assert_eq!(
        (row.person.as_str(), row.gaps.len(), row.forked, row.unconfirmed),
        ("E07", 1, false, 1),
        "{seen:?}"
    );
    assert_eq!(row.gaps[0].from, 1);
    assert!(seen.may_sign && seen.roster > 0);
    let (device, upto) = (row.device.clone(), u64::from(row.last));
    let Response::Send(plan) = supervisor.ask(Request::SendPlan) else {
        panic!()
    };
    assert_eq!((plan.field[0].person.as_str(), plan.field[0].unconfirmed), ("E07", 1));
    let back = Request::SendBack {
        person: "E07".into(),
        folder: team.stick().display().to_string(),
    };
    let Response::Sent(_) = supervisor.ask(back) else {
        panic!()
    };
    let Response::Devices(seen) = supervisor.ask(Request::Devices) else {
        panic!()
    };
    assert_eq!(seen.devices.iter().map(|row| row.unconfirmed).sum::<u32>(), 0);
    let roster = team.revokes(&device, upto, &[]);
    enumerator.receive(&[roster]);
    let Response::Devices(seen) = enumerator.ask(Request::Devices) else {
        panic!()
    };
    assert_eq!(seen.standing, "device-revoked");
    assert!(
        task::devices(&mut enumerator.app)
            .unwrap()
            .iter()
            .any(|known| known.revoked)
    );
}
