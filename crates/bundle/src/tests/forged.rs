//! Faults that were sealed again afterwards: whoever has the supervisor's public card can do all of this.

use expect_test::expect;
use paduk_history::Signed;
use paduk_history::canonical::{Object, Value};
use paduk_survey::{Hash, Mode};

use super::sample::{
    SURVEY, Scene, blob_ref, header_with, joined, pack, read, scene, seal_plainly, with_footer, worker,
};
use crate::line::{pieces, wrap};
use crate::{BundleError, Expectations};

fn set(key: &'static str, value: Value) -> impl FnOnce(&mut Object) {
    move |header| {
        header.insert(key, value);
    }
}

fn counts(revisions: i64, blobs: i64) -> impl FnOnce(&mut Object) {
    set(
        "counts",
        Value::Object(
            [("blobs", blobs), ("revisions", revisions)]
                .map(|(key, count)| (key.to_owned(), Value::Integer(count)))
                .into_iter()
                .collect(),
        ),
    )
}

fn with_header(scene: &Scene, change: impl FnOnce(&mut Object)) -> Vec<Vec<u8>> {
    let mut body = scene.body();
    body[0] = header_with(&body[0], change);
    body
}

/// Changes the only device of the header.
fn device(key: &'static str, value: Value) -> impl FnOnce(&mut Object) {
    move |header| {
        let Some(Value::List(mut devices)) = header.remove("devices") else {
            panic!("devices are a list")
        };
        if let Value::Object(device) = &mut devices[0] {
            device.insert(key, value);
        }
        header.insert("devices", Value::List(devices));
    }
}

#[test]
fn what_is_left_alone_is_accepted() {
    let scene = scene(3, &[vec![5; 60_000]]);
    assert_eq!(scene.code(&scene.body()), "accepted");
    let unknown_key = with_header(&scene, set("later", Value::Integer(1)));
    assert_eq!(
        scene.code(&unknown_key),
        "accepted",
        "keys of later versions are passed over"
    );
}

#[test]
fn a_bundle_cannot_be_addressed_to_somebody_else() {
    let scene = scene(1, &[]);
    let other = worker("P09", 9);
    let lines = scene.lines();
    let sealed = seal_plainly(&pack(&joined(&lines)), &other.identity);
    let expectations = Expectations::of(Mode::Training, SURVEY);
    let refused = scene.receive_as(&sealed, &other.identity, &expectations);
    assert_eq!(refused.unwrap_err(), BundleError::NotAddressed);

    // With the recipient written into the header, the exporter's signature no longer fits.
    let mut lines = scene.lines();
    let recipient = Value::text(&other.identity.to_public().to_string());
    lines[0] = header_with(&lines[0], set("recipients", Value::List(vec![recipient])));
    let sealed = seal_plainly(&pack(&joined(&lines)), &other.identity);
    let refused = scene.receive_as(&sealed, &other.identity, &expectations);
    assert_eq!(refused.unwrap_err(), BundleError::FooterHash);
    let resigned = with_footer(&lines[..lines.len() - 1], &other.signing);
    let sealed = seal_plainly(&pack(&joined(&resigned)), &other.identity);
    let refused = scene.receive_as(&sealed, &other.identity, &expectations);
    assert_eq!(refused.unwrap_err(), BundleError::FooterSignature);
}

#[test]
fn lines_of_one_bundle_cannot_be_spliced_into_another() {
    let (scene, other) = (scene(2, &[]), scene(3, &[]));
    // Without the exporter's key: the longer log under the shorter one's header and footer.
    let mut lines = scene.lines();
    lines.splice(1..3, other.lines()[1..4].to_vec());
    let refused = |lines: &[Vec<u8>]| scene.receive(&scene.sealed_anew(lines)).unwrap_err();
    assert_eq!(refused(&lines), BundleError::FooterHash);
    // Half of one sealed file and half of the other.
    let (a, b) = (scene.bytes(), other.bytes());
    for cut in (0..a.len().min(b.len())).step_by(37) {
        let spliced = [&a[..cut], &b[cut..]].concat();
        // At 0 the other file is whole, and for another key: its supervisor is somebody else.
        assert!(scene.receive(&spliced).is_err(), "cut at {cut}");
    }
}

