//! Revisions out of the tables. Whatever is handed out has been hashed again.

use paduk_history::{Signed, Written};
use paduk_survey::{DocumentId, Hash, RevisionId};
use rusqlite::{Connection, OptionalExtension, Params, Row, Statement, named_params};

use crate::{StoreError, row};

pub(crate) fn get(connection: &Connection, id: &RevisionId) -> Result<Option<Written>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("get.sql"))?;
    let found = statement
        .query_row(named_params! {":id": id.as_bytes()}, stored)
        .optional()?;
    found.map(written).transpose()
}

pub(crate) fn of_document(connection: &Connection, document: &DocumentId) -> Result<Vec<Written>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("of_document.sql"))?;
    all_written(&mut statement, named_params! {":document": document.as_str()})
}

pub(crate) fn current(connection: &Connection, document: &DocumentId) -> Result<Vec<Written>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("current.sql"))?;
    all_written(&mut statement, named_params! {":document": document.as_str()})
}

pub(crate) fn after(connection: &Connection, after: u64, limit: u32) -> Result<Vec<(u64, Written)>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("after.sql"))?;
    let rows = statement.query_map(named_params! {":arrival": row::number(after), ":limit": limit}, |row| {
        Ok((row::count(row, "arrival")?, stored(row)?))
    })?;
    rows.map(|row| {
        let (arrival, found) = row?;
        Ok((arrival, written(found)?))
    })
    .collect()
}

pub(crate) fn signed(connection: &Connection, ids: &[RevisionId]) -> Result<Vec<Signed>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("signed.sql"))?;
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        let row = statement
            .query_row(named_params! {":id": id.as_bytes()}, |row| {
                Ok(((row.get("device")?, row::count(row, "seq")?), stored(row)?))
            })
            .optional()?;
        if let Some((place, row)) = row {
            found.push((place, whole(row)?));
        }
    }
    found.sort_by_key(|((device, seq), (id, _)): &((String, u64), _)| (device.clone(), *seq, *id));
    found.dedup_by_key(|(_, (id, _))| *id);
    Ok(found.into_iter().map(|(_, (_, signed))| signed).collect())
}

pub(crate) fn ids(connection: &Connection) -> Result<Vec<RevisionId>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("ids.sql"))?;
    let ids = statement
        .query_map([], |row| row::hash(row, "id"))?
        .collect::<Result<_, _>>()?;
    Ok(ids)
}

pub(crate) fn unsent(connection: &Connection) -> Result<Vec<RevisionId>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("unsent.sql"))?;
    let ids = statement
        .query_map([], |row| row::hash(row, "id"))?
        .collect::<Result<_, _>>()?;
    Ok(ids)
}

type Stored = (Hash, Vec<u8>, [u8; 64]);

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    Ok((row::hash(row, "id")?, row.get("bytes")?, row.get("signature")?))
}

/// The signed bytes, if they still have the id under which they stand.
fn whole((id, bytes, signature): Stored) -> Result<(RevisionId, Signed), StoreError> {
    let signed = Signed { bytes, signature };
    if signed.id() == id {
        Ok((id, signed))
    } else {
        Err(StoreError::Damaged("revision"))
    }
}

fn written(stored: Stored) -> Result<Written, StoreError> {
    let (_, signed) = whole(stored)?;
    Ok(Written::read(signed)?)
}

fn all_written(statement: &mut Statement<'_>, params: impl Params) -> Result<Vec<Written>, StoreError> {
    let rows = statement.query_map(params, stored)?;
    rows.map(|row| written(row?)).collect()
}
