//! Settings, and to which mode and survey the store belongs.

use paduk_history::Revision;
use paduk_survey::Mode;
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};

use crate::{Changed, StoreError};

pub(crate) fn get(connection: &Connection, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("get.sql"))?;
    let value = statement.query_row(named_params! {":key": key}, |row| row.get("value"));
    Ok(value.optional()?)
}

pub(crate) fn set(transaction: &Transaction<'_>, key: &str, value: Option<&[u8]>) -> Result<Changed, StoreError> {
    match value {
        Some(value) => transaction
            .prepare_cached(include_str!("set.sql"))?
            .execute(named_params! {":key": key, ":value": value})?,
        None => transaction
            .prepare_cached(include_str!("remove.sql"))?
            .execute(named_params! {":key": key})?,
    };
    Ok(Changed::default())
}

pub(crate) fn belongs_to(connection: &Connection) -> Result<Option<(Mode, String)>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("belongs_to.sql"))?;
    let found: Option<(String, String)> = statement
        .query_row([], |row| Ok((row.get("mode")?, row.get("survey")?)))
        .optional()?;
    found
        .map(|(mode, survey)| {
            let mode = Mode::parse(&mode).ok_or(StoreError::Damaged("mode"))?;
            Ok((mode, survey))
        })
        .transpose()
}

pub(crate) fn belong(transaction: &Transaction<'_>, mode: Mode, survey: &str) -> Result<Changed, StoreError> {
    match belongs_to(transaction)? {
        Some((known, _)) if known != mode => return Err(StoreError::OtherMode),
        Some((_, known)) if known != survey => return Err(StoreError::OtherSurvey),
        Some(_) => {}
        None => {
            transaction
                .prepare_cached(include_str!("belong.sql"))?
                .execute(named_params! {":mode": mode.as_str(), ":survey": survey})?;
        }
    }
    Ok(Changed::default())
}

/// Lets a revision in only where it belongs; the first one decides where nothing was said.
pub(crate) fn admit(transaction: &Transaction<'_>, revision: &Revision) -> Result<(), StoreError> {
    belong(transaction, revision.mode, &revision.survey).map(drop)
}
