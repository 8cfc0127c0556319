//! Reading a roster and believing it only when its root key signed it.

use std::path::Path;

use paduk_history::Domain;
use paduk_history::Level;
use paduk_history::canonical::{Object, Value};
use paduk_survey::{DeviceId, Mode, Role};

use super::{AREA, FORMAT, FORMAT_VERSION, MAX_ROSTER_BYTES, MOST, Revoked, Roster, Supervisor};
use crate::card::Card;
use crate::error::{FileKind, KeysError};
use crate::file;
use crate::object::{self, Parts};
use crate::profile::{CREATED, allowed_text};
use crate::recipient::read_recipient;
use crate::root::PACK;

const KIND: FileKind = FileKind::Roster;

impl Roster {
    /// Reads and verifies a roster: one canonical JSON line, with or without its line end.
    pub fn read(bytes: &[u8]) -> Result<Self, KeysError> {
        let (line, object) = object::read(bytes, MAX_ROSTER_BYTES, FORMAT, FORMAT_VERSION, KIND)?;
        Self::of(&object, line)
    }

    /// Reads and verifies a roster file.
    pub fn load(path: &Path) -> Result<Self, KeysError> {
        Self::read(&file::load(path, MAX_ROSTER_BYTES)?)
    }

    /// The roster that stands in another file as an object.
    pub(crate) fn inside(value: &Value) -> Result<Self, KeysError> {
        let wrong = KeysError::NotThatFile { kind: KIND };
        let object = value.as_object().ok_or(wrong)?;
        object::of_version(object, FORMAT, FORMAT_VERSION, KIND)?;
        Self::of(object, object::bytes(value, KIND)?)
    }

    fn of(object: &Object, bytes: Vec<u8>) -> Result<Self, KeysError> {
        let parts = Parts { object, kind: KIND };
        let root = parts.key("root")?;
        object::verified(object, &root, Domain::Roster, KIND)?;
        let roster = Self {
            root,
            pack: allowed_text(parts.text("pack")?, PACK)?,
            version: parts.count("version")?,
            at: allowed_text(parts.text("at")?, CREATED)?,
            working: read_recipient(parts.text("working")?)?,
            sealed: read_recipient(parts.text("sealed")?)?,
            supervisors: each(&parts, "supervisors", supervisor)?,
            revoked: each(&parts, "revoked", revoked)?,
            bytes,
        };
        let sorted = roster
            .supervisors
            .is_sorted_by(|one, next| one.card.device() < next.card.device())
            && roster.revoked.is_sorted_by(|one, next| one.device < next.device);
        if roster.version == 0 || !sorted {
            return Err(parts.wrong());
        }
        Ok(roster)
    }
}

fn each<T>(
    parts: &Parts<'_>,
    key: &str,
    read: impl Fn(&Parts<'_>) -> Result<T, KeysError>,
) -> Result<Vec<T>, KeysError> {
    let list = parts.list(key)?;
    if list.len() > MOST {
        return Err(parts.wrong());
    }
    list.iter().map(|value| read(&parts.part(Some(value))?)).collect()
}

fn supervisor(parts: &Parts<'_>) -> Result<Supervisor, KeysError> {
    let level = Level::parse(parts.text("level")?);
    let card = Card::inside(parts.object.get("card"))?;
    let fits = matches!(level, Level::Supervisor | Level::Centre)
        && card.mode() == Mode::Real
        && matches!(card.role(), Role::Supervisor | Role::Analyst);
    if !fits {
        return Err(parts.wrong());
    }
    Ok(Supervisor {
        card,
        level,
        area: parts.words("area", AREA)?,
    })
}

fn revoked(parts: &Parts<'_>) -> Result<Revoked, KeysError> {
    Ok(Revoked {
        device: DeviceId::new(parts.text("device")?),
        upto: parts.count("upto")?,
        keeps: parts.words("keeps", AREA)?.into_iter().map(DeviceId::new).collect(),
    })
}
