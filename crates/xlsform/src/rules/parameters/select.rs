//! Questions with choices.

use paduk_survey::Diagnostic;

use super::Check;
use crate::kind::Taking;
use crate::rules::is_tag;
use crate::rules::references::references;

/// Endings of files that choices may be taken from.
const ENDINGS: [&str; 3] = ["csv", "geojson", "xml"];

impl Check<'_, '_> {
    pub(super) fn select(&mut self, taking: Taking, list: &str) {
        if taking.is_file() {
            let stem = list
                .rsplit_once('.')
                .filter(|(_, ending)| ENDINGS.contains(ending))
                .map(|(stem, _)| stem);
            let plain = stem.is_some_and(|stem| {
                !stem
                    .trim_matches('.')
                    .rsplit('/')
                    .next()
                    .unwrap_or_default()
                    .contains('.')
            });
            if !plain && !list.is_empty() {
                let cell = Some(self.row.cell_ref(&self.row.kind));
                let error = Diagnostic::error("bad-file-ending").at_cell(cell).with("file", list);
                self.found
                    .push(error.with("known", ENDINGS.map(|ending| format!(".{ending}")).join(", ")));
            }
            self.only(&["label", "randomize", "seed", "value"]);
            for key in ["value", "label"] {
                if let Some(value) = self.get(key).filter(|value| !is_tag(value)) {
                    let error = Diagnostic::error("bad-name")
                        .at_cell(Some(self.cell()))
                        .with("name", value);
                    self.found.push(error);
                }
            }
        } else {
            self.only(&["randomize", "seed"]);
        }
        self.one_of("randomize", &["true", "false"]);
        let Some(seed) = self.get("seed") else { return };
        if self.get("randomize").is_none() {
            self.found
                .push(Diagnostic::error("seed-without-randomize").at_cell(Some(self.cell())));
            return;
        }
        let reference = match references(seed).collect::<Vec<_>>().as_slice() {
            [only] => only.name().is_some() && only.span == (0, seed.chars().count() as u32),
            _ => false,
        };
        if !reference && seed.parse::<f64>().is_err() {
            let error = Diagnostic::error("bad-seed")
                .at_cell(Some(self.cell()))
                .with("found", seed);
            self.found.push(error);
        }
    }
}