#[test]
fn counts_that_do_not_match_are_refused_with_their_code() {
    let scene = scene(3, &[vec![5; 60_000]]);
    for (revisions, blobs) in [(2, 1), (4, 1), (3, 0), (3, 2)] {
        assert_eq!(
            scene.code(&with_header(&scene, counts(revisions, blobs))),
            "counts-mismatch"
        );
    }
    let mut lines = scene.lines();
    let footer = crate::footer::Footer {
        lines: 99,
        ..crate::footer::Footer::read(&lines.pop().unwrap(), 1, &scene.enumerator.key()).unwrap()
    };
    lines.push(footer.write(&scene.enumerator.signing).unwrap());
    assert_eq!(
        scene.receive(&scene.sealed_anew(&lines)).unwrap_err(),
        BundleError::CountsMismatch {
            what: "lines",
            announced: 99,
            found: 6
        }
    );
}

#[test]
fn revisions_stand_in_their_order_and_once() {
    let scene = scene(3, &[]);
    let mut body = scene.body();
    body.swap(1, 2);
    assert_eq!(
        scene.receive_lines(&body).unwrap_err(),
        BundleError::UnsortedLine { line: 3 }
    );
    let mut body = with_header(&scene, counts(4, 0));
    body.insert(2, body[1].clone());
    assert_eq!(
        scene.receive_lines(&body).unwrap_err(),
        BundleError::DuplicateLine { line: 3 }
    );
    let mut body = with_header(&scene, counts(4, 0));
    body.push(body[1].clone());
    assert_eq!(
        scene.receive_lines(&body).unwrap_err(),
        BundleError::UnsortedLine { line: 5 }
    );
    let mut body = with_header(&scene, counts(2, 0));
    body.remove(2);
    assert_eq!(
        scene.code(&body),
        "accepted",
        "a hole in the log travels: the receiver's device log shows it"
    );
    let mut body = with_header(&scene, counts(2, 0));
    body.pop();
    assert_eq!(scene.code(&body), "span-mismatch");
}

#[test]
fn what_the_header_says_of_a_device_holds() {
    let scene = scene(3, &[]);
    let other = worker("X", 9);
    let key = |worker: &super::sample::Worker| Value::text(&crate::hexadecimal::hex(worker.key().as_bytes()));
    let code = |change: &mut dyn FnMut(&mut Object)| scene.code(&with_header(&scene, |header| change(header)));
    assert_eq!(
        code(&mut |header| device("from", Value::Integer(2))(header)),
        "span-mismatch"
    );
    assert_eq!(
        code(&mut |header| device("to", Value::Integer(4))(header)),
        "span-mismatch"
    );
    let head = Value::text(&Hash::of(b"?").to_string());
    assert_eq!(
        code(&mut |header| device("head", head.clone())(header)),
        "span-mismatch"
    );
    assert_eq!(
        code(&mut |header| device("key", key(&other))(header)),
        "device-key-mismatch"
    );
    assert_eq!(
        code(&mut |header| set("devices", Value::List(Vec::new()))(header)),
        "device-not-listed"
    );
    assert_eq!(
        code(&mut |header| device("card", Value::Integer(1))(header)),
        "bundle-key-wrong"
    );
}

