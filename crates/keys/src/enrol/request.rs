//! A laptop's request to be enrolled, or to be let back in after its words were forgotten.

use std::path::Path;

use ed25519_dalek::VerifyingKey;
use paduk_history::Domain;
use paduk_history::canonical::{Object, Value};
use paduk_history::{device_id, words};
use paduk_survey::{DeviceId, Hash, Mode};

use super::escrow::MAX_ESCROW_BYTES;
use crate::bytes::{hex, unhex};
use crate::card::{CHECK_COST, Card};
use crate::error::{FileKind, KeysError};
use crate::file;
use crate::object::{self, Parts, texts};
use crate::profile::{CREATED, Unlocked, allowed_text};
use crate::roster::Roster;
use crate::wrap::stretch;

/// Most bytes of a request file.
pub const MAX_REQUEST_BYTES: usize = 32 * 1024;
const KIND: FileKind = FileKind::Request;
const FORMAT: &str = "paduk-request";
const VERSION: i64 = 1;
/// Separates these check words from a card's.
const SALT: &[u8] = b"paduk/1/request/check\n";

/// A request, signed by the key that asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    card: Card,
    root: VerifyingKey,
    pack: String,
    at: String,
    recovers: Option<Recovers>,
    bytes: Vec<u8>,
}

/// What a request to be let back in carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovers {
    /// The device whose words were forgotten.
    pub device: DeviceId,
    /// Its escrowed data key, as it was sealed at enrolment.
    pub escrow: Vec<u8>,
}

impl Request {
    /// The request of a profile that was made for it, to the survey of this roster.
    pub fn of(unlocked: &Unlocked, roster: &Roster, at: &str, recovers: Option<&Recovers>) -> Result<Self, KeysError> {
        let mut whole: Object = texts([
            ("at", at),
            ("format", FORMAT),
            ("pack", roster.pack()),
            ("root", &hex(roster.root().as_bytes())),
        ]);
        let card = paduk_history::canonical::read(unlocked.card()?.as_bytes()).map_err(|_| KeysError::NotACard)?;
        whole.insert("card", card);
        whole.insert("v", Value::Integer(VERSION));
        if let Some(recovers) = recovers {
            let mut part = texts([("device", recovers.device.as_str())]);
            part.insert("escrow", Value::Text(hex(&recovers.escrow)));
            whole.insert("recovers", Value::Object(part));
        }
        Self::read(&object::write(whole, unlocked.signing_key(), Domain::Request, KIND)?)
    }

    /// Reads and verifies a request: one canonical JSON line, with or without its line end.
    pub fn read(bytes: &[u8]) -> Result<Self, KeysError> {
        let (line, whole) = object::read(bytes, MAX_REQUEST_BYTES, FORMAT, VERSION, KIND)?;
        let parts = Parts {
            object: &whole,
            kind: KIND,
        };
        let card = Card::inside(whole.get("card"))?;
        object::verified(&whole, card.signing_key(), Domain::Request, KIND)?;
        if card.mode() != Mode::Real {
            return Err(parts.wrong());
        }
        let recovers = match whole.get("recovers") {
            None => None,
            part => {
                let part = parts.part(part)?;
                let escrow = unhex(part.text("escrow")?).filter(|escrow| escrow.len() <= MAX_ESCROW_BYTES);
                Some(Recovers {
                    device: DeviceId::new(part.text("device")?),
                    escrow: escrow.ok_or_else(|| parts.wrong())?,
                })
            }
        };
        Ok(Self {
            root: parts.key("root")?,
            pack: allowed_text(parts.text("pack")?, crate::root::PACK)?,
            at: allowed_text(parts.text("at")?, CREATED)?,
            card,
            recovers,
            bytes: line,
        })
    }

    /// Reads and verifies a request file.
    pub fn load(path: &Path) -> Result<Self, KeysError> {
        Self::read(&file::load(path, MAX_REQUEST_BYTES)?)
    }

    /// Writes the request as a file of one line.
    pub fn save(&self, path: &Path) -> Result<(), KeysError> {
        file::save(path, &[self.bytes.as_slice(), b"\n"].concat())
    }

    /// The card of the laptop that asks.
    pub fn card(&self) -> &Card {
        &self.card
    }

    /// When it was made, as the asking laptop said.
    pub fn at(&self) -> &str {
        &self.at
    }

    /// The device that it asks to be let back into, if it does.
    pub fn recovers(&self) -> Option<&Recovers> {
        self.recovers.as_ref()
    }

    /// Fails unless it asks for the survey of this roster, under the very root key.
    pub fn is_for(&self, roster: &Roster) -> Result<(), KeysError> {
        let same = self.root == *roster.root() && self.pack == roster.pack();
        if same && device_id(&self.root) == roster.root_device() {
            Ok(())
        } else {
            Err(KeysError::KeysOfOtherSurvey)
        }
    }

    /// Four words that both screens show. They cover the laptop's keys and the root key that it believes in.
    pub fn check_words(&self) -> Result<[&'static str; 4], KeysError> {
        let digest = stretch(&self.bytes, SALT, CHECK_COST)?;
        Ok(words::four(&Hash::from_bytes(*digest)))
    }

    /// Fails unless these are the check words; capitals and spaces are forgiven.
    pub fn demand_words(&self, typed: &str) -> Result<(), KeysError> {
        let typed: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
        if typed.iter().map(String::as_str).eq(self.check_words()?) {
            Ok(())
        } else {
            Err(KeysError::CheckWordsDiffer)
        }
    }
}
