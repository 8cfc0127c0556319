//! What keeps the work safe, asked through the one door: backup, check, restore, lock minutes, history.

use std::path::Path;
use std::time::{Duration, Instant};

use paduk_app::api::{LongTask, PersonRole, Request, Response, SettingsView, WorkView};

use crate::laptop::{Laptop, ask, host, household};

fn work(response: Response) -> WorkView {
    let Response::Work(view) = response else { panic!() };
    view
}

/// Asks how it stands until it is over, answering a question each time; gives how many answers were saved meanwhile.
fn until_over(laptop: &mut Laptop, document: &str) -> (WorkView, u32) {
    let began = Instant::now();
    let mut saved = 0;
    loop {
        let view = work(laptop.ask(Request::Work));
        if !view.running {
            return (view, saved);
        }
        laptop.answer(document, "RT102", None, &format!("Pasir Contoh {saved}"));
        saved += 1;
        assert!(began.elapsed() < Duration::from_mins(2), "{view:?}");
    }
}

/// A household finished and a second one begun; gives the begun one's document.
fn worked(laptop: &mut Laptop) -> String {
    let (place, members) = household();
    let begun = laptop.new_household();
    let finished = begun.document.clone();
    laptop.fill(begun, &place, &members);
    laptop.finish(&finished);
    laptop.new_household().document
}

fn settings(response: Response) -> SettingsView {
    let Response::Settings(view) = response else { panic!() };
    view
}

#[test]
fn a_backup_is_made_while_answers_are_saved_and_restores_on_another_laptop() {
    let desk = tempfile::tempdir().unwrap();
    let stick = desk.path().join("stik");
    std::fs::create_dir(&stick).unwrap();
    let mut laptop = Laptop::first_day(&desk.path().join("a"), PersonRole::Enumerator, "E07");
    let draft = worked(&mut laptop);
    assert_eq!(settings(laptop.ask(Request::Settings)).last_backup, "");
    let folder = stick.display().to_string();
    let begun = work(laptop.ask(Request::BackUp { folder: folder.clone() }));
    assert_eq!((begun.task, begun.refused), (Some(LongTask::Backup), None));
    let (over, saved) = until_over(&mut laptop, &draft);
    let made = over.backup.unwrap();
    assert_eq!((made.drafts, made.words.len(), made.revisions > 0), (1, 4, true));
    assert_ne!(settings(laptop.ask(Request::Settings)).last_backup, "");
    // Everything that was answered meanwhile is here, and the backup holds a moment of it.
    let now = laptop.interview(&draft);
    let typed = &now
        .questions
        .iter()
        .find(|question| question.question == "RT102")
        .unwrap()
        .typed;
    assert!(saved == 0 || *typed == format!("Pasir Contoh {}", saved - 1), "{typed}");
    let mut other = paduk_app::App::new(host(&desk.path().join("b")));
    let restore = Request::Restore {
        backup: made.folder.clone(),
        words: laptop.words.clone(),
    };
    let Response::Restored(restored) = ask(&mut other, restore).unwrap() else {
        panic!()
    };
    assert_eq!((restored.revisions, restored.drafts), (made.revisions, 1));
    assert_eq!(restored.words, made.words);
    let unlock = Request::Unlock {
        profile: restored.profile,
        words: laptop.words.clone(),
    };
    assert!(ask(&mut other, unlock).is_ok());
}

