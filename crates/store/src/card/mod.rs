//! Public cards of devices that this laptop knows.

use paduk_survey::DeviceId;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};

use crate::{Changed, StoreError};

/// A card as it was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownCard {
    /// Whose card.
    pub device: DeviceId,
    /// The card file's bytes.
    pub bytes: Vec<u8>,
    /// When it was taken in, as ISO text with offset.
    pub at: String,
}

pub(crate) fn get(connection: &Connection, device: &DeviceId) -> Result<Option<KnownCard>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("get.sql"))?;
    let card = statement.query_row(named_params! {":device": device.as_str()}, read);
    Ok(card.optional()?)
}

pub(crate) fn all(connection: &Connection) -> Result<Vec<KnownCard>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("all.sql"))?;
    let cards = statement.query_map([], read)?.collect::<Result<_, _>>()?;
    Ok(cards)
}

pub(crate) fn know(
    transaction: &Transaction<'_>,
    device: &DeviceId,
    bytes: &[u8],
    at: &str,
) -> Result<Changed, StoreError> {
    transaction
        .prepare_cached(include_str!("know.sql"))?
        .execute(named_params! {":device": device.as_str(), ":bytes": bytes, ":at": at})?;
    Ok(Changed::default())
}

fn read(row: &Row<'_>) -> rusqlite::Result<KnownCard> {
    Ok(KnownCard {
        device: DeviceId::new(row.get::<_, String>("device")?),
        bytes: row.get("bytes")?,
        at: row.get("at")?,
    })
}
