//! Bytes as a line of a bundle: as a canonical value, and as a revision.

use paduk_history::{Revision, canonical, revision};

/// Reads, and holds the two readers to what they promise and to each other and to serde_json.
pub fn run(bytes: &[u8]) {
    if let Some(broken) = canonical::breach(bytes) {
        panic!("{broken}");
    }
    if let Some(broken) = revision::breach(bytes) {
        panic!("{broken}");
    }
    // A second reader that shares nothing with ours: whatever is canonical is JSON.
    let other: Result<serde_json::Value, _> = serde_json::from_slice(bytes);
    let accepted = canonical::read(bytes).is_ok();
    assert!(!accepted || other.is_ok(), "accepted bytes are no JSON");
    if let (Ok(read), Ok(other)) = (Revision::parse(bytes), &other) {
        assert_eq!(
            other["document"],
            read.document.as_str(),
            "two readers see two documents"
        );
        assert_eq!(other["seq"], read.seq, "two readers see two positions");
        let answers = other["answers"].as_array().map_or(0, Vec::len);
        assert_eq!(answers, read.answers.len(), "two readers see two numbers of answers");
    }
}
