use age::secrecy::ExposeSecret;
use expect_test::expect;

use super::sample::{profile, wish};
use super::{MAX_PROFILE_BYTES, Profile, ProfileWish, Unlocked};
use crate::error::KeysError;
use crate::passphrase::Passphrase;
use crate::random::NoRandomness;
use crate::random::counted::Counted;
use crate::wrap::Cost;

fn secrets(unlocked: &Unlocked) -> ([u8; 32], [u8; 32], String) {
    (
        *unlocked.data_key(),
        unlocked.signing_key().to_bytes(),
        unlocked.identity().to_string().expose_secret().to_owned(),
    )
}

#[test]
fn the_words_open_the_file_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("profil.json");
    let (profile, unlocked, words) = profile(1);
    profile.save(&path).unwrap();
    let loaded = Profile::load(&path).unwrap();
    assert_eq!(loaded, profile);
    let again = loaded.unlock(&words).unwrap();
    assert_eq!(secrets(&again), secrets(&unlocked));
    assert_eq!(again.public(), profile.public());
}

#[test]
fn the_file_shows_who_but_no_secret() {
    let (profile, unlocked, words) = profile(1);
    let text = String::from_utf8(profile.to_bytes().unwrap()).unwrap();
    let shape: String = text
        .split('"')
        .filter(|part| {
            !part.is_empty()
                && part.len() < 20
                && part
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || "_0123456789-".contains(c))
        })
        .collect::<Vec<_>>()
        .join(" ");
    expect!["format paduk-profile kdf bound_to words function argon2id lanes memory_kib passes salt public created device label mode training person recipient role enumerator signing_key v wrapped cipher xchacha20poly1305 nonce sealed"].assert_eq(&shape);
    let (data_key, seed, identity) = secrets(&unlocked);
    for secret in [crate::bytes::hex(&data_key), crate::bytes::hex(&seed), identity] {
        assert!(!text.to_lowercase().contains(&secret.to_lowercase()));
    }
    assert!(!words.words().iter().any(|word| text.contains(&format!(" {word}"))));
    assert!(!format!("{unlocked:?} {profile:?}").contains(&crate::bytes::hex(&data_key)));
}

#[test]
fn wrong_words_give_one_error_whatever_is_wrong() {
    let (profile, _, words) = profile(1);
    let others = Passphrase::generate(&mut Counted(9, 0)).unwrap();
    assert_eq!(profile.unlock(&others).err(), Some(KeysError::WrongWords));
    let mut swapped = words.words();
    swapped.swap(0, 1);
    let swapped = Passphrase::parse(&swapped.join(" ")).unwrap();
    assert_eq!(profile.unlock(&swapped).err(), Some(KeysError::WrongWords));
    let mut altered = profile.clone();
    altered.wrapped.sealed[0] ^= 1;
    assert_eq!(altered.unlock(&words).err(), Some(KeysError::WrongWords));
}

#[test]
fn nothing_public_can_be_altered_without_the_words_failing() {
    let (profile, _, words) = profile(1);
    let text = String::from_utf8(profile.to_bytes().unwrap()).unwrap();
    for (from, to) in [
        ("\"E07\"", "\"E08\""),
        ("\"training\"", "\"real\""),
        ("\"enumerator\"", "\"supervisor\""),
        ("Pencacah", "Pengawas"),
        ("2026-11-24", "2026-11-25"),
        ("\"passes\":1", "\"passes\":2"),
        ("\"v\":1", "\"later\":1,\"v\":1"),
    ] {
        // The keys stay in order only where the altered text keeps them so; `later` sorts before `public`.
        let altered = if to.contains("later") {
            text.replace("\"public\":", "\"later\":1,\"public\":")
        } else {
            text.replace(from, to)
        };
        assert_ne!(altered, text);
        let read = Profile::from_bytes(altered.as_bytes()).unwrap();
        assert_eq!(read.unlock(&words).err(), Some(KeysError::WrongWords), "{from}");
    }
}

#[test]
fn every_flipped_byte_is_noticed() {
    let (profile, _, words) = profile(1);
    let bytes = profile.to_bytes().unwrap();
    for at in 0..bytes.len() - 1 {
        let mut altered = bytes.clone();
        altered[at] ^= 1;
        let opened = Profile::from_bytes(&altered).and_then(|profile| profile.unlock(&words));
        assert!(opened.is_err(), "byte {at}");
    }
}

