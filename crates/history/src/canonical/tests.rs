use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::{Flaw, MAX_DEPTH, MAX_INTEGER, MAX_LINE, MAX_TEXT, Object, Value, read, write};
use crate::HistoryError;

fn said(bytes: &[u8]) -> String {
    match read(bytes) {
        Ok(_) => "ok".to_owned(),
        Err(HistoryError::NotCanonical { at, flaw }) => format!("{flaw} at {at}"),
        Err(error) => error.code().to_owned(),
    }
}

fn check(line: &str, expect: Expect) {
    expect.assert_eq(&said(line.as_bytes()));
}

#[test]
fn golden_forms() {
    let object: Object = [
        ("z".to_owned(), Value::Null),
        (
            "a_1".to_owned(),
            Value::List(vec![Value::Bool(true), Value::Bool(false)]),
        ),
        ("0".to_owned(), Value::Integer(-MAX_INTEGER)),
        ("a".to_owned(), Value::Object(Object::new())),
        (
            "_".to_owned(),
            Value::text("\u{8}\t\n\u{c}\r\u{1f}\"\\/é \u{7f}\u{2028}😀"),
        ),
    ]
    .into_iter()
    .collect();
    let bytes = write(&Value::Object(object)).unwrap();
    expect![[r#"{"0":-9007199254740991,"_":"\b\t\n\f\r\u001f\"\\/é  😀","a":{},"a_1":[true,false],"z":null}"#]]
        .assert_eq(&String::from_utf8(bytes).unwrap());
}

#[test]
fn text_becomes_nfc() {
    assert_eq!(Value::text("e\u{301}"), Value::Text("é".to_owned()));
    let decomposed = Value::Text("e\u{301}".to_owned());
    assert!(matches!(
        write(&decomposed),
        Err(HistoryError::NotCanonical { flaw: Flaw::Nfc, .. })
    ));
}

#[test]
fn every_other_spelling_is_refused() {
    check(r#"{"a":1,"b":[]}"#, expect!["ok"]);
    check("", expect!["end at 0"]);
    check(" {}", expect!["value at 0"]);
    check("{} ", expect!["trailing at 2"]);
    check("{}\n", expect!["trailing at 2"]);
    check(r#"{"a": 1}"#, expect!["value at 5"]);
    check("[1 ]", expect!["mark at 2"]);
    check("[1,]", expect!["value at 3"]);
    check("[,1]", expect!["value at 1"]);
    check("[", expect!["end at 1"]);
    check(r#"{"a"}"#, expect!["mark at 4"]);
    check(r#"{"a":}"#, expect!["value at 5"]);
    check(r#"{"a":1,}"#, expect!["mark at 7"]);
    check(r#"{a:1}"#, expect!["mark at 1"]);
    check("nul", expect!["value at 0"]);
    check("True", expect!["value at 0"]);
}

#[test]
fn keys_are_small_sorted_and_single() {
    check(r#"{"b":1,"a":1}"#, expect!["order at 7"]);
    check(r#"{"a":1,"a":1}"#, expect!["twice at 7"]);
    check(r#"{"A":1}"#, expect!["key at 1"]);
    check(r#"{"a-b":1}"#, expect!["key at 1"]);
    check(r#"{"":1}"#, expect!["key at 1"]);
    check(r#"{"é":1}"#, expect!["key at 1"]);
    check(&format!(r#"{{"{}":1}}"#, "k".repeat(64)), expect!["ok"]);
    check(&format!(r#"{{"{}":1}}"#, "k".repeat(65)), expect!["key at 1"]);
    let mut object = Object::new();
    object.insert("Upper", Value::Null);
    assert!(write(&Value::Object(object)).is_err());
}

#[test]
fn numbers_are_whole_and_plain() {
    check("9007199254740991", expect!["ok"]);
    check("-9007199254740991", expect!["ok"]);
    check("9007199254740992", expect!["number-range"]);
    check("-9007199254740992", expect!["number-range"]);
    check("99999999999999999999999999", expect!["number-range"]);
    check("1.0", expect!["number at 0"]);
    check("1e3", expect!["number at 0"]);
    check("-0", expect!["number at 0"]);
    check("01", expect!["number at 0"]);
    check("-", expect!["number at 0"]);
    check("+1", expect!["value at 0"]);
    assert_eq!(write(&Value::Integer(i64::MIN)), Err(HistoryError::NumberRange));
    assert_eq!(write(&Value::Integer(MAX_INTEGER + 1)), Err(HistoryError::NumberRange));
}

#[test]
fn texts_have_one_spelling() {
    check(r#""\n\u001f""#, expect!["ok"]);
    check(r#""\u000a""#, expect!["escape at 2"]);
    check(r#""\u001F""#, expect!["escape at 2"]);
    check(r#""\u0041""#, expect!["escape at 2"]);
    check(r#""\u0000""#, expect!["control at 2"]);
    check(r#""\u00""#, expect!["escape at 2"]);
    check(r#""\/""#, expect!["escape at 2"]);
    check(r#""\ud83d\ude00""#, expect!["escape at 2"]);
    check("\"\n\"", expect!["control at 1"]);
    check("\"\0\"", expect!["control at 1"]);
    check("\"e\u{301}\"", expect!["nfc at 0"]);
    check("\"a", expect!["end at 2"]);
    check("\"\\", expect!["end at 2"]);
    expect!["utf8 at 0"].assert_eq(&said(b"\"\xff\""));
    expect!["utf8 at 0"].assert_eq(&said(b"\"\xed\xa0\x80\""));
    expect!["value at 0"].assert_eq(&said(b"\xef\xbb\xbf{}"));
    assert!(write(&Value::Text("\0".to_owned())).is_err());
}

#[test]
fn limits_hold_at_the_limit_and_not_beyond() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    check(&nested(MAX_DEPTH), expect!["ok"]);
    check(&nested(MAX_DEPTH + 1), expect!["too-deep"]);
    check(&"[".repeat(1_000_000), expect!["too-deep"]);

    check(&format!("\"{}\"", "a".repeat(MAX_TEXT)), expect!["ok"]);
    check(&format!("\"{}\"", "a".repeat(MAX_TEXT + 1)), expect!["text-too-long"]);
    assert!(write(&Value::Text("a".repeat(MAX_TEXT))).is_ok());
    assert_eq!(
        write(&Value::Text("a".repeat(MAX_TEXT + 1))),
        Err(HistoryError::TextTooLong)
    );

    let line = |length: usize| format!("[1{}]", ",1".repeat((length - 3) / 2));
    assert_eq!(line(MAX_LINE - 1).len(), MAX_LINE - 1);
    check(&line(MAX_LINE - 1), expect!["ok"]);
    check(&line(MAX_LINE + 1), expect!["line-too-long"]);
    let long = Value::List(vec![Value::Integer(1); MAX_LINE / 2]);
    assert_eq!(write(&long), Err(HistoryError::LineTooLong));
}

#[test]
fn depth_is_counted_by_the_writer_too() {
    let nested = |depth: usize| (1..depth).fold(Value::List(Vec::new()), |inner, _| Value::List(vec![inner]));
    assert!(write(&nested(MAX_DEPTH)).is_ok());
    assert_eq!(write(&nested(MAX_DEPTH + 1)), Err(HistoryError::TooDeep));
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        (-MAX_INTEGER..=MAX_INTEGER).prop_map(Value::Integer),
        any::<String>().prop_map(|text| Value::text(&text.replace('\0', ""))),
    ];
    leaf.prop_recursive(5, 48, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::List),
            prop::collection::vec(("[a-z0-9_]{1,8}", inner), 0..6)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(value in value()) {
        let bytes = write(&value).unwrap();
        prop_assert_eq!(read(&bytes), Ok(value));
    }

    #[test]
    fn another_byte_is_another_value(value in value(), at in any::<prop::sample::Index>(), change in 1_u8..=255) {
        let mut bytes = write(&value).unwrap();
        let at = at.index(bytes.len());
        bytes[at] ^= change;
        // It is refused, or means something else: never two spellings of one value.
        prop_assert_ne!(read(&bytes), Ok(value));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(value) = read(&bytes) {
            prop_assert_eq!(write(&value), Ok(bytes));
        }
    }

    #[test]
    fn json_like_bytes_are_read_or_refused(text in r#"[\[\]{}",:0-9a-z\\u .eE-]{0,60}"#) {
        if let Ok(value) = read(text.as_bytes()) {
            prop_assert_eq!(write(&value), Ok(text.into_bytes()));
        }
    }
}
