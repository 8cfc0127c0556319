//! Markdown tables, as pyxform's own tests write workbooks.
//!
//! ```text
//! | survey |         |      |       |
//! |        | type    | name | label |
//! |        | integer | q1   | Umur  |
//! ```

use super::{MAX_COLUMNS, MAX_ROWS, Sheet, Workbook, cell};
use paduk_survey::Diagnostic;

/// Sheets from markdown tables: the first column names the sheet, the others are its cells. Rows without any cell are
/// not counted, nor are lines that begin with `#`; `\|` is a bar inside a cell.
pub fn from_markdown(text: &str) -> (Workbook, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let mut sheets: Vec<(String, Vec<Vec<String>>)> = Vec::new();
    for line in text.lines() {
        let Some(inside) = table_line(line) else { continue };
        let mut cells = split(inside).into_iter();
        let first = cells.next().unwrap_or_default();
        let cells: Vec<String> = cells.collect();
        if !first.is_empty() {
            sheets.push((first, Vec::new()));
        }
        if let Some((_, rows)) = sheets.last_mut()
            && cells.iter().any(|cell| !cell.is_empty())
        {
            rows.push(cells);
        }
    }
    let made = sheets.into_iter().map(|(name, rows)| sheet(&name, rows, &mut findings));
    let sheets = made.collect();
    (Workbook { file: None, sheets }, findings)
}

/// One sheet from its rows, the first of which is the heading.
pub(super) fn sheet(name: &str, rows: Vec<Vec<String>>, findings: &mut Vec<Diagnostic>) -> Sheet {
    if rows.len() > MAX_ROWS as usize {
        let finding = Diagnostic::error("too-many-rows").at(name, MAX_ROWS + 1, 0);
        findings.push(finding.with("limit", MAX_ROWS));
    }
    if rows.iter().any(|row| row.len() > MAX_COLUMNS as usize) {
        let finding = Diagnostic::error("too-many-columns").at(name, 1, MAX_COLUMNS + 1);
        findings.push(finding.with("limit", MAX_COLUMNS));
    }
    let rows = rows.into_iter().take(MAX_ROWS as usize).zip(1_u32..);
    let rows = rows.map(|(row, number)| {
        let cells = row.iter().take(MAX_COLUMNS as usize).zip(1_u32..);
        (number, cells.filter_map(|(text, column)| cell(column, text)).collect())
    });
    Sheet::from_rows(name, name, rows)
}

/// What stands between the outer bars of a line, if it is part of a table.
fn table_line(line: &str) -> Option<&str> {
    if line.trim_start().starts_with('#') {
        return None;
    }
    let line = line.trim_end();
    let inside = without_comment(line).trim_start().strip_prefix('|')?;
    let inside = &inside[..inside.rfind('|')?];
    let ruler = !inside.is_empty() && inside.chars().all(|c| matches!(c, '|' | '-'));
    (!ruler).then_some(inside)
}

/// The line up to a comment behind its last bar.
fn without_comment(line: &str) -> &str {
    let behind = line.rfind('|').map_or(0, |at| at + 1);
    match line[behind..]
        .trim_end_matches('#')
        .rfind('#')
        .or_else(|| line[behind..].find('#'))
    {
        Some(at) if behind + at + 1 < line.len() => &line[..behind + at],
        _ => line,
    }
}

/// The cells of a line, split at bars that no backslash stands before.
fn split(inside: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut before = ' ';
    for c in inside.chars() {
        if c == '|' && before != '\\' {
            cells.push(String::new());
        } else if let Some(last) = cells.last_mut() {
            if c == '|' {
                last.pop();
            }
            last.push(c);
        }
        before = c;
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::from_markdown;

    #[test]
    fn sheets_rows_and_cells() {
        let text = "
            # a remark
            | survey |      |      |        |
            |        | type | name | label  |
            |--------|------|------|--------|
            |        |      |      |        |
            |        | text | q1   | a \\| b | # a remark
            | choices |
            |        | list_name | name |
        ";
        let (workbook, findings) = from_markdown(text);
        assert_eq!(findings, []);
        let survey = workbook.sheet("survey").unwrap();
        let header: Vec<_> = survey
            .header
            .iter()
            .map(|cell| (cell.column, cell.text.as_str()))
            .collect();
        assert_eq!(header, [(1, "type"), (2, "name"), (3, "label")]);
        assert_eq!(
            (survey.rows[0].number, survey.rows[0].cells[2].text.as_str()),
            (2, "a | b")
        );
        assert!(workbook.sheet("choices").unwrap().rows.is_empty());
    }
}
