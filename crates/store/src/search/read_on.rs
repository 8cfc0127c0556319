//! Reading an old store into the index, a slice at a time.

use paduk_history::{Signed, Written};
use paduk_survey::NameWords;
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};

use super::household::SearchBy;
use super::keep::{by, keep};
use crate::{Changed, StoreError, row};

/// Says which questions are read. Where that is new, everything is read again.
pub(crate) fn begin(transaction: &Transaction<'_>, wanted: &SearchBy) -> Result<Changed, StoreError> {
    if by(transaction)?.as_ref() != Some(wanted) {
        transaction.execute_batch(include_str!("clear.sql"))?;
        transaction.execute(
            include_str!("begin.sql"),
            named_params! {
                ":rules": NameWords::RULES,
                ":name": wanted.name,
                ":relation": wanted.relation,
                ":head": wanted.head,
                ":family_card": wanted.family_card,
                ":village": wanted.village,
                ":rt": wanted.rt,
                ":rw": wanted.rw,
                ":number": wanted.number,
            },
        )?;
    }
    Ok(Changed::default())
}

/// Reads on by up to `limit` revisions.
pub(crate) fn read_on(transaction: &Transaction<'_>, limit: u32) -> Result<Changed, StoreError> {
    let Some((read_to, false)) = state(transaction)? else {
        return Ok(Changed::default());
    };
    let mut statement = transaction.prepare_cached(include_str!("household_after.sql"))?;
    let mut rows = statement.query(named_params! {":arrival": read_to, ":limit": limit})?;
    let (mut arrival, mut seen) = (read_to, 0);
    while let Some(row) = rows.next()? {
        seen += 1;
        arrival = row.get("arrival")?;
        if row.get::<_, String>("kind")? != paduk_history::Kind::Household.as_str() {
            continue;
        }
        let signed = Signed {
            bytes: row.get("bytes")?,
            signature: row.get("signature")?,
        };
        if signed.id() != row::hash(row, "id")? {
            return Err(StoreError::Damaged("revision"));
        }
        keep(transaction, &Written::read(signed)?)?;
    }
    transaction
        .prepare_cached(include_str!("read_to.sql"))?
        .execute(named_params! {":arrival": arrival, ":done": seen < limit})?;
    Ok(Changed::default())
}

/// Up to which arrival the store was read, and whether that is its end.
pub(super) fn state(connection: &Connection) -> Result<Option<(i64, bool)>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("state.sql"))?;
    let state = statement.query_row([], |row| Ok((row.get("read_to")?, row.get("done")?)));
    Ok(state.optional()?)
}
