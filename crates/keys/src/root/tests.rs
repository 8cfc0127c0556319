use age::x25519::Identity;

use super::{RootFile, RootKey};
use crate::error::{FileKind, KeysError};
use crate::passphrase::Passphrase;
use crate::random::counted::Counted;
use crate::wrap::Cost;

pub(crate) fn root(seed: u64) -> (RootFile, RootKey, Passphrase) {
    let mut random = Counted(seed, 0);
    let words = Passphrase::generate(&mut random).unwrap();
    let programme = (Identity::generate().to_public(), Identity::generate().to_public());
    let at = "2026-11-24T08:00:00+07:00";
    let (file, key) = RootFile::create("stunting-cianjur", at, programme, &words, Cost::TEST, &mut random).unwrap();
    (file, key, words)
}

#[test]
fn the_words_open_the_file_again_and_no_others() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("program.akar");
    let (file, key, words) = root(1);
    file.save(&path).unwrap();
    let loaded = RootFile::load(&path).unwrap();
    assert_eq!(loaded, file);
    let opened = loaded.unlock(&words).unwrap();
    assert_eq!(opened.signing_key().to_bytes(), key.signing_key().to_bytes());
    let others = Passphrase::generate(&mut Counted(9, 0)).unwrap();
    assert_eq!(loaded.unlock(&others).err(), Some(KeysError::WrongWords));
}

#[test]
fn every_flipped_byte_is_noticed_and_no_secret_stands_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("program.akar");
    let (file, key, words) = root(1);
    file.save(&path).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let seed = crate::bytes::hex(&key.signing_key().to_bytes());
    assert!(!String::from_utf8(bytes.clone()).unwrap().contains(&seed));
    for at in 0..bytes.len() - 1 {
        let mut altered = bytes.clone();
        altered[at] ^= 1;
        assert!(
            RootFile::read(&altered).and_then(|file| file.unlock(&words)).is_err(),
            "byte {at}"
        );
    }
    let newer = String::from_utf8(bytes).unwrap().replace("\"v\":1", "\"v\":2");
    let kind = FileKind::Root;
    assert_eq!(
        RootFile::read(newer.as_bytes()).err(),
        Some(KeysError::FileNewer { kind, version: 2 })
    );
}
