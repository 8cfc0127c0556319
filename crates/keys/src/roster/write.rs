//! Writing a roster.

use std::path::Path;

use paduk_history::Domain;
use paduk_history::canonical::{self, Object, Value};

use super::{FORMAT, FORMAT_VERSION, Revoked, Roster, Supervisor};
use crate::bytes::hex;
use crate::error::{FileKind, KeysError};
use crate::file;
use crate::object::{self, list, texts};
use crate::root::RootKey;

impl Roster {
    pub(super) fn write(&self, root: &RootKey) -> Result<Vec<u8>, KeysError> {
        let kind = FileKind::Roster;
        let mut whole = texts([
            ("at", &self.at),
            ("format", FORMAT),
            ("pack", &self.pack),
            ("root", &hex(self.root.as_bytes())),
            ("sealed", &self.sealed.to_string()),
            ("working", &self.working.to_string()),
        ]);
        let version = i64::try_from(self.version).map_err(|_| KeysError::NotThatFile { kind })?;
        whole.insert("version", Value::Integer(version));
        whole.insert("v", Value::Integer(FORMAT_VERSION));
        let supervisors = self.supervisors.iter().map(supervisor).collect::<Result<_, _>>()?;
        whole.insert("supervisors", Value::List(supervisors));
        whole.insert("revoked", Value::List(self.revoked.iter().map(revoked).collect()));
        object::write(whole, root.signing_key(), Domain::Roster, kind)
    }

    /// Writes the roster as a file of one line.
    pub fn save(&self, path: &Path) -> Result<(), KeysError> {
        file::save(path, &[self.as_bytes(), b"\n"].concat())
    }
}

fn supervisor(known: &Supervisor) -> Result<Value, KeysError> {
    let mut object = texts([("level", known.level.as_str())]);
    object.insert("area", list(&known.area));
    let card = canonical::read(known.card.as_bytes()).map_err(|_| KeysError::NotACard)?;
    object.insert("card", card);
    Ok(Value::Object(object))
}

fn revoked(known: &Revoked) -> Value {
    let mut object: Object = texts([("device", known.device.as_str())]);
    object.insert("keeps", list(known.keeps.iter().map(paduk_survey::DeviceId::as_str)));
    object.insert("upto", Value::Integer(i64::try_from(known.upto).unwrap_or(i64::MAX)));
    Value::Object(object)
}
