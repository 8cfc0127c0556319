//! The file that comes back to the laptop: the roster, the signed card, and the data key where it was forgotten.

use std::path::Path;

use paduk_history::canonical::{self, Object, Value};

use super::Enrolment;
use super::escrow::MAX_ESCROW_BYTES;
use crate::bytes::{hex, unhex};
use crate::error::{FileKind, KeysError};
use crate::file;
use crate::object::{self, Parts, texts};
use crate::roster::{MAX_ROSTER_BYTES, Roster};

/// Most bytes of an answer.
pub const MAX_ANSWER_BYTES: usize = MAX_ROSTER_BYTES + 64 * 1024;
const KIND: FileKind = FileKind::Answer;
const FORMAT: &str = "paduk-answer";
const VERSION: i64 = 1;

/// An answer to a request. Its parts are signed or sealed each for itself, so that the whole needs no signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The roster in use.
    pub roster: Roster,
    /// The signed card; a supervisor has none, whose card stands on the roster.
    pub enrolment: Option<Enrolment>,
    /// The data key of the store whose words were forgotten, sealed for the card's recipient.
    pub data_key: Option<Vec<u8>>,
}

impl Answer {
    /// Writes the answer as a file of one line.
    pub fn save(&self, path: &Path) -> Result<(), KeysError> {
        let wrong = |_| KeysError::NotThatFile { kind: KIND };
        let mut whole: Object = texts([("format", FORMAT)]);
        whole.insert("v", Value::Integer(VERSION));
        whole.insert("roster", canonical::read(self.roster.as_bytes()).map_err(wrong)?);
        if let Some(enrolment) = &self.enrolment {
            whole.insert("enrolment", canonical::read(enrolment.as_bytes()).map_err(wrong)?);
        }
        if let Some(data_key) = &self.data_key {
            whole.insert("data_key", Value::Text(hex(data_key)));
        }
        let mut bytes = object::bytes(&Value::Object(whole), KIND)?;
        bytes.push(b'\n');
        file::save(path, &bytes)
    }

    /// Reads an answer and verifies its parts.
    pub fn read(bytes: &[u8]) -> Result<Self, KeysError> {
        let (_, whole) = object::read(bytes, MAX_ANSWER_BYTES, FORMAT, VERSION, KIND)?;
        let parts = Parts {
            object: &whole,
            kind: KIND,
        };
        let roster = Roster::inside(whole.get("roster").ok_or_else(|| parts.wrong())?)?;
        let enrolment = whole.get("enrolment").map(Enrolment::inside).transpose()?;
        let data_key = if whole.get("data_key").is_some() {
            let sealed = unhex(parts.text("data_key")?).filter(|sealed| sealed.len() <= MAX_ESCROW_BYTES);
            Some(sealed.ok_or_else(|| parts.wrong())?)
        } else {
            None
        };
        Ok(Self {
            roster,
            enrolment,
            data_key,
        })
    }

    /// Reads an answer file.
    pub fn load(path: &Path) -> Result<Self, KeysError> {
        Self::read(&file::load(path, MAX_ANSWER_BYTES)?)
    }
}
