//! The matrix as it is read from a pack.

mod cycle;
mod derived;
mod intervention;
mod rule;

use std::collections::{BTreeMap, BTreeSet};

use paduk_form::kleene;
use paduk_survey::{CellRef, Diagnostic, Module, Span};

use crate::table::{Line, Table};

pub use derived::{Derived, ValueKind};
pub use intervention::Intervention;
pub use rule::Rule;

/// Interventions, the rules that give their verdicts, and the values that the rules share.
#[derive(Debug, Clone, Default)]
pub struct Matrix {
    interventions: Vec<Intervention>,
    rules: Vec<Rule>,
    derived: BTreeMap<(Module, String), Derived>,
    /// Every roster whose rows an expression goes through.
    pub(crate) rosters: Vec<String>,
}

/// A name that a rule or a derived value reads and that is no derived value itself: a question, or a fact that the
/// caller of [`Matrix::judge`] must give. `pack` compares these with the instruments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The name.
    pub name: String,
    /// The module in whose rules it stands.
    pub module: Module,
    /// The cell of the expression.
    pub cell: CellRef,
    /// The part of the expression.
    pub span: Span,
}

impl Matrix {
    /// Reads the three files of a pack: interventions (columns of `matrix.csv`), rules (`rules.csv`) and derived
    /// values (`derived.csv`, whose `expression` may be empty where the caller gives the value).
    ///
    /// Never fails: a row that cannot be used is left out, and the findings name its cells.
    pub fn read(interventions: &str, rules: &str, derived: &str) -> (Self, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        let interventions = intervention::read(
            &Table::read("interventions.csv", interventions, &mut findings),
            &mut findings,
        );
        let derived = derived::read(&Table::read("derived.csv", derived, &mut findings), &mut findings);
        let rules = rule::read(
            &Table::read("rules.csv", rules, &mut findings),
            &interventions,
            &mut findings,
        );
        let mut matrix = Self {
            interventions,
            rules,
            derived,
            rosters: Vec::new(),
        };
        cycle::cut(&mut matrix.derived, &mut findings);
        let rosters: BTreeSet<&str> = matrix.expressions().flat_map(kleene::Rule::rosters).collect();
        matrix.rosters = rosters.into_iter().map(str::to_owned).collect();
        (matrix, findings)
    }

    /// The interventions in the order of the file.
    pub fn interventions(&self) -> &[Intervention] {
        &self.interventions
    }

    /// The intervention with this code.
    pub fn intervention(&self, code: &str) -> Option<&Intervention> {
        self.interventions.iter().find(|known| known.code == code)
    }

