//! Choice filters, with an index where one compares a column with a value.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::rule::{Formula, Reference};
use super::scope::Way;
use crate::expression::{Compare, Kind, Tree, parse_number};
use crate::instrument::ChoiceList;
use crate::lexical::days;
use crate::node::NodeId;

/// The filter of one question.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub formula: u32,
    /// The part of it that an index answers.
    pub key: Option<Key>,
}

/// A part `column = value` of a filter, alone or joined to others by `and`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key {
    /// Which of the parts joined; `None` where the filter is nothing else.
    part: Option<usize>,
    /// Whether the column stands on the left.
    left: bool,
    /// Which of the form's indexes answers it.
    pub index: usize,
}

impl Key {
    /// The value that the column is compared with.
    pub fn value<'f>(&self, formula: &'f Formula) -> Option<&'f Tree> {
        let root = &formula.expression.root;
        let compare = match (&root.kind, self.part) {
            (Kind::And(parts), Some(part)) => parts.get(part)?,
            _ => root,
        };
        let Kind::Compare(Compare::Equal, left, right) = &compare.kind else {
            return None;
        };
        Some(if self.left { right } else { left })
    }
}

/// The column of the first part of a formula that an index can answer, with the place of that part.
pub(crate) fn key_column(formula: &Formula) -> Option<(String, impl Fn(usize) -> Key + use<>)> {
    let root = &formula.expression.root;
    let parts: Vec<(Option<usize>, &Tree)> = if let Kind::And(parts) = &root.kind {
        parts.iter().enumerate().map(|(at, part)| (Some(at), part)).collect()
    } else {
        vec![(None, root)]
    };
    for (part, tree) in parts {
        let Kind::Compare(Compare::Equal, left, right) = &tree.kind else {
            continue;
        };
        for (column, value, is_left) in [(left, right, true), (right, left, false)] {
            if let Some(name) = column_of(formula, column)
                && is_single(formula, value)
            {
                return Some((name.to_owned(), move |index| Key {
                    part,
                    left: is_left,
                    index,
                }));
            }
        }
    }
    None
}

fn column_of<'f>(formula: &'f Formula, tree: &Tree) -> Option<&'f str> {
    let Kind::Read(read) = tree.kind else { return None };
    let Reference::Column(column) = formula.references.get(read)? else {
        return None;
    };
    // What a label says depends on the language.
    (column != "label").then_some(column)
}

/// True where a tree has one value, the same for every choice.
fn is_single(formula: &Formula, tree: &Tree) -> bool {
    let mut single = true;
    tree.walk(&mut |tree| {
        if let Kind::Read(read) = &tree.kind {
            let node = formula.references.get(*read);
            single &= matches!(node, Some(Reference::Node { way, .. }) if way.down.is_empty());
        } else if matches!(tree.kind, Kind::Union(_)) {
            single = false;
        }
    });
    single
}

/// Which choices of a list have a value in a column; built when it is first asked.
#[derive(Debug)]
pub(crate) struct ColumnIndex {
    pub list: usize,
    pub column: String,
    built: OnceLock<Places>,
}

#[derive(Debug, Default)]
struct Places {
    by_text: HashMap<Box<str>, Vec<u32>>,
    /// By the bits of the number that a text is.
    by_number: HashMap<u64, Vec<u32>>,
}

/// What a column is compared with.
pub(crate) enum Sought<'a> {
    Text(&'a str),
    Number(f64),
}

impl ColumnIndex {
    pub const fn new(list: usize, column: String) -> Self {
        Self {
            list,
            column,
            built: OnceLock::new(),
        }
    }

    /// The places of the choices whose column equals what is sought, in list order.
    pub fn find(&self, list: &ChoiceList, sought: &Sought<'_>) -> &[u32] {
        let places = self.built.get_or_init(|| self.build(list));
        let found = match sought {
            Sought::Text(text) => places.by_text.get(*text),
            Sought::Number(number) => places.by_number.get(&bits(*number)),
        };
        found.map(Vec::as_slice).unwrap_or_default()
    }

    fn build(&self, list: &ChoiceList) -> Places {
        let mut places = Places::default();
        for (at, choice) in (0_u32..).zip(&list.choices) {
            let text = match self.column.as_str() {
                "name" => choice.name.text.as_str(),
                other => choice.extra(other),
            };
            match places.by_text.get_mut(text) {
                Some(known) => known.push(at),
                None => {
                    places.by_text.insert(text.into(), vec![at]);
                }
            }
            let number = Some(parse_number(text)).filter(|number| !number.is_nan());
            if let Some(number) = number.or_else(|| days(text)) {
                places.by_number.entry(bits(number)).or_default().push(at);
            }
        }
        places
    }
}

/// Equal numbers have equal bits; the two zeros become one.
fn bits(number: f64) -> u64 {
    if number == 0.0 { 0 } else { number.to_bits() }
}

/// The choices of a question whose choices are nodes.
#[derive(Debug, Clone)]
pub(crate) struct NodeChoices {
    /// The formula of the nodes.
    pub nodes: u32,
    /// The formula of what is stored, seen from a node.
    pub value: u32,
    /// The formula of what is read aloud, or of the id of its translation.
    pub label: Option<u32>,
    pub translated: bool,
}

/// The choices of a question that chooses among answers given in the rows of a repeat.
#[derive(Debug, Clone)]
pub(crate) struct RowChoices {
    /// The question whose answers are the choices.
    pub question: NodeId,
    pub way: Way,
    /// Which rows, seen from that question.
    pub filter: Option<u32>,
}
