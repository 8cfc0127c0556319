use expect_test::expect;
use paduk_history::canonical::{self, Value};
use paduk_history::{Domain, sign};

use super::{Card, MAX_CARD_BYTES};
use crate::bytes::hex;
use crate::error::KeysError;
use crate::profile::sample;
use crate::profile::{Profile, Unlocked};

fn unlocked() -> Unlocked {
    sample::unlocked(1)
}

/// The card with one field set to something else, signed again by its own key: what a forger with a key can do.
fn forged(unlocked: &Unlocked, field: &str, value: impl Into<Option<Value>>) -> Vec<u8> {
    let Ok(Value::Object(mut object)) = canonical::read(unlocked.card().unwrap().as_bytes()) else {
        panic!("a card is an object")
    };
    object.remove("signature");
    match value.into() {
        Some(value) => object.insert(field, value),
        None => object.remove(field),
    };
    let unsigned = canonical::write(&Value::Object(object.clone())).unwrap();
    let signature = sign(unlocked.signing_key(), Domain::Card, &unsigned);
    object.insert("signature", Value::Text(hex(&signature)));
    canonical::write(&Value::Object(object)).unwrap()
}

fn text(text: &str) -> Value {
    Value::text(text)
}

#[test]
fn a_card_says_who_and_which_keys() {
    let unlocked = unlocked();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pencacah.kartu");
    unlocked.card().unwrap().save(&path).unwrap();
    let card = Card::load(&path).unwrap();
    assert_eq!(card, unlocked.card().unwrap());
    assert_eq!(card.person().as_str(), "E07");
    assert_eq!(card.label(), Some("Pencacah Contoh"));
    assert_eq!(card.signing_key(), &unlocked.signing_key().verifying_key());
    assert_eq!(card.recipient(), &unlocked.identity().to_public());
    assert_eq!(card.device(), &unlocked.public().device);
    expect!["created device format label mode person recipient role signature signing_key v"]
        .assert_eq(&keys(card.as_bytes()));
}

fn keys(card: &[u8]) -> String {
    let Ok(Value::Object(object)) = canonical::read(card) else {
        panic!("a card is an object")
    };
    object.iter().map(|(key, _)| key).collect::<Vec<_>>().join(" ")
}

#[test]
fn no_bit_of_a_card_can_be_altered() {
    let card = unlocked().card().unwrap();
    for at in 0..card.as_bytes().len() {
        for bit in 0..8 {
            let mut altered = card.as_bytes().to_vec();
            altered[at] ^= 1 << bit;
            assert!(Card::read(&altered).is_err(), "bit {bit} of byte {at}");
        }
    }
}

#[test]
fn no_card_is_read_before_its_end() {
    let card = unlocked().card().unwrap();
    for length in 0..card.as_bytes().len() {
        assert!(Card::read(&card.as_bytes()[..length]).is_err(), "{length} bytes");
    }
}

#[test]
fn a_forger_gets_the_code_that_fits() {
    let unlocked = unlocked();
    let read = |bytes: &[u8]| Card::read(bytes).err();
    assert_eq!(
        read(&forged(&unlocked, "later", text("kept"))),
        None,
        "unknown keys are kept"
    );
    assert_eq!(
        read(&forged(&unlocked, "v", Value::Integer(2))),
        Some(KeysError::CardNewer { version: 2 })
    );
    assert_eq!(
        read(&forged(&unlocked, "v", Value::Integer(0))),
        Some(KeysError::TrialVersion)
    );
    assert_eq!(
        read(&forged(&unlocked, "v", Value::Integer(-1))),
        Some(KeysError::NotACard)
    );
    assert_eq!(
        read(&forged(&unlocked, "format", text("paduk-profile"))),
        Some(KeysError::NotACard)
    );
    assert_eq!(
        read(&forged(&unlocked, "role", text("root"))),
        Some(KeysError::NotACard)
    );
    assert_eq!(read(&forged(&unlocked, "recipient", None)), Some(KeysError::NotACard));
    assert_eq!(
        read(&forged(&unlocked, "label", text("dua\nbaris"))),
        Some(KeysError::TextNotAllowed { field: "label" })
    );
    assert_eq!(
        read(&forged(&unlocked, "person", text(""))),
        Some(KeysError::TextNotAllowed { field: "person" })
    );
    assert_eq!(
        read(&forged(&unlocked, "later", text(&"x".repeat(MAX_CARD_BYTES)))),
        Some(KeysError::FileTooLarge { allowed: 4096 })
    );
}

