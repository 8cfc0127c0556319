//! Functions of nodes, rows, choices and look-ups.

use super::super::function::OfNodes as F;
use super::super::tree::{Kind, Tree};
use super::super::value::Value;
use super::super::world::World;
use super::Evaluator;
use crate::kleene::Truth;
use crate::outside::Customs;

impl<'w, W: World> Evaluator<'w, W> {
    pub(super) fn of_nodes(&self, function: F, arguments: &'w [Tree]) -> Value<'w> {
        match function {
            F::Count => self.tally(&arguments[0], |_| true),
            F::CountNonEmpty => self.tally(&arguments[0], |value| !value.is_empty()),
            F::Sum => {
                let mut sum = 0.0;
                let mut none = true;
                let strict = self.world.customs() == Customs::WebForms;
                self.each(&arguments[0], &mut |value| {
                    // A question of a row that is not answered yet adds nothing; a text that is no number spoils all.
                    none = false;
                    if strict || !value.is_empty() {
                        sum += value.number(self.clock());
                    }
                });
                Value::Number(if strict && none { f64::NAN } else { sum })
            }
            F::Concat => Value::text(self.parts(arguments).concat()),
            F::Join => Value::text(self.parts(&arguments[1..]).join(&*self.text(&arguments[0]))),
            F::Once => {
                let own = self.own();
                if own.is_empty() { self.value(&arguments[0]) } else { own }
            }
            F::Position => Value::Number(self.position(arguments)),
            F::Last => Value::Number(self.focus.map_or(1.0, |focus| focus.size as f64)),
            F::Name | F::LocalName | F::NamespaceUri => self.naming(function, arguments),
            F::Lang => Value::from(self.speaks(&self.text(&arguments[0]))),
            F::Itext if W::SPEAKS => {
                let text = self.world.translation(&self.text(&arguments[0]));
                Value::text(text.unwrap_or_default())
            }
            F::Randomize | F::Id | F::Itext => match self.called(function, arguments) {
                Some(nodes) => self.first_of(&nodes),
                None => self.value(&arguments[0]),
            },
            F::Checklist => self.checklist(arguments, 1),
            F::WeightedChecklist => self.checklist(arguments, 2),
            F::IndexedRepeat => match self.indexed_nodes(arguments, false) {
                Some(nodes) => self.first_of(&nodes),
                None => self.indexed(arguments),
            },
            F::ChoiceName => {
                let question = self.text(&arguments[1]);
                let name = question.trim().trim_start_matches("${").trim_end_matches('}').trim();
                Value::text(self.world.choice_label(name, &self.text(&arguments[0])))
            }
            F::PullData => self.pull(arguments),
            F::Selected => self.selected(&arguments[0], &arguments[1]),
            F::SelectedAt => {
                let list = self.text(&arguments[0]);
                let at = self.number(&arguments[1]);
                let found = if at >= 0.0 {
                    list.split_ascii_whitespace().nth(at as usize)
                } else {
                    None
                };
                Value::text(found.unwrap_or("").to_owned())
            }
            F::CountSelected => {
                let list = self.value(&arguments[0]);
                if W::KLEENE && list.is_unknown() {
                    return Value::Unknown;
                }
                Value::Number(list.into_text().split_ascii_whitespace().count() as f64)
            }
        }
    }

    /// `checklist(least, most, answers…)`, and `weighted-checklist` whose answers each have a weight behind them: whether
    /// what is true counts between the two, of which -1 is no bound.
    fn checklist(&self, arguments: &'w [Tree], width: usize) -> Value<'w> {
        let (least, most) = (self.number(&arguments[0]), self.number(&arguments[1]));
        let mut count = 0.0;
        for part in arguments[2..].chunks(width) {
            let weights: Vec<f64> = match part.get(1) {
                Some(weight) => self.numbers(weight),
                None => vec![1.0],
            };
            let mut at = 0;
            self.each(&part[0], &mut |value| {
                if value.truth().is_true() {
                    count += weights.get(at).or(weights.last()).copied().unwrap_or(0.0);
                }
                at += 1;
            });
        }
        Value::from((least < 0.0 || count >= least) && (most < 0.0 || count <= most))
    }

    fn numbers(&self, tree: &'w Tree) -> Vec<f64> {
        let mut numbers = Vec::new();
        self.each(tree, &mut |value| numbers.push(value.number(self.clock())));
        numbers
    }

    /// What stands at the node looked at, else at the one whose expression this is.
    pub(super) fn own(&self) -> Value<'w> {
        match self.focus {
            Some(focus) => self.value_of(focus.node),
            None => self.world.own(),
        }
    }

    fn tally(&self, tree: &'w Tree, counts: fn(&Value<'w>) -> bool) -> Value<'w> {
        let mut count = 0.0;
        self.each(tree, &mut |value| {
            if counts(&value) {
                count += 1.0;
            }
        });
        Value::Number(count)
    }

    fn parts(&self, arguments: &'w [Tree]) -> Vec<String> {
        let mut parts = Vec::new();
        for argument in arguments {
            self.each(argument, &mut |value| parts.push(value.into_text().into_owned()));
        }
        parts
    }

    /// `selected(x, k)`: unknown where x is.
    fn selected(&self, list: &'w Tree, choice: &'w Tree) -> Value<'w> {
        let list = self.value(list);
        if W::KLEENE && list.is_unknown() {
            return Value::Unknown;
        }
        let (list, choice) = (list.into_text(), self.text(choice));
        let choice = choice.trim();
        // Nothing is selected where nothing is: JavaRosa, Enketo and Web Forms agree.
        let nothing = choice.is_empty() && list.trim().is_empty();
        Value::from(nothing || list.split_ascii_whitespace().any(|chosen| chosen == choice))
    }

    /// `any_selected(x, {…})`: unknown where x is.
    pub(super) fn any_selected(&self, list: &'w Tree, set: &[std::sync::Arc<str>]) -> Truth {
        let list = self.value(list);
        if list.is_unknown() {
            return Truth::Unknown;
        }
        let list = list.into_text();
        Truth::from(
            list.split_ascii_whitespace()
                .any(|chosen| set.iter().any(|member| **member == *chosen)),
        )
    }

    /// `indexed-repeat(question, repeat, row, …)`, rows counted from 1.
    fn indexed(&self, arguments: &'w [Tree]) -> Value<'w> {
        let Some(question) = read_of(&arguments[0]) else {
            return Value::EMPTY;
        };
        let mut rows = Vec::new();
        for pair in arguments[1..].chunks_exact(2) {
            match read_of(&pair[0]) {
                Some(repeat) => rows.push((repeat, self.number(&pair[1]))),
                None => return Value::EMPTY,
            }
        }
        self.world.indexed(question, &rows)
    }

    fn pull(&self, arguments: &'w [Tree]) -> Value<'w> {
        let [channel, column, key, value] = [0, 1, 2, 3].map(|at| self.text(&arguments[at]));
        let found = self
            .world
            .outside()
            .and_then(|outside| outside.look_up(&channel, &column, &key, &value));
        Value::text(found.unwrap_or_default())
    }
}

/// The read that an argument is, if it is nothing else.
pub(super) fn read_of(tree: &Tree) -> Option<usize> {
    if let Kind::Read(read) = tree.kind {
        Some(read)
    } else {
        None
    }
}
