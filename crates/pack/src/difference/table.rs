//! Two versions of a table, row by row.

use std::collections::BTreeMap;

use paduk_survey::{Diagnostic, Severity};

/// A table as lines by key; a key that stands twice counts up.
struct Lines {
    headings: Vec<String>,
    /// By key: the row as a spreadsheet counts it, and its cells.
    lines: BTreeMap<(String, u32), (u32, Vec<String>)>,
}

impl Lines {
    fn read(bytes: &[u8], keys: &[&str]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let headings: Vec<String> = reader.headers().ok()?.iter().map(str::to_owned).collect();
        let places: Vec<usize> = keys
            .iter()
            .map(|key| headings.iter().position(|heading| heading == key))
            .collect::<Option<_>>()?;
        let mut lines = BTreeMap::new();
        for (number, line) in (2..).zip(reader.records()) {
            let cells: Vec<String> = line.ok()?.iter().map(str::to_owned).collect();
            let words = places.iter().map(|place| cells.get(*place).map_or("", String::as_str));
            let key = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
            let mut again = 0;
            while lines.contains_key(&(key.clone(), again)) {
                again += 1;
            }
            lines.insert((key, again), (number, cells));
        }
        Some(Self { headings, lines })
    }

    fn cell(&self, cells: &[String], heading: &str) -> String {
        let at = self.headings.iter().position(|known| known == heading);
        at.and_then(|at| cells.get(at)).cloned().unwrap_or_default()
    }
}

/// The changed rows and cells; `None` where one of the two is no table with these columns.
pub(super) fn compare(
    path: &str,
    old: &[u8],
    new: &[u8],
    keys: &[&str],
    severity: Severity,
) -> Option<Vec<Diagnostic>> {
    let (old, new) = (Lines::read(old, keys)?, Lines::read(new, keys)?);
    let mut found = Vec::new();
    for (key, (number, cells)) in &new.lines {
        let Some((_, before)) = old.lines.get(key) else {
            let finding = Diagnostic::new("table-row-added", severity).at(path, *number, 0);
            found.push(finding.with("key", &key.0));
            continue;
        };
        for (column, heading) in (1..).zip(&new.headings) {
            let (from, to) = (old.cell(before, heading), new.cell(cells, heading));
            if from != to {
                found.push(
                    Diagnostic::new("cell-changed", severity)
                        .at(path, *number, column)
                        .with("name", &key.0)
                        .with("column", heading)
                        .with("from", from)
                        .with("to", to),
                );
            }
        }
    }
    for (key, _) in old.lines.iter().filter(|(key, _)| !new.lines.contains_key(key)) {
        let finding = Diagnostic::new("table-row-removed", severity).at(path, 0, 0);
        found.push(finding.with("key", &key.0));
    }
    let gone = old.headings.iter().filter(|heading| !new.headings.contains(heading));
    found.extend(gone.map(|heading| {
        let finding = Diagnostic::new("table-column-removed", severity).at(path, 1, 0);
        finding.with("column", heading)
    }));
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::compare;
    use paduk_survey::Severity;

    fn said(old: &str, new: &str) -> Vec<String> {
        let found = compare("a.csv", old.as_bytes(), new.as_bytes(), &["k"], Severity::Note);
        let line = |f: paduk_survey::Diagnostic| {
            let values: Vec<String> = f.params.into_iter().map(|(_, value)| value).collect();
            let cell = f.cell.map(|cell| cell.to_string()).unwrap_or_default();
            format!("{} {cell} {}", f.code, values.join("|"))
        };
        found.unwrap().into_iter().map(line).collect()
    }

    #[test]
    fn rows_come_go_move_and_change() {
        let old = "k,v\na,1\nb,2\nc,3\n";
        assert_eq!(said(old, "k,v\nc,3\na,1\nb,2\n"), Vec::<String>::new());
        assert_eq!(
            said(old, "v,k\n9,b\n3,c\n4,d\n"),
            [
                "cell-changed a.csv!A2 b|v|2|9",
                "table-row-added a.csv!4 d",
                "table-row-removed a.csv!0 a"
            ]
        );
        assert_eq!(said(old, "k\na\nb\nc\n"), ["table-column-removed a.csv!1 v"]);
    }

    #[test]
    fn a_table_without_its_key_is_no_table() {
        assert_eq!(compare("a", b"x\n1\n", b"k\n1\n", &["k"], Severity::Note), None);
        assert_eq!(compare("a", b"k\n\xff\n", b"k\n1\n", &["k"], Severity::Note), None);
    }
}
