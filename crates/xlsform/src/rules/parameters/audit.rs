//! What an `audit` records.

use paduk_survey::Diagnostic;

use super::Check;

const YES_OR_NO: [&str; 2] = ["true", "false"];
const LOCATION: [&str; 3] = ["location-priority", "location-min-interval", "location-max-age"];

impl Check<'_, '_> {
    pub(super) fn audit(&mut self) {
        let [priority, interval, age] = LOCATION;
        self.only(&[
            "identify-user",
            age,
            interval,
            priority,
            "track-changes",
            "track-changes-reasons",
        ]);
        self.one_of("track-changes", &YES_OR_NO);
        self.one_of("track-changes-reasons", &["on-form-edit"]);
        self.one_of("identify-user", &YES_OR_NO);
        let given = LOCATION.iter().filter(|key| self.get(key).is_some()).count();
        if given == 0 {
            return;
        }
        if given < LOCATION.len() {
            let error = Diagnostic::error("location-incomplete").at_cell(Some(self.cell()));
            self.found.push(error.with("known", LOCATION.join(", ")));
            return;
        }
        self.one_of(priority, &["no-power", "low-power", "balanced", "high-accuracy"]);
        let (interval, age) = (self.not_negative(interval), self.not_negative(age));
        if let (Some(interval), Some(age)) = (interval, age)
            && age < interval
        {
            self.found
                .push(Diagnostic::error("location-age-below-interval").at_cell(Some(self.cell())));
        }
    }

    fn not_negative(&mut self, key: &str) -> Option<i64> {
        let number = self.whole(key)?;
        if number < 0 {
            let error = Diagnostic::error("parameter-negative").at_cell(Some(self.cell()));
            self.found.push(error.with("parameter", key));
        }
        Some(number)
    }
}
