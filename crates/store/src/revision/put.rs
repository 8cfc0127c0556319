//! A revision that this laptop made.

use std::collections::BTreeSet;

use paduk_history::{Revision, Signed, Written};
use rusqlite::{Transaction, named_params};

use super::insert;
use crate::{Changed, StoreError, blob, device, draft, erasure};

/// Stores it, keeps its blobs, and closes its draft: all in the caller's one transaction.
pub(crate) fn put(
    transaction: &Transaction<'_>,
    signed: Signed,
    closes_draft: bool,
    blobs: &[Vec<u8>],
) -> Result<Changed, StoreError> {
    let revision = Written::read(signed)?;
    if device::retired(transaction, &revision.revision.device)? {
        return Err(StoreError::DeviceRetired);
    }
    let (seq, prev) = device::next(transaction, &revision.revision.device)?;
    if (revision.revision.seq, revision.revision.prev) != (seq, prev) {
        return Err(StoreError::LogPosition { expected: seq });
    }
    require_parents(transaction, &revision.revision)?;
    if closes_draft {
        close_draft(transaction, &revision.revision)?;
    }
    let Some(written) = insert(transaction, revision.signed)? else {
        return Err(StoreError::LogPosition { expected: seq });
    };
    let new_blobs = blob::keep(transaction, blobs, &BTreeSet::new())?;
    let id = written.id;
    let document = written.revision.document.clone();
    let cases = written.revision.case.iter().cloned().collect();
    let erased = erasure::apply(transaction, &written)?;
    blob::require(transaction, &[written])?;
    Ok(Changed {
        documents: vec![document],
        cases,
        new: vec![id],
        new_blobs,
        erased,
        ..Changed::default()
    })
}

/// An own revision follows only what is here, in its own document.
fn require_parents(transaction: &Transaction<'_>, revision: &Revision) -> Result<(), StoreError> {
    let mut statement = transaction.prepare_cached(include_str!("in_document.sql"))?;
    for parent in &revision.parents {
        if !statement.exists(named_params! {":id": parent.as_bytes(), ":document": revision.document.as_str()})? {
            return Err(StoreError::ParentMissing);
        }
    }
    Ok(())
}

/// A draft becomes the revision that follows what the draft began from, or a conflict would be made unseen.
fn close_draft(transaction: &Transaction<'_>, revision: &Revision) -> Result<(), StoreError> {
    let draft = draft::get(transaction, &revision.document)?.ok_or(StoreError::DraftMissing)?;
    let mut base = draft.start.base;
    base.sort_unstable();
    base.dedup();
    if base != revision.parents {
        return Err(StoreError::DraftBase);
    }
    draft::close(transaction, revision.document.clone()).map(drop)
}
