//! The passphrase stretched into a wrapping key.

use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::Cost;
use crate::error::KeysError;
use crate::passphrase::Passphrase;

/// Separates this use of HKDF from every other.
const WRAP_INFO: &[u8] = b"paduk/1/profile/wrap\n";

/// The wrapping key: HKDF-SHA256 of Argon2id of the four words.
pub(crate) fn derive(words: &Passphrase, salt: &[u8; 32], cost: Cost) -> Result<Zeroizing<[u8; 32]>, KeysError> {
    let stretched = stretch(words.spelled().as_bytes(), salt, cost)?;
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(None, stretched.as_slice())
        .expand(WRAP_INFO, key.as_mut_slice())
        .map_err(|_| KeysError::ProfileDamaged)?;
    Ok(key)
}

/// Argon2id version 1.3 (RFC 9106), 32 bytes of output.
pub(crate) fn stretch(secret: &[u8], salt: &[u8], cost: Cost) -> Result<Zeroizing<[u8; 32]>, KeysError> {
    if !cost.is_bearable() {
        return Err(KeysError::ProfileDamaged);
    }
    let params =
        Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(|_| KeysError::ProfileDamaged)?;
    let mut output = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret, salt, output.as_mut_slice())
        .map_err(|_| KeysError::NotEnoughMemory)?;
    Ok(output)
}

#[cfg(test)]
mod tests {
    use super::{derive, stretch};
    use crate::bytes::hex;
    use crate::error::KeysError;
    use crate::passphrase::Passphrase;
    use crate::random::counted::Counted;
    use crate::wrap::Cost;

    #[test]
    fn the_function_is_argon2id_as_others_compute_it() {
        let key = stretch(
            b"password",
            b"somesalt",
            Cost {
                memory_kib: 65536,
                passes: 2,
                lanes: 1,
            },
        )
        .unwrap();
        // Test vector of the reference implementation (P-H-C/phc-winner-argon2, src/test.c, Argon2id).
        assert_eq!(
            hex(key.as_slice()),
            "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"
        );
    }

    #[test]
    fn the_standard_cost_works_on_this_machine() {
        let words = Passphrase::generate(&mut Counted(3, 0)).unwrap();
        let key = derive(&words, &[5; 32], Cost::STANDARD).unwrap();
        assert_ne!(key, derive(&words, &[6; 32], Cost::STANDARD).unwrap());
    }

    #[test]
    fn every_part_changes_the_key() {
        let words = Passphrase::generate(&mut Counted(3, 0)).unwrap();
        let others = Passphrase::generate(&mut Counted(4, 0)).unwrap();
        let key = derive(&words, &[5; 32], Cost::TEST).unwrap();
        assert_ne!(key, derive(&others, &[5; 32], Cost::TEST).unwrap());
        assert_ne!(key, derive(&words, &[6; 32], Cost::TEST).unwrap());
        let dearer = Cost {
            passes: 2,
            ..Cost::TEST
        };
        assert_ne!(key, derive(&words, &[5; 32], dearer).unwrap());
    }

    #[test]
    fn a_file_cannot_ask_for_all_memory_or_a_day() {
        let ask = |memory_kib, passes, lanes| {
            stretch(
                b"w",
                &[0; 32],
                Cost {
                    memory_kib,
                    passes,
                    lanes,
                },
            )
            .map(|_| ())
        };
        assert_eq!(ask(8, 1, 1), Ok(()));
        for (memory, passes, lanes) in [
            (7, 1, 1),
            (1024 * 1024 + 1, 1, 1),
            (64, 17, 1),
            (64, 0, 1),
            (64, 1, 5),
            (64, 1, 0),
        ] {
            assert_eq!(ask(memory, passes, lanes), Err(KeysError::ProfileDamaged));
        }
    }
}
