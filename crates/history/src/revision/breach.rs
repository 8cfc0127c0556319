//! What reading a revision promises of any bytes whatever, as a function that a fuzzer or a test can call.

use super::Revision;
use crate::canonical;

/// The promise that reading these bytes as a revision breaks, if it breaks one; panicking breaks one too.
///
/// Whatever is a revision is canonical, is encoded again as it was, and keeps to the numbers of parents and answers.
pub fn breach(bytes: &[u8]) -> Option<&'static str> {
    let Ok(revision) = Revision::parse(bytes) else {
        return None;
    };
    if canonical::read(bytes).is_err() {
        return Some("a revision is not canonical");
    }
    if revision.encode().as_deref() != Ok(bytes) {
        return Some("a revision is encoded otherwise");
    }
    if revision.parents.len() > Revision::MAX_PARENTS || revision.answers.len() > Revision::MAX_ANSWERS {
        return Some("a revision is beyond its limits");
    }
    None
}