#[test]
fn a_revision_is_its_devices_own() {
    let scene = scene(2, &[]);
    let forge = |revision: &paduk_history::Revision, worker: &super::sample::Worker| {
        let bytes = revision.encode().unwrap();
        let signature = paduk_history::sign(&worker.signing, paduk_history::Domain::Revision, &bytes);
        let mut body = scene.body();
        body[1] = wrap('r', &bytes, &signature);
        scene.receive_lines(&body).unwrap_err()
    };
    let mut altered = scene.enumerator.revision(1, None);
    altered.answers.clear();
    assert_eq!(forge(&altered, &worker("X", 9)), BundleError::BadSignature { line: 2 });
    let mut stray = scene.enumerator.revision(1, None);
    stray.mode = Mode::Real;
    assert_eq!(forge(&stray, &scene.enumerator), BundleError::StrayRevision { line: 2 });
    let mut stray = scene.enumerator.revision(1, None);
    stray.survey = "lain".to_owned();
    assert_eq!(forge(&stray, &scene.enumerator), BundleError::StrayRevision { line: 2 });

    // The same signature under another domain is none: an answer cannot be replayed as a footer or the reverse.
    let revision = scene.enumerator.revision(1, None);
    let bytes = revision.encode().unwrap();
    let signature = paduk_history::sign(&scene.enumerator.signing, paduk_history::Domain::Bundle, &bytes);
    let mut body = scene.body();
    body[1] = wrap('r', &bytes, &signature);
    assert_eq!(
        scene.receive_lines(&body).unwrap_err(),
        BundleError::BadSignature { line: 2 }
    );
}

#[test]
fn lines_are_canonical_and_nothing_else_stands_among_them() {
    let scene = scene(2, &[vec![5; 10]]);
    let edited = |at: usize, from: &str, to: &str| {
        let mut body = scene.body();
        let text = String::from_utf8(body[at].clone()).unwrap();
        assert!(text.contains(from), "{from}");
        body[at] = text.replacen(from, to, 1).into_bytes();
        scene.code(&body)
    };
    assert_eq!(edited(0, "{\"h\":", "{\"h\": "), "not-canonical");
    assert_eq!(edited(0, "\"v\":1", "\"v\":1.0"), "not-canonical");
    assert_eq!(edited(1, "{\"r\":{", "{\"r\":{ "), "not-canonical");
    assert_eq!(edited(1, "\"seq\":1", "\"seq\":1.0"), "not-canonical");
    assert_eq!(edited(1, "\"engine\"", "\"engin\""), "revision-key-missing");
    assert_eq!(edited(1, "\"v\":1}", "\"v\":2}"), "newer-format");
    assert_eq!(edited(1, "\"v\":1}", "\"v\":0}"), "trial-revision");
    assert_eq!(edited(1, ",\"s\":\"", ",\"t\":\""), "unexpected-line");
    assert_eq!(edited(3, "\"piece\"", "\"piecf\""), "blob-wrong");

    let inserted = |at: usize, line: &[u8]| {
        let mut body = scene.body();
        body.insert(at, line.to_vec());
        scene.code(&body)
    };
    let body = scene.body();
    assert_eq!(inserted(1, b""), "unexpected-line");
    assert_eq!(inserted(1, b"{\"x\":1}"), "unexpected-line");
    assert_eq!(inserted(1, &body[0]), "unexpected-line", "a second header");
    assert_eq!(inserted(4, &body[1]), "unexpected-line", "a revision after a blob");
    assert_eq!(inserted(0, &body[1]), "not-a-bundle");
    assert_eq!(inserted(0, b"hello"), "not-a-bundle");
    let footer = scene.lines().pop().unwrap();
    let mut after = scene.lines();
    after.push(footer);
    assert_eq!(
        scene.receive(&scene.sealed_anew(&after)).unwrap_err().code(),
        "unexpected-line"
    );
}

#[test]
fn a_footer_is_the_exporters() {
    let scene = scene(2, &[]);
    let body = scene.body();
    let refused = |lines: &[Vec<u8>]| scene.receive(&scene.sealed_anew(lines)).unwrap_err();
    assert_eq!(refused(&body), BundleError::Truncated, "no footer");
    assert_eq!(
        refused(&with_footer(&body, &worker("X", 9).signing)),
        BundleError::FooterSignature
    );
    let other = with_footer(&body[..1], &scene.enumerator.signing).pop().unwrap();
    let mut lines = body.clone();
    lines.push(other);
    assert_eq!(refused(&lines), BundleError::FooterHash);
    let mut footer = crate::footer::Footer::read(
        &with_footer(&body, &scene.enumerator.signing).pop().unwrap(),
        1,
        &scene.enumerator.key(),
    )
    .unwrap();
    footer.fingerprint = paduk_history::Fingerprint::of([]);
    let mut lines = body;
    lines.push(footer.write(&scene.enumerator.signing).unwrap());
    assert_eq!(refused(&lines), BundleError::FooterFingerprint);
}

