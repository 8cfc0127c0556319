//! The second verifier, in Python, over the golden files and over generated revisions.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use ed25519_dalek::SigningKey;
use paduk_history::{Domain, Fingerprint, Revision, canonical, sign};
use paduk_tests::random::Seeded;

use crate::vector::{Expected, Vector, files, text, to_hex, vectors};

/// What the verifier answers, a line for a line; `None` where there is no Python, which is said.
#[expect(
    clippy::print_stderr,
    reason = "a check that was not made must not look like one that was"
)]
fn answers(what: &str, lines: &[String]) -> Option<Vec<String>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("python/verify_revision.py");
    let started = Command::new("python3")
        .args([script.as_os_str(), what.as_ref()])
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut verifier) = started else {
        eprintln!("not run: there is no python3 here for the second verifier");
        return None;
    };
    let mut stdin = verifier.stdin.take().unwrap();
    let sent = lines.join("\n") + "\n";
    // The verifier answers while it reads, so somebody must listen meanwhile.
    let writing = std::thread::spawn(move || stdin.write_all(sent.as_bytes()));
    let output = verifier.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    assert!(output.status.success(), "the verifier ended with {}", output.status);
    let answers: Vec<String> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect();
    assert_eq!(answers.len(), lines.len());
    Some(answers)
}

fn agrees_on_golden_files(folder: &str) {
    let vectors = vectors(folder);
    // Each file and, for a refused one, what mends it.
    let mut expected: Vec<(String, Vec<u8>, String)> = Vec::new();
    for Vector {
        name,
        bytes,
        expected: said,
    } in vectors
    {
        match said {
            Expected::Accepted(id) => expected.push((name, bytes, format!("ok {id}"))),
            Expected::Refused { verifier, mended, .. } => {
                let id = Revision::id_of(&mended);
                expected.push((format!("{name}, mended"), mended, format!("ok {id}")));
                expected.push((name, bytes, format!("refused {verifier}")));
            }
        }
    }
    let lines: Vec<String> = expected.iter().map(|(_, bytes, _)| to_hex(bytes)).collect();
    for (answer, (name, _, said)) in answers(folder, &lines).into_iter().flatten().zip(expected) {
        assert_eq!(answer, said, "{name}");
    }
}

#[test]
fn a_second_verifier_agrees_on_the_golden_lines() {
    agrees_on_golden_files("canonical");
}

#[test]
fn a_second_verifier_agrees_on_the_golden_revisions() {
    agrees_on_golden_files("revision");
}

#[test]
fn a_second_verifier_agrees_on_the_golden_signatures() {
    let files = files("signature");
    let line = |(_, file): &(String, serde_json::Value)| {
        let [key, tag, bytes, signature] = ["key", "tag", "text", "signature"].map(|field| text(&file[field]));
        format!(
            "{key} {} {} {signature}",
            to_hex(tag.as_bytes()),
            to_hex(bytes.as_bytes())
        )
    };
    let lines: Vec<String> = files.iter().map(line).collect();
    for (answer, (name, file)) in answers("signature", &lines).into_iter().flatten().zip(files) {
        assert_eq!(
            answer.starts_with("ok "),
            file["valid"].as_bool().unwrap(),
            "{name}: {answer}"
        );
    }
}

#[test]
fn a_second_verifier_agrees_on_sets() {
    let files = files("fingerprint");
    let line = |(_, file): &(String, serde_json::Value)| {
        let ids: Vec<String> = file["ids"].as_array().unwrap().iter().map(text).collect();
        ids.join(" ")
    };
    let lines: Vec<String> = files.iter().map(line).collect();
    for (answer, (name, file)) in answers("fingerprint", &lines).into_iter().flatten().zip(files) {
        assert_eq!(answer, format!("ok {}", text(&file["fingerprint"])), "{name}");
    }
}

/// Golden revisions with bytes changed at chance: most are refused, and both readers must agree which.
fn changed() -> Vec<Vec<u8>> {
    let mut random = Seeded::new(1);
    let whole: Vec<Vec<u8>> = vectors("revision")
        .into_iter()
        .filter(|vector| matches!(vector.expected, Expected::Accepted(_)))
        .map(|vector| vector.bytes)
        .collect();
    (0..4_000)
        .map(|n| random.changed(&whole[n % whole.len()], &whole[(n * 7 + 1) % whole.len()]))
        .collect()
}

#[test]
fn a_second_verifier_agrees_on_changed_revisions() {
    let all = changed();
    let lines: Vec<String> = all.iter().map(|bytes| to_hex(bytes)).collect();
    for (what, reads) in [
        (
            "canonical",
            (|bytes| canonical::read(bytes).is_ok()) as fn(&[u8]) -> bool,
        ),
        ("revision", |bytes| Revision::parse(bytes).is_ok()),
    ] {
        let accepted = all.iter().filter(|bytes| reads(bytes)).count();
        assert!(accepted > 50, "some changed ones are still revisions: {accepted}");
        for (bytes, answer) in all.iter().zip(answers(what, &lines).into_iter().flatten()) {
            let shown = String::from_utf8_lossy(bytes);
            let said = if reads(bytes) {
                format!("ok {}", Revision::id_of(bytes))
            } else {
                "refused ".to_owned()
            };
            assert!(
                answer.starts_with(&said),
                "{answer}, where the program says {said}: {shown}"
            );
        }
    }
}

#[test]
fn a_second_verifier_agrees_on_generated_signatures() {
    let mut random = Seeded::new(2);
    let mut lines = Vec::new();
    let mut valid = Vec::new();
    for (n, bytes) in changed().into_iter().take(60).enumerate() {
        let key = SigningKey::from_bytes(&[u8::try_from(n).unwrap(); 32]);
        let mut signature = sign(&key, Domain::Revision, &bytes);
        let spoilt = n % 3 == 0;
        if spoilt {
            signature[random.below(64)] ^= 1 << random.below(8);
        }
        valid.push(paduk_history::verify(&key.verifying_key(), Domain::Revision, &bytes, &signature).is_ok());
        assert_eq!(valid[n], !spoilt);
        let [key, tag] = [key.verifying_key().as_bytes().as_slice(), Domain::Revision.tag()].map(to_hex);
        lines.push(format!("{key} {tag} {} {}", to_hex(&bytes), to_hex(&signature)));
    }
    for (answer, valid) in answers("signature", &lines).into_iter().flatten().zip(valid) {
        assert_eq!(answer.starts_with("ok "), valid, "{answer}");
    }
}

#[test]
fn a_second_verifier_agrees_on_generated_sets() {
    let ids: Vec<_> = changed().iter().map(|bytes| Revision::id_of(bytes)).collect();
    let sets: Vec<_> = (0..20).map(|n| &ids[n * 50..=n * 97]).collect();
    let lines: Vec<String> = sets
        .iter()
        .map(|set| set.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
        .collect();
    for (answer, set) in answers("fingerprint", &lines).into_iter().flatten().zip(sets) {
        assert_eq!(answer, format!("ok {}", Fingerprint::of(set.iter().copied())));
    }
}
