//! Names and numbers of people are hunted in everything that is written outside a seal: folders, sticks, sealed files.

use std::path::{Path, PathBuf};

use crate::laptop::household;
use crate::survey_team::{Team, works};

/// Every file below a folder, with its bytes.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            let bytes = std::fs::read(&path).unwrap();
            found.push((path, bytes));
        }
    }
    found
}

/// Where one of the words stands, also written as UTF-16, as databases and windows write it.
fn hits(folder: &Path, words: &[String]) -> Vec<String> {
    let mut hits = Vec::new();
    for (path, bytes) in files(folder) {
        let text = path.display().to_string();
        for word in words {
            let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let stands = |sought: &[u8]| memchr::memmem::find(&bytes, sought).is_some();
            if stands(word.as_bytes()) || stands(&wide) || text.contains(word.as_str()) {
                hits.push(format!("{word} in {text}"));
            }
        }
    }
    hits
}

#[test]
fn no_name_and_no_number_of_a_person_stands_outside_a_seal() {
    let (place, members) = household();
    // Whatever a person typed that is long enough to be told from chance: names, family card, NIK, streets.
    let mut words: Vec<String> = std::iter::once(&place)
        .chain(&members)
        .flat_map(|answers| answers.values())
        .map(|typed| (*typed).to_owned())
        .filter(|typed| typed.len() >= 6 && typed != "kertaharja")
        .collect();
    words.sort();
    words.dedup();
    assert!(words.iter().any(|word| word.contains("Contoh")), "{words:?}");
    let mut team = Team::begun();
    let mut supervisor = team.supervisor("pengawas", "P02");
    let mut enumerator = team.enumerator("pencacah", "E07", &mut supervisor);
    works(&mut enumerator);
    // A draft that is open, a backup, a file that was refused, what was received and what goes back.
    let draft = enumerator.new_household().document;
    enumerator.answer(&draft, "RT102", None, "Contoh Kanari");
    words.push("Contoh Kanari".to_owned());
    paduk_app::task::back_up(&mut enumerator.app, &team.stick(), &mut |_| ()).unwrap();
    let file = team.sends(&mut enumerator);
    enumerator.receive(std::slice::from_ref(&file));
    supervisor.receive(&[file]);
    supervisor.stick_for(&team, "E07");
    let desk = team.desk.path();
    assert_eq!(hits(desk, &words), Vec::<String>::new(), "while everything is open");
    drop((enumerator, supervisor));
    assert_eq!(hits(desk, &words), Vec::<String>::new(), "after everything was closed");
    // A hunt that finds nothing must be able to find something.
    std::fs::write(desk.join("stik/catatan.txt"), words[0].as_bytes()).unwrap();
    assert_eq!(hits(desk, &words).len(), 1);
}
