//! Chance that is the same every time, for tests that change bytes.

/// A row of numbers that follows from its seed alone (xorshift64*, Vigna 2016).
pub struct Seeded(u64);

/// Pieces that parsers of JSON stumble over.
const PIECES: [&str; 26] = [
    "",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u0000",
    "\\u0041",
    "\\/",
    " ",
    "\n",
    "\0",
    "0",
    "-",
    "-0",
    "1.0",
    "1e9",
    "9007199254740992",
    "null",
    "e\u{301}",
    "é",
    "\"a\":1,",
    "[[[[[[[[[[[[[[[[[",
];

impl Seeded {
    /// The row of a seed.
    pub const fn new(seed: u64) -> Self {
        // Zero would stay zero for ever.
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// The next number below `limit`, which is at least 1.
    pub const fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16;
        (drawn % limit as u64) as usize
    }

    /// `bytes` with one to four changes: a bit, a byte, a piece put in, a stretch taken out, doubled or taken from `other`.
    pub fn changed(&mut self, bytes: &[u8], other: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len() + 1);
            let end = bytes.len().min(at + self.below(12));
            match self.below(6) {
                0 => {
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte ^= 1 << self.below(8);
                    }
                }
                1 => {
                    // Digits and letters of the same kind keep most of the form, so that some changes are accepted.
                    let letters = b"0123456789abcdefz";
                    let letter = letters[self.below(letters.len())];
                    if let Some(byte) = bytes.get_mut(at).filter(|byte| byte.is_ascii_alphanumeric()) {
                        *byte = letter;
                    }
                }
                2 => drop(bytes.splice(at..at, PIECES[self.below(PIECES.len())].bytes())),
                3 => drop(bytes.drain(at..end)),
                4 => {
                    let doubled = bytes[at..end].to_vec();
                    drop(bytes.splice(at..at, doubled));
                }
                _ => {
                    let from = self.below(other.len() + 1);
                    let to = other.len().min(from + self.below(40));
                    drop(bytes.splice(at..end, other[from..to].iter().copied()));
                }
            }
        }
        bytes
    }
}
