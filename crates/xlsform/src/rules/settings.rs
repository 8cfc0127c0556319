//! The settings sheet.

use paduk_survey::Diagnostic;

use super::{Rules, is_tag};

/// `yes`, as pyxform lets people write it.
pub(super) fn is_yes(text: &str) -> bool {
    ["yes", "true", "true()"].contains(&text.to_lowercase().as_str())
}

impl Rules<'_> {
    pub(super) fn settings(&mut self) {
        let settings = &self.instrument.settings;
        let mut found = Vec::new();
        if let Some(name) = settings.get("name").filter(|name| !is_tag(&name.text)) {
            let cell = Some(self.instrument.settings_cell(name));
            found.push(Diagnostic::error("bad-name").at_cell(cell).with("name", &name.text));
        }
        let omitted = settings.get("omit_instanceid").filter(|cell| is_yes(&cell.text));
        if let Some(cell) = omitted.filter(|_| settings.contains_key("public_key")) {
            let cell = Some(self.instrument.settings_cell(cell));
            found.push(Diagnostic::error("encryption-needs-instance-id").at_cell(cell));
        }
        self.findings.append(&mut found);
    }
}
