use paduk_survey::{Hash, Role};

use super::{Author, Refusal, follows, may, whole};
use crate::revision::sample;
use crate::{Kind, Level, Op, State};

fn author(role: Role, level: Level) -> Author {
    Author { role, level }
}

#[test]
fn only_supervisors_resolve_and_only_the_root_key_orders_a_purge() {
    let mut revision = sample::questionnaire();
    assert_eq!(may(&author(Role::Enumerator, Level::Field), &revision), Ok(()));
    assert_eq!(may(&author(Role::Analyst, Level::Field), &revision), Err(Refusal::Role));
    revision.op = Op::Resolve;
    assert_eq!(
        may(&author(Role::Enumerator, Level::Field), &revision),
        Err(Refusal::Role)
    );
    assert_eq!(may(&author(Role::Supervisor, Level::Supervisor), &revision), Ok(()));
    revision.op = Op::Purge;
    assert_eq!(
        may(&author(Role::Supervisor, Level::Centre), &revision),
        Err(Refusal::Root)
    );
}

#[test]
fn a_resolution_follows_all_heads_that_it_names() {
    let (a, b) = (Hash::of(b"a"), Hash::of(b"b"));
    let mut revision = sample::questionnaire();
    revision.op = Op::Resolve;
    assert_eq!(whole(&revision), Err(Refusal::About));
    revision.about = vec![a, b];
    revision.parents = vec![a];
    assert_eq!(whole(&revision), Err(Refusal::Head));
    revision.parents = vec![a, b];
    assert_eq!(whole(&revision), Ok(()));
    revision.op = Op::Withdraw;
    assert_eq!(whole(&revision), Err(Refusal::Kind));
    revision.kind = Kind::Consent;
    assert_eq!(whole(&revision), Err(Refusal::Reason));
}

#[test]
fn the_centre_accepts_only_what_a_supervisor_accepted() {
    assert!(follows(Some(&State::Accepted), &State::CentrallyAccepted));
    assert!(!follows(Some(&State::Submitted), &State::CentrallyAccepted));
    assert!(follows(Some(&State::Returned), &State::Submitted));
    assert!(!follows(Some(&State::Accepted), &State::Draft));
    assert!(!follows(Some(&State::Draft), &State::Accepted));
}
