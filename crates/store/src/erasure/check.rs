//! Remnants compared with the orders that left them.

use paduk_history::erasure::erases;
use paduk_survey::RevisionId;
use rusqlite::Connection;

use super::apply::{place, root};
use crate::{StoreError, revision, row};

/// Remnants that have bytes, whose order is not here, or whose place is not what the order says.
pub(crate) fn wrong(connection: &Connection) -> Result<Vec<RevisionId>, StoreError> {
    let root = root(connection)?;
    let mut statement = connection.prepare(include_str!("all.sql"))?;
    let rows: Vec<(RevisionId, RevisionId, i64)> = statement
        .query_map([], |row| {
            Ok((row::hash(row, "id")?, row::hash(row, "order_id")?, row.get("length")?))
        })?
        .collect::<Result<_, _>>()?;
    let mut wrong = Vec::new();
    for (id, order, length) in rows {
        let said = revision::get(connection, &order)?.and_then(|order| {
            erases(&order.revision, root.as_ref())
                .into_iter()
                .find(|remnant| remnant.id == id)
        });
        if length > 0 || said.is_none() || said != place(connection, &id)? {
            wrong.push(id);
        }
    }
    Ok(wrong)
}
