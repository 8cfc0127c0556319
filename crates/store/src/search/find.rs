//! The search itself: by the index, then ordered by the rule.

use std::collections::{HashMap, HashSet};

use paduk_survey::{CaseId, MemberId, NameWord};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::distance::{FORGIVEN_FROM, one_slip, slips};
use super::fits::{BEGINNING, JOINED, SLIP, card_fits};
use super::keep::backwards;
use super::read_on::state;
use super::{Asked, FoundHousehold, SearchResult};
use crate::{StoreError, row};

/// Of more people than this only the nearest by the index are looked at one by one.
const LOOKED_AT: usize = 400;
/// So many digits at each end of a card lead to it where one between is wrong.
const CARD_END: usize = 8;

/// Who fits, by how far each is as the index tells.
type People = HashMap<i64, u32>;

pub(crate) fn find(connection: &Connection, asked: &Asked, most: usize) -> Result<SearchResult, StoreError> {
    let complete = state(connection)?.is_some_and(|(_, done)| done);
    let mut near: Vec<(u32, i64)> = if asked.names.is_empty() {
        households(connection, asked)?
    } else {
        let people = named(connection, asked)?;
        people.into_iter().map(|(person, far)| (far, person)).collect()
    };
    near.sort_unstable();
    let candidates = near.len();
    let mut found = Vec::new();
    for (_, id) in near.into_iter().take(LOOKED_AT) {
        let one = if asked.names.is_empty() {
            household(connection, asked, id)?
        } else {
            person(connection, asked, id)?
        };
        found.extend(one);
    }
    if asked.names.is_empty() {
        found.sort_by(|left, right| place(left).cmp(&place(right)));
    } else {
        found.sort_by(|left, right| {
            (left.distance, &left.name, place(left)).cmp(&(right.distance, &right.name, place(right)))
        });
    }
    // Two people of one household, or two versions of it, are one line: the nearest.
    let mut seen = HashSet::new();
    found.retain(|one| seen.insert(one.case.clone()));
    let total = if candidates <= LOOKED_AT {
        found.len()
    } else {
        candidates
    };
    found.truncate(most);
    Ok(SearchResult {
        found,
        total: u32::try_from(total).unwrap_or(u32::MAX),
        complete,
    })
}

fn place(found: &FoundHousehold) -> (&str, u32, u32, u32, &CaseId) {
    let number = |text: &str| text.parse().unwrap_or(u32::MAX);
    (
        &found.village,
        number(&found.rw),
        number(&found.rt),
        number(&found.number),
        &found.case,
    )
}

/// People whose name has every word, who live where it is said.
fn named(connection: &Connection, asked: &Asked) -> Result<People, StoreError> {
    let living = living(connection, asked)?;
    let mut people = People::new();
    for (way, words) in asked.names.iter().enumerate() {
        let mut fitting: Option<People> = None;
        // A single letter stands for a word that begins with it; it leads nowhere by itself and is checked at the end.
        let telling = words
            .iter()
            .filter(|word| words.len() == 1 || word.plain.chars().count() > 1);
        for word in telling {
            let having = having(connection, word)?;
            fitting = Some(match fitting {
                None => having,
                Some(before) => before
                    .into_iter()
                    .filter_map(|(person, far)| Some((person, far + having.get(&person)?)))
                    .collect(),
            });
        }
        let joined = if way == 0 { 0 } else { JOINED };
        for (person, far) in fitting.unwrap_or_default() {
            if living.as_ref().is_none_or(|living| living.contains(&person)) {
                let known = people.entry(person).or_insert(u32::MAX);
                *known = (*known).min(far + joined);
            }
        }
    }
    Ok(people)
}

/// People with a word that is the one asked for, begins with it, or is one slip away.
fn having(connection: &Connection, asked: &NameWord) -> Result<People, StoreError> {
    let mut people = People::new();
    let mut nearer = |person: i64, far: u32| {
        let known = people.entry(person).or_insert(far);
        *known = (*known).min(far);
    };
    for reading in &asked.readings {
        let mut statement = connection.prepare_cached(include_str!("beginning.sql"))?;
        let mut rows = statement.query(named_params! {":word": reading, ":beyond": beyond(reading)})?;
        while let Some(row) = rows.next()? {
            let joined = if row.get("joined")? { JOINED } else { 0 };
            let begun = if row.get("same")? { 0 } else { BEGINNING };
            nearer(row.get("person")?, joined + begun);
        }
        if reading.chars().count() < FORGIVEN_FROM {
            continue;
        }
        for word in slipped(connection, reading)? {
            let mut statement = connection.prepare_cached(include_str!("having_word.sql"))?;
            let mut rows = statement.query(named_params! {":word": word})?;
            while let Some(row) = rows.next()? {
                nearer(row.get("person")?, SLIP);
            }
        }
    }
    Ok(people)
}

/// Words that are one slip away and do not begin with the one asked for.
fn slipped(connection: &Connection, reading: &str) -> Result<HashSet<String>, StoreError> {
    let mut words = HashSet::new();
    let mut statement = connection.prepare_cached(include_str!("slipped.sql"))?;
    for slip in slips(reading) {
        let mut rows = statement.query(named_params! {":slip": slip})?;
        while let Some(row) = rows.next()? {
            let word: String = row.get("word")?;
            if !word.starts_with(reading) && one_slip(reading, &word) {
                words.insert(word);
            }
        }
    }
    Ok(words)
}

