//! Bytes that travel beside revisions: paradata, photos.

use std::collections::BTreeSet;

use paduk_history::Written;
use paduk_survey::Hash;
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};

use crate::{StoreError, row};

pub(crate) fn get(connection: &Connection, hash: &Hash) -> Result<Option<Vec<u8>>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("get.sql"))?;
    let bytes: Option<Vec<u8>> = statement
        .query_row(named_params! {":hash": hash.as_bytes()}, |row| row.get("bytes"))
        .optional()?;
    match bytes {
        Some(bytes) if Hash::of(&bytes) != *hash => Err(StoreError::Damaged("blob")),
        found => Ok(found),
    }
}

/// Keeps blobs that a stored revision names; returns how many are new. Those in `gone` may be named by none.
pub(crate) fn keep(transaction: &Transaction<'_>, blobs: &[Vec<u8>], gone: &BTreeSet<Hash>) -> Result<u32, StoreError> {
    let mut new = 0;
    for bytes in blobs {
        let hash = Hash::of(bytes);
        let named = transaction
            .prepare_cached(include_str!("named.sql"))?
            .exists(named_params! {":hash": hash.as_bytes(), ":size": row::number(bytes.len() as u64)})?;
        if !named && gone.contains(&hash) {
            continue;
        }
        if !named {
            return Err(StoreError::BlobUnnamed);
        }
        new += transaction
            .prepare_cached(include_str!("keep.sql"))?
            .execute(named_params! {":hash": hash.as_bytes(), ":bytes": bytes})? as u32;
    }
    Ok(new)
}

/// Demands that every blob of these revisions is here, in the size they name.
pub(crate) fn require(transaction: &Transaction<'_>, revisions: &[Written]) -> Result<(), StoreError> {
    let mut statement = transaction.prepare_cached(include_str!("complete.sql"))?;
    for blob in revisions.iter().flat_map(|written| &written.revision.blobs) {
        let hash = blob.hash.as_bytes();
        if !statement.exists(named_params! {":hash": hash, ":size": blob.size})? {
            return Err(StoreError::BlobMissing);
        }
    }
    Ok(())
}
