//! A revision as a canonical value.

use chrono::{DateTime, Datelike, FixedOffset};
use paduk_survey::{Hash, Recorded, StoredAnswer};

use super::{BlobRef, Revision, RowRef};
use crate::HistoryError;
use crate::canonical::{Object, Value};

pub(super) fn value(revision: &Revision) -> Result<Value, HistoryError> {
    let mut object = revision.extra.envelope.clone();
    let mut put = |key: &str, value: Value| object.insert(key, value);
    put("v", Value::Integer(Revision::FORMAT));
    put("survey", text(&revision.survey));
    put("mode", text(revision.mode.as_str()));
    put("round", Value::Integer(revision.round.into()));
    put("document", text(revision.document.as_str()));
    put("kind", text(revision.kind.as_str()));
    put("op", text(revision.op.as_str()));
    put("engine", text(&revision.engine));
    put("author", text(revision.author.as_str()));
    put("device", text(revision.device.as_str()));
    put("pass", Value::Integer(revision.pass.into()));
    put(
        "seq",
        Value::Integer(i64::try_from(revision.seq).map_err(|_| HistoryError::NumberRange)?),
    );
    put("at", Value::Text(moment(&revision.at)?));
    put("clock_ok", Value::Bool(revision.clock_ok));

    let mut put_some = |key: &str, value: Option<Value>| value.map(|value| put(key, value));
    put_some("case", revision.case.as_ref().map(|id| text(id.as_str())));
    put_some("state", revision.state.as_ref().map(|state| text(state.as_str())));
    put_some("member", revision.member.as_ref().map(|id| text(id.as_str())));
    put_some("instrument", revision.instrument.as_ref().map(hash));
    put_some("pack", revision.pack.as_deref().map(text));
    put_some("source", revision.source.as_ref().map(|source| text(source.as_str())));
    put_some("interviewer", revision.interviewer.as_ref().map(|id| text(id.as_str())));
    put_some("visit", revision.visit.as_ref().map(|id| text(id.as_str())));
    put_some("area", revision.area.as_deref().map(text));
    put_some("prev", revision.prev.as_ref().map(hash));
    put_some("reason", revision.reason.as_deref().map(text));
    put_some("level", revision.level.as_ref().map(|level| text(level.as_str())));
    put_some("household", revision.household.as_ref().map(hash));
    put_some("text", revision.text.as_deref().map(text));
    put_some(
        "body",
        (!revision.body.is_empty()).then(|| Value::Object(revision.body.clone())),
    );

    let mut parents = revision.parents.clone();
    parents.sort_unstable();
    parents.dedup();
    put_some("parents", list(parents.iter().map(hash)));
    put_some("about", list(revision.about.iter().map(hash)));
    put_some(
        "answers",
        list(numbered(&revision.answers, &revision.extra.answers, answer)),
    );
    put_some("rows", list(numbered(&revision.rows, &revision.extra.rows, row)));
    put_some("blobs", list(numbered(&revision.blobs, &revision.extra.blobs, blob)));
    Ok(Value::Object(object))
}

/// The one written form of a time: `2026-11-24T09:15:02+07:00`.
pub(super) fn moment(at: &DateTime<FixedOffset>) -> Result<String, HistoryError> {
    if (0..=9999).contains(&at.year()) {
        Ok(at.format("%Y-%m-%dT%H:%M:%S%:z").to_string())
    } else {
        Err(HistoryError::KeyWrong("at"))
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn hash(hash: &Hash) -> Value {
    Value::Text(hash.to_string())
}

fn list(values: impl Iterator<Item = Value>) -> Option<Value> {
    let values: Vec<Value> = values.collect();
    (!values.is_empty()).then_some(Value::List(values))
}

fn numbered<'a, T>(
    parts: &'a [T],
    extra: &'a std::collections::BTreeMap<usize, Object>,
    fill: impl Fn(&T, &mut Object) + 'a,
) -> impl Iterator<Item = Value> + 'a {
    parts.iter().enumerate().map(move |(n, part)| {
        let mut object = extra.get(&n).cloned().unwrap_or_default();
        fill(part, &mut object);
        Value::Object(object)
    })
}

fn answer(answer: &StoredAnswer, object: &mut Object) {
    object.insert("q", text(&answer.question));
    if let Some(row) = &answer.row {
        object.insert("row", text(row.as_str()));
    }
    match &answer.recorded {
        Some(Recorded::Value(value)) => {
            object.insert("v", text(value));
        }
        Some(Recorded::Nonresponse(state)) => {
            object.insert("nr", text(state.as_str()));
        }
        None => {}
    }
    if let Some(note) = &answer.note {
        object.insert("note", text(note));
    }
}

fn row(row: &RowRef, object: &mut Object) {
    object.insert("repeat", text(&row.repeat));
    object.insert("row", text(row.row.as_str()));
    if let Some(parent) = &row.parent {
        object.insert("parent", text(parent.as_str()));
    }
}

fn blob(blob: &BlobRef, object: &mut Object) {
    object.insert("hash", hash(&blob.hash));
    object.insert("role", text(&blob.role));
    object.insert("size", Value::Integer(blob.size.into()));
}