    /// All rules in the order of the file.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rules that judge members of this group, or households.
    pub fn rules_of(&self, module: Module) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(move |rule| rule.module == module)
    }

    /// The derived value of this name for a module; a household's values are there for its members too.
    pub fn derived(&self, module: Module, name: &str) -> Option<&Derived> {
        let of = |module| self.derived.get(&(module, name.to_owned()));
        of(module).or_else(|| of(Module::Household))
    }

    /// True for a value that the matrix computes itself where nobody gives it.
    pub fn computes(&self, module: Module, name: &str) -> bool {
        self.derived(module, name)
            .is_some_and(|derived| derived.expression.is_some())
    }

    /// Every roster whose rows an expression goes through.
    pub fn rosters(&self) -> impl Iterator<Item = &str> {
        self.rosters.iter().map(String::as_str)
    }

    /// Every name on which a rule hangs and that nothing computes: what a respondent answered, what the caller gives.
    pub fn inputs<'m>(&'m self, rule: &'m Rule) -> BTreeSet<&'m str> {
        let mut waiting: Vec<&kleene::Rule> = rule.expressions().map(|(rule, _)| rule).collect();
        let (mut seen, mut found) = (BTreeSet::new(), BTreeSet::new());
        while let Some(expression) = waiting.pop() {
            for name in expression.names().into_iter().chain(expression.rosters()) {
                if !seen.insert(name) {
                    continue;
                }
                match self
                    .derived(rule.module, name)
                    .and_then(|derived| derived.expression.as_ref())
                {
                    Some(inner) => waiting.push(inner),
                    None => {
                        found.insert(name);
                    }
                }
                // In a row of the household's list a name is the household's.
                let of_household = self.derived(Module::Household, name);
                waiting.extend(of_household.and_then(|derived| derived.expression.as_ref()));
            }
            for code in expression.verdicts() {
                let asked = self.rules_of(rule.module).find(|other| other.intervention == code);
                if seen.insert(code) {
                    waiting.extend(asked.into_iter().flat_map(Rule::expressions).map(|(rule, _)| rule));
                }
            }
        }
        found.retain(|name| !self.rosters.iter().any(|roster| roster == name));
        found
    }

    /// Every expression of rules and derived values.
    fn expressions(&self) -> impl Iterator<Item = &kleene::Rule> {
        let rules = self
            .rules
            .iter()
            .flat_map(|rule| rule.expressions().map(|(rule, _)| rule));
        rules.chain(self.derived.values().filter_map(|derived| derived.expression.as_ref()))
    }

    /// The derived values that no rule and no other derived value reads and that name no other use, with their cells.
    pub fn unread(&self) -> Vec<(&str, CellRef)> {
        let mut read: BTreeSet<&str> = self.expressions().flat_map(kleene::Rule::names).collect();
        read.extend(self.rosters.iter().map(String::as_str));
        let mut seen = BTreeSet::new();
        let unread = self
            .derived
            .iter()
            .filter(|((_, name), derived)| derived.purpose.is_empty() && !read.contains(name.as_str()));
        unread
            .filter(|((_, name), _)| seen.insert(name.as_str()))
            .map(|((_, name), derived)| (name.as_str(), derived.cell.clone()))
            .collect()
    }

    /// Every name that must come from outside, with the cell that reads it.
    pub fn references(&self) -> Vec<Reference> {
        let mut references = Vec::new();
        let mut add = |module, expression: &kleene::Rule, cell: &CellRef| {
            for (name, span) in expression.spans() {
                if self.derived(module, name).is_none() {
                    references.push(Reference {
                        name: name.to_owned(),
                        module,
                        cell: cell.clone(),
                        span,
                    });
                }
            }
        };
        for rule in &self.rules {
            for (expression, cell) in rule.expressions() {
                add(rule.module, expression, cell);
            }
        }
        for ((module, _), derived) in &self.derived {
            if let Some(expression) = &derived.expression {
                add(*module, expression, &derived.cell);
            }
        }
        for ((module, name), derived) in self.derived.iter().filter(|(_, derived)| derived.expression.is_none()) {
            references.push(Reference {
                name: name.clone(),
                module: *module,
                cell: derived.cell.clone(),
                span: Span { start: 0, end: 0 },
            });
        }
        references
    }
}

/// The expression in a cell; `None` where it is empty or wrong, which is said.
fn expression(
    table: &Table,
    line: &Line,
    heading: &str,
    findings: &mut Vec<Diagnostic>,
) -> Option<(kleene::Rule, CellRef)> {
    let text = table.text(line, heading);
    if text.is_empty() {
        return None;
    }
    let cell = table.place(line, heading);
    match kleene::parse(text) {
        Ok(rule) => Some((rule, cell)),
        Err(error) => {
            findings.push(error.at_cell(Some(cell)));
            None
        }
    }
}

/// The sentences `<stem>_id` and `<stem>_en` of a row.
fn sentences(table: &Table, line: &Line, stem: &str) -> paduk_survey::Texts {
    let mut texts = paduk_survey::Texts::default();
    for language in ["id", "en"] {
        let sentence = table.text(line, &format!("{stem}_{language}"));
        if !sentence.is_empty() {
            texts.insert(language, sentence);
        }
    }
    texts
}
