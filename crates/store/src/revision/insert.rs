//! One revision into the tables.

use paduk_history::{Signed, Written};
use rusqlite::{Connection, Transaction, named_params};

use crate::{StoreError, row, search, setting};

/// Stores a revision; `None` where it was known already.
pub(crate) fn insert(transaction: &Transaction<'_>, signed: Signed) -> Result<Option<Written>, StoreError> {
    let id = signed.id();
    let known = transaction
        .prepare_cached(include_str!("known.sql"))?
        .exists(named_params! {":id": id.as_bytes()})?;
    if known {
        return Ok(None);
    }
    let written = Written::read(signed)?;
    setting::admit(transaction, &written.revision)?;
    insert_envelope(transaction, &written)?;
    insert_links(transaction, &written)?;
    search::keep(transaction, &written)?;
    Ok(Some(written))
}

/// How many revisions there are.
pub(crate) fn count(connection: &Connection) -> Result<u64, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("count.sql"))?;
    Ok(statement.query_row([], |row| row::count(row, "revisions"))?)
}

fn insert_envelope(transaction: &Transaction<'_>, written: &Written) -> Result<(), StoreError> {
    let revision = &written.revision;
    transaction
        .prepare_cached(include_str!("insert.sql"))?
        .execute(named_params! {
            ":id": written.id.as_bytes(),
            ":document": revision.document.as_str(),
            ":case_id": revision.case.as_ref().map(paduk_survey::CaseId::as_str),
            ":kind": revision.kind.as_str(),
            ":op": revision.op.as_str(),
            ":state": revision.state.as_ref().map(paduk_history::State::as_str),
            ":member": revision.member.as_ref().map(paduk_survey::MemberId::as_str),
            ":instrument": revision.instrument.as_ref().map(paduk_survey::Hash::as_bytes),
            ":round": revision.round,
            ":pass": revision.pass,
            ":source": revision.source.as_ref().map(paduk_history::Source::as_str),
            ":author": revision.author.as_str(),
            ":device": revision.device.as_str(),
            ":seq": row::number(revision.seq),
            ":prev": revision.prev.as_ref().map(paduk_survey::Hash::as_bytes),
            ":at": revision.at.to_rfc3339(),
            ":signature": &written.signed.signature[..],
            ":bytes": written.signed.bytes,
        })?;
    Ok(())
}

fn insert_links(transaction: &Transaction<'_>, written: &Written) -> Result<(), StoreError> {
    let revision = &written.revision;
    let mut statement = transaction.prepare_cached(include_str!("insert_parent.sql"))?;
    for parent in &revision.parents {
        statement.execute(named_params! {
            ":parent": parent.as_bytes(),
            ":child": written.id.as_bytes(),
            ":document": revision.document.as_str(),
        })?;
    }
    let mut statement = transaction.prepare_cached(include_str!("insert_blob_name.sql"))?;
    for blob in &revision.blobs {
        statement.execute(named_params! {
            ":revision": written.id.as_bytes(),
            ":hash": blob.hash.as_bytes(),
            ":role": blob.role,
            ":size": blob.size,
        })?;
    }
    Ok(())
}