#[test]
fn changed_words_wrap_the_same_secrets_anew() {
    let (profile, unlocked, words) = profile(1);
    let mut random = Counted(5, 0);
    let others = Passphrase::generate(&mut random).unwrap();
    let rewrapped = Profile::rewrap(&unlocked, &others, Cost::TEST, &mut random).unwrap();
    assert_eq!(secrets(&rewrapped.unlock(&others).unwrap()), secrets(&unlocked));
    assert_eq!(rewrapped.unlock(&words).err(), Some(KeysError::WrongWords));
    assert_ne!(rewrapped.salt, profile.salt);
    assert_ne!(rewrapped.wrapped.nonce, profile.wrapped.nonce);
    assert_eq!(rewrapped.public(), profile.public());
}

#[test]
fn a_renewed_profile_is_the_same_person_as_a_new_device() {
    let (profile, unlocked, words) = profile(1);
    let (renewed, again) = profile.renew(&unlocked, &words, &mut Counted(5, 0)).unwrap();
    let opened = Profile::from_bytes(&renewed.to_bytes().unwrap())
        .unwrap()
        .unlock(&words)
        .unwrap();
    assert_eq!(secrets(&opened), secrets(&again));
    let (before, after) = (profile.public(), renewed.public());
    assert_ne!(after.device, before.device);
    assert_ne!(after.signing_key, before.signing_key);
    assert_eq!(
        (&after.person, after.role, after.mode),
        (&before.person, before.role, before.mode)
    );
    assert_eq!(after.recipient, before.recipient);
    assert_eq!(secrets(&opened).0, secrets(&unlocked).0, "the store opens still");
    assert_eq!(renewed.cost(), profile.cost());
    assert_eq!(opened.card().unwrap().device(), &after.device);
}

#[test]
fn files_that_are_no_profile_or_a_newer_one_say_so() {
    let text = String::from_utf8(profile(1).0.to_bytes().unwrap()).unwrap();
    let read = |text: &str| Profile::from_bytes(text.as_bytes()).err();
    assert_eq!(read(""), Some(KeysError::ProfileDamaged));
    assert_eq!(read("{}"), Some(KeysError::ProfileDamaged));
    assert_eq!(
        read(&text.replace("paduk-profile", "paduk-card")),
        Some(KeysError::ProfileDamaged)
    );
    assert_eq!(
        read(&text.replace("\"v\":1", "\"v\":2")),
        Some(KeysError::ProfileNewer { version: 2 })
    );
    assert_eq!(read(&text.replace("\"v\":1", "\"v\":0")), Some(KeysError::TrialVersion));
    assert_eq!(
        read(&text.replace("\"words\"", "\"dpapi\"")),
        Some(KeysError::ProfileNewer { version: 1 })
    );
    assert_eq!(
        read(&text.replace("\"memory_kib\":64", "\"memory_kib\":4194304")),
        Some(KeysError::ProfileDamaged)
    );
    let large = " ".repeat(MAX_PROFILE_BYTES + 1);
    assert_eq!(read(&large), Some(KeysError::FileTooLarge { allowed: 16384 }));
}

#[test]
fn a_wish_with_unreadable_texts_makes_nothing() {
    let words = Passphrase::generate(&mut Counted(1, 0)).unwrap();
    let refused = |wish: ProfileWish| Profile::create(wish, &words, &mut Counted(1, 0)).err();
    let label = |label: &str| ProfileWish {
        label: Some(label.to_owned()),
        ..wish()
    };
    assert_eq!(refused(label(" ")), Some(KeysError::TextNotAllowed { field: "label" }));
    assert_eq!(
        refused(label(&"a".repeat(121))),
        Some(KeysError::TextNotAllowed { field: "label" })
    );
    assert_eq!(refused(label(&"a".repeat(120))), None);
    let mut dry = |_: &mut [u8]| Err(NoRandomness);
    assert_eq!(
        Profile::create(wish(), &words, &mut dry).err(),
        Some(KeysError::NoRandomness)
    );
}

#[test]
fn the_standard_cost_makes_and_opens_a_profile() {
    let mut random = Counted(1, 0);
    let words = Passphrase::generate(&mut random).unwrap();
    let standard = ProfileWish {
        cost: Cost::STANDARD,
        ..wish()
    };
    let (profile, unlocked) = Profile::create(standard, &words, &mut random).unwrap();
    assert_eq!((profile.cost().memory_kib, profile.cost().passes), (65_536, 3));
    assert_eq!(secrets(&profile.unlock(&words).unwrap()), secrets(&unlocked));
}
