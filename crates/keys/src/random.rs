//! Where random bytes come from: always from the caller.

use crate::error::KeysError;

/// The source has no random bytes to give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoRandomness;

/// A source of random bytes; in the program the operating system's, in tests a counted one.
///
/// Every closure `FnMut(&mut [u8]) -> Result<(), NoRandomness>` is a source.
pub trait Random {
    /// Fills `bytes` with random bytes.
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness>;
}

impl<F: FnMut(&mut [u8]) -> Result<(), NoRandomness>> Random for F {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        self(bytes)
    }
}

/// `N` bytes from the source.
pub(crate) fn draw<const N: usize>(random: &mut dyn Random) -> Result<[u8; N], KeysError> {
    let mut bytes = [0; N];
    random
        .fill(&mut bytes)
        .map_err(|NoRandomness| KeysError::NoRandomness)?;
    Ok(bytes)
}

#[cfg(test)]
pub(crate) mod counted {
    //! A source for tests: SHA-256 of a seed and a counter, the same in every run.

    use super::{NoRandomness, Random};
    use paduk_survey::Hash;

    /// The source with its seed and the number of blocks drawn.
    pub(crate) struct Counted(pub(crate) u64, pub(crate) u64);

    impl Random for Counted {
        fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
            for chunk in bytes.chunks_mut(32) {
                let block = Hash::of(&[self.0.to_be_bytes(), self.1.to_be_bytes()].concat());
                chunk.copy_from_slice(&block.as_bytes()[..chunk.len()]);
                self.1 += 1;
            }
            Ok(())
        }
    }
}
