//! A revision from a canonical value.

use std::collections::BTreeMap;

use chrono::DateTime;
use paduk_survey::{
    CaseId, DeviceId, DocumentId, Hash, MemberId, Mode, Nonresponse, PersonId, Recorded, RowId, StoredAnswer,
};

use super::{BlobRef, Extra, Kind, Level, Op, Revision, RowRef, Source, State, encode};
use crate::HistoryError;
use crate::canonical::{Object, Value};

pub(super) fn revision(value: Value) -> Result<Revision, HistoryError> {
    let Value::Object(mut object) = value else {
        return Err(HistoryError::KeyMissing("v"));
    };
    let version = integer(&mut object, "v")?.ok_or(HistoryError::KeyMissing("v"))?;
    if version < Revision::FORMAT {
        return Err(HistoryError::TrialFormat(version));
    }
    if version > Revision::FORMAT {
        return Err(HistoryError::NewerFormat(version));
    }
    let o = &mut object;
    let mode = Mode::parse(&need(o, "mode")?).ok_or(HistoryError::KeyWrong("mode"))?;
    let (answers, extra_answers) = numbered(o, "answers", answer)?;
    let (rows, extra_rows) = numbered(o, "rows", row)?;
    let (blobs, extra_blobs) = numbered(o, "blobs", blob)?;
    Ok(Revision {
        survey: need(o, "survey")?,
        mode,
        round: small(o, "round")?,
        case: text(o, "case")?.map(CaseId::new),
        document: DocumentId::new(need(o, "document")?),
        kind: Kind::parse(&need(o, "kind")?),
        op: Op::parse(&need(o, "op")?),
        state: text(o, "state")?.map(|word| State::parse(&word)),
        member: text(o, "member")?.map(MemberId::new),
        instrument: hash(o, "instrument")?,
        pack: text(o, "pack")?,
        engine: need(o, "engine")?,
        author: PersonId::new(need(o, "author")?),
        device: DeviceId::new(need(o, "device")?),
        source: text(o, "source")?.map(|word| Source::parse(&word)),
        interviewer: text(o, "interviewer")?.map(PersonId::new),
        pass: small(o, "pass")?,
        visit: text(o, "visit")?.map(DocumentId::new),
        area: text(o, "area")?,
        about: hashes(o, "about")?,
        parents: hashes(o, "parents")?,
        prev: hash(o, "prev")?,
        seq: position(o)?,
        at: moment(&need(o, "at")?)?,
        clock_ok: match o.remove("clock_ok") {
            Some(Value::Bool(ok)) => ok,
            Some(_) => return Err(HistoryError::KeyWrong("clock_ok")),
            None => return Err(HistoryError::KeyMissing("clock_ok")),
        },
        reason: text(o, "reason")?,
        level: text(o, "level")?.map(|word| Level::parse(&word)),
        answers,
        rows,
        household: hash(o, "household")?,
        text: text(o, "text")?,
        body: match o.remove("body") {
            Some(Value::Object(body)) => body,
            Some(_) => return Err(HistoryError::KeyWrong("body")),
            None => Object::new(),
        },
        blobs,
        extra: Extra {
            envelope: object,
            answers: extra_answers,
            rows: extra_rows,
            blobs: extra_blobs,
        },
    })
}

fn text(object: &mut Object, key: &'static str) -> Result<Option<String>, HistoryError> {
    match object.remove(key) {
        None => Ok(None),
        Some(Value::Text(text)) => Ok(Some(text)),
        Some(_) => Err(HistoryError::KeyWrong(key)),
    }
}

fn need(object: &mut Object, key: &'static str) -> Result<String, HistoryError> {
    text(object, key)?.ok_or(HistoryError::KeyMissing(key))
}

fn integer(object: &mut Object, key: &'static str) -> Result<Option<i64>, HistoryError> {
    match object.remove(key) {
        None => Ok(None),
        Some(Value::Integer(number)) => Ok(Some(number)),
        Some(_) => Err(HistoryError::KeyWrong(key)),
    }
}

