//! The choices that a filter leaves, in the order in which they are offered.

use std::collections::BTreeMap;

use super::Interview;
use super::state::ShownChoice;
use crate::expression::{Value, parse_number, shuffled};
use crate::form::{Filter, RowChoices, Sought};
use crate::instrument::{Choice, ChoiceList};
use crate::node::NodeId;

impl Interview {
    /// The choices offered now: in list order, or shuffled where the question says so.
    pub(super) fn choices(&self, node: NodeId, at: u32, language: &str) -> Vec<ShownChoice> {
        if let Some(rows) = self.form.row_choices.get(&node) {
            return self.chosen_rows(rows, at);
        }
        if let Some(nodes) = self.form.node_choices.get(&node) {
            return self.chosen_nodes(nodes, node, at, language);
        }
        let Some(list) = self.form.list(node) else {
            return Vec::new();
        };
        let mut offered = self.offered(node, at, list);
        if self.form.node(node).shuffled() {
            offered = shuffled(offered, Some(self.seed(node, at)), None);
        }
        let fallback = &self.form.instrument.default_language;
        offered
            .into_iter()
            .map(|choice| ShownChoice {
                name: choice.name.text.clone(),
                label: self.fill(node, at, choice.label.texts().get(language, fallback), language),
                media: choice
                    .media
                    .iter()
                    .map(|(kind, file)| (kind.clone(), file.texts().get(language, fallback).to_owned()))
                    .collect(),
            })
            .collect()
    }

    fn offered<'l>(&self, node: NodeId, at: u32, list: &'l ChoiceList) -> Vec<&'l Choice> {
        let Some(filter) = &self.form.filters[node.index()] else {
            return list.choices.iter().collect();
        };
        let holds = |choice: &&Choice| self.holds(filter.formula, node, at, Some(choice));
        match self.by_key(filter, node, at, list) {
            Some(places) => {
                let found = places.iter().filter_map(|place| list.choices.get(*place as usize));
                found.filter(holds).collect()
            }
            None => list.choices.iter().filter(holds).collect(),
        }
    }

    /// The choices that the index gives for the part `column = value` of a filter; `None` where there is no index, or
    /// the value is of a kind that it does not answer.
    fn by_key(&self, filter: &Filter, node: NodeId, at: u32, list: &ChoiceList) -> Option<&[u32]> {
        let key = filter.key?;
        let index = self.form.indexes.get(key.index)?;
        let formula = self.form.formulas.get(filter.formula as usize)?;
        let tree = key.value(formula)?;
        self.with_value(formula, tree, node, at, |value| match value {
            Value::Text(text) => Some(index.find(list, &Sought::Text(&text))),
            Value::Number(number) => Some(index.find(list, &Sought::Number(number))),
            Value::Date(_) | Value::Moment(_) | Value::Truth(_) | Value::Between(..) | Value::Unknown => None,
        })
    }

    fn is_offered(&self, node: NodeId, at: u32, choice: &Choice) -> bool {
        let filter = self.form.filters[node.index()].as_ref();
        filter.is_none_or(|filter| self.holds(filter.formula, node, at, Some(choice)))
    }

    /// Whether every choice made is one that is offered.
    pub(super) fn are_offered(&self, node: NodeId, at: u32, names: &str) -> bool {
        if let Some(rows) = self.form.row_choices.get(&node) {
            let offered = self.chosen_rows(rows, at);
            return names
                .split(' ')
                .all(|name| offered.iter().any(|choice| choice.name == name));
        }
        if let Some(nodes) = self.form.node_choices.get(&node) {
            let offered = self.chosen_nodes(nodes, node, at, &self.language);
            return names
                .split(' ')
                .all(|name| offered.iter().any(|choice| choice.name == name));
        }
        names.split(' ').all(|name| {
            let mut found = self.form.choices_named(node, name);
            found.any(|choice| self.is_offered(node, at, choice))
        })
    }

    /// The answers given in rows, each once, in the order of the rows.
    fn chosen_rows(&self, rows: &RowChoices, at: u32) -> Vec<ShownChoice> {
        let mut choices: Vec<ShownChoice> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        self.along(at, &rows.way, &mut |row| {
            let text = self.slot(rows.question, row).read();
            let fits = rows
                .filter
                .is_none_or(|filter| self.holds(filter, rows.question, row, None));
            if !text.is_empty() && fits && seen.insert(text.to_owned()) {
                choices.push(ShownChoice {
                    name: text.to_owned(),
                    label: text.to_owned(),
                    media: BTreeMap::new(),
                });
            }
        });
        choices
    }

    /// What the order of a question's choices follows from: its seed, else one that stays the same for the document,
    /// the question and the row.
    fn seed(&self, node: NodeId, at: u32) -> i64 {
        if let Some(formula) = self.form.seeds.get(&node) {
            let number = parse_number(&self.computed(*formula, node, at));
            return if number.is_finite() { number.floor() as i64 } else { 0 };
        }
        let row = self.instance(at).row.as_ref().map_or("", paduk_survey::RowId::as_str);
        let name = self.form.node(node).address();
        // FNV-1a: small, and the same on every machine.
        let bytes = name.bytes().chain([0]).chain(row.bytes());
        let start = 0xcbf2_9ce4_8422_2325 ^ self.outside.seed();
        let hash = bytes.fold(start, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        hash.cast_signed()
    }
}
