//! Another survey, the verification of solar electricity, in the same program: a pack is data.

use std::path::{Path, PathBuf};

use paduk_app::api::{InterviewView, PersonRole, QuestionnaireState, Request, Response, VerdictOutcome};
use paduk_app::{Host, task};

use crate::laptop::Laptop;

fn pack() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs/listrik-tts")
}

/// Answers the questions that come, one after another, by their codes; stops where none is left or none is known.
fn answer(laptop: &mut Laptop, mut view: InterviewView, answers: &[(&str, &str)]) -> InterviewView {
    for (question, typed) in answers {
        let asked = view
            .questions
            .iter()
            .find(|known| known.question == *question)
            .unwrap_or_else(|| panic!("{question} is not asked in {}", view.title));
        let request = Request::Answer {
            document: view.document.clone(),
            question: (*question).into(),
            row: asked.row.clone(),
            typed: (*typed).into(),
            confirmed: None,
            advance: true,
        };
        view = match laptop.ask(request) {
            Response::Interview(view) => *view,
            other => panic!("{question}: {other:?}"),
        };
    }
    view
}

#[test]
fn a_household_is_verified_and_its_device_judged_without_a_line_of_code() {
    let desk = tempfile::tempdir().unwrap();
    let mut laptop = Laptop::first_day_with(&pack(), desk.path(), PersonRole::Enumerator, "E07");
    assert!(laptop.session().survey.contains("tenaga surya"));
    let begun = laptop.new_household();
    let (case, household) = (begun.case.clone(), begun.document.clone());
    let place = [
        ("L102", "Dusun A"),
        ("L103", "2"),
        ("L105", "12"),
        ("L106", "Contoh Yohanis"),
    ];
    let view = answer(&mut laptop, begun, &place);
    let view = answer(&mut laptop, view, &[("L110", "1"), ("L120", "1")]);
    let eligible = [
        ("L201", "2"),
        ("L202", "2"),
        ("L203", "1"),
        ("L204", "1"),
        ("L210", "1"),
        ("L211", "2016"),
    ];
    answer(&mut laptop, view, &eligible);
    let view = match laptop.ask(Request::AddMember { case: case.clone() }) {
        Response::Interview(view) => *view,
        other => panic!("{other:?}"),
    };
    let head = [
        ("N02", "Contoh Yohanis"),
        ("N04", "1"),
        ("N05", "1"),
        ("N06", "02/03/1975"),
        ("N09", "1"),
    ];
    answer(&mut laptop, view, &head);

    // The person responsible for the device is found by the pack's own rule, and gets the pack's questionnaire.
    let member = laptop.household(&case).members.remove(0);
    assert_eq!(member.groups[0].name, "Penanggung jawab perangkat");
    assert_eq!(member.questionnaires[0].instrument, "perangkat");
    let view = laptop.open_questionnaire(&case, &member.member, "perangkat");
    let device = view.document.clone();
    let view = answer(
        &mut laptop,
        view,
        &[
            ("P101", "1"),
            ("P102", "1"),
            ("P103", "3"),
            ("P104", "3"),
            ("P105", "5,5"),
        ],
    );
    let view = answer(&mut laptop, view, &[("P201", "2")]);
    let view = answer(&mut laptop, view, &[("P301", "20000"), ("P302", "3")]);
    let view = answer(&mut laptop, view, &[("P401", "1")]);
    answer(
        &mut laptop,
        view,
        &[("P411", "30/09/2026"), ("P412", "2"), ("P413", "1")],
    );
    let finished = laptop.finish(&device);
    let verdicts: Vec<_> = finished
        .verdicts
        .iter()
        .map(|verdict| (verdict.intervention.as_str(), verdict.outcome))
        .collect();
    assert_eq!(
        verdicts,
        [
            ("LS-01", VerdictOutcome::Met),
            ("LS-03", VerdictOutcome::Met),
            ("LS-04", VerdictOutcome::Met),
            ("LS-02", VerdictOutcome::NotApplicable)
        ]
    );

    // The profile keeps its survey: a program that knows only the built-in pack opens it with its own.
    let mut laptop = laptop.started_again();
    assert!(laptop.session().survey.contains("tenaga surya"));
    let questionnaires = laptop.household(&case).members.remove(0).questionnaires;
    assert_eq!(questionnaires[0].state, QuestionnaireState::Complete);
    assert!(laptop.review(&household).title.contains("Verifikasi"));
}

#[test]
fn the_demonstration_runs_with_the_other_survey_and_gives_its_verdicts() {
    let desk = tempfile::tempdir().unwrap();
    let out = desk.path().join("demo");
    // From the built file, as a laptop would get it.
    let file = desk.path().join("listrik.paket");
    assert!(task::build_pack(&pack(), Some(&file)).unwrap().ok);
    let made = task::demo_of(
        Host::of_this_machine().with_cheap_words(),
        Some(&file),
        &out,
        &mut |_| (),
    )
    .unwrap();
    assert!(
        made.households >= 9 && made.questionnaires >= 3 && made.known_again,
        "{made:?}"
    );
    let csv = std::fs::read_to_string(out.join("verdicts.csv")).unwrap();
    for wanted in [
        ",PENERIMA,LS-01,met,",
        ",PENERIMA,LS-02,gap,",
        ",PENERIMA,LS-04,not_applicable,",
        ",LS-02,unknown,",
    ] {
        assert!(csv.contains(wanted), "{wanted}");
    }
    let page = std::fs::read_to_string(out.join("laporan.html")).unwrap();
    for wanted in ["Penanggung jawab perangkat", "Kusi Utara", "767", "Iuran lancar"] {
        assert!(page.contains(wanted), "{wanted}");
    }
    for foreign in ["Ibu hamil", "Balita", "Cianjur"] {
        assert!(!page.contains(foreign), "{foreign}");
    }
}
