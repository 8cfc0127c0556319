//! The settings sheet.

use paduk_form::instrument::Instrument;

use super::table::Table;
use crate::sheet::Sheet;

/// Settings that come first, in the order in which people look for them.
const FIRST: [&str; 6] = [
    "form_title",
    "form_id",
    "version",
    "default_language",
    "instance_name",
    "style",
];

/// The sheet, if there is anything to set.
pub(super) fn sheet(instrument: &Instrument) -> Option<Sheet> {
    let mut table = Table::new(FIRST.map(str::to_owned));
    table.row();
    for (heading, cell) in &instrument.settings {
        table.put(spelled(heading), &cell.text);
    }
    // What the file's name gave would be lost with it; `data` is what a form without an id is called anyway.
    if !instrument.settings.contains_key("form_id") && !["", "data"].contains(&instrument.form_id.as_str()) {
        table.put("form_id", &instrument.form_id);
    }
    let sheet = table.sheet("settings", |_| false);
    (!sheet.header.is_empty()).then_some(sheet)
}

/// Other tools read this one heading with its capitals only.
fn spelled(heading: &str) -> &str {
    if heading == "omit_instanceid" {
        "omit_instanceID"
    } else {
        heading
    }
}
