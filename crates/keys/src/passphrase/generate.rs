//! Drawing four words without bias.

use paduk_history::words;
use zeroize::Zeroizing;

use super::{Passphrase, WORDS};
use crate::error::KeysError;
use crate::random::{Random, draw};

/// The number of words on the list, 6⁴.
const LISTED: u16 = 1296;
/// The largest multiple of [`LISTED`] that 16 bits hold: a draw at or above it is thrown away, because keeping it
/// would make the first words of the list likelier than the others.
const FAIR: u16 = u16::MAX / LISTED * LISTED;
/// So many throws that failing has a chance below 2⁻⁶⁰⁰ with a working source; a broken one does not hang us.
const MOST_THROWS: usize = 100;

const _: () = assert!(words::COUNT == LISTED as usize);

impl Passphrase {
    /// Four words drawn from the source, each of the 1,296 equally likely.
    pub fn generate(random: &mut dyn Random) -> Result<Self, KeysError> {
        let mut indices = Zeroizing::new([0; WORDS]);
        for index in indices.iter_mut() {
            *index = one(random)?;
        }
        Ok(Self(indices))
    }
}

fn one(random: &mut dyn Random) -> Result<u16, KeysError> {
    for _ in 0..MOST_THROWS {
        let throw = u16::from_be_bytes(draw(random)?);
        if throw < FAIR {
            return Ok(throw % LISTED);
        }
    }
    Err(KeysError::NoRandomness)
}

#[cfg(test)]
mod tests {
    use super::{FAIR, LISTED, Passphrase, one};
    use crate::error::KeysError;
    use crate::random::NoRandomness;
    use crate::random::counted::Counted;

    #[test]
    fn every_word_is_drawn_equally_often() {
        let mut counts = vec![0_u32; usize::from(LISTED)];
        let mut throw = 0_u16;
        let mut every = |bytes: &mut [u8]| -> Result<(), NoRandomness> {
            bytes.copy_from_slice(&throw.to_be_bytes());
            throw = throw.wrapping_add(1);
            Ok(())
        };
        for _ in 0..FAIR {
            counts[usize::from(one(&mut every).unwrap())] += 1;
        }
        assert!(
            counts.iter().all(|count| *count == 50),
            "all 64,800 fair throws, 50 for each word"
        );
    }

    #[test]
    fn a_throw_beyond_the_fair_range_is_thrown_away() {
        let mut throws = [FAIR, u16::MAX, 7].into_iter();
        let mut source = |bytes: &mut [u8]| -> Result<(), NoRandomness> {
            bytes.copy_from_slice(&throws.next().ok_or(NoRandomness)?.to_be_bytes());
            Ok(())
        };
        assert_eq!(one(&mut source), Ok(7));
        assert_eq!(one(&mut source), Err(KeysError::NoRandomness));
    }

    #[test]
    fn a_stuck_source_ends_in_an_error() {
        let mut stuck = |bytes: &mut [u8]| -> Result<(), NoRandomness> {
            bytes.fill(0xff);
            Ok(())
        };
        assert_eq!(Passphrase::generate(&mut stuck), Err(KeysError::NoRandomness));
    }

    #[test]
    fn two_draws_differ_and_nothing_is_shown_by_debug() {
        let mut source = Counted(1, 0);
        let first = Passphrase::generate(&mut source).unwrap();
        assert_ne!(first, Passphrase::generate(&mut source).unwrap());
        assert_eq!(format!("{first:?}"), "Passphrase(four words)");
    }
}
