//! Drafts as they stand.

use paduk_history::{Kind, Source};
use paduk_survey::{CaseId, DocumentId, MemberId, PersonId};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::{Draft, KeptChange, NewDraft};
use crate::{StoreError, row};

pub(crate) fn get(connection: &Connection, document: &DocumentId) -> Result<Option<Draft>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("get.sql"))?;
    let draft = statement
        .query_row(named_params! {":document": document.as_str()}, read)
        .optional()?;
    draft.map(|draft| with_journal(connection, draft)).transpose()
}

pub(crate) fn all(connection: &Connection) -> Result<Vec<Draft>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("all.sql"))?;
    let drafts: Vec<Draft> = statement.query_map([], read)?.collect::<Result<_, _>>()?;
    drafts
        .into_iter()
        .map(|draft| with_journal(connection, draft))
        .collect()
}

fn with_journal(connection: &Connection, mut draft: Draft) -> Result<Draft, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("journal.sql"))?;
    let document = draft.start.document.as_str();
    draft.changes = statement
        .query_map(named_params! {":document": document}, |row| {
            Ok(KeptChange {
                n: row::count(row, "n")?,
                at: row.get("at")?,
                change: row.get("change")?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(draft)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Draft> {
    let start = NewDraft {
        document: DocumentId::new(row.get::<_, String>("document")?),
        kind: Kind::parse(&row.get::<_, String>("kind")?),
        case: row::maybe(row, "case_id", CaseId::new)?,
        member: row::maybe(row, "member", MemberId::new)?,
        instrument: row::maybe_hash(row, "instrument")?,
        form: row.get("form")?,
        pack: row.get("pack")?,
        round: row.get("round")?,
        pass: row.get("pass")?,
        source: row::maybe(row, "source", |word| Source::parse(&word))?,
        interviewer: row::maybe(row, "interviewer", PersonId::new)?,
        visit: row::maybe(row, "visit", DocumentId::new)?,
        area: row.get("area")?,
        household: row::maybe_hash(row, "household")?,
        base: row::split(&row.get::<_, Vec<u8>>("base")?),
        begun: row.get("begun")?,
    };
    Ok(Draft {
        start,
        changes: Vec::new(),
        cursor: row.get("cursor")?,
    })
}
