//! One connection, alone: opening, settling, migrating, and the one door for writes.

#[cfg(any(test, feature = "earlier"))]
mod earlier;
mod migrate;
mod transact;

use std::fs::{File, OpenOptions};
use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

#[cfg(any(test, feature = "earlier"))]
pub use earlier::{EARLIER, earlier};
pub(crate) use transact::transact;

use crate::StoreError;

/// The oldest SQLite without the fault of resetting its write-ahead log; the SQLCipher 4.20 that we build has 3.54.1.
const OLDEST_SQLITE: i32 = 3_051_003;
/// A write-ahead log longer than this is folded into the file before the next large write, never during an answer.
const LONG_LOG: u64 = 4 * 1024 * 1024;

pub(crate) fn create(path: &Path, key: &[u8; 32]) -> Result<Connection, StoreError> {
    make_file(path)?;
    let made = open(path, key).and_then(|connection| {
        keep_name(path)?;
        Ok(connection)
    });
    if made.is_err() {
        // What was not made whole must not stand in the way of the next attempt; the first error is the one to tell.
        let _ = std::fs::remove_file(path);
    }
    made
}

/// An empty file that only its owner reads, where there was none.
pub(crate) fn make_file(path: &Path) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop).map_err(refused)
}

/// A connection to a file under the key, as it is.
#[cfg(any(test, feature = "earlier"))]
pub(crate) fn blank(path: &Path, key: &[u8; 32]) -> Result<Connection, StoreError> {
    let connection = bare(path)?;
    unlock(&connection, key)?;
    Ok(connection)
}

/// The file of a connection, to be read beside it. Closing it while the connection is open gives up the lock.
pub(crate) fn file_of(connection: &Connection) -> Result<File, StoreError> {
    let path = connection.path().ok_or(StoreError::Missing)?;
    File::open(path).map_err(refused)
}

/// Makes sure that a closed file and its name are on the disk.
pub(crate) fn keep_file(path: &Path) -> Result<u64, StoreError> {
    let file = OpenOptions::new().write(true).open(path).map_err(refused)?;
    file.sync_all().map_err(refused)?;
    let length = file.metadata().map_err(refused)?.len();
    keep_name(path)?;
    Ok(length)
}

/// What the disk says, in the store's words.
pub(crate) fn refused(error: std::io::Error) -> StoreError {
    if error.kind() == ErrorKind::AlreadyExists {
        StoreError::Exists
    } else if error.kind() == ErrorKind::StorageFull {
        StoreError::DiskFull
    } else {
        StoreError::Unusable(error.raw_os_error().unwrap_or_default())
    }
}

pub(crate) fn open(path: &Path, key: &[u8; 32]) -> Result<Connection, StoreError> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(StoreError::SqliteTooOld(rusqlite::version().to_owned()));
    }
    if !path.is_file() {
        return Err(StoreError::Missing);
    }
    let mut connection = bare(path)?;
    // Until the version is known nothing may be folded into the file, not even at closing.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    unlock(&connection, key)?;
    migrate::refuse_newer(&connection)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    connection.execute_batch(include_str!("settle.sql"))?;
    require_settled(&connection)?;
    migrate::migrate(&mut connection)?;
    fold_left_log(&connection)?;
    connection.execute(include_str!("count_opening.sql"), [])?;
    Ok(connection)
}

/// The one place where a connection is made.
fn bare(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::ZERO)?;
    Ok(connection)
}

/// Gives SQLCipher the raw key. Its log is switched off first: at a wrong key it would write to stderr.
fn unlock(connection: &Connection, key: &[u8; 32]) -> Result<(), StoreError> {
    let mut digits = Zeroizing::new(String::with_capacity(64));
    for byte in key {
        for digit in [byte >> 4, byte & 15] {
            digits.push(char::from_digit(digit.into(), 16).unwrap_or_default());
        }
    }
    let with_key = Zeroizing::new(include_str!("unlock.sql").replace("KEY", &digits));
    connection.execute_batch(&with_key)?;
    Ok(())
}

/// Asks back what must hold: a build without SQLCipher would ignore the key and write plain text.
fn require_settled(connection: &Connection) -> Result<(), StoreError> {
    let text = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, String>(0));
    let number = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    let encrypted = text("PRAGMA cipher_version").is_ok_and(|version| !version.is_empty());
    let settled = encrypted
        && text("PRAGMA journal_mode")? == "wal"
        && text("PRAGMA locking_mode")? == "exclusive"
        && number("PRAGMA synchronous")? == 2
        && number("PRAGMA foreign_keys")? == 1
        && number("PRAGMA secure_delete")? == 1;
    if settled {
        Ok(())
    } else {
        Err(StoreError::Damaged("settings"))
    }
}

/// Folds what a kill or a power cut left in the write-ahead log into the file.
///
/// A cut in the midst of folding leaves torn pages in the file whose whole copies stand in the log. SQLite reads right,
/// but a check of the file's seals would call them damage; folded once more, they are whole.
fn fold_left_log(connection: &Connection) -> Result<(), StoreError> {
    match fold_log_longer_than(connection, 0) {
        // Without room the log stays in charge: nothing is lost, and what is here can still be read and sent.
        Err(StoreError::DiskFull) => Ok(()),
        folded => folded,
    }
}

/// Folds a long write-ahead log into the file, so that it does not grow for ever.
pub(crate) fn fold_long_log(connection: &Connection) -> Result<(), StoreError> {
    fold_log_longer_than(connection, LONG_LOG)
}

fn fold_log_longer_than(connection: &Connection, most: u64) -> Result<(), StoreError> {
    let Some(path) = connection.path() else {
        return Ok(());
    };
    let length = std::fs::metadata(format!("{path}-wal")).map_or(0, |log| log.len());
    if length > most {
        fold(connection)?;
    }
    Ok(())
}

/// Folds the write-ahead log into the file.
pub(crate) fn fold(connection: &Connection) -> Result<(), StoreError> {
    connection.query_row(include_str!("fold.sql"), [], |_| Ok(()))?;
    Ok(())
}

/// Makes sure that the new file's name survives a power cut too.
#[cfg(unix)]
fn keep_name(path: &Path) -> Result<(), StoreError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))
        .and_then(|folder| folder.sync_all())
        .map_err(refused)
}

/// Windows writes names with the file; a folder cannot be opened for syncing there.
#[cfg(not(unix))]
fn keep_name(path: &Path) -> Result<(), StoreError> {
    File::open(path).map(drop).map_err(refused)
}

#[cfg(test)]
mod tests;
