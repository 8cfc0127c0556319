//! The last line: how many lines, which revisions, and the exporter's signature over everything before.

use ed25519_dalek::{SigningKey, VerifyingKey};
use paduk_history::canonical::{self, Value};
use paduk_history::{Domain, Fingerprint, HistoryError, sign, verify};
use paduk_survey::Hash;

use crate::error::BundleError;
use crate::header::{number, object};
use crate::line::{split, wrap};

/// The footer's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Footer {
    /// Fingerprint of the set of revisions in the bundle.
    pub(crate) fingerprint: Fingerprint,
    /// Lines before the footer.
    pub(crate) lines: u64,
    /// SHA-256 of every byte before the footer's line.
    pub(crate) sha256: Hash,
}

impl Footer {
    /// The line without its end, signed.
    pub(crate) fn write(&self, by: &SigningKey) -> Result<Vec<u8>, HistoryError> {
        let bytes = canonical::write(&object([
            ("fingerprint", Value::text(&self.fingerprint.to_string())),
            ("lines", number(self.lines)?),
            ("sha256", Value::text(&self.sha256.to_string())),
        ]))?;
        Ok(wrap('f', &bytes, &sign(by, Domain::Bundle, &bytes)))
    }

    /// Reads the line and verifies its signature; `line` is its number.
    pub(crate) fn read(bytes: &[u8], line: u64, by: &VerifyingKey) -> Result<Self, BundleError> {
        let (bytes, signature) = split(bytes).ok_or(BundleError::UnexpectedLine { line })?;
        let value = canonical::read(bytes).map_err(|fault| BundleError::Line { line, fault })?;
        verify(by, Domain::Bundle, bytes, &signature).map_err(|_| BundleError::FooterSignature)?;
        let wrong = |key| BundleError::KeyWrong { line, key };
        let hash = |key| -> Result<Hash, BundleError> {
            let text = value.as_object().and_then(|object| object.get(key)?.as_text());
            text.and_then(|text| text.parse().ok()).ok_or_else(|| wrong(key))
        };
        Ok(Self {
            fingerprint: Fingerprint::from_hash(hash("fingerprint")?),
            lines: value
                .as_object()
                .and_then(|object| u64::try_from(object.get("lines")?.as_integer()?).ok())
                .ok_or_else(|| wrong("lines"))?,
            sha256: hash("sha256")?,
        })
    }
}
