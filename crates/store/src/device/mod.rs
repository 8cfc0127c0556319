//! Device logs: who made which revision at which position.

use std::collections::BTreeMap;

use paduk_history::{DeviceLog, Position};
use paduk_survey::{DeviceId, RevisionId};
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};

use crate::{Changed, StoreError, row};

pub(crate) fn next(connection: &Connection, device: &DeviceId) -> Result<(u64, Option<RevisionId>), StoreError> {
    let mut statement = connection.prepare_cached(include_str!("last.sql"))?;
    let last = statement
        .query_row(named_params! {":device": device.as_str()}, |row| {
            Ok((row::count(row, "seq")?, row::hash(row, "id")?))
        })
        .optional()?;
    Ok(last.map_or((1, None), |(seq, id)| (seq + 1, Some(id))))
}

pub(crate) fn logs(connection: &Connection) -> Result<Vec<DeviceLog>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("positions.sql"))?;
    let mut logs: BTreeMap<DeviceId, Vec<Position>> = BTreeMap::new();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let device = DeviceId::new(row.get::<_, String>("device")?);
        logs.entry(device).or_default().push(Position {
            seq: row::count(row, "seq")?,
            id: row::hash(row, "id")?,
            prev: row::maybe_hash(row, "prev")?,
        });
    }
    let log = |(device, positions)| DeviceLog::new(device, positions);
    Ok(logs.into_iter().map(log).collect())
}

/// Ends a device's log in this store; saying it again changes nothing.
pub(crate) fn retire(transaction: &Transaction<'_>, device: &DeviceId, at: &str) -> Result<Changed, StoreError> {
    transaction
        .prepare_cached(include_str!("retire.sql"))?
        .execute(named_params! {":device": device.as_str(), ":at": at})?;
    Ok(Changed::default())
}

/// Whether the device's log ends here.
pub(crate) fn retired(connection: &Connection, device: &DeviceId) -> Result<bool, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("retired.sql"))?;
    Ok(statement.exists(named_params! {":device": device.as_str()})?)
}
