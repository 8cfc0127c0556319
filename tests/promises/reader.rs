//! FORMAT.md is enough to write a reader: one in Python, which shares no line with ours, lists the same ids.

use std::path::Path;
use std::process::{Command, Stdio};

use age::secrecy::ExposeSecret;

use crate::bundle::sent;

fn there(command: &str) -> bool {
    let asked = Command::new(command)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    asked.is_ok_and(|status| status.success())
}

/// What the reader says of a file; `None` where it cannot run here, which is said.
#[expect(
    clippy::print_stderr,
    reason = "a check that was not made must not look like one that was"
)]
fn said(file: &Path, key: &Path) -> Option<String> {
    let missing: Vec<_> = ["python3", "zstd"]
        .into_iter()
        .filter(|command| !there(command))
        .collect();
    if !missing.is_empty() {
        eprintln!("not run: {missing:?} are not here for the second reader");
        return None;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("python/read_bundle.py");
    let output = Command::new("python3")
        .args([script.as_path(), file, key])
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn a_reader_written_from_the_page_alone_lists_the_same_ids() {
    let sent = sent();
    let key = sent.folder.path().join("pengawas.key");
    std::fs::write(&key, sent.identity.to_string().expose_secret()).unwrap();
    let Some(said) = said(&sent.file, &key) else { return };
    let mut found: Vec<&str> = said
        .lines()
        .filter_map(|line| line.strip_prefix("id ")?.split(' ').next_back())
        .collect();
    let mut ids: Vec<String> = sent.revisions.iter().map(|signed| signed.id().to_string()).collect();
    found.sort_unstable();
    ids.sort();
    assert_eq!(found, ids, "{said}");
    assert!(
        said.starts_with("kind to_supervisor\nmode training\nsurvey contoh\n"),
        "{said}"
    );
}

#[test]
fn it_refuses_another_key_and_a_damaged_file() {
    let sent = sent();
    let key = sent.folder.path().join("lain.key");
    std::fs::write(&key, age::x25519::Identity::generate().to_string().expose_secret()).unwrap();
    let Some(said_of_other) = said(&sent.file, &key) else {
        return;
    };
    assert_eq!(said_of_other, "refused sealed for somebody else\n");
    std::fs::write(&key, sent.identity.to_string().expose_secret()).unwrap();
    let mut bytes = std::fs::read(&sent.file).unwrap();
    let last = bytes.len() - 20;
    bytes[last] ^= 1;
    let damaged = sent.folder.path().join("rusak.paduk");
    std::fs::write(&damaged, bytes).unwrap();
    assert_eq!(said(&damaged, &key).unwrap(), "refused does not open\n");
}
