//! Merging a bundle, and noting what was exchanged.

use std::collections::BTreeSet;

use paduk_history::{Revision, Signed};
use paduk_survey::{Hash, RevisionId};
use rusqlite::{Transaction, named_params};

use super::{Direction, Exchange, ReceiptNote};
use crate::{Changed, StoreError, blob, erasure, revision, row};

/// Set union: what is new is added, what is known stays as it is; both sides are counted before the commit.
pub(crate) fn receive(
    transaction: &Transaction<'_>,
    revisions: Vec<Signed>,
    blobs: &[Vec<u8>],
    mut bundle: Exchange,
) -> Result<Changed, StoreError> {
    let given = revisions.len();
    let mut changed = take_in(transaction, revisions, blobs)?;
    bundle.direction = Direction::Received;
    bundle.revisions = given as u64;
    bundle.new = changed.new.len() as u64;
    changed.received_before = note(transaction, &bundle)? > 1;
    Ok(changed)
}

/// Adds what is new to the union and counts both sides.
pub(crate) fn take_in(
    transaction: &Transaction<'_>,
    revisions: Vec<Signed>,
    blobs: &[Vec<u8>],
) -> Result<Changed, StoreError> {
    let mut changed = Changed::default();
    let before = revision::count(transaction)?;
    let given = revisions.len();
    // An old stick still carries attachments of what was erased meanwhile; they are passed over, not refused.
    let gone = named_by_erased(transaction, &revisions)?;
    let mut new = Vec::new();
    for signed in revisions {
        match revision::insert(transaction, signed)? {
            Some(written) => new.push(written),
            None => changed.known += 1,
        }
    }
    let after = revision::count(transaction)?;
    if after != before + new.len() as u64 || given != new.len() + changed.known as usize {
        return Err(StoreError::CountMismatch);
    }
    changed.new_blobs = blob::keep(transaction, blobs, &gone)?;
    blob::require(transaction, &new)?;
    for written in &new {
        changed.erased += erasure::apply(transaction, written)?;
    }
    for written in new {
        changed.new.push(written.id);
        changed.documents.push(written.revision.document);
        changed.cases.extend(written.revision.case);
    }
    Ok(changed)
}

/// Hashes of blobs that only revisions without bytes here are known to name.
fn named_by_erased(transaction: &Transaction<'_>, revisions: &[Signed]) -> Result<BTreeSet<Hash>, StoreError> {
    let mut hashes = BTreeSet::new();
    for signed in revisions {
        if erasure::is_erased(transaction, &signed.id())? {
            let revision = Revision::parse(&signed.bytes)?;
            hashes.extend(revision.blobs.iter().map(|blob| blob.hash));
        }
    }
    Ok(hashes)
}

pub(crate) fn note_sent(
    transaction: &Transaction<'_>,
    bundle: &Exchange,
    revisions: &[RevisionId],
) -> Result<Changed, StoreError> {
    let mut bundle = bundle.clone();
    bundle.direction = Direction::Sent;
    bundle.revisions = revisions.len() as u64;
    bundle.new = 0;
    note(transaction, &bundle)?;
    let mut statement = transaction.prepare_cached(include_str!("note_sent_revision.sql"))?;
    for id in revisions {
        statement.execute(named_params! {":revision": id.as_bytes(), ":bundle": bundle.bundle.as_bytes()})?;
    }
    Ok(Changed::default())
}

pub(crate) fn note_receipt(transaction: &Transaction<'_>, receipt: &ReceiptNote) -> Result<Changed, StoreError> {
    transaction
        .prepare_cached(include_str!("note_receipt.sql"))?
        .execute(named_params! {
            ":bundle": receipt.bundle.as_bytes(),
            ":device": receipt.from.as_str(),
            ":at": receipt.at,
            ":bytes": receipt.bytes,
        })?;
    Ok(Changed::default())
}

/// Notes a bundle, or that it came again; returns how often it has come now.
fn note(transaction: &Transaction<'_>, bundle: &Exchange) -> Result<u32, StoreError> {
    let times = transaction.prepare_cached(include_str!("note.sql"))?.query_row(
        named_params! {
            ":bundle": bundle.bundle.as_bytes(),
            ":direction": bundle.direction.as_str(),
            ":at": bundle.at,
            ":device": bundle.from.as_str(),
            ":kind": bundle.kind,
            ":file": bundle.file,
            ":revisions": row::number(bundle.revisions),
            ":new": row::number(bundle.new),
            ":fingerprint": bundle.fingerprint.as_bytes(),
        },
        |row| row.get("times"),
    )?;
    Ok(times)
}
