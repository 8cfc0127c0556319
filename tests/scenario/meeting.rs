//! What happens when the work of several laptops, or of one laptop twice, comes together.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use paduk_app::api::{PersonRole, QuestionnaireState, ReceiveOutcome, Request, Response};
use paduk_app::task;

use crate::laptop::{Answers, Laptop, host, host_with, household, pregnant_woman};

/// A desk with a stick and two supervisors' laptops that know one another; supervisors interview too.
struct Desk {
    folder: tempfile::TempDir,
    stick: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let stick = folder.path().join("stik");
        std::fs::create_dir(&stick).unwrap();
        Self { folder, stick }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn two(&self) -> [Laptop; 2] {
        let mut one = Laptop::first_day(&self.at("a"), PersonRole::Supervisor, "P02");
        let mut other = Laptop::first_day(&self.at("b"), PersonRole::Supervisor, "P03");
        one.take_card_of(&mut other, &self.stick);
        other.take_card_of(&mut one, &self.stick);
        [one, other]
    }

    fn carry(&self, from: &mut Laptop, to: &mut Laptop) -> paduk_app::api::ReceiveView {
        let file = self.stick.join(from.send(&self.stick).file);
        let received = to.receive(&[file]);
        assert_eq!(received.files[0].outcome, ReceiveOutcome::New, "{received:?}");
        received
    }
}

/// The household of Contoh Euis with a second pregnant woman in it.
fn large_household() -> (Answers, Vec<Answers>) {
    let (place, mut members) = household();
    let mut second = members[1].clone();
    second.insert("AR02", "Contoh Rina");
    second.insert("AR04", "4");
    members.push(second);
    (place, members)
}

/// A finished household; gives its case and the members' ids.
fn finished(laptop: &mut Laptop, (place, members): &(Answers, Vec<Answers>)) -> (String, Vec<String>) {
    let begun = laptop.new_household();
    let (case, document) = (begun.case.clone(), begun.document.clone());
    laptop.fill(begun, place, members);
    laptop.finish(&document);
    let members = laptop.household(&case).members.into_iter().map(|member| member.member);
    let members = members.collect();
    (case, members)
}

fn questionnaire(laptop: &mut Laptop, case: &str, member: &str) -> String {
    let begun = laptop.open_questionnaire(case, member, "ibu_hamil");
    let document = begun.document.clone();
    laptop.fill(begun, &pregnant_woman(), &[]);
    laptop.finish(&document);
    document
}

/// Takes a finished questionnaire up again, with another hamlet of answers: so many tablets.
fn correct(laptop: &mut Laptop, document: &str, tablets: &str) {
    laptop.ask(Request::Correct {
        document: document.into(),
        reason: "salah catat".into(),
    });
    laptop.answer(document, "BH304", None, tablets);
    laptop.finish(document);
}

fn conflicts(laptop: &mut Laptop) -> u32 {
    laptop.receive(&[]).conflicts
}

fn log_of(laptop: &mut Laptop, case: &str, document: &str) -> task::DocumentLog {
    let cases = task::log(&mut laptop.app, Some(case)).unwrap();
    let found = cases[0].documents.iter().find(|log| log.document == document);
    found.unwrap().clone()
}

fn sound(laptop: &mut Laptop) {
    let checked = task::check_store(&mut laptop.app).unwrap();
    assert!(checked.ok && checked.signatures == checked.revisions, "{checked:?}");
}

#[test]
fn two_laptops_fill_two_questionnaires_of_one_household_and_nothing_is_in_conflict() {
    let desk = Desk::new();
    let [mut one, mut other] = desk.two();
    let (case, members) = finished(&mut one, &large_household());
    desk.carry(&mut one, &mut other);
    let first = questionnaire(&mut one, &case, &members[1]);
    let second = questionnaire(&mut other, &case, &members[2]);
    assert_ne!(first, second);
    assert_eq!(desk.carry(&mut one, &mut other).conflicts, 0);
    assert_eq!(desk.carry(&mut other, &mut one).conflicts, 0);
    let known = [&mut one, &mut other].map(|laptop| task::fingerprint(&mut laptop.app).unwrap());
    assert_eq!(known[0], known[1]);
    for laptop in [&mut one, &mut other] {
        for member in 1..=2 {
            let row = laptop.household(&case).members[member].questionnaires[0].clone();
            assert!(row.total > 0, "both are there");
        }
        sound(laptop);
    }
}

