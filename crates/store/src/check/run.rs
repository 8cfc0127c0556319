//! The check itself, in pages, so that it never holds more than a few revisions.

use std::collections::{BTreeMap, BTreeSet};

use ed25519_dalek::VerifyingKey;
use paduk_history::{Domain, Revision, Signed, verify};
use paduk_survey::{DeviceId, DocumentId, Hash, RevisionId};
use rusqlite::{Connection, Row, named_params};

use super::{CheckFinding, CheckReport};
use crate::{StoreError, device, draft, erasure, row};

const PAGE: u32 = 256;

pub(crate) fn all(connection: &Connection, keys: &BTreeMap<DeviceId, VerifyingKey>) -> Result<CheckReport, StoreError> {
    let mut report = CheckReport::default();
    file(connection, &mut report)?;
    revisions(connection, keys, &mut report)?;
    links(connection, &mut report)?;
    blobs(connection, &mut report)?;
    let remnants = erasure::wrong(connection)?;
    report.findings.extend(remnants.into_iter().map(CheckFinding::Remnant));
    for log in device::logs(connection)? {
        let found = log.findings();
        let finding = |found| CheckFinding::Log(log.device().clone(), found);
        report.findings.extend(found.into_iter().map(finding));
    }
    journals(connection, &mut report)?;
    Ok(report)
}

fn file(connection: &Connection, report: &mut CheckReport) -> Result<(), StoreError> {
    if !file_is_sound(connection)? {
        report.findings.push(CheckFinding::File);
    }
    Ok(())
}

/// SQLCipher checks the seal of every page, SQLite its structures.
pub(crate) fn file_is_sound(connection: &Connection) -> Result<bool, StoreError> {
    let seals_broken = connection.prepare(include_str!("seals.sql"))?.exists([])?;
    let sound: String = connection.query_row(include_str!("structure.sql"), [], |row| row.get(0))?;
    Ok(!seals_broken && sound == "ok")
}

fn revisions(
    connection: &Connection,
    keys: &BTreeMap<DeviceId, VerifyingKey>,
    report: &mut CheckReport,
) -> Result<(), StoreError> {
    let mut unknown = BTreeSet::new();
    let mut after = 0;
    loop {
        let mut statement = connection.prepare_cached(include_str!("page.sql"))?;
        let mut rows = statement.query(named_params! {":arrival": after, ":limit": PAGE})?;
        let mut seen = 0;
        while let Some(row) = rows.next()? {
            seen += 1;
            after = row.get("arrival")?;
            report.revisions += 1;
            revision(row, keys, &mut unknown, report)?;
        }
        if seen < PAGE {
            break;
        }
    }
    report
        .findings
        .extend(unknown.into_iter().map(CheckFinding::UnknownDevice));
    Ok(())
}

fn revision(
    row: &Row<'_>,
    keys: &BTreeMap<DeviceId, VerifyingKey>,
    unknown: &mut BTreeSet<DeviceId>,
    report: &mut CheckReport,
) -> Result<(), StoreError> {
    let id = row::hash(row, "id")?;
    let signed = Signed {
        bytes: row.get("bytes")?,
        signature: row.get("signature")?,
    };
    if signed.id() != id {
        report.findings.push(CheckFinding::Id(id));
        return Ok(());
    }
    let Ok(revision) = Revision::parse(&signed.bytes) else {
        report.findings.push(CheckFinding::Bytes(id));
        return Ok(());
    };
    if !columns_agree(row, &revision)? {
        report.findings.push(CheckFinding::Column(id));
    }
    match keys.get(&revision.device) {
        None => {
            unknown.insert(revision.device);
        }
        Some(key) => match verify(key, Domain::Revision, &signed.bytes, &signed.signature) {
            Ok(()) => report.signatures += 1,
            Err(_) => report.findings.push(CheckFinding::Signature(id)),
        },
    }
    Ok(())
}

fn columns_agree(row: &Row<'_>, revision: &Revision) -> rusqlite::Result<bool> {
    let text = |column| row.get::<_, Option<String>>(column);
    let same = |column, said: Option<&str>| text(column).map(|stored| stored.as_deref() == said);
    Ok(same("document", Some(revision.document.as_str()))?
        && same("case_id", revision.case.as_ref().map(paduk_survey::CaseId::as_str))?
        && same("kind", Some(revision.kind.as_str()))?
        && same("op", Some(revision.op.as_str()))?
        && same("state", revision.state.as_ref().map(paduk_history::State::as_str))?
        && same("member", revision.member.as_ref().map(paduk_survey::MemberId::as_str))?
        && same("source", revision.source.as_ref().map(paduk_history::Source::as_str))?
        && same("author", Some(revision.author.as_str()))?
        && same("device", Some(revision.device.as_str()))?
        && same("at", Some(&revision.at.to_rfc3339()))?
        && row::maybe_hash(row, "instrument")? == revision.instrument
        && row::maybe_hash(row, "prev")? == revision.prev
        && row::count(row, "seq")? == revision.seq
        && row.get::<_, u32>("round")? == revision.round
        && row.get::<_, u32>("pass")? == revision.pass
        && row::count(row, "parents")? == revision.parents.len() as u64)
}

/// Parents that are not here or of another document, and blobs that are named and absent.
fn links(connection: &Connection, report: &mut CheckReport) -> Result<(), StoreError> {
    let mut find = |sql: &str, finding: fn(RevisionId) -> CheckFinding| -> Result<(), StoreError> {
        let mut statement = connection.prepare(sql)?;
        let ids = statement.query_map([], |row| row::hash(row, "id"))?;
        for id in ids {
            report.findings.push(finding(id?));
        }
        Ok(())
    };
    find(include_str!("parent_missing.sql"), CheckFinding::ParentMissing)?;
    find(include_str!("parent_elsewhere.sql"), CheckFinding::ParentElsewhere)?;
    find(include_str!("blob_missing.sql"), CheckFinding::BlobMissing)
}

fn blobs(connection: &Connection, report: &mut CheckReport) -> Result<(), StoreError> {
    let mut statement = connection.prepare(include_str!("blobs.sql"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        report.blobs += 1;
        let hash = row::hash(row, "hash")?;
        if Hash::of(&row.get::<_, Vec<u8>>("bytes")?) != hash {
            report.findings.push(CheckFinding::Blob(hash));
        }
    }
    Ok(())
}

fn journals(connection: &Connection, report: &mut CheckReport) -> Result<(), StoreError> {
    for draft in draft::all(connection)? {
        report.drafts += 1;
        let whole = (1..).zip(&draft.changes).all(|(n, change)| change.n == n);
        let counted: i64 = connection.query_row(
            include_str!("journal_count.sql"),
            named_params! {":document": draft.start.document.as_str()},
            |row| row.get("changes"),
        )?;
        if !whole || counted != row::number(draft.changes.len() as u64) {
            let document: DocumentId = draft.start.document;
            report.findings.push(CheckFinding::Journal(document));
        }
    }
    Ok(())
}
