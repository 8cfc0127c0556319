//! A card as a supervisor signed it: who works on this device, in which role and where.

use age::x25519::Recipient;
use ed25519_dalek::{SigningKey, VerifyingKey};
use paduk_history::canonical::Value;
use paduk_history::{Domain, device_id};
use paduk_survey::{DeviceId, Mode};

use crate::bytes::hex;
use crate::card::Card;
use crate::error::{FileKind, KeysError};
use crate::object::{self, Parts, list, texts};
use crate::profile::{CREATED, allowed_text};
use crate::recipient::read_recipient;
use crate::roster::{AREA, Roster};

/// Most bytes of a signed card.
pub const MAX_ENROLMENT_BYTES: usize = 16 * 1024;
const KIND: FileKind = FileKind::Answer;
const FORMAT: &str = "paduk-enrolment";
const VERSION: i64 = 1;
/// Most characters of a recipient's text, and of a role or person's code.
const LONG: usize = 120;

/// A signed card. Its signature is its signer's; whether the signer may sign is asked of a roster
/// ([`Roster::admits`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    card: Card,
    area: Vec<String>,
    recipients: Vec<Recipient>,
    by: VerifyingKey,
    root: VerifyingKey,
    pack: String,
    at: String,
    bytes: Vec<u8>,
}

impl Enrolment {
    /// Signs a card: its person and role as they are, for these areas, with the recipients that its bundles are sealed
    /// for: the signer's own and the programme's two.
    pub fn sign(
        card: &Card,
        area: &[String],
        (recipient, by): (&Recipient, &SigningKey),
        roster: &Roster,
        at: &str,
    ) -> Result<Self, KeysError> {
        let [working, sealed] = roster.programme();
        let mut whole = texts([
            ("at", at),
            ("by", &hex(by.verifying_key().as_bytes())),
            ("format", FORMAT),
            ("pack", roster.pack()),
            ("person", card.person().as_str()),
            ("role", card.role().as_str()),
            ("root", &hex(roster.root().as_bytes())),
        ]);
        whole.insert("area", list(area));
        let recipients = [recipient, working, sealed].map(ToString::to_string);
        whole.insert("recipients", list(&recipients));
        let own = paduk_history::canonical::read(card.as_bytes()).map_err(|_| KeysError::NotACard)?;
        whole.insert("card", own);
        whole.insert("v", Value::Integer(VERSION));
        Self::read(&object::write(whole, by, Domain::Enrolment, KIND)?)
    }

    /// Reads and verifies a signed card: one canonical JSON line.
    pub fn read(bytes: &[u8]) -> Result<Self, KeysError> {
        let (line, whole) = object::read(bytes, MAX_ENROLMENT_BYTES, FORMAT, VERSION, KIND)?;
        let parts = Parts {
            object: &whole,
            kind: KIND,
        };
        let by = parts.key("by")?;
        object::verified(&whole, &by, Domain::Enrolment, KIND)?;
        let card = Card::inside(whole.get("card"))?;
        let same = parts.text("person")? == card.person().as_str()
            && parts.text("role")? == card.role().as_str()
            && card.mode() == Mode::Real;
        let recipients = parts.words("recipients", LONG)?;
        if !same || recipients.is_empty() || recipients.len() > 8 {
            return Err(parts.wrong());
        }
        Ok(Self {
            card,
            area: parts.words("area", AREA)?,
            recipients: recipients
                .iter()
                .map(|one| read_recipient(one))
                .collect::<Result<_, _>>()?,
            by,
            root: parts.key("root")?,
            pack: allowed_text(parts.text("pack")?, crate::root::PACK)?,
            at: allowed_text(parts.text("at")?, CREATED)?,
            bytes: line,
        })
    }

    /// The signed card that stands in another file as an object.
    pub(crate) fn inside(value: &Value) -> Result<Self, KeysError> {
        Self::read(&object::bytes(value, KIND)?)
    }

    /// The card itself.
    pub fn card(&self) -> &Card {
        &self.card
    }

    /// Codes of the areas; empty for all.
    pub fn area(&self) -> &[String] {
        &self.area
    }

    /// For whom this device seals: its supervisor, the programme's working key and its sealed key.
    pub fn recipients(&self) -> &[Recipient] {
        &self.recipients
    }

    /// The device that signed it.
    pub fn signer(&self) -> DeviceId {
        device_id(&self.by)
    }

    pub(crate) fn survey_is(&self, roster: &Roster) -> bool {
        self.root == *roster.root() && self.pack == roster.pack()
    }

    pub(crate) fn signing_key(&self) -> &VerifyingKey {
        &self.by
    }

    /// When it was signed, as the supervisor's laptop said.
    pub fn at(&self) -> &str {
        &self.at
    }

    /// The signed card as one canonical JSON line without a line end.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}
