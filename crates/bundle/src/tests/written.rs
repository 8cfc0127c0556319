//! What remains in the folder, whatever happens.

use std::sync::atomic::{AtomicBool, Ordering};

use super::sample::{content, exporter, scene, worker};
use crate::{BundleError, Content, Limits, Progress, Step, Watch, seal};

fn files(folder: &std::path::Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn one_file_remains_and_is_never_replaced() {
    let scene = scene(2, &[]);
    let name = scene.sealed.path.file_name().unwrap().to_str().unwrap().to_owned();
    assert_eq!(files(scene.folder.path()), [name]);
    let before = scene.bytes();
    let log = scene.enumerator.log(2, &[]);
    let authors = [scene.enumerator.author()];
    let again = seal(
        &content(&log, &[], &authors),
        &[scene.supervisor.identity.to_public()],
        &exporter(&scene.enumerator),
        scene.folder.path(),
        &Limits::FORMAT,
        &mut Watch::telling(&mut |_| ()),
    );
    assert_eq!(again, Err(BundleError::FileExists));
    assert_eq!(scene.bytes(), before);
    assert_eq!(files(scene.folder.path()).len(), 1);
}

#[test]
fn stopping_at_any_step_leaves_no_file() {
    let enumerator = worker("E07", 7);
    let log = enumerator.log(600, &[]);
    let authors = [enumerator.author()];
    for stop_at in [Step::Verifying, Step::Sealing, Step::ReadingBack] {
        let folder = tempfile::tempdir().unwrap();
        let cancel = AtomicBool::new(false);
        let mut seen = Vec::new();
        let mut progress = |progress: Progress| {
            seen.push(progress.step);
            assert!(progress.done <= progress.of, "{progress:?}");
            cancel.store(progress.step == stop_at, Ordering::Relaxed);
        };
        let stopped = seal(
            &content(&log, &[], &authors),
            &[enumerator.identity.to_public()],
            &exporter(&enumerator),
            folder.path(),
            &Limits::FORMAT,
            &mut Watch::new(&mut progress, &cancel),
        );
        assert_eq!(stopped, Err(BundleError::Cancelled), "{stop_at:?}");
        assert_eq!(seen.last(), Some(&stop_at));
        assert!(files(folder.path()).is_empty(), "{stop_at:?}");
    }
}

#[test]
fn content_that_a_reader_would_refuse_is_not_written() {
    let (enumerator, other) = (worker("E07", 7), worker("E08", 8));
    let log = enumerator.log(2, &[]);
    let authors = [enumerator.author()];
    let blobs = [b"named by nobody".to_vec()];
    let good = content(&log, &[], &authors);
    let folder = tempfile::tempdir().unwrap();
    let refused = |content: &Content<'_>| {
        seal(
            content,
            &[enumerator.identity.to_public()],
            &exporter(&enumerator),
            folder.path(),
            &Limits::FORMAT,
            &mut Watch::telling(&mut |_| ()),
        )
        .unwrap_err()
        .code()
    };
    let others = [other.author()];
    let mut unsigned = log.clone();
    unsigned[1].signature[0] ^= 1;
    let mut broken = log.clone();
    broken[1].bytes.pop();
    assert_eq!(
        refused(&Content {
            authors: &others,
            ..good.clone()
        }),
        "author-key-missing"
    );
    assert_eq!(
        refused(&Content {
            survey: "lain",
            ..good.clone()
        }),
        "stray-revision"
    );
    assert_eq!(
        refused(&Content {
            mode: paduk_survey::Mode::Real,
            ..good.clone()
        }),
        "stray-revision"
    );
    assert_eq!(
        refused(&Content {
            blobs: &blobs,
            ..good.clone()
        }),
        "blob-not-named"
    );
    assert_eq!(
        refused(&Content {
            revisions: &unsigned,
            ..good.clone()
        }),
        "bad-signature"
    );
    assert_eq!(
        refused(&Content {
            revisions: &broken,
            ..good.clone()
        }),
        "not-canonical"
    );
    assert!(files(folder.path()).is_empty());
}

#[test]
fn a_folder_that_is_not_there_is_said_without_its_name() {
    let enumerator = worker("E07", 7);
    let log = enumerator.log(1, &[]);
    let authors = [enumerator.author()];
    let folder = tempfile::tempdir().unwrap();
    let error = seal(
        &content(&log, &[], &authors),
        &[enumerator.identity.to_public()],
        &exporter(&enumerator),
        &folder.path().join("dicabut"),
        &Limits::FORMAT,
        &mut Watch::telling(&mut |_| ()),
    )
    .unwrap_err();
    assert_eq!(error.code(), "bundle-unwritable");
    assert!(!format!("{error} {:?}", error.params()).contains("dicabut"));
}

#[test]
fn receiving_can_be_stopped() {
    let scene = scene(600, &[]);
    for stop_at in [Step::Copying, Step::Verifying] {
        let cancel = AtomicBool::new(false);
        let mut progress = |progress: Progress| cancel.store(progress.step == stop_at, Ordering::Relaxed);
        let nobody = |_: &_, _: &_, _: Option<&[u8]>| None;
        let stopped = crate::check(
            &scene.sealed.path,
            &scene.supervisor.identity,
            &crate::Expectations::default(),
            &nobody,
            &mut Watch::new(&mut progress, &cancel),
        );
        assert_eq!(stopped, Err(BundleError::Cancelled), "{stop_at:?}");
    }
}
