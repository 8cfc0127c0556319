//! Letting what was held enter, once somebody vouches for its author.

use std::collections::BTreeSet;

use paduk_history::{Revision, Signed};
use paduk_survey::{Hash, RevisionId};
use rusqlite::{OptionalExtension, Transaction, named_params};

use super::all;
use crate::exchange::take_in;
use crate::{Changed, StoreError};

/// Moves these revisions, with the blobs that they name, into what is known here. Ids that are not held are passed over.
pub(crate) fn release(transaction: &Transaction<'_>, ids: &[RevisionId]) -> Result<Changed, StoreError> {
    let ids: BTreeSet<&RevisionId> = ids.iter().collect();
    let mut revisions: Vec<Signed> = Vec::new();
    let mut named: BTreeSet<Hash> = BTreeSet::new();
    for held in all(transaction)?.into_iter().filter(|held| ids.contains(&held.id)) {
        named.extend(Revision::parse(&held.signed.bytes)?.blobs.iter().map(|blob| blob.hash));
        transaction
            .prepare_cached(include_str!("drop.sql"))?
            .execute(named_params! {":id": held.id.as_bytes()})?;
        revisions.push(held.signed);
    }
    let mut blobs = Vec::new();
    for hash in named {
        let bytes: Option<Vec<u8>> = transaction
            .prepare_cached(include_str!("get_blob.sql"))?
            .query_row(named_params! {":hash": hash.as_bytes()}, |row| row.get("bytes"))
            .optional()?;
        blobs.extend(bytes);
    }
    let changed = take_in(transaction, revisions, &blobs)?;
    transaction.execute(include_str!("clear_blobs.sql"), [])?;
    Ok(changed)
}
