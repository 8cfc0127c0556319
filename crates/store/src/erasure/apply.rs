//! Carrying an order out, in the transaction that stores it.

use paduk_history::{Remnant, Signed, Written, erasure::erases};
use paduk_survey::{DeviceId, DocumentId, RevisionId};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};

use crate::{Changed, StoreError, draft, row, search};

/// The device whose orders count here, once it was said.
pub(crate) fn root(connection: &Connection) -> Result<Option<DeviceId>, StoreError> {
    let root: Option<String> = connection.query_row(include_str!("root.sql"), [], |row| row.get("root"))?;
    Ok(root.map(DeviceId::new))
}

/// Says whose orders count, once and for all; orders that are here already are carried out.
pub(crate) fn trust(transaction: &Transaction<'_>, device: &DeviceId) -> Result<Changed, StoreError> {
    if root(transaction)?.is_some_and(|known| known != *device) {
        return Err(StoreError::OtherRoot);
    }
    transaction
        .prepare_cached(include_str!("trust.sql"))?
        .execute(named_params! {":root": device.as_str()})?;
    let read = |row: &Row<'_>| {
        Ok(Signed {
            bytes: row.get("bytes")?,
            signature: row.get("signature")?,
        })
    };
    let orders: Vec<Signed> = transaction
        .prepare_cached(include_str!("orders.sql"))?
        .query_map(named_params! {":root": device.as_str()}, read)?
        .collect::<Result<_, _>>()?;
    let mut changed = Changed::default();
    for order in orders {
        changed.erased += apply(transaction, &Written::read(order)?)?;
    }
    Ok(changed)
}

/// Carries out what a stored revision orders; most order nothing. Returns how many revisions lost their bytes.
pub(crate) fn apply(transaction: &Transaction<'_>, order: &Written) -> Result<u32, StoreError> {
    let mut erased = 0;
    for remnant in erases(&order.revision, root(transaction)?.as_ref()) {
        let known = place(transaction, &remnant.id)?;
        let order_itself = known
            .as_ref()
            .is_some_and(|known| known.kind == paduk_history::Kind::Erasure);
        if order_itself || remnant.id == order.id {
            continue;
        }
        let before = is_erased(transaction, &remnant.id)?;
        if known.is_none() {
            leave(transaction, &remnant)?;
        }
        transaction
            .prepare_cached(include_str!("mark.sql"))?
            .execute(named_params! {":id": remnant.id.as_bytes(), ":order_id": order.id.as_bytes()})?;
        if known.is_some() && !before {
            strip(transaction, &remnant)?;
            erased += 1;
        }
    }
    if erased > 0 {
        transaction.execute(include_str!("drop_blobs.sql"), [])?;
    }
    Ok(erased)
}

/// Whether an order has taken the revision's bytes.
pub(crate) fn is_erased(connection: &Connection, id: &RevisionId) -> Result<bool, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("is_erased.sql"))?;
    Ok(statement.exists(named_params! {":id": id.as_bytes()})?)
}

/// Where a stored revision stands, as its row says.
pub(super) fn place(connection: &Connection, id: &RevisionId) -> Result<Option<Remnant>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("parents.sql"))?;
    let parents = statement
        .query_map(named_params! {":id": id.as_bytes()}, |row| row::hash(row, "parent"))?
        .collect::<Result<_, _>>()?;
    let mut statement = connection.prepare_cached(include_str!("place.sql"))?;
    let place = statement.query_row(named_params! {":id": id.as_bytes()}, |row| {
        Ok(Remnant {
            id: *id,
            document: DocumentId::new(row.get::<_, String>("document")?),
            kind: paduk_history::Kind::parse(&row.get::<_, String>("kind")?),
            parents,
            device: DeviceId::new(row.get::<_, String>("device")?),
            seq: row::count(row, "seq")?,
            prev: row::maybe_hash(row, "prev")?,
        })
    });
    Ok(place.optional()?)
}

/// The remnant of a revision that never came.
fn leave(transaction: &Transaction<'_>, remnant: &Remnant) -> Result<(), StoreError> {
    transaction
        .prepare_cached(include_str!("insert.sql"))?
        .execute(named_params! {
            ":id": remnant.id.as_bytes(),
            ":document": remnant.document.as_str(),
            ":kind": remnant.kind.as_str(),
            ":device": remnant.device.as_str(),
            ":seq": row::number(remnant.seq),
            ":prev": remnant.prev.as_ref().map(paduk_survey::Hash::as_bytes),
        })?;
    let mut statement = transaction.prepare_cached(include_str!("../revision/insert_parent.sql"))?;
    for parent in &remnant.parents {
        statement.execute(named_params! {
            ":parent": parent.as_bytes(),
            ":child": remnant.id.as_bytes(),
            ":document": remnant.document.as_str(),
        })?;
    }
    Ok(())
}

/// Takes the bytes of a revision, its attachments, and a draft that goes on from it: finishing that would bring all back.
fn strip(transaction: &Transaction<'_>, remnant: &Remnant) -> Result<(), StoreError> {
    for sql in [include_str!("strip.sql"), include_str!("drop_blob_names.sql")] {
        transaction
            .prepare_cached(sql)?
            .execute(named_params! {":id": remnant.id.as_bytes()})?;
    }
    search::forget(transaction, &remnant.id)?;
    let document = remnant.document.as_str();
    let goes_on = transaction
        .prepare_cached(include_str!("draft.sql"))?
        .exists(named_params! {":document": document, ":id": remnant.id.as_bytes()})?;
    if goes_on {
        draft::close(transaction, remnant.document.clone())?;
    }
    Ok(())
}
