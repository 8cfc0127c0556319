//! Bytes as a sealed file, as what is inside the seal, and as the files of keys.

use std::io::Write as _;
use std::sync::LazyLock;

use age::x25519::Identity;
use paduk_bundle::{Expectations, Limits, Watch, open, scan_header};
use paduk_keys::{Answer, Card, Enrolment, Profile, Request, RootFile, Roster};

/// The reader whom everything is sealed for.
static READER: LazyLock<Identity> = LazyLock::new(Identity::generate);

/// The age header's scan: what passes is short, and is where the scan says.
pub fn header(bytes: &[u8]) {
    if let Ok((length, stanzas)) = scan_header(bytes, &Limits::FORMAT) {
        assert!(
            length <= bytes.len() && length as u64 <= Limits::FORMAT.age_header,
            "a long header passes"
        );
        assert!(
            (1..=Limits::FORMAT.stanzas).contains(&stanzas),
            "{stanzas} stanzas pass"
        );
        // A header that is scanned again from its own bytes says the same: nothing behind it counts.
        assert_eq!(scan_header(&bytes[..length], &Limits::FORMAT), Ok((length, stanzas)));
    }
}

/// A file offered to a store. The first byte says how deep the bytes begin: as the file, as its packed stream, as lines.
/// Nobody here has a key that signs, so nothing may ever be taken.
pub fn receive(bytes: &[u8]) {
    let Some((depth, bytes)) = bytes.split_first() else {
        return;
    };
    let sealed = match depth % 3 {
        0 => bytes.to_vec(),
        1 => seal(bytes),
        _ => seal(&zstd::encode_all(bytes, 1).unwrap_or_default()),
    };
    let Ok(mut file) = tempfile::NamedTempFile::new() else {
        return;
    };
    if file.write_all(&sealed).is_err() {
        return;
    }
    let nobody = |_: &_, _: &_, _: Option<&[u8]>| None;
    let mut quiet = |_| ();
    let mut watch = Watch::telling(&mut quiet);
    let opened = open(file.path(), &READER, &Expectations::default(), &nobody, &mut watch);
    // The reader's recipient was made a moment ago: whatever the bytes are, no header can name it.
    assert!(opened.is_err(), "a file that nobody sealed is taken");
}

/// The files of keys: whatever is accepted says the same when it is read from its own bytes.
pub fn keys(bytes: &[u8]) {
    if let Ok(card) = Card::read(bytes) {
        assert_eq!(Card::read(card.as_bytes()).as_ref(), Ok(&card), "a card changes");
    }
    if let Ok(roster) = Roster::read(bytes) {
        assert_eq!(
            Roster::read(roster.as_bytes()).as_ref(),
            Ok(&roster),
            "a roster changes"
        );
    }
    if let Ok(enrolment) = Enrolment::read(bytes) {
        assert_eq!(
            Enrolment::read(enrolment.as_bytes()).as_ref(),
            Ok(&enrolment),
            "a signed card changes"
        );
    }
    drop(Request::read(bytes));
    drop(Answer::read(bytes));
    drop(RootFile::read(bytes));
    drop(Profile::from_bytes(bytes));
}

fn seal(packed: &[u8]) -> Vec<u8> {
    let recipient = READER.to_public();
    let mut sealed = Vec::new();
    let Ok(encryptor) = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)) else {
        return sealed;
    };
    if let Ok(mut writer) = encryptor.wrap_output(&mut sealed)
        && writer.write_all(packed).is_ok()
    {
        drop(writer.finish());
    }
    sealed
}