#[test]
fn a_card_cannot_take_anothers_device_or_key() {
    let mine = unlocked();
    let other = sample::unlocked(2);
    let read = |bytes: &[u8]| Card::read(bytes).err();
    let device = other.public().device.as_str();
    assert_eq!(read(&forged(&mine, "device", text(device))), Some(KeysError::UnsafeKey));
    let key = hex(other.public().signing_key.as_bytes());
    assert_eq!(
        read(&forged(&mine, "signing_key", text(&key))),
        Some(KeysError::UnsafeKey)
    );
    let mut object = canonical::read(mine.card().unwrap().as_bytes()).unwrap();
    if let Value::Object(object) = &mut object {
        object.insert("person", Value::text("P02"));
    }
    let unsigned_anew = canonical::write(&object).unwrap();
    assert_eq!(read(&unsigned_anew), Some(KeysError::CardAltered));
}

#[test]
fn a_recipient_that_protects_nothing_is_refused() {
    // The point 0 in bech32, as age would write it: sealing to it would stop the program inside the age crate.
    let zero = bech32("age", &[0; 32]);
    assert!(zero.parse::<age::x25519::Recipient>().is_ok(), "the age crate takes it");
    let mut one_with_top_bit = [0; 32];
    one_with_top_bit[0] = 1;
    one_with_top_bit[31] = 0x80;
    for point in [[0; 32], one_with_top_bit] {
        let card = forged(&unlocked(), "recipient", text(&bech32("age", &point)));
        assert_eq!(Card::read(&card).err(), Some(KeysError::UnsafeKey));
    }
    assert!(crate::read_recipient("age1qqqqqq").is_err());
    let mine = unlocked().public().recipient.to_string();
    assert_eq!(
        crate::read_recipient(&mine.to_uppercase()).err(),
        Some(KeysError::NotACard)
    );
    assert_eq!(crate::read_recipient(&mine).unwrap().to_string(), mine);
}

/// Bech32 of BIP-173, written here so that a test can make what no honest program writes.
fn bech32(prefix: &str, bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    let polymod = |values: &[u8]| {
        values.iter().fold(1_u32, |sum, value| {
            let top = sum >> 25;
            let mut sum = (sum & 0x01ff_ffff) << 5 ^ u32::from(*value);
            for (bit, step) in [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]
                .into_iter()
                .enumerate()
            {
                if top >> bit & 1 == 1 {
                    sum ^= step;
                }
            }
            sum
        })
    };
    let mut fives = Vec::new();
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            fives.push((held >> bits & 31) as u8);
        }
    }
    if bits > 0 {
        fives.push((held << (5 - bits) & 31) as u8);
    }
    let mut summed: Vec<u8> = prefix.bytes().map(|byte| byte >> 5).collect();
    summed.push(0);
    summed.extend(prefix.bytes().map(|byte| byte & 31));
    summed.extend(&fives);
    summed.extend([0; 6]);
    let sum = polymod(&summed) ^ 1;
    fives.extend((0..6).map(|place| (sum >> (5 * (5 - place)) & 31) as u8));
    let letters: String = fives
        .iter()
        .map(|five| char::from(LETTERS[usize::from(*five)]))
        .collect();
    format!("{prefix}1{letters}")
}

#[test]
fn check_words_are_the_cards_and_nobody_elses() {
    let card = unlocked().card().unwrap();
    let again = Card::read(&[card.as_bytes(), b"\r\n"].concat()).unwrap();
    assert_eq!(card.check_words().unwrap(), again.check_words().unwrap());
    let other: Profile = sample::profile(2).0;
    assert_ne!(other.public().device, *card.device());
    assert_ne!(
        sample::unlocked(2).card().unwrap().check_words().unwrap(),
        card.check_words().unwrap()
    );
}
