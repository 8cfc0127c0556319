//! The settings sheet.

use paduk_form::instrument::{Cell, Instrument};
use paduk_survey::Diagnostic;

use super::{Reading, columns};
use crate::heading::{Parts, nearest, tag};
use crate::sheet::{Sheet, Workbook};

/// Settings that have a meaning for some `XLSForm` tool.
const KNOWN: [&str; 23] = [
    "id_string",
    "form_title",
    "form_id",
    "version",
    "default_language",
    "instance_name",
    "style",
    "namespaces",
    "allow_choice_duplicates",
    "name",
    "public_key",
    "submission_url",
    "auto_send",
    "auto_delete",
    "instance_xmlns",
    "omit_instanceid",
    "clean_text_values",
    "client_editable",
    "delimiter",
    "prefix",
    "sms_keyword",
    "sms_separator",
    "attribute",
];

/// Reads the first row below the heading.
pub(crate) fn read(sheet: &Sheet, instrument: &mut Instrument, reading: &mut Reading) {
    instrument.settings_sheet.clone_from(&sheet.shown);
    // Both names of the id at once are an old habit; the new one wins.
    let given = sheet.header.iter().any(|cell| Parts::of(&cell.text).base == "form_id");
    let headings = columns::by_number(sheet, reading, |heading| {
        let old = given && Parts::of(heading).base == "id_string";
        if old { "id_string".to_owned() } else { standard(heading) }
    });
    for (column, heading) in headings.iter() {
        let base = heading.split("::").next().unwrap_or_default();
        if !KNOWN.contains(&base) && !base.starts_with("sms_") && !base.starts_with('_') {
            let finding = columns::unknown(sheet, column, heading, nearest(base, KNOWN));
            reading.findings.push(finding);
        }
    }
    let Some(row) = sheet.rows.first() else { return };
    instrument.settings_row = row.number;
    for cell in &row.cells {
        if let Some(heading) = headings.get(cell.column) {
            instrument
                .settings
                .insert(heading.clone(), Cell::new(cell.text.clone(), cell.column));
        }
    }
    for further in sheet.rows.iter().skip(1) {
        let finding = Diagnostic::warning("settings-row-ignored").at(&sheet.shown, further.number, 0);
        reading.findings.push(finding);
    }
    let setting = |name: &str| instrument.settings.get(name).map(|cell| cell.text.clone());
    let (language, version, id) = (setting("default_language"), setting("version"), setting("form_id"));
    instrument.default_language = language.map(|name| tag(&name)).unwrap_or_default();
    instrument.version = version.unwrap_or_default();
    instrument.form_id = id.unwrap_or_default();
}

/// What can only be said when all sheets are read: the language that is shown first, the title by language, and an id
/// for a form that has none.
pub(crate) fn title(workbook: &Workbook, chosen: Option<String>, instrument: &mut Instrument, reading: &mut Reading) {
    // Without a setting, columns without a language win, then the first language there is.
    let first = reading.languages.iter().find(|known| **known == reading.bare);
    instrument.default_language = chosen
        .or_else(|| first.or_else(|| reading.languages.first()).cloned())
        .unwrap_or_else(|| reading.bare.clone());
    for (heading, cell) in &instrument.settings {
        let mut parts = heading.split("::");
        if parts.next() == Some("form_title") {
            let language = parts.next().map_or_else(|| instrument.default_language.clone(), tag);
            instrument.title.insert(&language, &cell.text);
        }
    }
    if instrument.form_id.is_empty() {
        instrument.form_id = workbook.file.clone().unwrap_or_else(|| "data".to_owned());
        let sheet = if instrument.settings_sheet.is_empty() {
            "settings"
        } else {
            &instrument.settings_sheet
        };
        reading.findings.push(
            Diagnostic::note("form-id-missing")
                .at(sheet, 1, 0)
                .with("form_id", &instrument.form_id),
        );
    }
}

/// The heading in its standard spelling.
fn standard(heading: &str) -> String {
    let parts = Parts::of(heading);
    let base = match parts.base.as_str() {
        "set_form_title" | "title" => "form_title".to_owned(),
        "set_form_id" | "id_string" => "form_id".to_owned(),
        other => other.to_owned(),
    };
    std::iter::once(base).chain(parts.rest).collect::<Vec<_>>().join("::")
}
