//! The program is killed while somebody answers; nothing that was acknowledged is lost.
//!
//! The program runs as a process of its own, really killed (SIGKILL), on a real file.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use paduk_app::App;
use paduk_app::api::{Focus, PersonRole, Request, Response};

use crate::laptop::{Laptop, ask, host};

/// Where the child works, and the sign that this process is the child.
const CHILD: &str = "PADUK_TEST_KILLED_CHILD";
/// How often the program is killed.
const KILLS: usize = 6;

/// Not a scenario: what the killed process does. It answers RT102 over and over, and says each number once it is kept.
#[test]
fn the_process_that_is_killed() {
    let Some(folder) = std::env::var_os(CHILD).map(PathBuf::from) else {
        return;
    };
    let words = std::fs::read_to_string(folder.join("kata")).unwrap();
    let mut app = App::new(host(&folder));
    let Ok(Response::Session(session)) = ask(&mut app, Request::Session) else {
        panic!()
    };
    ask(
        &mut app,
        Request::Unlock {
            profile: session.profiles[0].id.clone(),
            words,
        },
    )
    .unwrap();
    let document = std::fs::read_to_string(folder.join("dokumen")).unwrap();
    for number in std::fs::read_to_string(folder.join("dari"))
        .unwrap()
        .parse::<u64>()
        .unwrap()..
    {
        let request = Request::Answer {
            document: document.clone(),
            question: "RT102".into(),
            row: None,
            typed: format!("Kampung {}", letters(number)),
            confirmed: None,
            advance: true,
        };
        ask(&mut app, request).unwrap();
        println!("\nkept {number}");
    }
}

#[test]
fn every_acknowledged_answer_survives_the_kill_and_the_next_question_is_the_same() {
    let desk = tempfile::tempdir().unwrap();
    let folder = desk.path();
    let mut laptop = Laptop::first_day(folder, PersonRole::Enumerator, "E07");
    let begun = laptop.new_household();
    std::fs::write(folder.join("kata"), &laptop.words).unwrap();
    std::fs::write(folder.join("dokumen"), &begun.document).unwrap();
    drop(laptop);
    let mut from = 1;
    for kill in 0..KILLS {
        std::fs::write(folder.join("dari"), from.to_string()).unwrap();
        let kept = killed_after(folder, 3 + 5 * kill as u64);
        let mut app = App::new(host(folder));
        let words = std::fs::read_to_string(folder.join("kata")).unwrap();
        ask(
            &mut app,
            Request::Unlock {
                profile: "E07-latihan".into(),
                words,
            },
        )
        .unwrap();
        let Ok(Response::Interview(view)) = ask(
            &mut app,
            Request::Interview {
                document: begun.document.clone(),
            },
        ) else {
            panic!()
        };
        let typed = &view.questions[1].typed;
        // The one after the last acknowledged may have been kept too: its acknowledgement was on the way.
        assert!(
            [kept, kept + 1]
                .map(|number| format!("Kampung {}", letters(number)))
                .contains(typed),
            "acknowledged {kept}, found {typed}"
        );
        assert_eq!(
            view.focus,
            Focus::Question {
                question: "RT103".into(),
                row: None
            }
        );
        from = kept + 2;
    }
}

/// Starts the process, waits until it acknowledged so many answers, kills it; gives the last number acknowledged.
fn killed_after(folder: &Path, answers: u64) -> u64 {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["kill::the_process_that_is_killed", "--exact", "--nocapture"])
        .env(CHILD, folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut kept = 0;
    let mut seen = 0;
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        let line = line.unwrap();
        if let Some(number) = line.strip_prefix("kept ") {
            kept = number.parse().unwrap();
            seen += 1;
        }
        if seen == answers {
            // Kept reading after the kill: acknowledgements that were on the way count as acknowledged.
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
    assert!(seen >= answers, "the process ended by itself after {seen} answers");
    kept
}

/// A number as letters, because a hamlet's name has no digits.
fn letters(number: u64) -> String {
    number
        .to_string()
        .bytes()
        .map(|digit| char::from(b'a' + digit - b'0'))
        .collect()
}
