//! Our own look at an age header before the age crate sees it.
//!
//! The crate's parser starts again with every line that it reads, so that a long header costs it quadratic time (98 KB
//! took 21 s when it was measured). This scan is linear, and knows the shape only: what it lets through is at most 4 KiB
//! with at most 20 stanzas. The keys are the age crate's business.

use crate::error::{BundleError, Limit};
use crate::limits::{Limits, within};

const VERSION_LINE: &[u8] = b"age-encryption.org/v1\n";
const FAMILY: &[u8] = b"age-encryption.org/";
/// `--- ` and 43 letters of base64.
const END_LENGTH: usize = 4 + 43;
/// Letters in a full line of a stanza's body; a shorter one ends the stanza.
const BODY_LINE: usize = 64;

/// Scans the first bytes of a file and returns the length of its age header.
///
/// # Errors
/// [`BundleError::NotABundle`] for anything that does not start like age, [`BundleError::Truncated`] where the file
/// ends inside the header, [`BundleError::Damaged`] for a misshapen one, and its two limits.
pub(crate) fn scan(start: &[u8], limits: &Limits) -> Result<usize, BundleError> {
    if !start.starts_with(VERSION_LINE) {
        let shorter = start.len() < VERSION_LINE.len();
        return Err(match () {
            () if start.is_empty() => BundleError::NotABundle,
            () if shorter && VERSION_LINE.starts_with(start) => BundleError::Truncated,
            () if start.starts_with(FAMILY) && !shorter => BundleError::NewerFormat {
                needs: crate::FORMAT + 1,
            },
            () => BundleError::NotABundle,
        });
    }
    let mut scan = Scan {
        start,
        at: VERSION_LINE.len(),
        limits,
    };
    let mut stanzas = 0;
    loop {
        let line = scan.line()?;
        if line.starts_with(b"-> ") {
            stanzas += 1;
            within(Limit::Stanzas, stanzas, limits.stanzas)?;
            if !line.iter().all(|byte| (0x20..0x7f).contains(byte)) {
                return Err(BundleError::Damaged);
            }
            scan.body()?;
        } else if line.starts_with(b"--- ") && line.len() == END_LENGTH && stanzas > 0 {
            return Ok(scan.at);
        } else {
            return Err(BundleError::Damaged);
        }
    }
}

/// How many stanzas a scanned header has.
pub(crate) fn stanzas(header: &[u8]) -> u64 {
    let lines = header.split(|byte| *byte == b'\n');
    lines.filter(|line| line.starts_with(b"-> ")).count() as u64
}

struct Scan<'a> {
    start: &'a [u8],
    at: usize,
    limits: &'a Limits,
}

