//! Two laptops change one questionnaire; the supervisor compares, decides with a reason, and sends the decision back.

use std::path::{Path, PathBuf};

use paduk_app::api::{
    CompareView, ConflictsView, Decision, DifferenceKind, Focus, PersonRole, QuestionnaireState, Request, Response,
    SentView,
};

use crate::laptop::{Answers, Laptop, household, pregnant_woman};

struct Two {
    enumerator: Laptop,
    supervisor: Laptop,
    stick: PathBuf,
    case: String,
    document: String,
}

/// A pregnant woman's questionnaire that both laptops have, as it was sent.
fn both(desk: &Path) -> Two {
    let stick = desk.join("stik");
    std::fs::create_dir(&stick).unwrap();
    let mut enumerator = Laptop::first_day(&desk.join("a"), PersonRole::Enumerator, "E07");
    let mut supervisor = Laptop::first_day(&desk.join("b"), PersonRole::Supervisor, "P02");
    enumerator.take_card_of(&mut supervisor, &stick);
    supervisor.take_card_of(&mut enumerator, &stick);
    let (place, members) = household();
    let begun = enumerator.new_household();
    let (case, home) = (begun.case.clone(), begun.document.clone());
    enumerator.fill(begun, &place, &members);
    enumerator.finish(&home);
    let member = enumerator.household(&case).members[1].member.clone();
    let begun = enumerator.open_questionnaire(&case, &member, "ibu_hamil");
    let document = begun.document.clone();
    enumerator.fill(begun, &pregnant_woman(), &[]);
    enumerator.finish(&document);
    let file = stick.join(enumerator.send(&stick).file);
    supervisor.receive(&[file]);
    Two {
        enumerator,
        supervisor,
        stick,
        case,
        document,
    }
}

impl Two {
    /// Both correct the questionnaire without knowing of each other, and the enumerator's correction arrives.
    fn disagree(&mut self) {
        corrects(
            &mut self.supervisor,
            &self.document,
            "buku KIA",
            &[("BH303", "75"), ("BH304", "30")],
        );
        corrects(
            &mut self.enumerator,
            &self.document,
            "dihitung lagi",
            &[("BH303", "70")],
        );
        let file = self.stick.join(self.enumerator.send(&self.stick).file);
        let received = self.supervisor.receive(&[file]);
        assert_eq!(received.conflicts, 1);
    }

    fn send_back(&mut self) -> PathBuf {
        let request = Request::SendBack {
            person: "E07".into(),
            folder: self.stick.display().to_string(),
        };
        let Response::Sent(SentView { file, .. }) = self.supervisor.ask(request) else {
            panic!()
        };
        self.stick.join(file)
    }
}

fn corrects(laptop: &mut Laptop, document: &str, reason: &str, answers: &[(&str, &str)]) {
    laptop.ask(Request::Correct {
        document: document.into(),
        reason: reason.into(),
    });
    for (question, typed) in answers {
        laptop.answer(document, question, None, typed);
    }
    laptop.finish(document);
}

fn compare(laptop: &mut Laptop, document: &str) -> CompareView {
    let request = Request::Compare {
        document: document.into(),
    };
    let Response::Compare(view) = laptop.ask(request) else {
        panic!()
    };
    *view
}

fn conflicts(laptop: &mut Laptop) -> ConflictsView {
    let Response::Conflicts(view) = laptop.ask(Request::Conflicts) else {
        panic!()
    };
    view
}

fn decision(document: &str, question: &str, row: Option<&str>, decision: Decision) -> Request {
    Request::Decide {
        document: document.into(),
        question: question.into(),
        row: row.map(Into::into),
        decision,
    }
}

fn by(view: &CompareView, author: &str) -> Decision {
    let version = view.versions.iter().find(|version| version.author == author).unwrap();
    Decision::Version {
        revision: version.revision.clone(),
    }
}

fn resolve(document: &str, reason: &str) -> Request {
    Request::Resolve {
        document: document.into(),
        reason: reason.into(),
    }
}

