//! The main job: one household from its first question to the supervisor's screen.

use paduk_app::api::{PersonRole, QuestionnaireState, ReceiveOutcome, Request, SessionState, VerdictOutcome};

use crate::laptop::{Laptop, household, pregnant_woman};

#[test]
fn one_household_from_the_first_question_to_the_supervisors_screen() {
    let desk = tempfile::tempdir().unwrap();
    let stick = desk.path().join("stik");
    std::fs::create_dir(&stick).unwrap();
    let mut enumerator = Laptop::first_day(&desk.path().join("a"), PersonRole::Enumerator, "E07");
    let mut supervisor = Laptop::first_day(&desk.path().join("b"), PersonRole::Supervisor, "P02");
    assert_eq!(enumerator.session().state, SessionState::Open);

    // The household: its place, consent, two members with ages and groups found live.
    let (place, members) = household();
    let begun = enumerator.new_household();
    let document = begun.document.clone();
    let case = begun.case.clone();
    let filled = enumerator.fill(begun, &place, &members);
    let wife = filled
        .sections
        .iter()
        .find(|section| section.title == "Contoh Euis")
        .unwrap();
    assert_eq!(wife.detail, "27 tahun · Ibu hamil");
    let finished = enumerator.finish(&document);
    assert_eq!(finished.state, QuestionnaireState::Complete);
    let seen = enumerator.household(&case);
    assert_eq!(seen.label, "Kertaharja · RT 02 / RW 05 · ruta 014");
    assert_eq!(seen.head, "Contoh Asep");
    assert_eq!(seen.members[1].groups[0].group, "BUMIL");

    // The pregnant woman's questionnaire, to its end and its verdicts.
    let begun = enumerator.open_questionnaire(&case, &seen.members[1].member, "ibu_hamil");
    assert_eq!(begun.respondent.as_ref().unwrap().name, "Contoh Euis");
    let questionnaire = begun.document.clone();
    let filled = enumerator.fill(begun, &pregnant_woman(), &[]);
    assert!(filled.saved_at.starts_with("08."), "{}", filled.saved_at);
    let review = enumerator.review(&questionnaire);
    assert!(review.errors.is_empty(), "{:#?}", review.errors);
    let verdict = |code: &str| {
        review
            .verdicts
            .iter()
            .find(|verdict| verdict.intervention == code)
            .unwrap()
    };
    assert_eq!(
        verdict("GS-BH-01").outcome,
        VerdictOutcome::Gap,
        "a thin arm and no supplementary food"
    );
    assert_eq!(
        verdict("GS-BH-02").outcome,
        VerdictOutcome::Gap,
        "40 tablets where 68 are due in week 30"
    );
    assert_eq!(
        verdict("GS-BH-03").outcome,
        VerdictOutcome::Met,
        "the household's salt is iodised"
    );
    assert_eq!(
        verdict("GS-BH-05").outcome,
        VerdictOutcome::NotApplicable,
        "no malaria here"
    );
    assert!(
        verdict("GS-BH-01").reason.contains("23,5"),
        "{}",
        verdict("GS-BH-01").reason
    );
    assert!(
        review.facts.iter().any(|fact| fact.sentence.contains("KEK")),
        "{:#?}",
        review.facts
    );
    assert_eq!(enumerator.finish(&questionnaire).state, QuestionnaireState::Complete);

    // Without a recipient nothing is sealed; with the supervisor's card everything is.
    let refused = enumerator.refused(Request::Send {
        folder: stick.display().to_string(),
    });
    assert_eq!(refused.code, "no-recipient");
    enumerator.take_card_of(&mut supervisor, &stick);
    let sent = enumerator.send(&stick);
    assert!(sent.file.starts_with("LATIHAN-") && sent.households == 1, "{sent:?}");
    assert_eq!(
        enumerator.household(&case).members[1].questionnaires[0].state,
        QuestionnaireState::Sent
    );

    // The supervisor sees the same household, answers and verdicts.
    let received = supervisor.receive(&[stick.join(&sent.file)]);
    assert_eq!(received.files[0].outcome, ReceiveOutcome::New, "{:?}", received.files);
    assert_eq!(received.files[0].words, sent.words, "four equal words: equal knowledge");
    let there = supervisor.household(&case);
    assert_eq!((there.label, there.head), (seen.label, seen.head));
    assert_eq!(there.members[1].questionnaires[0].state, QuestionnaireState::Received);
    let read = supervisor.review(&questionnaire);
    assert_eq!(read.answers, review.answers);
    assert_eq!(read.verdicts, review.verdicts);
    assert_eq!(read.author, "E07");
    assert!(!read.editable);

    // Once more: known, and nothing changes.
    let again = supervisor.receive(&[stick.join(&sent.file)]);
    assert_eq!(again.files[0].outcome, ReceiveOutcome::Known);
    assert_eq!(again.words, received.words);
}

#[test]
fn without_consent_no_questionnaire_opens() {
    let desk = tempfile::tempdir().unwrap();
    let mut laptop = Laptop::first_day(desk.path(), PersonRole::Enumerator, "E07");
    let begun = laptop.new_household();
    let case = begun.case.clone();
    let request = Request::OpenQuestionnaire {
        case,
        member: "nobody".into(),
        instrument: "ibu_hamil".into(),
    };
    assert_eq!(laptop.refused(request).code, "no-consent");
}

#[test]
fn a_finished_questionnaire_is_changed_only_with_a_reason_and_the_old_answer_stays_in_the_history() {
    let desk = tempfile::tempdir().unwrap();
    let mut laptop = Laptop::first_day(desk.path(), PersonRole::Enumerator, "E07");
    let (place, members) = household();
    let begun = laptop.new_household();
    let (case, document) = (begun.case.clone(), begun.document.clone());
    laptop.fill(begun, &place, &members);
    laptop.finish(&document);
    let member = laptop.household(&case).members[1].member.clone();
    let begun = laptop.open_questionnaire(&case, &member, "ibu_hamil");
    let questionnaire = begun.document.clone();
    laptop.fill(begun, &pregnant_woman(), &[]);
    laptop.finish(&questionnaire);
    let change = Request::Answer {
        document: questionnaire.clone(),
        question: "BH304".into(),
        row: None,
        typed: "41".into(),
        confirmed: None,
        advance: true,
    };
    assert_eq!(laptop.refused(change).code, "finished");
    let without = Request::Correct {
        document: questionnaire.clone(),
        reason: "  ".into(),
    };
    assert_eq!(laptop.refused(without).code, "reason-needed");
    laptop.ask(Request::Correct {
        document: questionnaire.clone(),
        reason: "salah baca kartu".into(),
    });
    laptop.answer(&questionnaire, "BH304", None, "41");
    let mended = laptop.finish(&questionnaire);
    let tablets = mended
        .answers
        .iter()
        .flat_map(|section| &section.answers)
        .find(|answer| answer.question == "BH304")
        .unwrap();
    assert_eq!(tablets.shown, "41 tablet");
}
