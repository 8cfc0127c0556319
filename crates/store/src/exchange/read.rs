//! What was exchanged.

use paduk_survey::{BundleId, DeviceId};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::{Direction, Exchange, ReceiptNote};
use crate::{StoreError, row};

pub(crate) fn all(connection: &Connection) -> Result<Vec<Exchange>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("all.sql"))?;
    let exchanges = statement.query_map([], read)?.collect::<Result<_, _>>()?;
    Ok(exchanges)
}

pub(crate) fn receipt(connection: &Connection, bundle: &BundleId) -> Result<Option<ReceiptNote>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("receipt.sql"))?;
    let receipt = statement.query_row(named_params! {":bundle": bundle.as_bytes()}, |row| {
        Ok(ReceiptNote {
            bundle: row::hash(row, "bundle")?,
            from: DeviceId::new(row.get::<_, String>("device")?),
            at: row.get("at")?,
            bytes: row.get("bytes")?,
        })
    });
    Ok(receipt.optional()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Exchange> {
    let sent = row.get::<_, String>("direction")? == Direction::Sent.as_str();
    Ok(Exchange {
        bundle: row::hash(row, "bundle")?,
        direction: if sent { Direction::Sent } else { Direction::Received },
        at: row.get("at")?,
        from: DeviceId::new(row.get::<_, String>("device")?),
        kind: row.get("kind")?,
        file: row.get("file")?,
        revisions: row::count(row, "revisions")?,
        new: row::count(row, "new")?,
        fingerprint: row::hash(row, "fingerprint")?,
        times: row.get("times")?,
    })
}