impl<'a> Scan<'a> {
    /// The next line without its end.
    fn line(&mut self) -> Result<&'a [u8], BundleError> {
        let most = usize::try_from(self.limits.age_header).unwrap_or(usize::MAX);
        let rest = self.start.get(self.at..self.start.len().min(most)).unwrap_or_default();
        match rest.iter().position(|byte| *byte == b'\n') {
            Some(length) => {
                self.at += length + 1;
                Ok(&rest[..length])
            }
            None if self.start.len() > most => Err(BundleError::OverLimit {
                limit: Limit::AgeHeader,
                allowed: self.limits.age_header,
            }),
            None => Err(BundleError::Truncated),
        }
    }

    /// The lines of a stanza's body, up to and with the short one.
    fn body(&mut self) -> Result<(), BundleError> {
        loop {
            let line = self.line()?;
            let base64 = line
                .iter()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+/".contains(byte));
            if !base64 || line.len() > BODY_LINE {
                return Err(BundleError::Damaged);
            }
            if line.len() < BODY_LINE {
                return Ok(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::scan;
    use crate::error::{BundleError, Limit};
    use crate::limits::Limits;

    fn header(stanzas: usize, body: &str) -> Vec<u8> {
        let mut text = "age-encryption.org/v1\n".to_owned();
        for _ in 0..stanzas {
            text += "-> X25519 CJM36AHmTbdHSuOQL+NESqyVQE75f2e610iRdLPEN20\n";
            text += body;
            text.push('\n');
        }
        text += "--- fgMiVLJHMlg9fW7CVG/hPS5EAU4Zeg19LyCP7SoH5nA\n";
        text.into_bytes()
    }

    fn refused(bytes: &[u8]) -> Option<BundleError> {
        scan(bytes, &Limits::FORMAT).err()
    }

    #[test]
    fn what_age_writes_passes() {
        for recipients in [1, 3, 18] {
            let identity = age::x25519::Identity::generate();
            let recipient = identity.to_public();
            let many = (0..recipients).map(|_| &recipient as &dyn age::Recipient);
            let mut sealed = Vec::new();
            let writer = age::Encryptor::with_recipients(many)
                .unwrap()
                .wrap_output(&mut sealed)
                .unwrap();
            writer.finish().unwrap();
            let length = scan(&sealed, &Limits::FORMAT).unwrap();
            assert_eq!(
                sealed.len() - length,
                16 + 16,
                "nonce and the tag of an empty chunk remain"
            );
        }
    }

    #[test]
    fn twenty_stanzas_are_the_most() {
        assert_eq!(refused(&header(20, "AAAA")), None);
        assert_eq!(
            refused(&header(21, "AAAA")),
            Some(BundleError::OverLimit {
                limit: Limit::Stanzas,
                allowed: 20
            })
        );
    }

    #[test]
    fn four_kibibytes_are_the_most() {
        let full = format!("{}\n", "A".repeat(64));
        let with_length = |wanted: usize| {
            let mut body = full.repeat(61);
            let short = header(1, &body).len();
            let missing = wanted - short;
            // The last, short line of the body takes up what is missing.
            body.push_str(&"A".repeat(missing));
            header(1, &body)
        };
        let limit = with_length(4096);
        assert_eq!((limit.len(), refused(&limit)), (4096, None));
        let beyond = Some(BundleError::OverLimit {
            limit: Limit::AgeHeader,
            allowed: 4096,
        });
        assert_eq!(refused(&with_length(4097)), beyond);
        assert_eq!(refused(&header(1, &full.repeat(2000))), beyond);
        assert_eq!(
            refused(&[header(1, "").as_slice(), &[0; 9000]].concat()),
            None,
            "the payload does not count"
        );
    }

    #[test]
    fn other_files_and_misshapen_headers_are_told_apart() {
        assert_eq!(refused(b""), Some(BundleError::NotABundle));
        assert_eq!(refused(b"PK\x03\x04"), Some(BundleError::NotABundle));
        assert_eq!(
            refused(b"-----BEGIN AGE ENCRYPTED FILE-----\n"),
            Some(BundleError::NotABundle)
        );
        assert_eq!(
            refused(b"age-encryption.org/v2\n..."),
            Some(BundleError::NewerFormat {
                needs: crate::FORMAT + 1
            })
        );
        let good = header(2, "AAAA");
        for length in 1..good.len() {
            assert_eq!(refused(&good[..length]), Some(BundleError::Truncated), "{length} bytes");
        }
        assert_eq!(refused(&header(0, "")), Some(BundleError::Damaged));
        assert_eq!(refused(&header(1, "A=")), Some(BundleError::Damaged));
        assert_eq!(refused(&header(1, &"A".repeat(65))), Some(BundleError::Damaged));
        let text = String::from_utf8(good).unwrap();
        assert_eq!(
            refused(text.replace("--- f", "--- ").as_bytes()),
            Some(BundleError::Damaged)
        );
        assert_eq!(
            refused(text.replace("-> X", "->\u{1}X").as_bytes()),
            Some(BundleError::Damaged)
        );
    }
}
