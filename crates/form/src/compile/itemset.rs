//! Questions whose choices are nodes.

use paduk_survey::CellRef;

use super::{Compiler, Part};
use crate::expression::{Dialect, ExpressionError, parse, parse_inner};
use crate::form::{Aspect, Formula, NodeChoices, Reference};
use crate::instrument::{Itemset, ItemsetLabel};
use crate::node::NodeId;

impl Compiler<'_> {
    pub(super) fn read_itemsets(&mut self) {
        for at in 0..self.nodes.len() {
            let Some(row) = self.rows[at] else { continue };
            let Some(itemset) = &row.itemset else { continue };
            let id = NodeId(at as u32);
            let cell = row.cell_ref(&itemset.nodes);
            match self.node_choices(id, itemset, &cell) {
                Ok(choices) => {
                    self.node_choices.insert(id, choices);
                }
                Err(error) => self.say(error.at_cell(Some(cell))),
            }
        }
    }

    fn node_choices(&mut self, id: NodeId, itemset: &Itemset, cell: &CellRef) -> Result<NodeChoices, ExpressionError> {
        let (path, translated) = match &itemset.label {
            ItemsetLabel::Path(path) => (path, false),
            ItemsetLabel::Translation(path) => (path, true),
        };
        let nodes = parse(&itemset.nodes.text, Dialect::XPath)?;
        let references = self.resolve(id, &nodes, cell, false);
        let mut waits = references.clone();
        self.formulas.push(Formula {
            expression: nodes.into(),
            references,
        });
        let nodes = self.formulas.len() as u32 - 1;
        let value = self.seen_from_node(id, &itemset.value, cell)?;
        let label = match path.as_str() {
            "" => None,
            path => Some(self.seen_from_node(id, path, cell)?),
        };
        for path in [&itemset.value, path] {
            waits.extend(self.reads_behind(id, &itemset.nodes.text, path, cell));
        }
        self.parts.push(Part {
            node: id,
            aspect: Aspect::Choices,
            formula: None,
            triggers: Some(waits),
            cell: cell.clone(),
        });
        Ok(NodeChoices {
            nodes,
            value,
            label,
            translated,
        })
    }

    /// The formula of a path that is asked of each node.
    fn seen_from_node(&mut self, id: NodeId, path: &str, cell: &CellRef) -> Result<u32, ExpressionError> {
        let expression = parse_inner(path)?;
        let references = self.resolve(id, &expression, cell, false);
        self.formulas.push(Formula {
            expression: expression.into(),
            references,
        });
        Ok(self.formulas.len() as u32 - 1)
    }

    /// What is read at a path from each of the nodes; nothing is said about it a second time.
    fn reads_behind(&mut self, id: NodeId, nodes: &str, path: &str, cell: &CellRef) -> Vec<Reference> {
        let said = self.diagnostics.len();
        let text = format!("({nodes})/{path}");
        let found = match parse(&text, Dialect::XPath) {
            Ok(expression) => self.resolve(id, &expression, cell, false),
            Err(_) => Vec::new(),
        };
        self.diagnostics.truncate(said);
        found
    }
}
