//! The lines of a planned bundle, made anew each time they are needed so that they are never held as a whole.

use ed25519_dalek::SigningKey;
use paduk_history::Fingerprint;
use paduk_history::canonical;
use paduk_survey::Hash;
use sha2::{Digest, Sha256};

use super::plan::{Plan, header_fault};
use crate::error::BundleError;
use crate::footer::Footer;
use crate::header::{self, object};
use crate::line::{pieces, wrap};

impl Plan<'_> {
    /// Hands over every line without its end, footer last; the same bytes each time.
    pub(super) fn each_line(
        &self,
        by: &SigningKey,
        take: &mut dyn FnMut(&[u8]) -> Result<(), BundleError>,
    ) -> Result<(), BundleError> {
        let mut hasher = Sha256::new();
        let mut lines = 0;
        let mut put = |line: &[u8]| {
            hasher.update(line);
            hasher.update(b"\n");
            lines += 1;
            take(line)
        };
        let value = header::write(&self.header).map_err(header_fault)?;
        put(&canonical::write(&object([("h", value)])).map_err(header_fault)?)?;
        for signed in &self.revisions {
            put(&wrap('r', &signed.bytes, &signed.signature))?;
        }
        for blob in self.blobs.values() {
            for piece in pieces(blob) {
                put(&piece.write().map_err(header_fault)?)?;
            }
        }
        let footer = Footer {
            fingerprint: Fingerprint::of(self.revisions.iter().map(|signed| signed.id())),
            lines,
            sha256: Hash::from_bytes(hasher.finalize().into()),
        };
        take(&footer.write(by).map_err(header_fault)?)
    }
}
