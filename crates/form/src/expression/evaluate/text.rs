//! Functions of texts. Lengths and positions count characters.

use std::borrow::Cow;

use super::super::function::OfText as F;
use super::super::pattern::Pattern;
use super::super::tree::Tree;
use super::super::value::Value;
use super::super::world::World;
use super::Evaluator;
use super::digest::{decode, digest};

impl<'w, W: World> Evaluator<'w, W> {
    pub(super) fn of_text(&self, function: F, arguments: &'w [Tree]) -> Value<'w> {
        if function == F::Version {
            return self.world.version();
        }
        if function == F::Uuid {
            return Value::text(self.uuid(arguments.first().map(|tree| self.number(tree))));
        }
        let first = arguments
            .first()
            .map_or_else(|| self.own().into_text(), |tree| self.text(tree));
        let second = || self.text(&arguments[1]);
        match function {
            F::Contains => Value::from(first.contains(&*second())),
            F::StartsWith => Value::from(first.starts_with(&*second())),
            F::EndsWith => Value::from(first.ends_with(&*second())),
            F::Regex => Value::from(
                Pattern::new(&second()).is_some_and(|pattern| pattern.is_match(&first, self.world.customs())),
            ),
            F::StringLength => Value::Number(first.chars().count() as f64),
            F::NormalizeSpace => {
                // XML's white space, which has neither form feed nor vertical tab.
                let words = first.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty());
                Value::text(words.collect::<Vec<_>>().join(" "))
            }
            F::Substr => {
                let length = first.chars().count();
                let bound = |at: usize| {
                    arguments
                        .get(at)
                        .map_or(length, |tree| offset(self.number(tree), length))
                };
                Value::text(slice(&first, bound(1), bound(2)))
            }
            F::Substring => {
                let length = arguments.get(2).map(|tree| self.number(tree));
                Value::text(substring(&first, self.number(&arguments[1]), length))
            }
            F::SubstringBefore => Value::text(first.split_once(&*second()).map_or("", |(before, _)| before).to_owned()),
            F::SubstringAfter => Value::text(first.split_once(&*second()).map_or("", |(_, after)| after).to_owned()),
            F::Translate => Value::text(translate(&first, &second(), &self.text(&arguments[2]))),
            F::Base64Decode => Value::text(decode(&first)),
            F::Digest => {
                let encoding = arguments.get(2).map_or("base64".into(), |tree| self.text(tree));
                Value::text(digest(&first, &second(), &encoding))
            }
            F::String | F::Uuid | F::Version => Value::Text(first),
        }
    }
}

/// A place in a text of `length`; negative numbers count from its end.
fn offset(number: f64, length: usize) -> usize {
    let from = if number < 0.0 { number + length as f64 } else { number };
    // A float becomes the nearest index there is; NaN becomes 0.
    (from.max(0.0) as usize).min(length)
}

fn slice(text: &str, start: usize, end: usize) -> String {
    text.chars().take(end).skip(start).collect()
}

/// XPath 1.0, section 4.2: characters whose position p, from 1, has p ≥ round(start) and p < round(start) + round(length).
fn substring(text: &str, start: f64, length: Option<f64>) -> String {
    let round = |number: f64| (number + 0.5).floor();
    let from = round(start);
    let to = length.map_or(f64::INFINITY, |length| from + round(length));
    text.chars()
        .enumerate()
        .filter(|(at, _)| {
            let position = *at as f64 + 1.0;
            position >= from && position < to
        })
        .map(|(_, c)| c)
        .collect()
}

fn translate<'a>(text: &str, from: &str, to: &str) -> Cow<'a, str> {
    let from: Vec<char> = from.chars().collect();
    let to: Vec<char> = to.chars().collect();
    text.chars()
        .filter_map(|c| match from.iter().position(|known| *known == c) {
            Some(at) => to.get(at).copied(),
            None => Some(c),
        })
        .collect::<String>()
        .into()
}
