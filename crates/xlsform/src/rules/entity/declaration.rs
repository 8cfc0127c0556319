//! The rows of the entities sheet.

use paduk_survey::Diagnostic;

use super::names;
use crate::heading::nearest;
use crate::rules::is_tag;
use crate::sheet::{Row, Sheet, Workbook};

/// Columns of the entities sheet.
const COLUMNS: [&str; 7] = [
    "list_name",
    "dataset",
    "entity_id",
    "create_if",
    "update_if",
    "repeat",
    "label",
];

/// One entity list as declared.
pub(super) struct Declaration<'a> {
    /// Its name.
    pub list: &'a str,
    /// Row of the entities sheet.
    pub row: u32,
    /// Names that its expressions and label refer to.
    references: Vec<String>,
}

impl Declaration<'_> {
    /// True where an expression or the label has `${name}`.
    pub fn refers_to(&self, name: &str) -> bool {
        self.references.iter().any(|known| known == name)
    }
}

/// The names of all declared lists, whatever else is wrong with them.
pub(super) fn lists(workbook: &Workbook) -> impl Iterator<Item = &str> {
    let sheet = workbook.sheet("entities");
    sheet
        .into_iter()
        .flat_map(|sheet| sheet.rows.iter().filter_map(|row| cell(sheet, row, "list_name")))
}

/// Every declaration that has a name, and what is wrong with the sheet.
pub(super) fn read<'a>(workbook: &'a Workbook, found: &mut Vec<Diagnostic>) -> Vec<Declaration<'a>> {
    let mut made: Vec<Declaration<'a>> = Vec::new();
    let Some(sheet) = workbook.sheet("entities") else {
        return made;
    };
    unknown_columns(sheet, found);
    for row in &sheet.rows {
        let at = |column: &str| sheet.place(row.number, column_of(sheet, column).unwrap_or(0));
        let named = cell(sheet, row, "list_name");
        let Some(list) = named else {
            found.push(Diagnostic::error("entity-without-name").at_cell(Some(at("list_name"))));
            continue;
        };
        let cell_of_name = Some(at("list_name"));
        if list.starts_with("__") {
            found.push(
                Diagnostic::error("reserved-prefix")
                    .at_cell(cell_of_name)
                    .with("name", list),
            );
        } else if list.contains('.') {
            found.push(
                Diagnostic::error("name-with-full-stop")
                    .at_cell(cell_of_name)
                    .with("name", list),
            );
        } else if !is_tag(list) {
            found.push(Diagnostic::error("bad-name").at_cell(cell_of_name).with("name", list));
        } else if let Some(earlier) = made.iter().find(|known| known.list == list) {
            let error = Diagnostic::error("entity-twice")
                .at_cell(cell_of_name)
                .with("list", list);
            found.push(error.relating(sheet.place(earlier.row, 0)));
        }
        let [id, create, update, label] =
            ["entity_id", "create_if", "update_if", "label"].map(|column| cell(sheet, row, column));
        let whole = Some(sheet.place(row.number, 0));
        match (id, create, update, label) {
            (None, _, Some(_), _) => {
                found.push(Diagnostic::error("entity-without-id").at_cell(whole).with("list", list));
            }
            (Some(_), Some(_), None, _) => {
                found.push(
                    Diagnostic::error("entity-without-update-if")
                        .at_cell(whole)
                        .with("list", list),
                );
            }
            (None, _, None, None) => {
                found.push(
                    Diagnostic::error("entity-without-label")
                        .at_cell(whole)
                        .with("list", list),
                );
            }
            _ => {}
        }
        let references = [id, create, update, label]
            .into_iter()
            .flatten()
            .flat_map(names)
            .collect();
        made.push(Declaration {
            list,
            row: row.number,
            references,
        });
    }
    made
}

fn unknown_columns(sheet: &Sheet, found: &mut Vec<Diagnostic>) {
    for heading in &sheet.header {
        let plain = crate::heading::plain(&heading.text);
        let used = sheet
            .rows
            .iter()
            .any(|row| row.cells.iter().any(|cell| cell.column == heading.column));
        if used && !COLUMNS.contains(&plain.as_str()) {
            let error = Diagnostic::error("entity-unknown-column").at(&sheet.shown, 1, heading.column);
            let meant = nearest(&plain, COLUMNS).map(str::to_owned);
            found.push(error.with("column", &heading.text).suggesting(meant));
        }
    }
}

fn column_of(sheet: &Sheet, name: &str) -> Option<u32> {
    let is = |text: &str| {
        let plain = crate::heading::plain(text);
        plain == name || name == "list_name" && plain == "dataset"
    };
    sheet
        .header
        .iter()
        .find(|heading| is(&heading.text))
        .map(|heading| heading.column)
}

fn cell<'a>(sheet: &Sheet, row: &'a Row, name: &str) -> Option<&'a str> {
    let column = column_of(sheet, name)?;
    row.cells
        .iter()
        .find(|cell| cell.column == column)
        .map(|cell| cell.text.as_str())
}
