//! Functions of texts. Lengths and positions count characters.

use std::borrow::Cow;

use super::super::function::OfText as F;
use super::super::parse::compile_pattern;
use super::super::tree::Tree;
use super::super::value::Value;
use super::super::world::World;
use super::Evaluator;

impl<'w, W: World> Evaluator<'w, W> {
    pub(super) fn of_text(&self, function: F, arguments: &'w [Tree]) -> Value<'w> {
        let first = arguments
            .first()
            .map_or_else(|| self.world.own().into_text(), |tree| self.text(tree));
        let second = || self.text(&arguments[1]);
        match function {
            F::Contains => Value::from(first.contains(&*second())),
            F::StartsWith => Value::from(first.starts_with(&*second())),
            F::EndsWith => Value::from(first.ends_with(&*second())),
            F::Regex => Value::from(compile_pattern(&second()).is_some_and(|pattern| pattern.is_match(&first))),
            F::StringLength => Value::Number(first.chars().count() as f64),
            F::NormalizeSpace => Value::text(first.split_ascii_whitespace().collect::<Vec<_>>().join(" ")),
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
                let end = arguments.get(2).map_or(f64::INFINITY, |tree| self.number(tree));
                Value::text(substring(&first, self.number(&arguments[1]), end))
            }
            F::SubstringBefore => Value::text(first.split_once(&*second()).map_or("", |(before, _)| before).to_owned()),
            F::SubstringAfter => Value::text(first.split_once(&*second()).map_or("", |(_, after)| after).to_owned()),
            F::Translate => Value::text(translate(&first, &second(), &self.text(&arguments[2]))),
            F::String => Value::Text(first),
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
fn substring(text: &str, start: f64, length: f64) -> String {
    let round = |number: f64| (number + 0.5).floor();
    let (from, to) = (round(start), round(start) + round(length));
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
