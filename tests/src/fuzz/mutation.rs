//! Changes to a file that follow from a number, so that a test that fails once fails again.

/// Pieces that mean something in one of the notations.
const PIECES: [&str; 40] = [
    "((((((((",
    ")",
    "[",
    "]",
    "${",
    "}",
    "..",
    "//",
    "/",
    "@",
    "::",
    "'",
    "\"",
    "*",
    "-",
    " div 0 ",
    " mod ",
    " and ",
    " = ",
    "count(",
    "indexed-repeat(",
    "position(..)",
    "if(",
    "99999999999999999999",
    "-1",
    "1e400",
    "|",
    ",",
    "\n",
    "<",
    "</",
    "/>",
    "&#0;",
    "&amp;",
    "]]>",
    "\u{feff}",
    "\u{fffe}",
    "begin repeat",
    "end group",
    "\0",
];

/// Numbers that look drawn (SplitMix64).
struct Drawn(u64);

impl Drawn {
    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut drawn = self.0;
        drawn = (drawn ^ (drawn >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        drawn = (drawn ^ (drawn >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        drawn ^ (drawn >> 31)
    }

    /// A number below `most`; 0 where there is none.
    const fn below(&mut self, most: usize) -> usize {
        if most == 0 {
            0
        } else {
            (self.next() % most as u64) as usize
        }
    }

    /// Where a short piece of a file begins and ends.
    fn range(&mut self, length: usize) -> std::ops::Range<usize> {
        let from = self.below(length + 1);
        let to = (from + 1 + self.below(24)).min(length);
        from..to
    }
}

/// The file after a few changes that follow from the seed; some take a piece of the other file.
pub fn mutated(seed: u64, file: &[u8], other: &[u8]) -> Vec<u8> {
    let mut drawn = Drawn(seed);
    let mut file = file.to_vec();
    for _ in 0..=drawn.below(4) {
        let range = drawn.range(file.len());
        match drawn.below(7) {
            0 => drop(file.drain(range)),
            1 => {
                let twice = file[range.clone()].to_vec();
                file.splice(range.start..range.start, twice);
            }
            2 => {
                let bit = 1 << drawn.below(8);
                if let Some(byte) = file.get_mut(range.start) {
                    *byte ^= bit;
                }
            }
            3 => {
                let byte = drawn.next() as u8;
                file.insert(range.start, byte);
            }
            4 => {
                let from = drawn.range(other.len());
                file.splice(range, other[from].iter().copied());
            }
            5 => file.truncate(range.end.max(file.len() / 2)),
            _ => {
                let piece = PIECES[drawn.below(PIECES.len())];
                file.splice(range.start..range.start, piece.bytes());
            }
        }
    }
    file
}
