//! Places: points, lines and areas.

use paduk_survey::Diagnostic;

use super::Check;
use crate::kind::{Kind, Taking};
use crate::rules::is_external;
use crate::rules::references::references;

impl Check<'_, '_> {
    pub(super) fn geo(&mut self, kind: &str) {
        if kind == "geopoint" {
            self.only(&[
                "allow-mock-accuracy",
                "capture-accuracy",
                "reference-geometry",
                "warning-accuracy",
            ]);
            for key in ["capture-accuracy", "warning-accuracy"] {
                // Python also reads words such as `inf` as numbers; so does this.
                if let Some(value) = self
                    .get(key)
                    .filter(|value| value.parse::<f64>().is_err())
                    .map(str::to_owned)
                {
                    self.say_number(key, &value);
                }
            }
        } else {
            self.only(&["allow-mock-accuracy", "incremental", "reference-geometry"]);
            self.one_of("incremental", &["true", "yes", "true()"]);
        }
        self.one_of("allow-mock-accuracy", &["true", "false"]);
        let named = self.get("reference-geometry").map(str::to_owned);
        if let Some(named) = named.filter(|named| !self.is_geometry(named)) {
            let error = Diagnostic::error("bad-reference-geometry").at_cell(Some(self.cell()));
            self.found.push(error.with("found", named));
        }
    }

    /// True for the name of a list, file or entity list, and for a reference to a repeat.
    fn is_geometry(&self, named: &str) -> bool {
        let rules = self.rules;
        let list = rules
            .instrument
            .lists
            .iter()
            .any(|list| list.name == named && !is_external(list));
        let file = rules.rows.iter().any(|placed| match placed.kind {
            Kind::Select {
                taking: Taking::External,
                ..
            } => false,
            Kind::Select { list, .. } => list.rsplit_once('.').map_or(list, |(stem, _)| stem) == named,
            Kind::Plain(meaning) if meaning.name.ends_with("-external") => placed.name() == named,
            Kind::Begin(..) | Kind::End(_) | Kind::Osm | Kind::Plain(_) | Kind::Unknown => false,
        });
        let repeat = || match references(named).collect::<Vec<_>>().as_slice() {
            [only] if only.span == (0, named.chars().count() as u32) => {
                let name = only.name();
                rules
                    .rows
                    .iter()
                    .any(|placed| placed.begins_repeat() && Some(placed.name()) == name)
            }
            _ => false,
        };
        list || file || rules.entity_lists().any(|list| list == named) || repeat()
    }
}
