use expect_test::{Expect, expect};
use paduk_survey::{Hash, Nonresponse, Recorded, RowId, StoredAnswer};
use proptest::prelude::*;

use super::{Kind, Op, Revision, RowRef, sample};
use crate::HistoryError;
use crate::canonical::{Object, Value, read, write};

fn text(revision: &Revision) -> String {
    String::from_utf8(revision.encode().unwrap()).unwrap()
}

#[test]
fn golden_least_revision() {
    expect![[r#"{"at":"2026-11-24T09:15:02+07:00","author":"P02","clock_ok":true,"device":"00000000000000000000000000000001","document":"frame-1","engine":"0.1.0","kind":"frame","mode":"training","op":"put","pass":1,"round":1,"seq":1,"survey":"0011223344556677/stunting-cianjur","v":0}"#]].assert_eq(&text(&sample::least()));
}

#[test]
fn golden_questionnaire() {
    expect![[r#"{"answers":[{"q":"BH301","v":"22.9"},{"note":"ibu \"lupa\"\nsekali","nr":"dk","q":"BH.302-a","row":"r1"},{"note":"tanya lagi","q":"BH303"}],"area":"3203000000","at":"2026-11-24T09:15:02+07:00","author":"P02","blobs":[{"hash":"3bb6c3b591b9487565d857ef3a8ccffa3b5fa67ba2e144d9ef8555a3be7e40bb","role":"paradata","size":8}],"case":"0190e2f0-0000-7000-8000-000000000001","clock_ok":true,"device":"00000000000000000000000000000001","document":"d00000000000000000000000000000001","engine":"0.1.0","household":"bbcd628c07a0e35a5a86ea46c183f65df1eca93900d98d1b571d35352da25e43","instrument":"d3e43f83d066d0cc621c971c101d990224e9a9e387b6cd47e8eea834192129aa","kind":"questionnaire","member":"m1","mode":"training","op":"put","pack":"1.0.0","parents":["e47125968b3b71049fbc4802d1e40a71ea1359decfabacf70b34588037d4ff0c"],"pass":1,"prev":"6db7d803e74f1ffa7d8f5adc0bf95b3e15bf4c8373fffadf546227cc6c6742cb","round":1,"rows":[{"repeat":"kunjungan","row":"r1"}],"seq":2,"source":"interview","state":"complete","survey":"0011223344556677/stunting-cianjur","v":0}"#]].assert_eq(&text(&sample::questionnaire()));
    expect!["de61be25264bcf0b46a7f9da9fbdd9e1098906cc7c5459035d70cfe5bb009626"]
        .assert_eq(&Hash::of(text(&sample::questionnaire()).as_bytes()).to_string());
}

#[test]
fn what_is_encoded_is_parsed_back() {
    for revision in [sample::least(), sample::questionnaire()] {
        assert_eq!(Revision::parse(&revision.encode().unwrap()), Ok(revision));
    }
}

#[test]
fn keys_and_words_of_later_versions_are_kept_byte_for_byte() {
    let later = text(&sample::questionnaire())
        .replace(r#"{"answers""#, r#"{"aaa":{"b":[1,null]},"answers""#)
        .replace(r#""kind":"questionnaire""#, r#""kind":"quilt""#)
        .replace(r#""op":"put""#, r#""op":"weave""#)
        .replace(r#"{"q":"BH301""#, r#"{"confidence":3,"q":"BH301""#)
        .replace(r#"{"repeat""#, r#"{"colour":"red","repeat""#)
        .replace(r#""role":"paradata""#, r#""pages":1,"role":"paradata""#);
    let revision = Revision::parse(later.as_bytes()).unwrap();
    assert_eq!(revision.kind, Kind::Other("quilt".to_owned()));
    assert_eq!(revision.op, Op::Other("weave".to_owned()));
    assert_eq!(revision.extra.envelope.iter().len(), 1);
    assert_eq!(text(&revision), later);
}

/// The questionnaire with one key set, or taken out, as bytes.
fn with(key: &str, value: Option<Value>) -> Vec<u8> {
    let Value::Object(mut object) = read(text(&sample::questionnaire()).as_bytes()).unwrap() else {
        panic!("a revision is an object");
    };
    match value {
        Some(value) => object.insert(key, value),
        None => object.remove(key),
    };
    write(&Value::Object(object)).unwrap()
}

fn check(bytes: &[u8], expect: Expect) {
    let said = match Revision::parse(bytes) {
        Ok(_) => "ok".to_owned(),
        Err(error) => format!("{} {:?}", error.code(), error.params()),
    };
    expect.assert_eq(&said);
}

#[test]
fn every_key_that_all_revisions_have_is_demanded() {
    let always = [
        "at", "author", "clock_ok", "device", "document", "engine", "kind", "mode", "op", "pass", "round", "seq",
        "survey", "v",
    ];
    for key in always {
        let refused = Revision::parse(&with(key, None));
        let named = matches!(
            &refused,
            Err(HistoryError::KeyMissing(name) | HistoryError::KeyWrong(name)) if *name == key
        );
        assert!(named, "{key}: {refused:?}");
        let refused = Revision::parse(&with(key, Some(Value::Null)));
        assert!(
            matches!(&refused, Err(HistoryError::KeyWrong(name)) if *name == key),
            "{key}: {refused:?}"
        );
    }
}

#[test]
fn wrong_values_are_named_by_their_key() {
    let text = |text: &str| Some(Value::text(text));
    check(
        &with("v", Some(Value::Integer(1))),
        expect![[r#"newer-revision [("version", "1")]"#]],
    );
    check(
        &with("mode", text("play")),
        expect![[r#"revision-key-wrong [("key", "mode")]"#]],
    );
    check(
        &with("seq", Some(Value::Integer(0))),
        expect![[r#"revision-key-wrong [("key", "seq")]"#]],
    );
    check(
        &with("seq", Some(Value::Integer(1))),
        expect![[r#"revision-key-wrong [("key", "prev")]"#]],
    );
    check(
        &with("prev", None),
        expect![[r#"revision-key-wrong [("key", "prev")]"#]],
    );
    check(
        &with("pass", Some(Value::Integer(0))),
        expect![[r#"revision-key-wrong [("key", "pass")]"#]],
    );
    check(
        &with("instrument", text("abc")),
        expect![[r#"revision-key-wrong [("key", "instrument")]"#]],
    );
    check(
        &with("parents", text("abc")),
        expect![[r#"revision-key-wrong [("key", "parents")]"#]],
    );
    check(
        &with("body", Some(Value::List(Vec::new()))),
        expect![[r#"revision-key-wrong [("key", "body")]"#]],
    );
    check(
        &with("body", Some(Value::Object(Object::new()))),
        expect![[r#"not-canonical [("at", "0"), ("flaw", "rewritten")]"#]],
    );
    check(
        &with("about", Some(Value::List(Vec::new()))),
        expect![[r#"not-canonical [("at", "0"), ("flaw", "rewritten")]"#]],
    );
    check(
        &with("document", text("")),
        expect![[r#"revision-key-wrong [("key", "document")]"#]],
    );
    check(b"[]", expect![[r#"revision-key-missing [("key", "v")]"#]]);
}

#[test]
fn times_have_one_spelling() {
    let at = |at: &str| with("at", Some(Value::text(at)));
    check(&at("2026-11-24T09:15:02+07:00"), expect!["ok"]);
    check(
        &at("2026-11-24T09:15:02Z"),
        expect![[r#"revision-key-wrong [("key", "at")]"#]],
    );
    check(
        &at("2026-11-24T09:15:02.5+07:00"),
        expect![[r#"revision-key-wrong [("key", "at")]"#]],
    );
    check(
        &at("2026-11-24 09:15:02+07:00"),
        expect![[r#"revision-key-wrong [("key", "at")]"#]],
    );
    check(
        &at("2026-02-30T09:15:02+07:00"),
        expect![[r#"revision-key-wrong [("key", "at")]"#]],
    );
}

#[test]
fn parents_are_sorted_and_single() {
    let (low, high) = (Hash::from_bytes([1; 32]), Hash::from_bytes([2; 32]));
    let mut revision = sample::questionnaire();
    revision.parents = vec![high, low, high];
    let parsed = Revision::parse(&revision.encode().unwrap()).unwrap();
    assert_eq!(parsed.parents, [low, high]);
    let list = |ids: &[Hash]| Some(Value::List(ids.iter().map(|id| Value::text(&id.to_string())).collect()));
    check(&with("parents", list(&[low, high])), expect!["ok"]);
    check(
        &with("parents", list(&[high, low])),
        expect![[r#"not-canonical [("at", "0"), ("flaw", "rewritten")]"#]],
    );
    check(
        &with("parents", list(&[low, low])),
        expect![[r#"not-canonical [("at", "0"), ("flaw", "rewritten")]"#]],
    );
}

fn answered(question: &str) -> StoredAnswer {
    StoredAnswer {
        question: question.to_owned(),
        row: None,
        recorded: Some(Recorded::Nonresponse(Nonresponse::Refused)),
        note: None,
    }
}

#[test]
fn limits_hold_at_the_limit_and_not_beyond() {
    let mut revision = sample::questionnaire();
    revision.parents = (0..16).map(|n| Hash::from_bytes([n; 32])).collect();
    assert!(revision.encode().is_ok());
    revision.parents.push(Hash::from_bytes([16; 32]));
    assert_eq!(revision.encode(), Err(HistoryError::TooManyParents));

    let mut revision = sample::questionnaire();
    revision.answers = (0..5_000).map(|n| answered(&format!("q{n}"))).collect();
    let bytes = revision.encode().unwrap();
    assert_eq!(Revision::parse(&bytes), Ok(revision.clone()));
    revision.answers.push(answered("one_more"));
    assert_eq!(revision.encode(), Err(HistoryError::TooManyAnswers));
    let beyond = String::from_utf8(bytes)
        .unwrap()
        .replace(r#""answers":["#, r#""answers":[{"nr":"dk","q":"one_more"},"#);
    assert_eq!(Revision::parse(beyond.as_bytes()), Err(HistoryError::TooManyAnswers));
}

#[test]
fn an_answer_says_one_thing_once() {
    let answers = |answers: &str| {
        let answers = read(answers.as_bytes()).unwrap();
        with("answers", Some(answers))
    };
    check(&answers(r#"[{"nr":"na","q":"a"},{"q":"b","v":"1"}]"#), expect!["ok"]);
    check(
        &answers(r#"[{"nr":"na","q":"a","v":"1"}]"#),
        expect![[r#"revision-key-wrong [("key", "answers")]"#]],
    );
    check(
        &answers(r#"[{"q":"a"}]"#),
        expect![[r#"revision-key-wrong [("key", "answers")]"#]],
    );
    check(
        &answers(r#"[{"q":"a","v":""}]"#),
        expect![[r#"revision-key-wrong [("key", "answers")]"#]],
    );
    check(
        &answers(r#"[{"nr":"maybe","q":"a"}]"#),
        expect![[r#"revision-key-wrong [("key", "nr")]"#]],
    );
    check(
        &answers(r#"[{"q":"a","v":"1"},{"q":"a","v":"2"}]"#),
        expect!["answered-twice []"],
    );
    check(
        &answers(r#"[{"q":"a","row":"r1","v":"1"},{"q":"a","row":"r2","v":"2"}]"#),
        expect!["ok"],
    );
    check(
        &answers(r#"[{"v":"1"}]"#),
        expect![[r#"revision-key-missing [("key", "q")]"#]],
    );
}

#[test]
fn rows_are_unique_and_stand_after_their_parents() {
    let row = |row: &str, parent: Option<&str>| RowRef {
        repeat: "roster".to_owned(),
        row: RowId::new(row),
        parent: parent.map(RowId::new),
    };
    let encode = |rows: Vec<RowRef>| {
        let mut revision = sample::questionnaire();
        revision.rows = rows;
        revision.encode().map(drop)
    };
    assert_eq!(encode(vec![row("a", None), row("b", Some("a"))]), Ok(()));
    let wrong = Err(HistoryError::KeyWrong("rows"));
    assert_eq!(encode(vec![row("b", Some("a")), row("a", None)]), wrong);
    assert_eq!(encode(vec![row("a", None), row("a", None)]), wrong);
}

proptest! {
    #[test]
    fn one_changed_byte_never_has_the_same_id(at in any::<prop::sample::Index>(), change in 1_u8..=255) {
        let bytes = sample::questionnaire().encode().unwrap();
        let mut changed = bytes.clone();
        let at = at.index(bytes.len());
        changed[at] ^= change;
        prop_assert_ne!(Revision::id_of(&changed), Revision::id_of(&bytes));
        if let Ok(revision) = Revision::parse(&changed) {
            prop_assert_ne!(revision, sample::questionnaire());
        }
    }

    #[test]
    fn any_answer_survives(question in "[A-Za-z0-9_.-]{1,20}", value in "\\PC{1,40}", note in any::<String>()) {
        let nfc = |text: &str| match Value::text(&text.replace('\0', "")) {
            Value::Text(text) => text,
            _ => String::new(),
        };
        let mut revision = sample::questionnaire();
        revision.answers = vec![StoredAnswer {
            question,
            row: None,
            recorded: Some(Recorded::Value(nfc(&value))),
            note: Some(nfc(&note)),
        }];
        prop_assert_eq!(Revision::parse(&revision.encode().unwrap()), Ok(revision));
    }
}
