//! Beginning, keeping, closing.

use paduk_survey::{DocumentId, InstrumentHash};
use rusqlite::{OptionalExtension, Transaction, named_params};

use super::NewDraft;
use crate::{Changed, StoreError, row};

pub(crate) fn begin(transaction: &Transaction<'_>, start: NewDraft) -> Result<Changed, StoreError> {
    let new = transaction
        .prepare_cached(include_str!("begin.sql"))?
        .execute(named_params! {
            ":document": start.document.as_str(),
            ":kind": start.kind.as_str(),
            ":case_id": start.case.as_ref().map(paduk_survey::CaseId::as_str),
            ":member": start.member.as_ref().map(paduk_survey::MemberId::as_str),
            ":instrument": start.instrument.as_ref().map(paduk_survey::Hash::as_bytes),
            ":form": start.form,
            ":pack": start.pack,
            ":round": start.round,
            ":pass": start.pass,
            ":source": start.source.as_ref().map(paduk_history::Source::as_str),
            ":interviewer": start.interviewer.as_ref().map(paduk_survey::PersonId::as_str),
            ":visit": start.visit.as_ref().map(DocumentId::as_str),
            ":area": start.area,
            ":household": start.household.as_ref().map(paduk_survey::Hash::as_bytes),
            ":base": row::joined(&start.base),
            ":begun": start.begun,
        })?;
    if new == 0 {
        return Err(StoreError::DraftExists);
    }
    Ok(Changed {
        documents: vec![start.document],
        cases: start.case.into_iter().collect(),
        ..Changed::default()
    })
}

/// The journal row and the cursor, in the caller's one transaction.
pub(crate) fn keep(
    transaction: &Transaction<'_>,
    document: DocumentId,
    change: &[u8],
    cursor: Option<&[u8]>,
    at: &str,
) -> Result<Changed, StoreError> {
    let n: i64 = transaction
        .prepare_cached(include_str!("touch.sql"))?
        .query_row(
            named_params! {":document": document.as_str(), ":cursor": cursor, ":at": at},
            |row| row.get("changes"),
        )
        .optional()?
        .ok_or(StoreError::DraftMissing)?;
    transaction
        .prepare_cached(include_str!("keep.sql"))?
        .execute(named_params! {":document": document.as_str(), ":n": n, ":at": at, ":change": change})?;
    Ok(Changed {
        documents: vec![document],
        kept: n.try_into().ok(),
        ..Changed::default()
    })
}

pub(crate) fn move_cursor(
    transaction: &Transaction<'_>,
    document: DocumentId,
    cursor: &[u8],
) -> Result<Changed, StoreError> {
    let moved = transaction
        .prepare_cached(include_str!("move_cursor.sql"))?
        .execute(named_params! {":document": document.as_str(), ":cursor": cursor})?;
    touched(moved, document)
}

/// The instrument's version that a draft goes on in.
pub(crate) fn move_version(
    transaction: &Transaction<'_>,
    document: DocumentId,
    instrument: &InstrumentHash,
    pack: &str,
) -> Result<Changed, StoreError> {
    let moved = transaction
        .prepare_cached(include_str!("move_version.sql"))?
        .execute(named_params! {
            ":document": document.as_str(),
            ":instrument": instrument.as_bytes(),
            ":pack": pack,
        })?;
    touched(moved, document)
}

/// Removes a draft with its journal; a finished one after its revision is in the same transaction.
pub(crate) fn close(transaction: &Transaction<'_>, document: DocumentId) -> Result<Changed, StoreError> {
    let named = named_params! {":document": document.as_str()};
    transaction
        .prepare_cached(include_str!("drop_journal.sql"))?
        .execute(named)?;
    let closed = transaction.prepare_cached(include_str!("close.sql"))?.execute(named)?;
    touched(closed, document)
}

fn touched(drafts: usize, document: DocumentId) -> Result<Changed, StoreError> {
    if drafts == 0 {
        return Err(StoreError::DraftMissing);
    }
    Ok(Changed {
        documents: vec![document],
        ..Changed::default()
    })
}