#[test]
fn the_stream_ends_where_it_ends() {
    let scene = scene(1, &[]);
    let plain = joined(&scene.lines());
    let refused = |packed: &[u8]| {
        scene
            .receive(&seal_plainly(packed, &scene.supervisor.identity))
            .unwrap_err()
    };
    assert_eq!(
        refused(&pack(&plain[..plain.len() - 1])),
        BundleError::Truncated,
        "no last line end"
    );
    assert_eq!(
        refused(&[pack(&plain), pack(b"")].concat()),
        BundleError::TrailingBytes,
        "a second frame"
    );
    assert_eq!(refused(&[pack(&plain), vec![0]].concat()), BundleError::TrailingBytes);
    let packed = pack(&plain);
    assert_eq!(
        refused(&packed[..packed.len() - 5]),
        BundleError::Truncated,
        "a cut frame"
    );
    assert_eq!(refused(&plain), BundleError::NotABundle, "not packed");
    assert_eq!(refused(b""), BundleError::NotABundle);
    assert_eq!(refused(&pack(b"")), BundleError::Truncated);
}

#[test]
fn blobs_are_whole_sorted_and_named() {
    let blobs = [vec![5; 60_000], vec![6; 10]];
    let scene = scene(2, &blobs);
    let body = scene.body();
    assert_eq!(body.len(), 3 + 3);
    let without = |at: usize| {
        let mut body = body.clone();
        body.remove(at);
        scene.code(&body)
    };
    let large_first = body[3].len() > 60_000;
    let first_piece = if large_first { 3 } else { 4 };
    assert_eq!(without(first_piece), "blob-wrong", "the first piece is missing");
    assert_eq!(without(first_piece + 1), "blob-wrong", "the second piece is missing");
    let mut swapped = body.clone();
    swapped[3..].rotate_left(if large_first { 2 } else { 1 });
    assert_eq!(scene.code(&swapped), "unsorted-line");
    let mut twice = body.clone();
    twice.push(body[if large_first { 5 } else { 3 }].clone());
    assert_eq!(
        scene.code(&twice),
        if large_first { "duplicate-line" } else { "unsorted-line" }
    );
    let mut foreign = body.clone();
    foreign.push(pieces(b"foreign").next().unwrap().write().unwrap());
    assert_eq!(scene.code(&foreign), "blob-not-named");
    let mut wrong = pieces(&blobs[1]).next().unwrap();
    wrong.bytes[0] ^= 1;
    let small = if large_first { 5 } else { 3 };
    let mut altered = body.clone();
    altered[small] = wrong.write().unwrap();
    assert_eq!(scene.code(&altered), "blob-wrong");
}

#[test]
fn a_wrong_size_named_by_one_revision_hides_no_blob() {
    let enumerator = worker("E07", 7);
    let blob = vec![5; 10];
    let mut lying = enumerator.revision(1, None);
    lying.blobs = vec![paduk_history::BlobRef {
        size: 11,
        ..blob_ref(&blob)
    }];
    let mut honest = enumerator.revision(2, Some(Hash::of(&lying.encode().unwrap())));
    honest.blobs = vec![blob_ref(&blob)];
    let log = [&honest, &lying].map(|revision| Signed::sign(&enumerator.signing, revision).unwrap());
    let folder = tempfile::tempdir().unwrap();
    let authors = [enumerator.author()];
    let blobs = [blob];
    let sealed = crate::seal(
        &super::sample::content(&log, &blobs, &authors),
        &[enumerator.identity.to_public()],
        &super::sample::exporter(&enumerator),
        folder.path(),
        &crate::Limits::FORMAT,
        &mut crate::Watch::telling(&mut |_| ()),
    )
    .unwrap();
    assert!(read(&sealed.path, &enumerator.identity, &Expectations::default(), &[]).is_ok());
}

