//! Every limit at itself and one beyond. Small limits stand for the large ones where those would take minutes.

use std::io::Write as _;

use paduk_history::Signed;
use paduk_survey::{Hash, Mode, Recorded, StoredAnswer};

use super::sample::{SURVEY, joined, scene, seal_plainly, with_footer, worker};
use crate::line::wrap;
use crate::{BundleError, Expectations, Limit, Limits, Watch, seal};

fn under(limits: Limits) -> Expectations {
    Expectations {
        limits,
        ..Expectations::of(Mode::Training, SURVEY)
    }
}

fn over(limit: Limit, allowed: u64) -> BundleError {
    BundleError::OverLimit { limit, allowed }
}

#[test]
fn files_lines_and_revisions_are_limited() {
    let scene = scene(3, &[]);
    let bytes = scene.bytes();
    let lines = scene.lines();
    let read = |limits| {
        scene
            .receive_as(&bytes, &scene.supervisor.identity, &under(limits))
            .err()
    };
    let format = Limits::FORMAT;

    let file = bytes.len() as u64;
    assert_eq!(read(Limits { file, ..format }), None);
    assert_eq!(
        read(Limits {
            file: file - 1,
            ..format
        }),
        Some(over(Limit::File, file - 1))
    );

    let line = lines.iter().map(Vec::len).max().unwrap() as u64;
    assert_eq!(read(Limits { line, ..format }), None);
    assert_eq!(
        read(Limits {
            line: line - 1,
            ..format
        }),
        Some(over(Limit::Line, line - 1))
    );

    assert_eq!(read(Limits { revisions: 3, ..format }), None);
    assert_eq!(read(Limits { revisions: 2, ..format }), Some(over(Limit::Revisions, 2)));

    let plain = joined(&lines).len() as u64;
    let unpacked = |unpacked| Limits { unpacked, ..format };
    assert_eq!(read(unpacked(plain)), None);
    assert_eq!(read(unpacked(plain - 1)), Some(over(Limit::Unpacked, plain - 1)));

    let ratio = |unpacked_ratio, unpacked_free| Limits {
        unpacked_ratio,
        unpacked_free,
        ..format
    };
    let missing = plain - file;
    assert_eq!(read(ratio(1, missing)), None);
    assert_eq!(read(ratio(1, missing - 1)), Some(over(Limit::Unpacked, plain - 1)));
}

#[test]
fn more_revisions_than_announced_are_counted_too() {
    // The header announces few and the lines go on: the limit holds for what is there.
    let scene = scene(4, &[]);
    let mut body = scene.body();
    body[0] = super::sample::header_with(&body[0], |header| {
        let counts = [("blobs", 0), ("revisions", 2)];
        let counts = counts.map(|(key, count)| (key.to_owned(), paduk_history::canonical::Value::Integer(count)));
        header.insert(
            "counts",
            paduk_history::canonical::Value::Object(counts.into_iter().collect()),
        );
    });
    let sealed = scene.sealed_anew(&with_footer(&body, &scene.enumerator.signing));
    let limits = Limits {
        revisions: 3,
        ..Limits::FORMAT
    };
    let refused = scene.receive_as(&sealed, &scene.supervisor.identity, &under(limits));
    assert_eq!(refused.err(), Some(over(Limit::Revisions, 3)));
}

#[test]
fn two_mebibytes_of_blob_are_the_most() {
    let limit = usize::try_from(Limits::FORMAT.blob).unwrap();
    let sealed = |size: usize| {
        let (enumerator, supervisor) = (worker("E07", 7), worker("P02", 2));
        let blobs = [vec![1; size]];
        let log = enumerator.log(1, &blobs);
        let authors = [enumerator.author()];
        let folder = tempfile::tempdir().unwrap();
        seal(
            &super::sample::content(&log, &blobs, &authors),
            &[supervisor.identity.to_public()],
            &super::sample::exporter(&enumerator),
            folder.path(),
            // Equal bytes pack so well that only the ratio would be in the way.
            &Limits {
                unpacked_ratio: 1_000_000,
                ..Limits::FORMAT
            },
            &mut Watch::telling(&mut |_| ()),
        )
        .err()
    };
    assert_eq!(sealed(limit), None);
    assert_eq!(sealed(limit + 1), Some(over(Limit::Blob, 2 << 20)));
}