#[test]
fn one_questionnaire_edited_on_two_laptops_is_one_conflict_and_both_are_kept() {
    let desk = Desk::new();
    let [mut one, mut other] = desk.two();
    let (case, members) = finished(&mut one, &household());
    let document = questionnaire(&mut one, &case, &members[1]);
    desk.carry(&mut one, &mut other);
    correct(&mut one, &document, "50");
    correct(&mut other, &document, "60");
    assert_eq!(desk.carry(&mut one, &mut other).conflicts, 1);
    assert_eq!(desk.carry(&mut other, &mut one).conflicts, 1);
    for laptop in [&mut one, &mut other] {
        let log = log_of(laptop, &case, &document);
        assert!(log.conflict);
        let heads: Vec<_> = log.lines.iter().filter(|line| line.head).collect();
        assert_eq!(heads.len(), 2);
        assert!(heads.iter().all(|line| line.reason == "salah catat"));
        let mut authors: Vec<&str> = heads.iter().map(|line| line.author.as_str()).collect();
        authors.sort_unstable();
        assert_eq!(authors, ["P02", "P03"]);
        let row = laptop.household(&case).members[1].questionnaires[0].clone();
        assert_eq!(row.state, QuestionnaireState::Conflict);
        // Nobody writes over either side.
        let refused = laptop.refused(Request::Correct {
            document: document.clone(),
            reason: "lagi".into(),
        });
        assert_eq!(refused.code, "in-conflict");
    }
    let known = [&mut one, &mut other].map(|laptop| task::fingerprint(&mut laptop.app).unwrap());
    assert_eq!(known[0], known[1]);
}

