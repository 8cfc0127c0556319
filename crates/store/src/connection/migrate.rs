//! The migrator: `user_version` counts the files of `migrations/` that have run.

use rusqlite::{Connection, TransactionBehavior};

use crate::StoreError;

/// Every migration in order; each is frozen once it is released.
pub(super) const MIGRATIONS: [&str; 5] = [
    include_str!("../../../../migrations/0001_begin.sql"),
    include_str!("../../../../migrations/0002_retired_device.sql"),
    include_str!("../../../../migrations/0003_erased.sql"),
    include_str!("../../../../migrations/0004_search.sql"),
    include_str!("../../../../migrations/0005_held.sql"),
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

/// Brings the file to this program's version.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let found = refuse_newer(connection)?;
    run(connection, found, &MIGRATIONS)
}

/// Runs what has not run yet, each file with its version in one transaction.
pub(super) fn run(connection: &mut Connection, found: u32, migrations: &[&str]) -> Result<(), StoreError> {
    for (version, migration) in (1..).zip(migrations).skip(found as usize) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
        transaction.execute_batch(migration)?;
        transaction.pragma_update(None, "user_version", version)?;
        transaction.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use paduk_history::Signed;
    use rusqlite::Connection;

    use super::{MIGRATIONS, VERSION, run};
    use crate::fixture::{self, KEY, Laptop, Place, put};
    use crate::{Store, connection};

    /// A store as an earlier version of the program left it, with revisions and a draft of two changes.
    fn earlier(version: u32, revisions: &[Signed]) -> Place {
        let Place { folder, store } = Place::new();
        drop(store);
        let path = folder.path().join("earlier.db");
        let changes = [b"one".to_vec(), b"two".to_vec()];
        let begun = Some((fixture::draft("d", &[]), &changes[..]));
        connection::earlier(&path, &KEY, version, revisions, begun).unwrap();
        let bare = connection::blank(&path, &KEY).unwrap();
        assert_eq!(version_of(&bare), version);
        drop(bare);
        let store = Store::open(&path, &KEY).unwrap();
        Place { folder, store }
    }

    fn version_of(connection: &Connection) -> u32 {
        let version = connection.query_row("PRAGMA user_version", [], |row| row.get(0));
        version.unwrap()
    }

    #[test]
    fn a_store_of_every_earlier_version_opens_with_all_that_was_in_it() {
        for version in connection::EARLIER {
            let mut laptop = Laptop::new(1);
            let written = [laptop.makes("a", |_| {}), laptop.makes("b", |_| {})];
            let mut place = earlier(version, &written);
            assert_eq!(version_of(place.store.connection()), VERSION);
            let ids: Vec<_> = written.iter().map(Signed::id).collect();
            assert_eq!(place.store.signed(&ids).unwrap(), written);
            let keys = [(laptop.device(), laptop.key.verifying_key())].into();
            assert_eq!(place.store.check(&keys).unwrap().findings, []);
            let drafts = place.store.drafts().unwrap();
            let changes: Vec<_> = drafts[0].changes.iter().map(|kept| kept.change.as_slice()).collect();
            assert_eq!((drafts.len(), changes), (1, vec![&b"one"[..], b"two"]));
            // The log goes on, and what the later version brought is there.
            assert_eq!(
                fixture::outcome(place.store.transact(put(laptop.makes("c", |_| {})))),
                "ok"
            );
            assert!(!place.store.retired(&laptop.device()).unwrap());
        }
    }

    #[test]
    fn a_migration_that_fails_leaves_the_store_as_it_was() {
        let Place { folder, store } = Place::new();
        drop(store);
        let path = folder.path().join("paduk.db");
        let mut connection = connection::open(&path, &KEY).unwrap();
        let broken = [
            &MIGRATIONS[..],
            &["CREATE TABLE half (one INTEGER) STRICT; INSERT INTO nowhere VALUES (1);"],
        ]
        .concat();
        assert!(run(&mut connection, VERSION, &broken).is_err());
        assert_eq!(version_of(&connection), VERSION);
        let half = connection.prepare("SELECT 1 FROM half").is_ok();
        assert!(!half, "the first half of the migration must not stand");
        drop(connection);
        assert!(Store::open(&path, &KEY).is_ok());
    }
}
