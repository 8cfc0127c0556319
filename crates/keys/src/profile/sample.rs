//! Invented profiles for tests.

use paduk_survey::{Mode, PersonId, Role};

use super::{Profile, ProfileWish, Unlocked};
use crate::passphrase::Passphrase;
use crate::random::counted::Counted;
use crate::wrap::Cost;

pub(crate) fn wish() -> ProfileWish {
    ProfileWish {
        person: PersonId::new("E07"),
        role: Role::Enumerator,
        mode: Mode::Training,
        label: Some("Pencacah Contoh".to_owned()),
        created: "2026-11-24T08:00:00+07:00".to_owned(),
        cost: Cost::TEST,
    }
}

pub(crate) fn profile(seed: u64) -> (Profile, Unlocked, Passphrase) {
    let mut random = Counted(seed, 0);
    let words = Passphrase::generate(&mut random).unwrap();
    let (profile, unlocked) = Profile::create(wish(), &words, &mut random).unwrap();
    (profile, unlocked, words)
}

pub(crate) fn unlocked(seed: u64) -> Unlocked {
    profile(seed).1
}

/// A real profile's keys.
fn real(seed: u64, person: &str, role: Role) -> Unlocked {
    let mut random = Counted(seed, 0);
    let words = Passphrase::generate(&mut random).unwrap();
    let wish = ProfileWish {
        person: PersonId::new(person),
        role,
        mode: Mode::Real,
        label: None,
        ..wish()
    };
    Profile::create(wish, &words, &mut random).unwrap().1
}

pub(crate) fn supervisor(seed: u64) -> Unlocked {
    real(seed, "P02", Role::Supervisor)
}

pub(crate) fn enumerator(seed: u64) -> Unlocked {
    real(seed, "E07", Role::Enumerator)
}