/// Copies a folder with all that is in it.
fn copied(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for inside in std::fs::read_dir(from).unwrap() {
        let path = inside.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copied(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn a_laptop_set_back_to_an_old_image_is_named_loses_nothing_and_goes_on_as_a_new_device() {
    let desk = Desk::new();
    let [one, mut other] = desk.two();
    let (words, data) = (one.words.clone(), desk.at("a"));
    // The image is taken while the program is closed; then work goes on and is handed over.
    drop(one);
    copied(&data, &desk.at("citra"));
    let opened = |folder: &Path| {
        let app = task::open(host(folder), None, &words).unwrap();
        Laptop::with(app, &words, folder)
    };
    let mut one = opened(&data);
    let (lost, _) = finished(&mut one, &household());
    desk.carry(&mut one, &mut other);
    drop(one);
    // The image is put back: the laptop knows nothing of that household, and writes on at the same log position.
    std::fs::remove_dir_all(&data).unwrap();
    copied(&desk.at("citra"), &data);
    let mut one = opened(&data);
    let (again, _) = finished(&mut one, &large_household());
    desk.carry(&mut one, &mut other);
    let checked = task::check_store(&mut other.app).unwrap();
    let codes: Vec<&str> = checked.findings.iter().map(|found| found.code.as_str()).collect();
    assert!(codes.contains(&"log-fork"), "{codes:?}");
    assert!(checked.findings.iter().all(|found| !found.damage));
    for case in [&lost, &again] {
        assert_eq!(other.household(case).head, "Contoh Asep", "both are kept");
    }
    // Its own lost work comes back to it, and tells it what happened.
    let draft = one.new_household().document;
    one.answer(&draft, "RT102", None, "Pasir Contoh");
    desk.carry(&mut other, &mut one);
    assert_eq!(one.household(&lost).head, "Contoh Asep");
    let (place, members) = household();
    let begun = one.interview(&draft);
    one.fill(begun, &place, &members);
    let refused = one.refused(Request::Finish {
        document: draft.clone(),
    });
    assert_eq!(refused.code, "device-retired");
    let before = one.session().card_words;
    let mut one = one.started_again();
    assert_ne!(one.session().card_words, before, "a new device");
    one.finish(&draft);
    desk.carry(&mut one, &mut other);
    let checked = task::check_store(&mut other.app).unwrap();
    let forks = checked.findings.iter().filter(|found| found.code == "log-fork").count();
    assert!(
        forks > 0 && checked.signatures == checked.revisions,
        "what was is still named; nothing new: {checked:?}"
    );
    assert_eq!(other.receive(&[]).households, 3);
}

#[test]
fn a_clock_ten_years_wrong_decides_nothing() {
    let desk = Desk::new();
    let minutes = Arc::new(AtomicI64::new(0));
    let machine = host_with(&desk.at("a"), &minutes);
    let mut one = Laptop::first_day_at(machine, &desk.at("a"), PersonRole::Supervisor, "P02");
    let mut other = Laptop::first_day(&desk.at("b"), PersonRole::Supervisor, "P03");
    one.take_card_of(&mut other, &desk.stick);
    let (case, members) = finished(&mut one, &household());
    let document = questionnaire(&mut one, &case, &members[1]);
    // The battery is empty: from now on it is 2016.
    minutes.store(-60 * 24 * 3652, Ordering::Relaxed);
    correct(&mut one, &document, "50");
    assert_eq!(desk.carry(&mut one, &mut other).conflicts, 0);
    let log = log_of(&mut other, &case, &document);
    let last = log.lines.last().unwrap();
    assert!(
        last.head && last.at.contains("2016"),
        "the last is the one that follows, whatever its clock: {log:?}"
    );
    let typed = |laptop: &mut Laptop| {
        let review = laptop.review(&document);
        let rows = review.answers.iter().flat_map(|section| &section.answers);
        rows.filter(|row| row.question == "BH304")
            .map(|row| row.shown.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(typed(&mut other), typed(&mut one));
    assert!(typed(&mut other)[0].contains("50"));
    sound(&mut other);
    assert_eq!(conflicts(&mut other), 0);
}

#[test]
fn a_member_taken_off_the_list_leaves_the_questionnaire_where_it_is() {
    let desk = Desk::new();
    let [mut one, mut other] = desk.two();
    let (case, members) = finished(&mut one, &large_household());
    let document = questionnaire(&mut one, &case, &members[1]);
    one.ask(Request::RemoveMember {
        case: case.clone(),
        member: members[1].clone(),
        reason: "pindah".into(),
    });
    let open = one.household(&case).document;
    one.finish(&open);
    assert_eq!(one.household(&case).members.len(), 2);
    desk.carry(&mut one, &mut other);
    for laptop in [&mut one, &mut other] {
        assert_eq!(laptop.household(&case).members.len(), 2);
        let log = log_of(laptop, &case, &document);
        assert_eq!((log.member_number, log.lines.len(), log.conflict), (None, 1, false));
        assert!(laptop.review(&document).errors.is_empty(), "it can still be read");
        let Response::Home(home) = laptop.ask(Request::Home) else {
            panic!()
        };
        assert_eq!(home.households.len(), 1);
        task::verdicts(&mut laptop.app).unwrap();
        task::laporan(&mut laptop.app).unwrap();
        sound(laptop);
    }
}

#[test]
fn a_pack_updated_in_mid_draft_keeps_every_answer_and_says_which_pack_was_read() {
    let desk = Desk::new();
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs/stunting-cianjur");
    let newer = desk.at("paket-baru");
    copied(&pack, &newer);
    let about = std::fs::read_to_string(newer.join("pack.json")).unwrap();
    let raised = about.replace("\"version\": \"0.4.0\"", "\"version\": \"0.5.0\"");
    assert_ne!(about, raised, "the version is another one");
    std::fs::write(newer.join("pack.json"), raised).unwrap();
    let survey = newer.join("instruments/ibu_hamil/survey.csv");
    let text = std::fs::read_to_string(&survey).unwrap();
    let changed = text.replace(
        "Saya ukur lengan kiri Ibu sebentar, ya.",
        "Boleh saya ukur lengan kiri Ibu?",
    );
    assert_ne!(text, changed);
    std::fs::write(&survey, changed).unwrap();
    let mut one = Laptop::first_day_with(&pack, &desk.at("a"), PersonRole::Supervisor, "P02");
    let (case, members) = finished(&mut one, &household());
    let begun = one.open_questionnaire(&case, &members[1], "ibu_hamil");
    let document = begun.document.clone();
    one.answer(&document, "BH102", None, "1");
    let before = one.answer(&document, "BH103", None, "1");
    let mut one = one.started_again_with(&newer);
    let again = one.open_questionnaire(&case, &members[1], "ibu_hamil");
    assert_eq!(again.document, document, "the same questionnaire goes on");
    assert_eq!(again.focus, before.focus);
    one.fill(again, &pregnant_woman(), &[]);
    one.finish(&document);
    let log = log_of(&mut one, &case, &document);
    assert_eq!((log.lines.len(), log.title.as_str()), (1, "Ibu hamil"));
    assert!(one.review(&document).errors.is_empty());
    sound(&mut one);
    // What was finished under one version is read, counted and judged under the other, in both directions.
    for other in [&pack, &newer] {
        one = one.started_again_with(other);
        assert!(one.review(&document).errors.is_empty());
        let Response::Home(home) = one.ask(Request::Home) else {
            panic!()
        };
        let counted: u32 = home.quotas.iter().map(|quota| quota.done).sum();
        assert_eq!(counted, 1);
        assert!(!task::verdicts(&mut one.app).unwrap().lines.is_empty());
    }
}
