//! The index kept beside a revision, in its transaction.

use paduk_history::{Kind, Written};
use paduk_survey::{NameWord, NameWords, RevisionId};
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};

use super::distance::slips;
use super::household::{SearchBy, SearchHousehold};
use crate::StoreError;

/// Looks a stored revision's household up for later, and lets go of the versions it follows.
pub(crate) fn keep(transaction: &Transaction<'_>, written: &Written) -> Result<(), StoreError> {
    if written.revision.kind != Kind::Household {
        return Ok(());
    }
    let Some(by) = by(transaction)? else {
        return Ok(());
    };
    for parent in &written.revision.parents {
        forget(transaction, parent)?;
    }
    let document = written.revision.document.as_str();
    let followed = transaction
        .prepare_cached(include_str!("followed.sql"))?
        .exists(named_params! {":id": written.id.as_bytes(), ":document": document})?;
    let known = household_of(transaction, &written.id)?.is_some();
    match by.household(&written.revision) {
        Some(household) if !followed && !known => insert(transaction, written, &household),
        Some(_) | None => Ok(()),
    }
}

/// The questions that are read, where they were said and by this program's rules.
pub(super) fn by(connection: &Connection) -> Result<Option<SearchBy>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("by.sql"))?;
    let by = statement.query_row(named_params! {":rules": NameWords::RULES}, |row| {
        Ok(SearchBy {
            name: row.get("name")?,
            relation: row.get("relation")?,
            head: row.get("head")?,
            family_card: row.get("family_card")?,
            village: row.get("village")?,
            rt: row.get("rt")?,
            rw: row.get("rw")?,
            number: row.get("number")?,
        })
    });
    Ok(by.optional()?)
}

fn household_of(transaction: &Transaction<'_>, revision: &RevisionId) -> Result<Option<i64>, StoreError> {
    let mut statement = transaction.prepare_cached(include_str!("known.sql"))?;
    let found = statement.query_row(named_params! {":revision": revision.as_bytes()}, |row| row.get(0));
    Ok(found.optional()?)
}

fn insert(transaction: &Transaction<'_>, written: &Written, household: &SearchHousehold) -> Result<(), StoreError> {
    let SearchHousehold {
        card,
        village,
        rt,
        rw,
        number,
        people,
    } = household;
    let revision = &written.revision;
    transaction
        .prepare_cached(include_str!("insert_household.sql"))?
        .execute(named_params! {
            ":revision": written.id.as_bytes(),
            ":document": revision.document.as_str(),
            ":case_id": revision.case.as_ref().map(paduk_survey::CaseId::as_str),
            ":village": village,
            ":rt": rt,
            ":rw": rw,
            ":number": number,
            ":card": card,
            ":card_back": backwards(card),
        })?;
    let id = transaction.last_insert_rowid();
    for person in people {
        transaction
            .prepare_cached(include_str!("insert_person.sql"))?
            .execute(named_params! {
                ":household": id,
                ":member": person.member.as_ref().map(paduk_survey::MemberId::as_str),
                ":name": person.name,
                ":is_head": person.is_head,
                ":rt": rt,
                ":rw": rw,
                ":number": number,
            })?;
        let person_id = transaction.last_insert_rowid();
        for (word, joined) in indexed(&person.name) {
            transaction
                .prepare_cached(include_str!("insert_word.sql"))?
                .execute(named_params! {":word": word, ":person": person_id, ":joined": joined})?;
            if !joined {
                insert_slips(transaction, &word)?;
            }
        }
    }
    Ok(())
}

fn insert_slips(transaction: &Transaction<'_>, word: &str) -> Result<(), StoreError> {
    let slips = slips(word);
    let mut known = transaction.prepare_cached(include_str!("slip_known.sql"))?;
    let last = slips.last().map_or(word, String::as_str);
    // The slips of a word are written together, so one of them tells of all.
    if known.exists(named_params! {":slip": last, ":word": word})? {
        return Ok(());
    }
    let mut statement = transaction.prepare_cached(include_str!("insert_slip.sql"))?;
    for slip in &slips {
        statement.execute(named_params! {":slip": slip, ":word": word})?;
    }
    Ok(())
}

/// Lets go of a word's slips where nobody has the word any more.
fn drop_slips(transaction: &Transaction<'_>, word: &str) -> Result<(), StoreError> {
    let mut others = transaction.prepare_cached(include_str!("having_word.sql"))?;
    if others.exists(named_params! {":word": word})? {
        return Ok(());
    }
    let mut statement = transaction.prepare_cached(include_str!("drop_slip.sql"))?;
    for slip in slips(word) {
        statement.execute(named_params! {":slip": slip, ":word": word})?;
    }
    Ok(())
}

/// Lets go of what was read from a revision, and of every word that nobody else has: an erased name stays nowhere.
pub(crate) fn forget(transaction: &Transaction<'_>, revision: &RevisionId) -> Result<(), StoreError> {
    let Some(household) = household_of(transaction, revision)? else {
        return Ok(());
    };
    let of = named_params! {":household": household};
    let people: Vec<(i64, String)> = transaction
        .prepare_cached(include_str!("people.sql"))?
        .query_map(of, |row| Ok((row.get("person")?, row.get("name")?)))?
        .collect::<Result<_, _>>()?;
    for (person, name) in people {
        for (word, joined) in indexed(&name) {
            transaction
                .prepare_cached(include_str!("drop_word.sql"))?
                .execute(named_params! {":word": word, ":person": person})?;
            if !joined {
                drop_slips(transaction, &word)?;
            }
        }
    }
    transaction
        .prepare_cached(include_str!("drop_people.sql"))?
        .execute(of)?;
    transaction
        .prepare_cached(include_str!("drop_household.sql"))?
        .execute(of)?;
    Ok(())
}

/// Under which words a name stands, single ones first, each with whether it is joined of two.
fn indexed(name: &str) -> Vec<(String, bool)> {
    let words = NameWords::of(name);
    let readings = |word: NameWord, joined: bool| word.readings.into_iter().map(move |reading| (reading, joined));
    let single = words.words().iter().cloned().flat_map(|word| readings(word, false));
    let joined = words.joined().into_iter().flat_map(|word| readings(word, true));
    single.chain(joined).collect()
}

pub(super) fn backwards(digits: &str) -> String {
    digits.chars().rev().collect()
}
