//! What a person sees of a row: labels, pictures, choices that stand in a table.

use paduk_form::instrument::Row;
use paduk_survey::Diagnostic;

use super::Rules;
use crate::heading::{MEDIA, nearest};
use crate::kind::Kind;

impl Rules<'_> {
    pub(super) fn shown(&mut self) {
        let mut found = Vec::new();
        for placed in &self.rows {
            let row = placed.row;
            let has = placed.has;
            if !has.more && !has.only_guidance && !has.only_default {
                continue;
            }
            if let Kind::Plain(_) | Kind::Select { .. } | Kind::Osm = placed.kind {
                pictures(row, &mut found);
                // Without label and hint a row with a calculation is not shown, so it lacks nothing.
                let quiet = row.calculation.is_some() || row.trigger.is_some();
                let shown = !matches!(placed.kind, Kind::Plain(meaning) if !shown(meaning.name));
                if shown && !quiet && has.only_guidance {
                    found.push(
                        Diagnostic::error("guidance-alone")
                            .at_cell(Some(row.at(0)))
                            .with("name", placed.name()),
                    );
                }
            }
            if let (Kind::Plain(meaning), None, Some(default)) = (placed.kind, &row.calculation, &row.default)
                && meaning.name == "calculate"
                && !is_computed(&default.text)
            {
                let error = Diagnostic::error("missing-calculation").at_cell(Some(row.at(0)));
                found.push(error.with("name", placed.name()));
            }
        }
        self.findings.append(&mut found);
        self.tables();
    }

    /// A group with the appearance `table-list` shows one list, unfiltered.
    fn tables(&mut self) {
        let mut found = Vec::new();
        // The list of the table that is open, once its first question named it.
        let mut table: Option<Option<&str>> = None;
        for placed in &self.rows {
            match placed.kind {
                Kind::Begin(..) if placed.has.appearance => {
                    let appearance = placed.row.appearance.as_ref().map_or("", |cell| cell.text.as_str());
                    if appearance.split_whitespace().any(|word| word == "table-list") {
                        table = Some(None);
                    }
                }
                Kind::End(_) => table = None,
                Kind::Select { or_other: false, .. } if table.is_none() => {}
                Kind::Select { list, or_other, .. } => {
                    if let (true, Some(filter)) = (or_other, &placed.row.choice_filter) {
                        let cell = Some(placed.row.cell_ref(filter));
                        found.push(Diagnostic::error("or-other-with-filter").at_cell(cell));
                    }
                    match (&mut table, &placed.row.choice_filter) {
                        (Some(Some(first)), _) if *first != list => {
                            let cell = Some(placed.row.cell_ref(&placed.row.kind));
                            let error = Diagnostic::error("table-list-mixed").at_cell(cell);
                            found.push(error.with("list", list).with("first", *first));
                        }
                        (Some(first @ None), filter) => {
                            *first = Some(list);
                            if let Some(filter) = filter {
                                let cell = Some(placed.row.cell_ref(filter));
                                found.push(Diagnostic::error("table-list-with-filter").at_cell(cell));
                            }
                        }
                        (Some(Some(_)) | None, _) => {}
                    }
                }
                Kind::Begin(..) | Kind::Osm | Kind::Plain(_) | Kind::Unknown => {}
            }
        }
        self.findings.append(&mut found);
    }
}

fn pictures(row: &Row, found: &mut Vec<Diagnostic>) {
    let strange = row
        .other
        .iter()
        .filter_map(|(heading, cell)| Some((heading.strip_prefix("media::")?, cell)));
    for (kind, cell) in strange {
        let kind = kind.split("::").next().unwrap_or(kind);
        let error = Diagnostic::error("unknown-media").at_cell(Some(row.cell_ref(cell)));
        let error = error.with("kind", kind).with("known", MEDIA.join(", "));
        found.push(error.suggesting(nearest(kind, MEDIA).map(str::to_owned)));
    }
    if let Some(files) = row.media.get("big-image").filter(|_| !row.media.contains_key("image")) {
        let column = files.first_column();
        found.push(Diagnostic::error("big-image-alone").at_cell(Some(row.at(column))));
    }
}

/// False for types of which a person sees nothing.
fn shown(name: &str) -> bool {
    ![
        "calculate",
        "hidden",
        "start",
        "end",
        "today",
        "deviceid",
        "subscriberid",
        "simserial",
        "phonenumber",
        "username",
        "email",
        "audit",
        "xml-external",
        "csv-external",
        "start-geopoint",
        "background-audio",
        "background-geopoint",
    ]
    .contains(&name)
}

/// True for a default that is an expression: it computes, joins, calls or refers.
fn is_computed(text: &str) -> bool {
    let spaced = [" div ", " mod "].iter().any(|word| text.contains(word));
    let call = text
        .find('(')
        .is_some_and(|at| text[..at].ends_with(|c: char| c.is_alphanumeric() || "_-.".contains(c)));
    spaced || call || text.contains("${") || text.contains(['*', '+', '|']) || text.contains(" - ")
}
