//! Settings of the villages, which matrix rules and instruments read.

use std::collections::{BTreeMap, BTreeSet};

use paduk_survey::Diagnostic;

use crate::table::Table;

/// Settings by village and name, for example `malaria_active`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Areas(BTreeMap<(String, String), String>);

impl Areas {
    /// The value of a setting in a village, if it is set there.
    pub fn value(&self, village: &str, setting: &str) -> Option<&str> {
        let key = (village.to_owned(), setting.to_owned());
        self.0.get(&key).map(String::as_str)
    }

    /// The settings of a village by name.
    pub fn of(&self, village: &str) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .filter(move |((known, _), _)| known == village)
            .map(|((_, setting), value)| (setting.as_str(), value.as_str()))
    }

    /// The names of all settings.
    pub fn settings(&self) -> BTreeSet<&str> {
        self.0.keys().map(|(_, setting)| setting.as_str()).collect()
    }

    /// The villages that have a setting.
    pub(crate) fn villages(&self) -> BTreeSet<&str> {
        self.0.keys().map(|(village, _)| village.as_str()).collect()
    }
}

const COLUMNS: [&str; 4] = ["village", "setting", "value", "source"];

pub(crate) fn read(file: &str, text: &str, findings: &mut Vec<Diagnostic>) -> Areas {
    let table = Table::read(file, text, &COLUMNS, findings);
    let mut areas = Areas::default();
    for line in table.lines() {
        let key = (line.text("village").to_owned(), line.text("setting").to_owned());
        if areas.0.insert(key, line.text("value").to_owned()).is_some() {
            let finding = Diagnostic::error("duplicate-key").with("key", line.text("setting"));
            findings.push(line.finding(finding, "setting"));
        }
    }
    areas
}
