//! Stores as earlier versions of the program left them, for tests.
//!
//! Migrations never change once they are released, so running the first of them gives the very tables of that version.

use std::ops::Range;
use std::path::Path;

use paduk_history::Signed;
use rusqlite::TransactionBehavior;

use super::migrate::{MIGRATIONS, VERSION, run};
use crate::{NewDraft, StoreError, connection, draft, revision};

/// The versions before this program's.
pub const EARLIER: Range<u32> = 1..VERSION;

/// Writes a store of one of the [`EARLIER`] versions that holds these revisions and a draft with these changes. It is
/// closed afterwards, so one file is all there is. Revisions of households are read by the search, which the first three
/// versions did not have: those versions can be given other kinds only.
///
/// # Errors
/// [`StoreError::Exists`] where there is a file already, and what the disk says.
pub fn earlier(
    path: &Path,
    key: &[u8; 32],
    version: u32,
    revisions: &[Signed],
    begun: Option<(NewDraft, &[Vec<u8>])>,
) -> Result<(), StoreError> {
    connection::make_file(path)?;
    let mut connection = connection::blank(path, key)?;
    connection.execute_batch(include_str!("settle.sql"))?;
    run(&mut connection, 0, &MIGRATIONS[..version as usize])?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for signed in revisions {
        revision::insert(&transaction, signed.clone())?;
    }
    if let Some((start, changes)) = begun {
        let (document, at) = (start.document.clone(), start.begun.clone());
        draft::begin(&transaction, start)?;
        for change in changes {
            draft::keep(&transaction, document.clone(), change, None, &at)?;
        }
    }
    transaction.commit()?;
    connection.close().map_err(|(_, error)| StoreError::from(error))
}
