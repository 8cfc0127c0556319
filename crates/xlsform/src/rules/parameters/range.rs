//! A number taken from a scale.

use paduk_survey::Diagnostic;

use super::Check;

/// The scale of a row.
struct Scale {
    start: f64,
    end: f64,
    step: f64,
}

impl Scale {
    fn width(&self) -> f64 {
        (self.end - self.start).abs()
    }

    fn holds(&self, value: f64) -> bool {
        value >= self.start.min(self.end) && value <= self.start.max(self.end)
    }
}

/// True where `value` is a whole number of `part`s, up to what a decimal number loses in binary.
fn is_multiple(value: f64, part: f64) -> bool {
    let times = value / part;
    (times - times.round()).abs() < 1e-9 * times.abs().max(1.0)
}

impl Check<'_, '_> {
    pub(super) fn range(&mut self) {
        self.only(&["end", "placeholder", "start", "step", "tick_interval", "tick_labelset"]);
        let appearance = self.row.appearance.as_ref().map_or("", |cell| cell.text.as_str());
        let fits = appearance.is_empty() || appearance.contains("vertical") || appearance.contains("no-ticks");
        let further = ["tick_interval", "placeholder", "tick_labelset"];
        if !fits && further.iter().any(|key| self.get(key).is_some()) {
            let error = Diagnostic::error("range-appearance").at_cell(Some(self.cell()));
            self.found
                .push(error.with("found", appearance).with("parameters", further.join(", ")));
            return;
        }
        let given = ["start", "end", "step"].map(|key| self.get(key).is_some());
        let read = ["start", "end", "step"].map(|key| self.number(key));
        let (interval, placeholder) = (self.number("tick_interval"), self.number("placeholder"));
        if (0..3).any(|at| given[at] && read[at].is_none()) {
            return;
        }
        let scale = Scale {
            start: read[0].unwrap_or(1.0),
            end: read[1].unwrap_or(10.0),
            step: read[2].unwrap_or(1.0),
        };
        self.part_of(&scale, "step", Some(scale.step));
        self.part_of(&scale, "tick_interval", interval);
        if scale.step == 0.0 {
            return;
        }
        if let Some(interval) = interval.filter(|interval| !is_multiple(*interval, scale.step)) {
            self.not_multiple("tick_interval", interval);
        }
        if let Some(placeholder) = placeholder {
            if !is_multiple(placeholder - scale.start, scale.step) {
                self.not_multiple("placeholder", placeholder);
            } else if !scale.holds(placeholder) {
                let error = Diagnostic::error("parameter-outside-range").at_cell(Some(self.cell()));
                self.found.push(error.with("parameter", "placeholder"));
            }
        }
        self.labels(&scale, interval.filter(|interval| *interval != 0.0));
    }

    fn part_of(&mut self, scale: &Scale, key: &str, value: Option<f64>) {
        let Some(value) = value else { return };
        if value == 0.0 {
            let error = Diagnostic::error("parameter-zero").at_cell(Some(self.cell()));
            self.found.push(error.with("parameter", key));
        } else if value > scale.width() {
            let error = Diagnostic::error("parameter-beyond-range").at_cell(Some(self.cell()));
            self.found.push(error.with("parameter", key));
        }
    }

    fn not_multiple(&mut self, key: &str, found: f64) {
        let error = Diagnostic::error("parameter-not-multiple").at_cell(Some(self.cell()));
        self.found.push(error.with("parameter", key).with("found", found));
    }

    /// The list whose labels stand beside the ticks.
    fn labels(&mut self, scale: &Scale, interval: Option<f64>) {
        let Some(name) = self.get("tick_labelset") else { return };
        let cell = Some(self.cell());
        let Some(list) = self.rules.instrument.list(name) else {
            let error = Diagnostic::error("unknown-list").at_cell(cell).with("list", name);
            self.found.push(error);
            return;
        };
        let ends_only = self
            .row
            .appearance
            .as_ref()
            .is_some_and(|cell| cell.text.contains("no-ticks"));
        let mut values = Vec::new();
        for choice in &list.choices {
            let text = choice.name.text.as_str();
            let place = list.cell_ref(choice, choice.name.column);
            let Some(value) = text.parse::<f64>().ok().filter(|value| value.is_finite()) else {
                let error = Diagnostic::error("tick-not-number")
                    .at_cell(cell.clone())
                    .relating(place);
                self.found.push(error.with("found", text));
                return;
            };
            let part = interval.unwrap_or(scale.step);
            if !scale.holds(value) {
                let error = Diagnostic::error("tick-outside-range")
                    .at_cell(cell.clone())
                    .relating(place);
                self.found.push(error.with("found", text));
            } else if !is_multiple(value - scale.start, part) || !is_multiple(value - scale.start, scale.step) {
                let error = Diagnostic::error("tick-not-multiple")
                    .at_cell(cell.clone())
                    .relating(place);
                self.found.push(error.with("found", text).with("step", part));
            }
            if !values.contains(&value) {
                values.push(value);
            }
        }
        let ends = values.len() == 2 && values.contains(&scale.start) && values.contains(&scale.end);
        if ends_only && !ends {
            self.found.push(Diagnostic::error("ticks-not-ends").at_cell(cell));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_multiple;

    #[test]
    fn tenths_are_multiples_of_tenths() {
        assert!(is_multiple(0.3, 0.1) && is_multiple(-2.0, 0.5) && is_multiple(0.0, 3.0));
        assert!(!is_multiple(0.35, 0.1) && !is_multiple(1.0, 3.0));
    }
}
