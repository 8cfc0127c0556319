//! The dependency graph: which things are computed, in which order, and what is computed anew when a node changes.

use std::collections::{HashMap, HashSet};

use paduk_survey::{CellRef, Diagnostic};

use super::order::Graph;
use super::{Compiler, Part};
use crate::form::{Aspect, Dependent, Dependents, Reference, Unit, Units, Way, way};
use crate::node::NodeId;

/// What the graph comes to.
pub(super) struct Wiring {
    pub units: Vec<Unit>,
    pub node_units: Vec<Units>,
    pub dependents: Vec<Dependents>,
    /// By node: whether the number of rows of a counted repeat may follow from it.
    pub counts: Vec<bool>,
}

/// A node's being relevant and its value are vertices; everything else only reads.
const fn vertex(id: NodeId, aspect: Aspect) -> Option<u32> {
    match aspect {
        Aspect::Relevant => Some(id.0 * 2),
        Aspect::Value | Aspect::Count | Aspect::Put => Some(id.0 * 2 + 1),
        Aspect::Required
        | Aspect::ReadOnly
        | Aspect::Constraint
        | Aspect::Warning
        | Aspect::Choices
        | Aspect::Label => None,
    }
}

impl Compiler<'_> {
    pub(super) fn wire(&mut self) -> Wiring {
        let mut parts = std::mem::take(&mut self.parts);
        let graph = self.graph(&parts, &HashSet::new());
        let (mut order, mut loops) = graph.order();
        // A number of rows may follow from the rows themselves: `count + 1` while the last one says "more". It is
        // computed again when they change, instead of before them.
        let counts = |at: &u32| {
            parts
                .iter()
                .any(|part| part.aspect == Aspect::Count && vertex(part.node, part.aspect) == Some(*at))
        };
        let late: HashSet<u32> = loops.iter().flatten().copied().filter(counts).collect();
        if !late.is_empty() {
            (order, loops) = self.graph(&parts, &late).order();
        }
        for cycle in loops {
            self.cut(&cycle, &mut parts);
        }
        let mut wiring = Wiring {
            units: Vec::new(),
            node_units: vec![Units::default(); self.nodes.len()],
            dependents: vec![Dependents::default(); self.nodes.len()],
            counts: Vec::new(),
        };
        let unit_of = self.list_units(&order, &parts, &mut wiring);
        self.list_dependents(&parts, &unit_of, &mut wiring);
        self.trace_counts(&mut wiring);
        wiring
    }

    /// What a part waits for: its triggers, else what it reads.
    fn waits_for<'p>(&'p self, part: &'p Part) -> &'p [Reference] {
        match (&part.triggers, part.formula) {
            (Some(triggers), _) => triggers,
            (None, Some(formula)) => &self.formulas[formula as usize].references,
            (None, None) => &[],
        }
    }

    /// Edges into what is `late` are left out.
    fn graph(&self, parts: &[Part], late: &HashSet<u32>) -> Graph {
        let mut graph = Graph::new(self.nodes.len() * 2);
        for node in &self.nodes {
            let relevant = node.id.0 * 2;
            graph.edge(relevant, relevant + 1);
            if let Some(parent) = node.parent {
                graph.edge(parent.0 * 2, relevant);
                let inner = self.layout[parent.index()].inner;
                if inner.is_some_and(|scope| self.scopes[scope.index()].counted) {
                    graph.edge(parent.0 * 2 + 1, relevant);
                }
            }
        }
        for part in parts {
            let Some(to) = vertex(part.node, part.aspect).filter(|to| !late.contains(to)) else {
                continue;
            };
            for reference in self.waits_for(part) {
                match reference {
                    Reference::Node { node, way } => {
                        graph.edge(node.0 * 2 + 1, to);
                        self.edges_from_rows(&mut graph, way, to);
                    }
                    Reference::Rows { way, .. } => self.edges_from_rows(&mut graph, way, to),
                    Reference::Row { .. } | Reference::Walk { .. } | Reference::Column(_) | Reference::Nothing => {}
                }
            }
        }
        graph
    }

    fn edges_from_rows(&self, graph: &mut Graph, way: &Way, to: u32) {
        for scope in &way.down {
            graph.edge(self.scopes[*scope as usize].repeat.0 * 2 + 1, to);
        }
    }

    /// Reports a loop with every cell of it, and takes its formulas out.
    fn cut(&mut self, cycle: &[u32], parts: &mut Vec<Part>) {
        let members: HashSet<u32> = cycle.iter().copied().collect();
        let on_it = |part: &Part| vertex(part.node, part.aspect).is_some_and(|at| members.contains(&at));
        let mut cells: Vec<CellRef> = parts
            .iter()
            .filter(|part| on_it(part))
            .map(|part| part.cell.clone())
            .collect();
        cells.sort();
        cells.dedup();
        let mut names: Vec<&str> = Vec::new();
        for at in cycle {
            let name = &*self.nodes[(at / 2) as usize].name;
            if names.last() != Some(&name) {
                names.push(name);
            }
        }
        names.extend(
            names
                .first()
                .copied()
                .filter(|first| names.last() != Some(first) || names.len() == 1),
        );
        let mut diagnostic = Diagnostic::error("cycle").with("names", names.join(" → "));
        let mut cells = cells.into_iter();
        diagnostic.cell = cells.next();
        diagnostic.related = cells.collect();
        self.say(diagnostic);
        parts.retain(|part| !on_it(part));
    }

    /// Numbers what is computed: first relevance and values in the order of the graph, then what only reads.
    /// Gives the unit of each part.
    fn list_units(&self, order: &[u32], parts: &[Part], wiring: &mut Wiring) -> Vec<u32> {
        let mut unit_of = vec![u32::MAX; parts.len()];
        let count = self.nodes.len();
        let mut puts: HashMap<u32, Vec<usize>> = HashMap::new();
        let mut by_vertex: Vec<Option<usize>> = vec![None; count * 2];
        for (at, part) in parts.iter().enumerate() {
            if let Some(vertex) = vertex(part.node, part.aspect) {
                if part.aspect == Aspect::Put {
                    puts.entry(vertex).or_default().push(at);
                } else {
                    by_vertex[vertex as usize] = Some(at);
                }
            }
        }
        // A node without a condition of its own is computed only where something around it has one.
        let mut conditional = vec![false; count];
        for node in &self.nodes {
            let own = by_vertex[node.id.index() * 2].is_some();
            conditional[node.id.index()] = own || node.parent.is_some_and(|parent| conditional[parent.index()]);
        }
        for at in order {
            let node = NodeId(at / 2);
            for put in puts.get(at).into_iter().flatten() {
                unit_of[*put] = wiring.units.len() as u32;
                wiring.node_units[node.index()].others.push(unit_of[*put]);
                wiring.units.push(Unit {
                    node,
                    aspect: Aspect::Put,
                    formula: parts[*put].formula,
                    triggered: true,
                });
            }
            let part = by_vertex[*at as usize].map(|part| &parts[part]);
            let aspect = match part {
                Some(part) => part.aspect,
                None if at % 2 == 0 && conditional[node.index()] => Aspect::Relevant,
                None => continue,
            };
            let unit = wiring.units.len() as u32;
            if let Some(part) = by_vertex[*at as usize] {
                unit_of[part] = unit;
            }
            wiring.units.push(Unit {
                node,
                aspect,
                formula: part.and_then(|part| part.formula),
                triggered: part.is_some_and(|part| part.triggers.is_some()),
            });
            let known = &mut wiring.node_units[node.index()];
            if aspect == Aspect::Relevant {
                known.relevant = Some(unit);
            } else {
                known.value = Some(unit);
            }
        }
        for (place, part) in parts
            .iter()
            .enumerate()
            .filter(|(_, part)| vertex(part.node, part.aspect).is_none())
        {
            let unit = wiring.units.len() as u32;
            unit_of[place] = unit;
            wiring.units.push(Unit {
                node: part.node,
                aspect: part.aspect,
                formula: part.formula,
                triggered: false,
            });
            let known = &mut wiring.node_units[part.node.index()];
            match part.aspect {
                Aspect::Constraint => known.constraint = Some(unit),
                Aspect::Warning => known.warning = Some(unit),
                Aspect::Relevant
                | Aspect::Value
                | Aspect::Count
                | Aspect::Required
                | Aspect::ReadOnly
                | Aspect::Choices
                | Aspect::Put
                | Aspect::Label => known.others.push(unit),
            }
        }
        unit_of
    }

    fn list_dependents(&self, parts: &[Part], unit_of: &[u32], wiring: &mut Wiring) {
        for (part, unit) in parts
            .iter()
            .zip(unit_of.iter().copied())
            .filter(|(_, unit)| *unit != u32::MAX)
        {
            if matches!(part.aspect, Aspect::Constraint | Aspect::Warning) {
                push(
                    &mut wiring.dependents[part.node.index()].value,
                    unit,
                    Way::default(),
                    false,
                );
            }
            for reference in self.waits_for(part) {
                if let (Aspect::Put, Reference::Node { node, way }) = (part.aspect, reference) {
                    // It waits for the value alone: a row that comes changes none.
                    let back = self.way_back(part.node, *node, way.up);
                    push(&mut wiring.dependents[node.index()].value, unit, back, false);
                    continue;
                }
                self.depend(part.node, unit, reference, &mut wiring.dependents);
            }
        }
        for node in &self.nodes {
            let inner = self.layout[node.id.index()].inner;
            let down = Way {
                up: 0,
                down: inner.map(|scope| scope.0).into_iter().collect(),
            };
            for child in &node.children {
                if let Some(unit) = wiring.node_units[child.index()].relevant {
                    push(
                        &mut wiring.dependents[node.id.index()].relevance,
                        unit,
                        down.clone(),
                        false,
                    );
                }
            }
        }
    }

    /// Finds out from which nodes the number of rows of a counted repeat may follow.
    fn trace_counts(&self, wiring: &mut Wiring) {
        let is_count = |unit: &Unit| unit.aspect == Aspect::Count;
        if !wiring.units.iter().any(is_count) {
            return;
        }
        let mut readers: Vec<Vec<u32>> = vec![Vec::new(); self.nodes.len()];
        for (from, known) in wiring.dependents.iter().enumerate() {
            for dependent in known.value.iter().chain(&known.rows).chain(&known.relevance) {
                let to = wiring.units[dependent.unit as usize].node;
                readers[to.index()].push(from as u32);
            }
        }
        let mut counts = vec![false; self.nodes.len()];
        let counted = wiring.units.iter().filter(|unit| is_count(unit));
        let mut waiting: Vec<u32> = counted.map(|unit| unit.node.0).collect();
        while let Some(at) = waiting.pop() {
            if !std::mem::replace(&mut counts[at as usize], true) {
                waiting.extend(&readers[at as usize]);
            }
        }
        wiring.counts = counts;
    }

    /// The way from what is read, so many scopes above `id`, back to `id`.
    fn way_back(&self, id: NodeId, from: NodeId, up: u16) -> Way {
        let here = self.layout[id.index()].scope;
        let depth = self.scopes[here.index()].depth;
        let scope = self.layout[from.index()].scope;
        way(&self.scopes, scope, here, depth.saturating_sub(up))
    }

    /// Notes that `unit` of `id` is to be computed anew when what `reference` leads to changes.
    fn depend(&self, id: NodeId, unit: u32, reference: &Reference, dependents: &mut [Dependents]) {
        let back = |from: NodeId, up: u16| self.way_back(id, from, up);
        match reference {
            Reference::Node { node, way } => {
                push(&mut dependents[node.index()].value, unit, back(*node, way.up), false);
                for scope in &way.down {
                    let repeat = self.scopes[*scope as usize].repeat;
                    push(&mut dependents[repeat.index()].rows, unit, back(repeat, way.up), false);
                }
            }
            Reference::Rows { repeat, way } => {
                push(
                    &mut dependents[repeat.index()].value,
                    unit,
                    back(*repeat, way.up),
                    false,
                );
                for scope in &way.down {
                    let repeat = self.scopes[*scope as usize].repeat;
                    push(&mut dependents[repeat.index()].rows, unit, back(repeat, way.up), false);
                }
            }
            Reference::Row { repeat, up } => {
                push(&mut dependents[repeat.index()].rows, unit, back(*repeat, up + 1), true);
            }
            Reference::Walk { .. } | Reference::Column(_) | Reference::Nothing => {}
        }
    }
}

fn push(dependents: &mut Vec<Dependent>, unit: u32, way: Way, positional: bool) {
    let known = dependents.iter().rev().take(8);
    if known
        .into_iter()
        .any(|known| known.unit == unit && known.way == way && known.positional == positional)
    {
        return;
    }
    dependents.push(Dependent { unit, way, positional });
}