#[test]
fn two_versions_are_compared_decided_and_sent_back_until_both_laptops_know_the_same() {
    let desk = tempfile::tempdir().unwrap();
    let mut two = both(desk.path());
    two.disagree();
    let document = two.document.clone();
    let waiting = conflicts(&mut two.supervisor);
    assert_eq!(waiting.conflicts.len(), 1);
    assert_eq!(
        (
            waiting.conflicts[0].document.as_str(),
            waiting.conflicts[0].name.as_str()
        ),
        (document.as_str(), "Contoh Euis")
    );
    let seen = compare(&mut two.supervisor, &document);
    // Only what differs, and nothing is chosen beforehand.
    let differing: Vec<&str> = seen.differences.iter().map(|one| one.question.as_str()).collect();
    assert_eq!(differing, ["BH303", "BH304"]);
    assert!(
        seen.differences
            .iter()
            .all(|one| one.decision == Decision::Open && one.result.is_empty())
    );
    assert!(seen.same > 20, "{}", seen.same);
    let of = |author: &str| {
        seen.versions
            .iter()
            .position(|version| version.author == author)
            .unwrap()
    };
    let (one, other) = (of("E07"), of("P02"));
    assert_eq!(seen.versions[one].reason, "dihitung lagi");
    let shown = |at: usize, version: usize| seen.differences[at].values[version].shown.clone();
    assert_eq!(
        (shown(0, one), shown(0, other)),
        ("70 tablet".into(), "75 tablet".into())
    );
    assert_eq!(
        (shown(1, one), shown(1, other)),
        ("40 tablet".into(), "30 tablet".into())
    );
    // Undecided or without a reason nothing is signed.
    assert_eq!(two.supervisor.refused(resolve(&document, " ")).code, "reason-needed");
    let open = two.supervisor.refused(resolve(&document, "buku KIA"));
    assert_eq!((open.code.as_str(), open.params[0].value.as_str()), ("undecided", "2"));
    let chosen = by(&seen, "E07");
    two.supervisor.ask(decision(&document, "BH303", None, chosen.clone()));
    // The choice is on the disk at once.
    two.supervisor = two.supervisor.started_again();
    let seen = compare(&mut two.supervisor, &document);
    assert_eq!((seen.decided, seen.differences[0].decision.clone()), (1, chosen));
    assert_eq!(seen.differences[0].result, "70 tablet");
    // Neither: another value, typed and understood like any answer.
    let wrong = Decision::Typed {
        typed: "tiga".into(),
        confirmed: None,
    };
    two.supervisor.refused(decision(&document, "BH304", None, wrong));
    let typed = Decision::Typed {
        typed: " 35 ".into(),
        confirmed: None,
    };
    two.supervisor.ask(decision(&document, "BH304", None, typed));
    let Response::Conflicts(left) = two.supervisor.ask(resolve(&document, "dicek ke buku KIA")) else {
        panic!()
    };
    assert_eq!(left.conflicts, []);
    assert_eq!(
        two.supervisor
            .refused(Request::Compare {
                document: document.clone()
            })
            .code,
        "no-conflict"
    );
    let back = two.send_back();
    let received = two.enumerator.receive(&[back]);
    assert_eq!(received.conflicts, 0);
    assert_eq!(
        received.words,
        two.supervisor.receive(&[]).words,
        "both laptops know the same"
    );
    for laptop in [&mut two.enumerator, &mut two.supervisor] {
        let answers = laptop.review(&document).answers;
        let shown = |code: &str| {
            let rows = answers.iter().flat_map(|section| &section.answers);
            rows.into_iter().find(|row| row.question == code).unwrap().shown.clone()
        };
        assert_eq!(
            (shown("BH303"), shown("BH304")),
            ("70 tablet".into(), "35 tablet".into())
        );
    }
}

