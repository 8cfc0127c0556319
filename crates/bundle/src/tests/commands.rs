//! A person without Paduk checks a bundle with commands that FORMAT.md names.

use std::process::{Command, Stdio};

use age::secrecy::ExposeSecret as _;

use super::sample::{joined, scene};

fn there(command: &str) -> bool {
    Command::new(command)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

#[test]
fn age_zstd_and_sha256sum_show_the_same_lines() {
    let scene = scene(3, &[vec![9; 70_000]]);
    let lines = scene.lines();
    let footer = String::from_utf8(lines.last().unwrap().clone()).unwrap();
    // What the footer says can be computed by hand, whichever commands there are.
    let before = joined(&lines[..lines.len() - 1]);
    assert!(footer.contains(&paduk_survey::Hash::of(&before).to_string()));

    let wanted = ["age", "zstd", "sha256sum", "sh", "head"];
    let missing: Vec<_> = wanted
        .into_iter()
        .filter(|command| *command != "sh" && !there(command))
        .collect();
    if !missing.is_empty() {
        println!("not on this machine: {missing:?}; the commands of FORMAT.md were not tried, only the footer's hash");
        return;
    }
    let key = scene.folder.path().join("pengawas.key");
    std::fs::write(&key, scene.supervisor.identity.to_string().expose_secret()).unwrap();
    let run = |script: &str| {
        let output = Command::new("sh")
            .arg("-c")
            .arg(script)
            .env("KEY", &key)
            .env("FILE", &scene.sealed.path)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    assert_eq!(run("age -d -i \"$KEY\" \"$FILE\" | zstd -dc"), joined(&lines));
    let hash = run("age -d -i \"$KEY\" \"$FILE\" | zstd -dc | head -n -1 | sha256sum");
    assert!(footer.contains(String::from_utf8(hash).unwrap().split(' ').next().unwrap()));
    let file = run("sha256sum < \"$FILE\"");
    assert!(
        String::from_utf8(file)
            .unwrap()
            .starts_with(&scene.sealed.sealed.to_string())
    );
    if there("jq") {
        let documents = run("age -d -i \"$KEY\" \"$FILE\" | zstd -dc | jq -r 'select(.r) | .r.document'");
        assert_eq!(String::from_utf8(documents).unwrap(), "d1\nd2\nd3\n");
    } else {
        println!("jq is not on this machine; listing documents with it was not tried");
    }
}
