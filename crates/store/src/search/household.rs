//! What is searched: a household's people, card and place, read from a revision's answers.

use paduk_history::{Kind, Op, Revision};
use paduk_survey::{MemberId, RowId};

/// Which questions of the household's instrument hold what; the pack says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchBy {
    /// A member's name.
    pub name: String,
    /// A member's relation to the head.
    pub relation: String,
    /// The relation's value that is the head.
    pub head: String,
    /// The family card's number.
    pub family_card: String,
    /// The village.
    pub village: String,
    /// The neighbourhood unit.
    pub rt: String,
    /// The ward.
    pub rw: String,
    /// The number in the sample list.
    pub number: String,
}

/// A household as it can be looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchHousehold {
    /// Digits of the family card.
    pub card: String,
    /// The village as answered.
    pub village: String,
    /// The neighbourhood unit, without leading zeros.
    pub rt: String,
    /// The ward, without leading zeros.
    pub rw: String,
    /// The number in the sample list, without leading zeros.
    pub number: String,
    /// Its people in the order of the roster.
    pub people: Vec<SearchPerson>,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchPerson {
    /// The roster row.
    pub member: Option<MemberId>,
    /// The name as typed.
    pub name: String,
    /// True for the head of the household.
    pub is_head: bool,
}

impl SearchBy {
    /// What of a revision can be looked for; nothing where it is no household's, or takes one away.
    pub(crate) fn household(&self, revision: &Revision) -> Option<SearchHousehold> {
        if revision.kind != Kind::Household || !matches!(revision.op, Op::Put | Op::Resolve) {
            return None;
        }
        let value = |question: &str, row: Option<&RowId>| {
            let found = revision
                .answers
                .iter()
                .find(|answer| answer.question == question && answer.row.as_ref() == row)?;
            found.recorded.as_ref()?.value().map(str::to_owned)
        };
        let alone = |question: &str| value(question, None).unwrap_or_default();
        let person = |answer: &paduk_survey::StoredAnswer| {
            let name = answer.recorded.as_ref()?.value()?.to_owned();
            let row = answer.row.as_ref();
            Some(SearchPerson {
                member: row.cloned().map(MemberId::from),
                name,
                is_head: value(&self.relation, row).as_deref() == Some(&*self.head),
            })
        };
        let people = revision.answers.iter().filter(|answer| answer.question == self.name);
        Some(SearchHousehold {
            card: digits(&alone(&self.family_card)),
            village: alone(&self.village),
            rt: small_number(&alone(&self.rt)),
            rw: small_number(&alone(&self.rw)),
            number: small_number(&alone(&self.number)),
            people: people.filter_map(person).collect(),
        })
    }
}

/// The digits of a text.
pub(super) fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// A number as it is compared: 02 is 2.
pub(super) fn small_number(text: &str) -> String {
    let text = text.trim();
    let short = text.trim_start_matches('0');
    if short.is_empty() { text } else { short }.to_owned()
}
