//! Patterns of `regex()`.

use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};

use crate::outside::Customs;

/// The largest automaton a pattern may need, in bytes.
const SIZE: usize = 1 << 20;

/// A pattern, compiled once.
#[derive(Debug)]
pub(crate) struct Pattern {
    text: String,
    whole: Regex,
    part: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// `None` where it is no pattern.
    pub fn new(text: &str) -> Option<Self> {
        Some(Self {
            text: text.to_owned(),
            whole: compiled(&format!("^(?:{text})$"))?,
            part: OnceLock::new(),
        })
    }

    /// Whether it matches: the whole text as JavaRosa has it, or a part as Web Forms have it.
    pub fn is_match(&self, text: &str, customs: Customs) -> bool {
        match customs {
            Customs::Collect => self.whole.is_match(text),
            Customs::WebForms => {
                let part = self.part.get_or_init(|| compiled(&self.text));
                part.as_ref().is_some_and(|part| part.is_match(text))
            }
        }
    }
}

fn compiled(text: &str) -> Option<Regex> {
    RegexBuilder::new(text)
        .size_limit(SIZE)
        .dfa_size_limit(SIZE)
        .build()
        .ok()
}