#[test]
fn training_never_enters_a_real_store_nor_the_reverse() {
    let scene = scene(1, &[]);
    let code = |bytes: &[u8], expectations: Expectations| {
        scene
            .receive_as(bytes, &scene.supervisor.identity, &expectations)
            .err()
            .map(|error| error.code())
    };
    let bytes = scene.bytes();
    assert_eq!(
        code(&bytes, Expectations::of(Mode::Real, SURVEY)),
        Some("training-in-real")
    );
    assert_eq!(
        code(&bytes, Expectations::of(Mode::Training, "lain/lain")),
        Some("other-survey")
    );
    assert_eq!(code(&bytes, Expectations::default()), None, "looking without importing");
    // An attacker who writes `real` into the header: the revisions inside are signed as training ones.
    let body = with_header(&scene, set("mode", Value::text("real")));
    let real = scene.sealed_anew(&with_footer(&body, &scene.enumerator.signing));
    assert_eq!(
        code(&real, Expectations::of(Mode::Training, SURVEY)),
        Some("real-in-training")
    );
    assert_eq!(
        code(&real, Expectations::of(Mode::Real, SURVEY)),
        Some("stray-revision")
    );
}

#[test]
fn a_newer_or_misshapen_header_says_so() {
    let scene = scene(1, &[]);
    let newer = with_header(&scene, |header| {
        *header = Object::new();
        header.insert("format", Value::text("paduk-bundle"));
        header.insert("min_reader", Value::Integer(7));
    });
    assert_eq!(
        scene.receive_lines(&newer).unwrap_err(),
        BundleError::NewerFormat { needs: 7 }
    );
    let codes: Vec<String> = [
        ("format", Value::text("zip")),
        ("min_reader", Value::text("1")),
        ("v", Value::Null),
        ("kind", Value::text("gossip")),
        ("mode", Value::text("play")),
        ("bundle", Value::text("ABC")),
        ("at", Value::text("2026-11-24T16:05:00.000+07:00")),
        ("at", Value::text("yesterday")),
        ("recipients", Value::text("all")),
        ("recipients", Value::List(vec![Value::Null])),
        ("roster", Value::Integer(-1)),
        ("counts", Value::Null),
        ("from", Value::Null),
        ("devices", Value::Null),
        ("recipients", Value::List(Vec::new())),
        ("min_reader", Value::Integer(0)),
        ("v", Value::Integer(0)),
        ("kind", Value::text("pack")),
        ("pack_file", Value::text("x")),
        ("pack_file", Value::Object(Object::new())),
        ("signed_roster", Value::text("x")),
    ]
    .into_iter()
    .map(|(key, value)| format!("{key} {}", scene.code(&with_header(&scene, set(key, value)))))
    .collect();
    expect![[r#"
        format not-a-bundle
        min_reader bundle-key-wrong
        v bundle-key-wrong
        kind bundle-key-wrong
        mode bundle-key-wrong
        bundle bundle-key-wrong
        at bundle-key-wrong
        at bundle-key-wrong
        recipients bundle-key-wrong
        recipients bundle-key-wrong
        roster bundle-key-wrong
        counts bundle-key-wrong
        from bundle-key-wrong
        devices bundle-key-wrong
        recipients not-addressed
        min_reader older-format
        v older-format
        kind bundle-key-wrong
        pack_file bundle-key-wrong
        pack_file bundle-key-wrong
        signed_roster bundle-key-wrong"#]]
    .assert_eq(&codes.join("\n"));
    let doubled = with_header(&scene, |header| {
        let Some(Value::List(mut devices)) = header.remove("devices") else {
            panic!("devices are a list")
        };
        devices.push(devices[0].clone());
        header.insert("devices", Value::List(devices));
    });
    assert_eq!(scene.code(&doubled), "bundle-key-wrong");
}