#[test]
fn a_little_file_that_unpacks_to_much_is_stopped_early() {
    let scene = scene(1, &[]);
    let mut bomb = zstd::Encoder::new(Vec::new(), 3).unwrap();
    bomb.write_all(&joined(&scene.body()[..1])).unwrap();
    for _ in 0..64 {
        bomb.write_all(&vec![b'a'; 1 << 20]).unwrap();
    }
    let sealed = seal_plainly(&bomb.finish().unwrap(), &scene.supervisor.identity);
    assert_eq!(
        scene.receive(&sealed).err(),
        Some(over(Limit::Line, Limits::FORMAT.line)),
        "one endless line"
    );

    let mut bomb = zstd::Encoder::new(Vec::new(), 3).unwrap();
    bomb.write_all(&joined(&scene.body()[..1])).unwrap();
    // Three long lines, not yet looked at, are already more than so small a file may unpack to.
    let line = wrap('r', &vec![b'a'; 1 << 20], &[0; 64]);
    bomb.write_all(&joined(&vec![line; 3])).unwrap();
    let sealed = seal_plainly(&bomb.finish().unwrap(), &scene.supervisor.identity);
    let allowed = Limits::FORMAT.unpacked_from(sealed.len() as u64);
    assert_eq!(scene.receive(&sealed).err(), Some(over(Limit::Unpacked, allowed)));
}

#[test]
fn a_large_window_is_refused_before_memory_is_taken() {
    let scene = scene(1, &[]);
    let mut encoder = zstd::Encoder::new(Vec::new(), 3).unwrap();
    encoder.window_log(27).unwrap();
    encoder.write_all(&joined(&scene.lines())).unwrap();
    let sealed = seal_plainly(&encoder.finish().unwrap(), &scene.supervisor.identity);
    assert_eq!(scene.receive(&sealed).err(), Some(over(Limit::Window, 1 << 23)));
}

#[test]
fn limits_of_a_revision_come_with_their_codes() {
    let enumerator = worker("E07", 7);
    let scene = scene(1, &[]);
    let code = |change: &dyn Fn(&mut paduk_history::Revision)| {
        let mut revision = enumerator.revision(1, None);
        change(&mut revision);
        let signed = Signed::sign(&enumerator.signing, &revision);
        signed.map_or_else(|fault| fault.code(), |_| "accepted")
    };
    let parents = |count: u8| {
        move |revision: &mut paduk_history::Revision| {
            revision.parents = (0..count).map(|n| Hash::of(&[n])).collect();
        }
    };
    assert_eq!(
        (code(&parents(16)), code(&parents(17))),
        ("accepted", "too-many-parents")
    );
    let note = |bytes: usize| {
        move |revision: &mut paduk_history::Revision| {
            revision.text = Some("a".repeat(bytes));
        }
    };
    assert_eq!(
        (code(&note(65_536)), code(&note(65_537))),
        ("accepted", "text-too-long")
    );
    let answers = |count: usize| {
        move |revision: &mut paduk_history::Revision| {
            revision.answers = (0..count)
                .map(|n| StoredAnswer {
                    question: format!("Q{n}"),
                    row: None,
                    recorded: Some(Recorded::Value("1".to_owned())),
                    note: None,
                })
                .collect();
        }
    };
    assert_eq!(
        (code(&answers(5000)), code(&answers(5001))),
        ("accepted", "too-many-answers")
    );

    // What no honest writer can make, a hostile one writes by hand; the reader has the same codes.
    let deep = |depth: usize| format!("\"body\":{{\"a\":{}{}}}", "[".repeat(depth), "]".repeat(depth));
    for (depth, expected) in [(14, "accepted"), (15, "too-deep")] {
        let text = String::from_utf8(enumerator.revision(1, None).encode().unwrap()).unwrap();
        let bytes = text
            .replace("\"clock_ok\"", &format!("{},\"clock_ok\"", deep(depth)))
            .into_bytes();
        let signature = paduk_history::sign(&enumerator.signing, paduk_history::Domain::Revision, &bytes);
        let id = Hash::of(&bytes);
        let mut body = scene.body();
        body[1] = wrap('r', &bytes, &signature);
        body[0] = String::from_utf8(body[0].clone())
            .unwrap()
            .replace(&scene_head(&scene), &id.to_string())
            .into_bytes();
        assert_eq!(scene.code(&body), expected, "{depth}");
    }
}

fn scene_head(scene: &super::sample::Scene) -> String {
    scene.enumerator.log(1, &[])[0].id().to_string()
}

#[test]
fn nineteen_recipients_are_the_most() {
    let enumerator = worker("E07", 7);
    let log = enumerator.log(1, &[]);
    let authors = [enumerator.author()];
    let sealed = |count: usize| {
        let folder = tempfile::tempdir().unwrap();
        let recipients: Vec<_> = (0..count).map(|_| worker("P", 2).identity.to_public()).collect();
        seal(
            &super::sample::content(&log, &[], &authors),
            &recipients,
            &super::sample::exporter(&enumerator),
            folder.path(),
            &Limits::FORMAT,
            &mut Watch::telling(&mut |_| ()),
        )
        .err()
    };
    assert_eq!(sealed(0), Some(BundleError::NoRecipients));
    assert_eq!(sealed(19), None);
    assert_eq!(sealed(20), Some(over(Limit::Stanzas, 20)));
}
