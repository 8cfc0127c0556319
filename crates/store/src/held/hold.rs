//! Holding, and looking at what is held.

use paduk_history::{Revision, Signed};
use paduk_survey::{BundleId, DeviceId, Hash, PersonId};
use rusqlite::{Connection, Row, Transaction, named_params};

use super::Held;
use crate::{Changed, StoreError, row};

/// Puts revisions and their blobs aside. What is known or held already stays as it is.
pub(crate) fn hold(
    transaction: &Transaction<'_>,
    revisions: &[(Signed, String)],
    blobs: &[Vec<u8>],
    bundle: &BundleId,
    at: &str,
) -> Result<Changed, StoreError> {
    let mut changed = Changed::default();
    for (signed, why) in revisions {
        let revision = Revision::parse(&signed.bytes)?;
        let held = transaction
            .prepare_cached(include_str!("hold.sql"))?
            .execute(named_params! {
                ":id": signed.id().as_bytes(),
                ":device": revision.device.as_str(),
                ":author": revision.author.as_str(),
                ":seq": row::number(revision.seq),
                ":bundle": bundle.as_bytes(),
                ":why": why,
                ":at": at,
                ":signature": signed.signature,
                ":bytes": signed.bytes,
            })?;
        changed.held += u32::try_from(held).unwrap_or(u32::MAX);
    }
    for bytes in blobs {
        transaction
            .prepare_cached(include_str!("hold_blob.sql"))?
            .execute(named_params! {":hash": Hash::of(bytes).as_bytes(), ":bytes": bytes})?;
    }
    Ok(changed)
}

pub(crate) fn all(connection: &Connection) -> Result<Vec<Held>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("all.sql"))?;
    let held = statement.query_map([], read)?.collect::<Result<_, _>>()?;
    Ok(held)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Held> {
    Ok(Held {
        id: row::hash(row, "id")?,
        device: DeviceId::new(row.get::<_, String>("device")?),
        author: PersonId::new(row.get::<_, String>("author")?),
        seq: row::count(row, "seq")?,
        bundle: row::hash(row, "bundle")?,
        why: row.get("why")?,
        at: row.get("at")?,
        signed: Signed {
            bytes: row.get("bytes")?,
            signature: row.get("signature")?,
        },
    })
}
