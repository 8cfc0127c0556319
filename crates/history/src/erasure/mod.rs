//! Erasure by law: an order of the programme's root key takes payloads out of the union and leaves remnants.
//!
//! An order is a revision like any other (`op: purge`, `kind: erasure`, with a reason). Its body lists, for every
//! revision that it erases, what may stay: `remnants`, a list of `{device, document, id, kind, parents?, prev?, seq}`
//! sorted by id. So the root key signs for what can no longer be verified from bytes, device logs keep their links and
//! documents their heads, and a laptop that never had the payload ends up with the same state as one that had it.
//!
//! Only orders of the root key's device count, and an order that counts is never erased itself: what is erased thus
//! follows from the set of all revisions ever seen, in any order, and an old stick revives nothing.

use paduk_survey::{DeviceId, DocumentId, Hash, RevisionId};

use crate::canonical::{Object, Value};
use crate::rule::Refusal;
use crate::{Kind, Op, Revision, Written};

/// What an order leaves of a revision: its place in its document and in its device's log, and nothing that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remnant {
    /// The revision's id.
    pub id: RevisionId,
    /// Its document.
    pub document: DocumentId,
    /// What kind of document that is.
    pub kind: Kind,
    /// The revisions that it followed, sorted.
    pub parents: Vec<RevisionId>,
    /// The device that made it.
    pub device: DeviceId,
    /// Its position in the device's log.
    pub seq: u64,
    /// What stands before it there; absent only at 1.
    pub prev: Option<RevisionId>,
}

impl Remnant {
    /// What an order leaves of this revision.
    pub fn of(written: &Written) -> Self {
        let revision = &written.revision;
        Self {
            id: written.id,
            document: revision.document.clone(),
            kind: revision.kind.clone(),
            parents: revision.parents.clone(),
            device: revision.device.clone(),
            seq: revision.seq,
            prev: revision.prev,
        }
    }

    fn value(&self) -> Value {
        let text = |text: &str| Value::Text(text.to_owned());
        let mut object: Object = [
            ("device", text(self.device.as_str())),
            ("document", text(self.document.as_str())),
            ("id", text(&self.id.to_string())),
            ("kind", text(self.kind.as_str())),
            ("seq", Value::Integer(i64::try_from(self.seq).unwrap_or(i64::MAX))),
        ]
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect();
        if !self.parents.is_empty() {
            let parents = self.parents.iter().map(|parent| text(&parent.to_string())).collect();
            object.insert("parents", Value::List(parents));
        }
        if let Some(prev) = &self.prev {
            object.insert("prev", text(&prev.to_string()));
        }
        Value::Object(object)
    }

    fn read(value: &Value) -> Option<Self> {
        let object = value.as_object()?;
        let known = ["device", "document", "id", "kind", "parents", "prev", "seq"];
        let text = |key: &str| object.get(key).and_then(Value::as_text).filter(|text| !text.is_empty());
        let hash = |text: &str| text.parse::<Hash>().ok().filter(|hash| hash.to_string() == text);
        let parents = match object.get("parents") {
            None => Vec::new(),
            Some(list) => list
                .as_list()?
                .iter()
                .map(|parent| hash(parent.as_text()?))
                .collect::<Option<Vec<_>>>()
                .filter(|parents| !parents.is_empty())?,
        };
        let prev = match object.get("prev") {
            None => None,
            Some(prev) => Some(hash(prev.as_text()?)?),
        };
        let seq = u64::try_from(object.get("seq")?.as_integer()?).ok()?;
        let whole = object.iter().all(|(key, _)| known.contains(&key))
            && parents.is_sorted_by(|left, right| left < right)
            && parents.len() <= Revision::MAX_PARENTS
            && seq >= 1
            && (seq == 1) == prev.is_none();
        let remnant = Self {
            id: hash(text("id")?)?,
            document: DocumentId::new(text("document")?),
            kind: Kind::parse(text("kind")?),
            parents,
            device: DeviceId::new(text("device")?),
            seq,
            prev,
        };
        whole.then_some(remnant)
    }
}

/// The body of an order that erases these revisions and leaves these remnants.
pub fn body(remnants: &[Remnant]) -> Object {
    let mut sorted: Vec<&Remnant> = remnants.iter().collect();
    sorted.sort_by_key(|remnant| remnant.id);
    sorted.dedup_by_key(|remnant| remnant.id);
    let list = sorted.into_iter().map(Remnant::value).collect();
    [("remnants".to_owned(), Value::List(list))].into_iter().collect()
}

/// What an order leaves, sorted by id. An order never erases an order.
///
/// # Errors
/// [`Refusal::Kind`] for what is no order, [`Refusal::About`] where its body does not say what it erases.
pub fn remnants(order: &Revision) -> Result<Vec<Remnant>, Refusal> {
    if order.op != Op::Purge || order.kind != Kind::Erasure {
        return Err(Refusal::Kind);
    }
    let listed = order.body.get("remnants").and_then(Value::as_list).unwrap_or_default();
    let read: Option<Vec<Remnant>> = listed.iter().map(Remnant::read).collect();
    read.filter(|remnants| {
        !remnants.is_empty()
            && remnants.is_sorted_by(|left, right| left.id < right.id)
            && remnants.iter().all(|remnant| remnant.kind != Kind::Erasure)
    })
    .ok_or(Refusal::About)
}

/// What a revision erases under this root key: nothing unless it is a whole order of the root key's own device.
///
/// Whoever calls has checked the signature. Without a root key, as in training, nothing is ever erased.
pub fn erases(revision: &Revision, root: Option<&DeviceId>) -> Vec<Remnant> {
    let by_root = root.is_some_and(|root| *root == revision.device);
    if by_root && crate::rule::whole(revision).is_ok() {
        remnants(revision).unwrap_or_default()
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests;
