//! age recipients from outside, refused when they protect nothing.

use age::x25519::Recipient;

use crate::error::KeysError;

/// The letters of bech32 in the order of their values.
const BECH32: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/// The u-coordinates of Curve25519 (top bit off) whose shared secret is zero whatever the other side does: orders 1, 2
/// and 8, in reduced form and plus p. From <https://cr.yp.to/ecdh.html#validate>.
const SMALL_ORDER: [[u8; 32]; 7] = [
    near_zero(0),
    near_zero(1),
    [
        0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4, 0x6a, 0xda, 0x09,
        0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49, 0xb8, 0x00,
    ],
    [
        0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83, 0xef, 0x5b, 0x04, 0x44,
        0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f, 0x11, 0x57,
    ],
    near_p(0xec),
    near_p(0xed),
    near_p(0xee),
];

const fn near_zero(low: u8) -> [u8; 32] {
    let mut bytes = [0; 32];
    bytes[0] = low;
    bytes
}

const fn near_p(low: u8) -> [u8; 32] {
    let mut bytes = [0xff; 32];
    bytes[0] = low;
    bytes[31] = 0x7f;
    bytes
}

/// Reads `age1…`. A recipient of small order is refused here: the age crate would stop the whole program at it.
pub fn read_recipient(text: &str) -> Result<Recipient, KeysError> {
    let recipient: Recipient = text.parse().map_err(|_| KeysError::NotACard)?;
    // The one spelling is demanded, so that equal recipients are equal texts.
    if recipient.to_string() != text {
        return Err(KeysError::NotACard);
    }
    let mut point = point(text).ok_or(KeysError::NotACard)?;
    point[31] &= 0x7f;
    if SMALL_ORDER.contains(&point) {
        return Err(KeysError::UnsafeKey);
    }
    Ok(recipient)
}

/// The 32 bytes inside a recipient's text that was already checked: five bits a letter, six letters of checksum.
fn point(text: &str) -> Option<[u8; 32]> {
    let letters = text.strip_prefix("age1")?.as_bytes();
    let letters = letters.get(..letters.len().checked_sub(6)?)?;
    let mut bytes = Vec::with_capacity(32);
    let (mut held, mut bits) = (0_u32, 0);
    for letter in letters {
        let value = BECH32.iter().position(|known| known == letter)?;
        held = held << 5 | u32::try_from(value).ok()?;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xff) as u8);
        }
    }
    bytes.try_into().ok()
}