#[test]
fn only_a_supervisor_decides_and_an_open_draft_is_finished_first() {
    let desk = tempfile::tempdir().unwrap();
    let mut two = both(desk.path());
    corrects(&mut two.supervisor, &two.document, "buku KIA", &[("BH303", "75")]);
    corrects(&mut two.enumerator, &two.document, "dihitung lagi", &[("BH303", "70")]);
    let document = two.document.clone();
    let back = two.send_back();
    assert_eq!(two.enumerator.receive(&[back]).conflicts, 1);
    let seen = compare(&mut two.enumerator, &document);
    assert!(!seen.may_decide);
    assert_eq!(
        two.enumerator.household(&two.case).members[1].questionnaires[0].state,
        QuestionnaireState::Conflict
    );
    let request = decision(&document, "BH303", None, by(&seen, "E07"));
    assert_eq!(two.enumerator.refused(request).code, "not-your-role");
    assert_eq!(two.enumerator.refused(resolve(&document, "saya")).code, "not-your-role");
    // On the supervisor's laptop a draft is open when the other version comes.
    two.supervisor.ask(Request::Correct {
        document: document.clone(),
        reason: "sekali lagi".into(),
    });
    let file = two.stick.join(two.enumerator.send(&two.stick).file);
    two.supervisor.receive(&[file]);
    assert!(conflicts(&mut two.supervisor).conflicts[0].draft);
    assert_eq!(
        two.supervisor
            .refused(Request::Compare {
                document: document.clone()
            })
            .code,
        "compare-draft"
    );
    two.supervisor.finish(&document);
    assert_eq!(compare(&mut two.supervisor, &document).versions.len(), 2);
}

#[test]
fn a_version_more_makes_every_decision_open_again_and_says_so() {
    let desk = tempfile::tempdir().unwrap();
    let mut two = both(desk.path());
    two.disagree();
    let document = two.document.clone();
    let seen = compare(&mut two.supervisor, &document);
    let Decision::Version { revision } = by(&seen, "P02") else {
        panic!()
    };
    let all = Request::DecideAll {
        document: document.clone(),
        revision,
    };
    let Response::Compare(all) = two.supervisor.ask(all) else {
        panic!()
    };
    assert_eq!((all.decided, all.restarted), (2, false));
    corrects(&mut two.enumerator, &document, "salah ketik", &[("BH303", "72")]);
    let file = two.stick.join(two.enumerator.send(&two.stick).file);
    two.supervisor.receive(&[file]);
    let seen = compare(&mut two.supervisor, &document);
    assert_eq!((seen.decided, seen.restarted, seen.versions.len()), (0, true, 2));
}

/// One more member, finished; gives the row.
fn adds(laptop: &mut Laptop, case: &str, name: &'static str) -> String {
    let added = laptop.ask(Request::AddMember { case: case.into() });
    let Response::Interview(added) = added else { panic!() };
    let Focus::Question { row: Some(row), .. } = added.focus.clone() else {
        panic!()
    };
    let document = added.document.clone();
    let child = Answers::from([
        ("AR02", name),
        ("AR04", "3"),
        ("AR05", "2"),
        ("AR06", "1/9/2010"),
        ("AR09", ""),
    ]);
    let (place, _) = household();
    laptop.fill_row(*added, &place, &row, &child);
    laptop.finish(&document);
    row
}

#[test]
fn members_are_compared_by_id_and_one_that_only_one_laptop_has_is_chosen_as_a_whole() {
    let desk = tempfile::tempdir().unwrap();
    let mut two = both(desk.path());
    let home = two.supervisor.household(&two.case).document;
    // Each laptop adds somebody at the third place of the list.
    let budi = adds(&mut two.supervisor, &two.case, "Contoh Budi");
    let siti = adds(&mut two.enumerator, &two.case, "Contoh Siti");
    let file = two.stick.join(two.enumerator.send(&two.stick).file);
    assert_eq!(two.supervisor.receive(&[file]).conflicts, 1);
    let seen = compare(&mut two.supervisor, &home);
    let rows: Vec<_> = seen
        .differences
        .iter()
        .filter(|one| one.kind == DifferenceKind::Row)
        .map(|one| (one.row.clone().unwrap(), one.whose.clone()))
        .collect();
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows.contains(&(budi.clone(), "Contoh Budi".into())), "{rows:?}");
    assert!(rows.contains(&(siti.clone(), "Contoh Siti".into())), "{rows:?}");
    // Neither is taken for the other because they stand at the same place: nobody's answers differ one by one.
    assert!(
        seen.differences.iter().all(|one| one.kind == DifferenceKind::Row),
        "{:?}",
        seen.differences
    );
    let taken = by(&seen, "E07");
    for one in &seen.differences {
        let request = decision(&home, &one.question, one.row.as_deref(), taken.clone());
        two.supervisor.ask(request);
    }
    two.supervisor.ask(resolve(&home, "ditanyakan ke istri"));
    let members = two.supervisor.household(&two.case).members;
    let names: Vec<&str> = members.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Contoh Asep", "Contoh Euis", "Contoh Siti"]);
}
