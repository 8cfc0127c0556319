//! Whether a household fits what is asked: the rule itself, which the index must agree with.

use paduk_survey::{NameWord, NameWords};

use super::Asked;
use super::distance::{meet, one_slip};
use super::household::{SearchHousehold, SearchPerson};

/// Added for each word that is a beginning only, joined of two, or one slip away; and for each word not asked for.
pub(super) const BEGINNING: u32 = 4;
pub(super) const JOINED: u32 = 8;
pub(super) const SLIP: u32 = 20;
/// Added where only the sound is the same, not the letters.
pub(super) const SOUND: u32 = 2;
/// A whole card is in place of a name.
const CARD_DIGITS: usize = 15;

impl Asked {
    /// How far the household is from what is asked, with the person who fits best; nothing where it does not fit.
    pub fn fits<'a>(&self, household: &'a SearchHousehold) -> Option<(u32, Option<&'a SearchPerson>)> {
        let same = |asked: &Option<String>, has: &str| asked.as_ref().is_none_or(|asked| asked == has);
        let here = same(&self.rt, &household.rt)
            && same(&self.rw, &household.rw)
            && same(&self.number, &household.number)
            && self.card.as_ref().is_none_or(|card| card_fits(card, &household.card));
        if !here || self.is_empty() {
            return None;
        }
        if self.names.is_empty() {
            return Some((0, None));
        }
        let people = household.people.iter();
        people
            .filter_map(|person| Some((self.name_distance(&person.name)?, Some(person))))
            .min_by_key(|(distance, _)| *distance)
    }

    /// How far a name is from the words asked for; nothing where one of them is not in it.
    pub(super) fn name_distance(&self, name: &str) -> Option<u32> {
        let name = NameWords::of(name);
        let joined = name.joined();
        let way = |words: &Vec<NameWord>| {
            let mut sum = 0;
            for asked in words {
                let single = name.words().iter().filter_map(|word| word_distance(asked, word));
                let pairs = joined
                    .iter()
                    .filter_map(|word| Some(JOINED + without_slip(asked, word)?));
                sum += single.chain(pairs).min()?;
            }
            let more = name.words().len().saturating_sub(words.len());
            Some(sum + u32::try_from(more).unwrap_or_default())
        };
        let mut ways = self.names.iter();
        let typed = ways.next().and_then(way);
        let joined = ways.filter_map(way).map(|distance| distance + JOINED).min();
        typed.into_iter().chain(joined).min()
    }
}

/// Same letters 0, same sound, a beginning, one slip.
fn word_distance(asked: &NameWord, word: &NameWord) -> Option<u32> {
    without_slip(asked, word).or_else(|| {
        let pairs = pairs(asked, word);
        let slipped = |(asked, word): (&str, &str)| one_slip(asked, word) && meet(asked, word);
        pairs.into_iter().any(slipped).then_some(SLIP)
    })
}

fn without_slip(asked: &NameWord, word: &NameWord) -> Option<u32> {
    let pairs = pairs(asked, word);
    if asked.plain == word.plain {
        Some(0)
    } else if pairs.iter().any(|(asked, word)| asked == word) {
        Some(SOUND)
    } else {
        pairs
            .iter()
            .any(|(asked, word)| word.starts_with(asked))
            .then_some(BEGINNING)
    }
}

fn pairs<'a>(asked: &'a NameWord, word: &'a NameWord) -> Vec<(&'a str, &'a str)> {
    let with = |asked: &'a String| word.readings.iter().map(move |word| (asked.as_str(), word.as_str()));
    asked.readings.iter().flat_map(with).collect()
}

/// A card fits by its beginning or its end; a whole one with at most one digit wrong.
pub(super) fn card_fits(asked: &str, card: &str) -> bool {
    let whole = asked.len() >= CARD_DIGITS && one_slip(asked, card) && card.len().abs_diff(asked.len()) <= 1;
    !card.is_empty() && (card.starts_with(asked) || card.ends_with(asked) || whole)
}
