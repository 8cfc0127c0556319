//! Names: reserved ones, repeats, and those that are made up beside a row.

use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

use paduk_survey::Diagnostic;

use super::Rules;
use crate::kind::Kind;

/// The group in which a form keeps what is about the interview itself.
pub(super) const META: &str = "meta";

impl Rules<'_> {
    pub(super) fn names(&mut self) {
        self.reserved();
        self.repeats();
        self.made_up();
    }

    fn reserved(&mut self) {
        let mut found = Vec::new();
        let audit = |kind| matches!(kind, Kind::Plain(meaning) if meaning.name == "audit");
        for placed in &self.rows {
            if !placed.has.reserved_name && !audit(placed.kind) {
                continue;
            }
            let named = placed
                .row
                .name
                .as_ref()
                .filter(|_| !matches!(placed.kind, Kind::End(_)));
            if let Some(name) = named.filter(|name| name.text == META) {
                let cell = Some(placed.row.cell_ref(name));
                found.push(Diagnostic::error("reserved-name").at_cell(cell).with("name", META));
            }
            if let (Kind::Plain(meaning), Some(name)) = (placed.kind, named)
                && meaning.name == "audit"
                && name.text != "audit"
            {
                let cell = Some(placed.row.cell_ref(name));
                found.push(Diagnostic::error("audit-named").at_cell(cell).with("name", &name.text));
            }
        }
        self.findings.append(&mut found);
    }

    /// Repeats have names of their own in the whole form, and never the form's.
    fn repeats(&mut self) {
        let root = self
            .instrument
            .settings
            .get("name")
            .map_or("data", |cell| cell.text.as_str());
        let mut first: HashMap<&str, usize> = HashMap::new();
        let mut found = Vec::new();
        for (at, placed) in self
            .rows
            .iter()
            .enumerate()
            .filter(|(_, placed)| placed.begins_repeat())
        {
            let Some(name) = &placed.row.name else { continue };
            let cell = Some(placed.row.cell_ref(name));
            if name.text == root {
                found.push(
                    Diagnostic::error("repeat-named-as-form")
                        .at_cell(cell)
                        .with("name", root),
                );
            } else if let Some(earlier) = first.get(name.text.as_str()).map(|at| &self.rows[*at]) {
                // Two of one name in one group are `form`'s to report.
                if earlier.inside != placed.inside {
                    let error = Diagnostic::error("repeat-name-twice")
                        .at_cell(cell)
                        .with("name", &name.text);
                    found.push(error.relating(earlier.row.at(name.column)));
                }
            } else {
                first.insert(&name.text, at);
            }
        }
        self.findings.append(&mut found);
    }

    /// `NAME_count` beside a repeat with a counting expression, `NAME_other` beside a question with `or_other`.
    fn made_up(&mut self) {
        let rows = &self.rows;
        let taken = LazyCell::new(|| -> HashSet<(Option<usize>, &str)> {
            rows.iter()
                .filter(|row| !matches!(row.kind, Kind::End(_)))
                .map(|row| (row.inside, row.name()))
                .collect()
        });
        let mut found = Vec::new();
        for placed in &self.rows {
            let made = match placed.kind {
                Kind::Select { or_other: true, .. } => format!("{}_other", placed.name()),
                Kind::Begin(..)
                    if placed
                        .row
                        .repeat_count
                        .as_ref()
                        .is_some_and(|cell| !is_reference(&cell.text)) =>
                {
                    format!("{}_count", placed.name())
                }
                Kind::Begin(..) | Kind::End(_) | Kind::Select { .. } | Kind::Osm | Kind::Plain(_) | Kind::Unknown => {
                    continue;
                }
            };
            if taken.contains(&(placed.inside, made.as_str())) {
                let error = Diagnostic::error("made-name-taken").at_cell(Some(placed.row.at(0)));
                found.push(error.with("name", made));
            }
        }
        self.findings.append(&mut found);
    }
}

/// True for one reference and nothing else.
fn is_reference(text: &str) -> bool {
    text.strip_prefix("${")
        .and_then(|rest| rest.strip_suffix('}'))
        .is_some_and(|name| !name.contains('}'))
}
