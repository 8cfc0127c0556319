//! The migrator: `user_version` counts the files of `migrations/` that have run.

use rusqlite::{Connection, TransactionBehavior};

use crate::StoreError;

/// Every migration in order; each is frozen once it is released.
const MIGRATIONS: [&str; 2] = [
    include_str!("../../../../migrations/0001_begin.sql"),
    include_str!("../../../../migrations/0002_retired_device.sql"),
];

/// The version that this program writes.
pub(super) const VERSION: u32 = MIGRATIONS.len() as u32;

/// Reads the version, which is also the first page that the key must open.
pub(super) fn refuse_newer(connection: &Connection) -> Result<u32, StoreError> {
    let found: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found > VERSION {
        return Err(StoreError::Newer { found, known: VERSION });
    }
    Ok(found)
}

/// Runs what has not run yet, each file with its version in one transaction.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let found = refuse_newer(connection)?;
    for (version, migration) in (1..).zip(MIGRATIONS).skip(found as usize) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
        transaction.execute_batch(migration)?;
        transaction.pragma_update(None, "user_version", version)?;
        transaction.commit()?;
    }
    Ok(())
}
