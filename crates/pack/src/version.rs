//! The version of a pack, which only grows.

use std::cmp::Ordering;

/// One to four whole numbers with points between, for example `0.2.0`. A missing number counts as nought, so that
/// `1` and `1.0.0` are the same version.
///
/// ```
/// use paduk_pack::Version;
/// let read = |text| Version::parse(text).unwrap();
/// assert!(read("0.10.0") > read("0.9.3"));
/// assert_eq!(read("1"), read("1.0.0"));
/// assert!(Version::parse("1.0-beta").is_none());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Version([u32; 4]);

impl Version {
    /// The version in a text, if it is one.
    pub fn parse(text: &str) -> Option<Self> {
        let mut numbers = [0; 4];
        let mut parts = text.split('.');
        for number in &mut numbers {
            let Some(part) = parts.next() else { break };
            let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            *number = digits.then(|| part.parse().ok()).flatten()?;
        }
        parts.next().is_none().then_some(Self(numbers))
    }
}

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl Eq for Version {}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
