//! The data key of a store, sealed for those who may give it back: the supervisor and the programme.
//!
//! Only the data key is escrowed. Signing keys never are: nobody but the laptop can ever sign as the laptop.

use std::io::{Read, Write};
use std::path::Path;

use age::x25519::{Identity, Recipient};
use age::{Decryptor, Encryptor};
use paduk_history::canonical::Value;
use paduk_survey::{DeviceId, PersonId};
use zeroize::Zeroizing;

use crate::bytes::{hex, unhex_array};
use crate::error::{FileKind, KeysError};
use crate::file;
use crate::object::{self, Parts, texts};

/// Most bytes of a sealed data key.
pub const MAX_ESCROW_BYTES: usize = 8 * 1024;
/// What the escrow is called inside, and its version.
const FORMAT: &str = "paduk-recovery";
const VERSION: i64 = 1;
const KIND: FileKind = FileKind::Recovery;

/// An escrowed data key and whose it is.
pub struct Escrow {
    /// The raw key of the store.
    pub data_key: Zeroizing<[u8; 32]>,
    /// The device at whose enrolment it was sealed.
    pub device: DeviceId,
    /// Its person.
    pub person: PersonId,
    /// Its survey.
    pub survey: String,
}

impl Escrow {
    /// Seals the escrow for these recipients.
    pub fn seal(&self, recipients: &[Recipient]) -> Result<Vec<u8>, KeysError> {
        let mut whole = texts([
            ("device", self.device.as_str()),
            ("format", FORMAT),
            ("person", self.person.as_str()),
            ("survey", &self.survey),
        ]);
        whole.insert("data_key", Value::Text(hex(self.data_key.as_slice())));
        whole.insert("v", Value::Integer(VERSION));
        let plain = Zeroizing::new(object::bytes(&Value::Object(whole), KIND)?);
        seal(&plain, recipients)
    }

    /// Opens an escrow with the key of one for whom it was sealed.
    ///
    /// # Errors
    /// [`KeysError::RecoveryNotForThisKey`], and [`KeysError::NotThatFile`] for what is no escrow inside.
    pub fn open(sealed: &[u8], identity: &Identity) -> Result<Self, KeysError> {
        let plain = unseal(sealed, identity)?;
        let (_, whole) = object::read(&plain, MAX_ESCROW_BYTES, FORMAT, VERSION, KIND)?;
        let parts = Parts {
            object: &whole,
            kind: KIND,
        };
        let data_key = unhex_array(parts.text("data_key")?).ok_or_else(|| parts.wrong())?;
        Ok(Self {
            data_key: Zeroizing::new(data_key),
            device: DeviceId::new(parts.text("device")?),
            person: PersonId::new(parts.text("person")?),
            survey: parts.text("survey")?.to_owned(),
        })
    }

    /// Reads a sealed escrow's bytes; they are opened elsewhere.
    pub fn load(path: &Path) -> Result<Vec<u8>, KeysError> {
        file::load(path, MAX_ESCROW_BYTES)
    }

    /// Writes a sealed escrow's bytes.
    pub fn save(path: &Path, sealed: &[u8]) -> Result<(), KeysError> {
        file::save(path, sealed)
    }
}

/// Seals a data key for the laptop that asked for it.
pub fn seal_data_key(data_key: &[u8; 32], recipient: &Recipient) -> Result<Vec<u8>, KeysError> {
    seal(data_key, std::slice::from_ref(recipient))
}

/// Opens a data key that was sealed for this laptop.
pub fn open_data_key(sealed: &[u8], identity: &Identity) -> Result<Zeroizing<[u8; 32]>, KeysError> {
    let plain = unseal(sealed, identity)?;
    let key = plain.as_slice().try_into();
    key.map(Zeroizing::new)
        .map_err(|_| KeysError::NotThatFile { kind: KIND })
}

fn seal(plain: &[u8], recipients: &[Recipient]) -> Result<Vec<u8>, KeysError> {
    let unwritable = |error: std::io::Error| KeysError::KeyFileUnwritable {
        kind: error.kind().to_string(),
    };
    let recipients = recipients.iter().map(|recipient| recipient as &dyn age::Recipient);
    let encryptor = Encryptor::with_recipients(recipients).map_err(|_| KeysError::NotThatFile { kind: KIND })?;
    let mut sealed = Vec::new();
    let mut writer = encryptor.wrap_output(&mut sealed).map_err(unwritable)?;
    writer.write_all(plain).map_err(unwritable)?;
    writer.finish().map_err(unwritable)?;
    Ok(sealed)
}

fn unseal(sealed: &[u8], identity: &Identity) -> Result<Zeroizing<Vec<u8>>, KeysError> {
    let unlike = |_| KeysError::NotThatFile { kind: KIND };
    // The age crate reads a header in quadratic time; so few bytes cost it nothing.
    file::within(sealed, MAX_ESCROW_BYTES)?;
    let decryptor = Decryptor::new_buffered(sealed).map_err(|_| KeysError::NotThatFile { kind: KIND })?;
    let mut opened = decryptor
        .decrypt(std::iter::once(identity as &dyn age::Identity))
        .map_err(|_| KeysError::RecoveryNotForThisKey)?;
    let mut plain = Zeroizing::new(Vec::new());
    opened.read_to_end(&mut plain).map_err(unlike)?;
    Ok(plain)
}
