//! Visits and consent are history of their own.

use paduk_app::api::{HouseholdView, PersonRole, Request, Response, VisitOutcome};

use crate::laptop::{Laptop, household};

fn visit(laptop: &mut Laptop, case: &str, outcome: VisitOutcome, reason: &str, again: &str) -> HouseholdView {
    match laptop.ask(record(case, outcome, reason, again)) {
        Response::Household(view) => view,
        other => panic!("{other:?}"),
    }
}

fn record(case: &str, outcome: VisitOutcome, reason: &str, again: &str) -> Request {
    Request::RecordVisit {
        case: case.into(),
        outcome,
        reason: reason.into(),
        again: again.into(),
    }
}

#[test]
fn visits_are_counted_and_say_when_to_come_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut laptop = Laptop::first_day(folder.path(), PersonRole::Enumerator, "E07");
    let case = laptop.new_household().case;
    visit(&mut laptop, &case, VisitOutcome::Absent, "", "");
    let refused = laptop.refused(record(&case, VisitOutcome::Postponed, " ", "besok"));
    assert_eq!(refused.code, "reason-needed");
    visit(&mut laptop, &case, VisitOutcome::Postponed, "panen", "besok 16.00");
    let view = laptop.started_again().household(&case);
    let seen: Vec<_> = view
        .visits
        .iter()
        .map(|visit| (visit.number, visit.outcome, visit.reason.as_str(), visit.again.as_str()))
        .collect();
    assert_eq!(
        seen,
        [
            (1, VisitOutcome::Absent, "", ""),
            (2, VisitOutcome::Postponed, "panen", "besok 16.00")
        ]
    );
    assert_eq!((view.most_visits, view.consent.as_str()), (3, "missing"));
}

#[test]
fn a_refusal_at_the_door_is_a_refusal_and_can_be_overcome_only_by_consent() {
    let folder = tempfile::tempdir().unwrap();
    let mut laptop = Laptop::first_day(folder.path(), PersonRole::Enumerator, "E07");
    let begun = laptop.new_household();
    let view = visit(&mut laptop, &begun.case, VisitOutcome::Refused, "tidak mau", "");
    assert_eq!(view.consent, "refused");
    let (place, members) = household();
    laptop.fill(begun.clone(), &place, &members);
    assert_eq!(laptop.household(&begun.case).consent, "given");
}

#[test]
fn visits_and_consent_travel_with_the_household() {
    let desk = tempfile::tempdir().unwrap();
    let [here, there, stick] = ["here", "there", "stick"].map(|name| desk.path().join(name));
    std::fs::create_dir_all(&stick).unwrap();
    let mut laptop = Laptop::first_day(&here, PersonRole::Enumerator, "E07");
    let mut supervisor = Laptop::first_day(&there, PersonRole::Supervisor, "P02");
    laptop.take_card_of(&mut supervisor, &stick);
    supervisor.take_card_of(&mut laptop, &stick);
    let begun = laptop.new_household();
    let (place, members) = household();
    laptop.fill(begun.clone(), &place, &members);
    visit(&mut laptop, &begun.case, VisitOutcome::Met, "", "");
    laptop.finish(&begun.document);
    let sent = laptop.send(&stick);
    // The household, its consent and the visit; reasons for warnings come on top.
    assert!(sent.revisions >= 3, "{sent:?}");
    supervisor.receive(&[stick.join(&sent.file)]);
    let received = supervisor.household(&begun.case);
    assert_eq!(received.visits.len(), 1);
    assert_eq!(
        (received.visits[0].author.as_str(), received.consent.as_str()),
        ("E07", "given")
    );
}

#[test]
fn the_list_of_households_is_handed_out_in_parts() {
    let folder = tempfile::tempdir().unwrap();
    let mut laptop = Laptop::first_day(folder.path(), PersonRole::Enumerator, "E07");
    let cases: Vec<String> = (0..5).map(|_| laptop.new_household().case).collect();
    let Response::Households(part) = laptop.ask(Request::Households { from: 1, count: 2 }) else {
        panic!("a part of the list");
    };
    assert_eq!((part.from, part.total), (1, 5));
    let seen: Vec<_> = part.households.iter().map(|row| row.case.clone()).collect();
    assert_eq!(seen, [cases[3].clone(), cases[2].clone()], "the last changed first");
}
