use std::collections::BTreeSet;

use expect_test::expect;
use paduk_survey::Hash;

use super::{COUNT, find, four, list, suggest, word};

#[test]
fn there_are_exactly_1296_different_words_in_order() {
    assert_eq!(list().len(), COUNT);
    assert!(list().is_sorted());
    assert_eq!(list().iter().collect::<BTreeSet<_>>().len(), COUNT);
}

#[test]
fn every_word_has_three_to_eight_small_letters() {
    for word in list() {
        assert!((3..=8).contains(&word.len()), "{word}");
        assert!(word.bytes().all(|b| b.is_ascii_lowercase()), "{word}");
    }
}

#[test]
fn four_letters_tell_every_word_apart() {
    let beginnings: BTreeSet<&str> = list().iter().map(|word| word.get(..4).unwrap_or(word)).collect();
    assert_eq!(beginnings.len(), COUNT);
}

#[test]
fn the_list_is_frozen() {
    // Passphrases and check words of people in the field are made of it.
    expect!["c9b7c75b250e8fb76bf27a074a70329d15cddcffa301ed3160302f990a4a9106"]
        .assert_eq(&Hash::of(list().join("\n").as_bytes()).to_string());
}

#[test]
fn a_word_is_found_whatever_its_capitals() {
    assert_eq!(find(" Abadi "), Some(0));
    assert_eq!(find("zebra").map(word), Some("zebra"));
    assert_eq!(find("abadx"), None);
    assert_eq!(word(COUNT), word(0));
}

#[test]
fn what_was_meant_is_suggested() {
    let check = |typed: &str, expect: expect_test::Expect| expect.assert_eq(&suggest(typed).join(" "));
    check("zebra", expect!["zebra"]);
    check("jend", expect!["jendela"]);
    check("jendlea", expect!["jendela"]);
    check("gunug", expect!["gunung agung gubuk gudeg gulung"]);
    check("x", expect![""]);
    check("", expect![""]);
}

#[test]
fn four_words_are_a_number_to_the_base_1296() {
    let mut bytes = [0; 32];
    assert_eq!(four(&Hash::from_bytes(bytes)), [word(0); 4]);
    // 1296 + 2 in the first eight bytes.
    bytes[6] = 0x05;
    bytes[7] = 0x12;
    assert_eq!(four(&Hash::from_bytes(bytes)), [word(0), word(0), word(1), word(2)]);
    bytes[8] = 1;
    assert_eq!(four(&Hash::from_bytes(bytes)), [word(0), word(0), word(1), word(2)]);
}
