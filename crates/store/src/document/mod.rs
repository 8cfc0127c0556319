//! Cases and documents, as far as envelopes tell.

use paduk_history::{Kind, Op, Source, State};
use paduk_survey::{CaseId, DeviceId, DocumentId, InstrumentHash, MemberId, PersonId, RevisionId};
use rusqlite::{Connection, Row, Rows, named_params};

use crate::{StoreError, row};

/// One case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseSummary {
    /// The case.
    pub case: CaseId,
    /// How many documents have a revision here.
    pub documents: u32,
    /// How many drafts are open.
    pub drafts: u32,
    /// Time of its latest revision, or of its latest draft's beginning, as ISO text; for display only.
    pub last_at: String,
}

/// One document with its heads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentSummary {
    /// The document.
    pub document: DocumentId,
    /// What kind it is.
    pub kind: Kind,
    /// Its case.
    pub case: Option<CaseId>,
    /// The member whom it is about.
    pub member: Option<MemberId>,
    /// Round of the survey.
    pub round: u32,
    /// 1 for the first keying.
    pub pass: u32,
    /// Person or paper.
    pub source: Option<Source>,
    /// How many revisions.
    pub revisions: u32,
    /// The revisions nobody has followed, sorted by id: one is current, two or more are a conflict.
    pub heads: Vec<Head>,
    /// True where a draft of it is open on this laptop.
    pub draft: bool,
}

/// One head of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The revision.
    pub id: RevisionId,
    /// What it does.
    pub op: Op,
    /// How far the document is.
    pub state: Option<State>,
    /// The instrument.
    pub instrument: Option<InstrumentHash>,
    /// Who made it.
    pub author: PersonId,
    /// On which device.
    pub device: DeviceId,
    /// When, as ISO text with offset; decides nothing.
    pub at: String,
}

pub(crate) fn cases(connection: &Connection) -> Result<Vec<CaseSummary>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("cases.sql"))?;
    let read = |row: &Row<'_>| {
        Ok(CaseSummary {
            case: CaseId::new(row.get::<_, String>("case_id")?),
            documents: row.get("documents")?,
            drafts: row.get("drafts")?,
            last_at: row.get("last_at")?,
        })
    };
    let cases = statement.query_map([], read)?.collect::<Result<_, _>>()?;
    Ok(cases)
}

pub(crate) fn of_case(connection: &Connection, case: &CaseId) -> Result<Vec<DocumentSummary>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("of_case.sql"))?;
    grouped(statement.query(named_params! {":case_id": case.as_str()})?)
}

pub(crate) fn all(connection: &Connection) -> Result<Vec<DocumentSummary>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("all.sql"))?;
    grouped(statement.query([])?)
}

pub(crate) fn heads(connection: &Connection, document: &DocumentId) -> Result<Vec<Head>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("heads.sql"))?;
    let heads = statement
        .query_map(named_params! {":document": document.as_str()}, head)?
        .collect::<Result<_, _>>()?;
    Ok(heads)
}

/// Joins the rows of one document's heads, which stand together.
fn grouped(mut rows: Rows<'_>) -> Result<Vec<DocumentSummary>, StoreError> {
    let mut documents: Vec<DocumentSummary> = Vec::new();
    while let Some(row) = rows.next()? {
        let head = head(row)?;
        let document = DocumentId::new(row.get::<_, String>("document")?);
        match documents.last_mut() {
            Some(last) if last.document == document => last.heads.push(head),
            _ => documents.push(summary(row, document, head)?),
        }
    }
    Ok(documents)
}

fn summary(row: &Row<'_>, document: DocumentId, head: Head) -> rusqlite::Result<DocumentSummary> {
    Ok(DocumentSummary {
        document,
        kind: Kind::parse(&row.get::<_, String>("kind")?),
        case: row::maybe(row, "case_id", CaseId::new)?,
        member: row::maybe(row, "member", MemberId::new)?,
        round: row.get("round")?,
        pass: row.get("pass")?,
        source: row::maybe(row, "source", |word| Source::parse(&word))?,
        revisions: row.get("revisions")?,
        heads: vec![head],
        draft: row.get("draft")?,
    })
}

fn head(row: &Row<'_>) -> rusqlite::Result<Head> {
    Ok(Head {
        id: row::hash(row, "id")?,
        op: Op::parse(&row.get::<_, String>("op")?),
        state: row::maybe(row, "state", |word| State::parse(&word))?,
        instrument: row::maybe_hash(row, "instrument")?,
        author: PersonId::new(row.get::<_, String>("author")?),
        device: DeviceId::new(row.get::<_, String>("device")?),
        at: row.get("at")?,
    })
}