#[test]
fn only_one_long_work_runs_and_a_lock_or_a_stop_leaves_nothing_of_it() {
    let desk = tempfile::tempdir().unwrap();
    let stick = desk.path().join("stik");
    std::fs::create_dir(&stick).unwrap();
    let mut laptop = Laptop::first_day(&desk.path().join("a"), PersonRole::Enumerator, "E07");
    worked(&mut laptop);
    let folder = stick.display().to_string();
    assert_eq!(work(laptop.ask(Request::Work)).task, None);
    assert!(work(laptop.ask(Request::BackUp { folder: folder.clone() })).running);
    assert_eq!(laptop.refused(Request::CheckStore).code, "work-running");
    let stopped = work(laptop.ask(Request::StopWork));
    assert!(!stopped.running && stopped.task.is_none());
    assert!(work(laptop.ask(Request::BackUp { folder })).running);
    laptop.ask(Request::Lock);
    assert_eq!(laptop.refused(Request::Work).code, "locked");
    // Either it was stopped, or it had come to its end: never half a backup.
    for each in std::fs::read_dir(&stick).unwrap() {
        let each = each.unwrap().path();
        assert!(
            each.join("profil.json").is_file() && each.join("paduk.db").is_file(),
            "{each:?}"
        );
    }
    let nowhere = desk.path().join("tidak-ada").display().to_string();
    let mut laptop = laptop.started_again();
    assert_eq!(
        laptop.refused(Request::BackUp { folder: nowhere }).code,
        "no-such-folder"
    );
}

#[test]
fn the_check_looks_at_everything_while_answers_are_saved() {
    let desk = tempfile::tempdir().unwrap();
    let mut laptop = Laptop::first_day(desk.path(), PersonRole::Enumerator, "E07");
    let draft = worked(&mut laptop);
    assert!(work(laptop.ask(Request::CheckStore)).running);
    let (over, _) = until_over(&mut laptop, &draft);
    let found = over.check.unwrap();
    assert_eq!((found.findings, found.drafts), (Vec::new(), 1));
    assert!(found.revisions > 0 && found.signatures == found.revisions);
    let copies = |folder: &Path| -> Vec<_> {
        let inside = std::fs::read_dir(folder).unwrap();
        inside
            .map(|each| each.unwrap().file_name())
            .filter(|name| name.to_string_lossy().contains("periksa"))
            .collect()
    };
    let profile = laptop.session().open.unwrap().id;
    let home = desk.path().join("profiles").join(profile);
    assert!(!home.is_dir() || copies(&home).is_empty());
}

#[test]
fn the_laptops_name_and_the_minutes_until_it_locks_are_kept_and_bounded() {
    let desk = tempfile::tempdir().unwrap();
    let mut laptop = Laptop::first_day(desk.path(), PersonRole::Enumerator, "E07");
    let at_first = settings(laptop.ask(Request::Settings));
    assert_eq!((at_first.device_name.as_str(), at_first.lock_minutes), ("", 10));
    let named = settings(laptop.ask(Request::SetDeviceName {
        name: "  Laptop merah ".into(),
    }));
    assert_eq!(named.device_name, "Laptop merah");
    let long = "x".repeat(41);
    assert_eq!(
        laptop.refused(Request::SetDeviceName { name: long }).code,
        "device-name"
    );
    for minutes in [0, 6, 600] {
        assert_eq!(laptop.refused(Request::SetLockMinutes { minutes }).code, "lock-minutes");
    }
    laptop.ask(Request::SetLockMinutes { minutes: 5 });
    let mut laptop = laptop.started_again();
    let kept = settings(laptop.ask(Request::Settings));
    assert_eq!((kept.device_name.as_str(), kept.lock_minutes), ("Laptop merah", 5));
    assert_eq!(laptop.session().lock_minutes, 5);
}

#[test]
fn a_cases_history_is_told_in_words() {
    let desk = tempfile::tempdir().unwrap();
    let mut laptop = Laptop::first_day(desk.path(), PersonRole::Enumerator, "E07");
    let (place, members) = household();
    let begun = laptop.new_household();
    let (case, document) = (begun.case.clone(), begun.document.clone());
    laptop.fill(begun, &place, &members);
    laptop.finish(&document);
    let Response::History(history) = laptop.ask(Request::History { case: case.clone() }) else {
        panic!()
    };
    assert_eq!(history.case, case);
    let own = history
        .documents
        .iter()
        .find(|document| document.title == "Rumah tangga")
        .unwrap();
    let [line] = own.lines.as_slice() else {
        panic!("{:?}", own.lines)
    };
    assert!(
        line.contains("E07 (perangkat ") && line.ends_with("menulis: selesai."),
        "{line}"
    );
    assert_eq!(
        laptop.refused(Request::History { case: "x".into() }).code,
        "unknown-case"
    );
}
