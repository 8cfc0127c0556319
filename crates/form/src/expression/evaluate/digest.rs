//! `digest()` and `base64-decode()`.

use std::fmt::Write as _;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};

/// The digest of a text; empty where algorithm or encoding is unknown.
pub(super) fn digest(text: &str, algorithm: &str, encoding: &str) -> String {
    let bytes = text.as_bytes();
    let hash = match algorithm.to_ascii_uppercase().as_str() {
        "MD5" => Md5::digest(bytes).to_vec(),
        "SHA-1" => Sha1::digest(bytes).to_vec(),
        "SHA-256" => Sha256::digest(bytes).to_vec(),
        "SHA-384" => Sha384::digest(bytes).to_vec(),
        "SHA-512" => Sha512::digest(bytes).to_vec(),
        _ => return String::new(),
    };
    match encoding.to_ascii_lowercase().as_str() {
        "hex" => hex(&hash),
        "base64" => STANDARD.encode(hash),
        _ => String::new(),
    }
}

/// Bytes as pairs of hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The text that was written in base 64; empty where it is none.
pub(super) fn decode(text: &str) -> String {
    let written: String = text.split_ascii_whitespace().collect();
    let bytes = STANDARD
        .decode(&written)
        .or_else(|_| STANDARD_NO_PAD.decode(written.trim_end_matches('=')));
    bytes.map_or_else(|_| String::new(), |bytes| String::from_utf8_lossy(&bytes).into_owned())
}
