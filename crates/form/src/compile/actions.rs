//! What happens by itself beyond what rows say: actions and first rows of XForms, and `instance_name`.

use super::{Compiler, Part};
use crate::expression::{Dialect, ReadKind, Start, parse};
use crate::form::{Aspect, Deed, Formula, Reference};
use crate::instrument::{Action, Event};
use crate::node::{NodeId, NodeKind};

impl Compiler<'_> {
    pub(super) fn read_actions(&mut self) {
        let instrument = self.instrument;
        for action in &instrument.actions {
            self.action(action);
        }
        for (at, first) in instrument.first_rows.iter().enumerate() {
            let repeat = self.address(&first.repeat);
            let fits = |id: &NodeId| self.layout[id.index()].inner.is_some();
            let Some(repeat) = repeat.filter(|id| fits(id) && first.parent.is_none_or(|parent| parent < at)) else {
                // Keeps the places of the rows behind it.
                self.first_rows.push((NodeId::ROOT, None, Vec::new()));
                continue;
            };
            let values = first
                .values
                .iter()
                .filter_map(|(question, value)| Some((self.address(question)?, value.clone())))
                .collect();
            self.first_rows.push((repeat, first.parent, values));
        }
        self.read_instance_name();
    }

    /// The node of a path `/data/a/b` or `${b}`.
    fn address(&self, text: &str) -> Option<NodeId> {
        let expression = parse(text, Dialect::XPath).ok()?;
        let [read] = expression.reads.as_slice() else {
            return None;
        };
        let ReadKind::Path(path) = &read.kind else {
            return None;
        };
        match &path.start {
            Start::Named(name) => self.by_name.get(name.as_str())?.first().copied(),
            Start::Root => {
                let mut at = NodeId::ROOT;
                for step in path.steps.get(1..)? {
                    let name = step.child()?;
                    let children = &self.nodes[at.index()].children;
                    at = *children.iter().find(|child| *self.nodes[child.index()].name == *name)?;
                }
                Some(at)
            }
            Start::Here | Start::Current | Start::Instance(_) | Start::Tree(_) => None,
        }
    }

    fn action(&mut self, action: &Action) {
        let cell = action.cell_ref(&action.target);
        let target = self.address(&action.target.text);
        let Some(target) = target.filter(|id| matches!(self.nodes[id.index()].kind, NodeKind::Question(_))) else {
            self.say(
                paduk_survey::Diagnostic::error("action-without-target")
                    .at_cell(Some(cell))
                    .with("name", &action.target.text),
            );
            return;
        };
        let mut formula = None;
        if !action.value.text.is_empty() {
            let at = action.cell_ref(&action.value);
            match parse(&action.value.text, Dialect::XPath) {
                Ok(expression) => {
                    let references = self.resolve(target, &expression, &at, false);
                    self.formulas.push(Formula {
                        expression: expression.into(),
                        references,
                    });
                    formula = Some(self.formulas.len() as u32 - 1);
                }
                Err(error) => return self.say(error.at_cell(Some(at))),
            }
        }
        let mut events = action.events.clone();
        events.retain(|event| *event != Event::ValueChanged);
        if events.len() < action.events.len()
            && let Some(trigger) = &action.trigger
        {
            let at = action.cell_ref(trigger);
            match parse(&trigger.text, Dialect::XPath) {
                Ok(expression) => {
                    let triggers = self.resolve(target, &expression, &at, false);
                    self.put_when(target, formula, triggers, cell);
                }
                Err(error) => return self.say(error.at_cell(Some(at))),
            }
        }
        if !events.is_empty() {
            self.deeds.push(Deed {
                node: target,
                formula,
                events,
            });
        }
    }

    /// A value put in `target` when one of `triggers` changes.
    pub(super) fn put_when(
        &mut self,
        target: NodeId,
        formula: Option<u32>,
        triggers: Vec<Reference>,
        cell: paduk_survey::CellRef,
    ) {
        self.parts.push(Part {
            node: target,
            aspect: Aspect::Put,
            formula,
            triggers: Some(triggers),
            cell,
        });
    }

    fn read_instance_name(&mut self) {
        let instrument = self.instrument;
        let Some(cell) = instrument
            .settings
            .get("instance_name")
            .filter(|cell| !cell.text.is_empty())
        else {
            return;
        };
        let at = instrument.settings_cell(cell);
        match parse(&cell.text, Dialect::XPath) {
            Ok(expression) => {
                let references = self.resolve(NodeId::ROOT, &expression, &at, false);
                self.formulas.push(Formula {
                    expression: expression.into(),
                    references,
                });
                self.instance_name = Some(self.formulas.len() as u32 - 1);
            }
            Err(error) => self.say(error.at_cell(Some(at))),
        }
    }
}