fn small(object: &mut Object, key: &'static str) -> Result<u32, HistoryError> {
    let number = integer(object, key)?.ok_or(HistoryError::KeyMissing(key))?;
    u32::try_from(number).map_err(|_| HistoryError::KeyWrong(key))
}

fn position(object: &mut Object) -> Result<u64, HistoryError> {
    let seq = integer(object, "seq")?.ok_or(HistoryError::KeyMissing("seq"))?;
    u64::try_from(seq).map_err(|_| HistoryError::KeyWrong("seq"))
}

fn hash(object: &mut Object, key: &'static str) -> Result<Option<Hash>, HistoryError> {
    text(object, key)?
        .map(|text| text.parse().map_err(|_| HistoryError::KeyWrong(key)))
        .transpose()
}

fn hashes(object: &mut Object, key: &'static str) -> Result<Vec<Hash>, HistoryError> {
    list(object, key)?
        .into_iter()
        .map(|value| {
            value
                .as_text()
                .and_then(|text| text.parse().ok())
                .ok_or(HistoryError::KeyWrong(key))
        })
        .collect()
}

fn list(object: &mut Object, key: &'static str) -> Result<Vec<Value>, HistoryError> {
    match object.remove(key) {
        None => Ok(Vec::new()),
        Some(Value::List(list)) => Ok(list),
        Some(_) => Err(HistoryError::KeyWrong(key)),
    }
}

type Numbered<T> = (Vec<T>, BTreeMap<usize, Object>);

fn numbered<T>(
    object: &mut Object,
    key: &'static str,
    part: impl Fn(&mut Object) -> Result<T, HistoryError>,
) -> Result<Numbered<T>, HistoryError> {
    let mut parts = Vec::new();
    let mut extra = BTreeMap::new();
    for (n, value) in list(object, key)?.into_iter().enumerate() {
        if n >= Revision::MAX_ANSWERS {
            return Err(HistoryError::TooManyAnswers);
        }
        let Value::Object(mut fields) = value else {
            return Err(HistoryError::KeyWrong(key));
        };
        parts.push(part(&mut fields)?);
        if !fields.is_empty() {
            extra.insert(n, fields);
        }
    }
    Ok((parts, extra))
}

fn answer(object: &mut Object) -> Result<StoredAnswer, HistoryError> {
    let question = need(object, "q")?;
    let row = text(object, "row")?.map(RowId::new);
    let value = text(object, "v")?.map(Recorded::Value);
    let nonresponse = text(object, "nr")?
        .map(|word| Nonresponse::parse(&word).ok_or(HistoryError::KeyWrong("nr")))
        .transpose()?
        .map(Recorded::Nonresponse);
    if value.is_some() && nonresponse.is_some() {
        return Err(HistoryError::KeyWrong("answers"));
    }
    Ok(StoredAnswer {
        question,
        row,
        recorded: value.or(nonresponse),
        note: text(object, "note")?,
    })
}

fn row(object: &mut Object) -> Result<RowRef, HistoryError> {
    Ok(RowRef {
        repeat: need(object, "repeat")?,
        row: RowId::new(need(object, "row")?),
        parent: text(object, "parent")?.map(RowId::new),
    })
}

fn blob(object: &mut Object) -> Result<BlobRef, HistoryError> {
    Ok(BlobRef {
        hash: hash(object, "hash")?.ok_or(HistoryError::KeyMissing("hash"))?,
        role: need(object, "role")?,
        size: small(object, "size")?,
    })
}

/// Reads a time and demands its one written form.
fn moment(written: &str) -> Result<DateTime<chrono::FixedOffset>, HistoryError> {
    let at = DateTime::parse_from_rfc3339(written).map_err(|_| HistoryError::KeyWrong("at"))?;
    if encode::moment(&at)? == written {
        Ok(at)
    } else {
        Err(HistoryError::KeyWrong("at"))
    }
}