/// People who live where it is said; nothing where no place is.
fn living(connection: &Connection, asked: &Asked) -> Result<Option<HashSet<i64>>, StoreError> {
    let id = |row: &Row<'_>| row.get("person");
    let people = if let Some(rt) = &asked.rt {
        connection
            .prepare_cached(include_str!("living_in_rt.sql"))?
            .query_map(named_params! {":rt": rt, ":rw": asked.rw, ":number": asked.number}, id)?
            .collect::<Result<_, _>>()?
    } else if asked.rw.is_some() || asked.number.is_some() {
        connection
            .prepare_cached(include_str!("living_at.sql"))?
            .query_map(named_params! {":rw": asked.rw, ":number": asked.number}, id)?
            .collect::<Result<_, _>>()?
    } else {
        return Ok(None);
    };
    Ok(Some(people))
}

/// Households by their card or place, in the order of their numbers.
fn households(connection: &Connection, asked: &Asked) -> Result<Vec<(u32, i64)>, StoreError> {
    let id = |row: &Row<'_>| {
        Ok((
            row.get::<_, String>("number")?.parse().unwrap_or(u32::MAX),
            row.get("household")?,
        ))
    };
    if let Some(card) = &asked.card {
        let mut found = by_card(connection, card, &backwards(card))?;
        if card.len() > CARD_END && found.is_empty() {
            let (front, back) = (&card[..CARD_END], &backwards(card)[..CARD_END]);
            found = by_card(connection, front, back)?;
        }
        return Ok(found);
    }
    let found = if let Some(rt) = &asked.rt {
        connection
            .prepare_cached(include_str!("household_in_rt.sql"))?
            .query_map(named_params! {":rt": rt, ":rw": asked.rw, ":number": asked.number}, id)?
            .collect::<Result<_, _>>()?
    } else if asked.rw.is_some() || asked.number.is_some() {
        connection
            .prepare_cached(include_str!("household_at.sql"))?
            .query_map(named_params! {":rw": asked.rw, ":number": asked.number}, id)?
            .collect::<Result<_, _>>()?
    } else {
        Vec::new()
    };
    Ok(found)
}

fn by_card(connection: &Connection, front: &str, back: &str) -> Result<Vec<(u32, i64)>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("household_by_card.sql"))?;
    let ends = named_params! {
        ":card": front,
        ":beyond": beyond(front),
        ":back": back,
        ":back_beyond": beyond(back),
    };
    let found = statement
        .query_map(ends, |row| Ok((0, row.get("household")?)))?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

/// The end of the range of words that begin with this one.
fn beyond(word: &str) -> String {
    format!("{word}\u{10ffff}")
}

fn person(connection: &Connection, asked: &Asked, id: i64) -> Result<Option<FoundHousehold>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("person.sql"))?;
    let found = statement
        .query_row(named_params! {":person": id}, |row| {
            let name: String = row.get("name")?;
            let member = row::maybe(row, "member", MemberId::new)?;
            Ok((row.get::<_, String>("card")?, read(row, member, name)?))
        })
        .optional()?;
    Ok(found.and_then(|(card, mut one)| {
        one.distance = asked.name_distance(&one.name)?;
        asked
            .card
            .as_ref()
            .is_none_or(|asked| card_fits(asked, &card))
            .then_some(one)
    }))
}

fn household(connection: &Connection, asked: &Asked, id: i64) -> Result<Option<FoundHousehold>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("household.sql"))?;
    let found = statement
        .query_row(named_params! {":household": id}, |row| {
            let first: Option<i64> = row.get("person")?;
            Ok((row.get::<_, String>("card")?, first, read(row, None, String::new())?))
        })
        .optional()?;
    let Some((card, first, mut one)) = found else {
        return Ok(None);
    };
    let same = |asked: &Option<String>, has: &str| asked.as_ref().is_none_or(|asked| asked == has);
    let here = same(&asked.rt, &one.rt) && same(&asked.rw, &one.rw) && same(&asked.number, &one.number);
    if !here || !asked.card.as_ref().is_none_or(|asked| card_fits(asked, &card)) {
        return Ok(None);
    }
    if let Some(first) = first {
        let mut statement = connection.prepare_cached(include_str!("person.sql"))?;
        (one.member, one.name) = statement.query_row(named_params! {":person": first}, |row| {
            Ok((row::maybe(row, "member", MemberId::new)?, row.get("name")?))
        })?;
    }
    Ok(Some(one))
}

fn read(row: &Row<'_>, member: Option<MemberId>, name: String) -> rusqlite::Result<FoundHousehold> {
    Ok(FoundHousehold {
        case: CaseId::new(row.get::<_, String>("case_id")?),
        member,
        name,
        village: row.get("village")?,
        rt: row.get("rt")?,
        rw: row.get("rw")?,
        number: row.get("number")?,
        distance: 0,
    })
}
