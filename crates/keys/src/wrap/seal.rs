//! XChaCha20-Poly1305 around the secrets of a profile.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use zeroize::Zeroizing;

use crate::error::KeysError;

/// A sealed box: nonce and ciphertext with its tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wrapped {
    pub(crate) nonce: [u8; 24],
    pub(crate) sealed: Vec<u8>,
}

/// Seals `secret`; `bound` is not hidden but cannot be altered without the box refusing to open.
pub(crate) fn wrap(key: &[u8; 32], nonce: [u8; 24], secret: &[u8], bound: &[u8]) -> Result<Wrapped, KeysError> {
    let sealed = XChaCha20Poly1305::new(&(*key).into())
        .encrypt(
            &nonce.into(),
            Payload {
                msg: secret,
                aad: bound,
            },
        )
        .map_err(|_| KeysError::NotEnoughMemory)?;
    Ok(Wrapped { nonce, sealed })
}

/// Opens the box. A wrong key and an altered box give the same error, so that nothing can be learnt from it.
pub(crate) fn unwrap(key: &[u8; 32], wrapped: &Wrapped, bound: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeysError> {
    XChaCha20Poly1305::new(&(*key).into())
        .decrypt(
            &wrapped.nonce.into(),
            Payload {
                msg: &wrapped.sealed,
                aad: bound,
            },
        )
        .map(Zeroizing::new)
        .map_err(|_| KeysError::WrongWords)
}
