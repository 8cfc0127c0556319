//! Chance: shuffled nodes and names that nobody else has.

use sha2::{Digest, Sha256};

use super::super::tree::Tree;
use super::super::value::Value;
use super::super::world::World;
use super::Evaluator;
use super::digest::hex;
use crate::outside::Outside;

/// The modulus of Park and Miller's generator, which JavaRosa and Enketo shuffle with.
const MODULUS: i64 = 2_147_483_647;
/// Its multiplier.
const MULTIPLIER: i64 = 16_807;

/// The longest random text.
const LONGEST: f64 = 10_000.0;

impl<'w, W: World> Evaluator<'w, W> {
    /// The seed of `randomize(…, seed)`: a number without its fraction, 0 where it is none that is finite; a text that
    /// is no number by the first eight bytes of its SHA-256, as JavaRosa has it.
    pub(super) fn seed(&self, tree: &'w Tree) -> i64 {
        let value = self.value(tree);
        let number = value.number(self.clock());
        if let Value::Text(text) = &value
            && number.is_nan()
            && !matches!(text.trim(), "" | "NaN" | "Infinity" | "-Infinity")
        {
            let hash: [u8; 32] = Sha256::digest(text.as_bytes()).into();
            let first = hash.first_chunk::<8>().copied().unwrap_or_default();
            return i64::from_be_bytes(first);
        }
        // A float becomes the nearest whole number there is.
        if number.is_finite() { number.floor() as i64 } else { 0 }
    }

    /// `uuid()`, or so many random letters and digits.
    pub(super) fn uuid(&self, length: Option<f64>) -> String {
        let Some(outside) = self.world.outside() else {
            return String::new();
        };
        let byte = || (outside.random() * 256.0) as u8;
        if let Some(length) = length {
            let signs: Vec<char> = ('0'..='9').chain('A'..='Z').chain('a'..='z').collect();
            let sign = || signs[(outside.random() * signs.len() as f64) as usize % signs.len()];
            return (0..length.clamp(0.0, LONGEST) as usize).map(|_| sign()).collect();
        }
        let mut bytes: [u8; 16] = std::array::from_fn(|_| byte());
        // Version 4, variant 1, as RFC 9562 has it.
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let hex = hex(&bytes);
        format!(
            "{}-{}-{}-{}-{}",
            &hex[..8],
            &hex[8..12],
            &hex[12..16],
            &hex[16..20],
            &hex[20..]
        )
    }
}

/// Shuffles by a seed or by chance, from the inside out as JavaRosa does.
pub(crate) fn shuffled<T>(mut nodes: Vec<T>, seed: Option<i64>, outside: Option<&dyn Outside>) -> Vec<T> {
    let mut state = seed.map(|seed| {
        let state = seed % MODULUS;
        if state <= 0 { state + MODULUS - 1 } else { state }
    });
    let mut next = || match &mut state {
        Some(state) => {
            *state = *state * MULTIPLIER % MODULUS;
            (*state - 1) as f64 / (MODULUS - 1) as f64
        }
        None => outside.map_or(0.0, Outside::random),
    };
    for last in 0..nodes.len() {
        let other = (next() * (last as f64 + 1.0)) as usize;
        nodes.swap(last, other.min(last));
    }
    nodes
}

#[cfg(test)]
mod tests {
    use super::shuffled;

    #[test]
    fn a_shuffle_follows_from_its_seed() {
        let by = |seed| shuffled((1..=10).collect::<Vec<u32>>(), Some(seed), None);
        assert_eq!(by(42), by(42));
        assert_ne!(by(42), by(43));
        assert_ne!(by(42), by(-42));
        let mut sorted = by(7);
        sorted.sort_unstable();
        assert_eq!(sorted, (1..=10).collect::<Vec<_>>());
    }
}
