//! Signatures over tag and bytes, by the strict rules.

use paduk_history::{Domain, HistoryError, verify, verifying_key};

use crate::vector::{files, from_hex, text};

#[test]
fn every_golden_signature_holds_or_not() {
    for (name, file) in files("signature") {
        let key: [u8; 32] = from_hex(&text(&file["key"])).try_into().unwrap();
        let signature: [u8; 64] = from_hex(&text(&file["signature"])).try_into().unwrap();
        assert_eq!(text(&file["tag"]).as_bytes(), Domain::Revision.tag(), "{name}");
        let bytes = text(&file["text"]).into_bytes();
        let verified = verifying_key(&key).and_then(|key| verify(&key, Domain::Revision, &bytes, &signature));
        if file["valid"].as_bool().unwrap() {
            assert_eq!(verified, Ok(()), "{name}");
        } else {
            let refused = matches!(verified, Err(HistoryError::SignatureWrong | HistoryError::KeyUnusable));
            assert!(refused, "{name}: {verified:?}");
        }
    }
}
