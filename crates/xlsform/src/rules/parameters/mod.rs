//! The column `parameters`: `key=value key=value`.

mod audit;
mod files;
mod geo;
mod range;
mod select;

use std::collections::BTreeMap;

use paduk_form::instrument::Row;
use paduk_survey::{CellRef, Diagnostic};

use super::Rules;
use crate::kind::Kind;

/// Keys in lower case with their values; in lower case as well, but for those that name a column, list or question.
type Parameters = BTreeMap<String, String>;

impl Rules<'_> {
    pub(super) fn parameters(&mut self) {
        let mut found = Vec::new();
        for placed in &self.rows {
            if !placed.has.parameters && !lacks_some(placed.kind) {
                continue;
            }
            let row = placed.row;
            let Some(parameters) = parsed(row, &mut found) else {
                continue;
            };
            let mut check = Check {
                rules: self,
                row,
                parameters,
                found: &mut found,
            };
            match placed.kind {
                Kind::Select { taking, list, .. } => check.select(taking, list),
                Kind::Plain(meaning) => match meaning.name {
                    "range" => check.range(),
                    "audit" => check.audit(),
                    "geopoint" | "geoshape" | "geotrace" => check.geo(meaning.name),
                    "text" => check.text(),
                    // Only pictures by their old name `photo` or `image` have parameters of their own.
                    "image" => check.image(),
                    "audio" | "background-audio" => check.audio(meaning.name),
                    _ => {}
                },
                Kind::Begin(..) | Kind::End(_) | Kind::Osm | Kind::Unknown => {}
            }
        }
        self.findings.append(&mut found);
    }
}

/// True for a type that is looked at also where it has no parameters.
fn lacks_some(kind: Kind<'_>) -> bool {
    match kind {
        Kind::Select { taking, .. } => taking.is_file(),
        Kind::Plain(meaning) => matches!(meaning.name, "range" | "audit" | "geopoint" | "geoshape" | "geotrace"),
        Kind::Begin(..) | Kind::End(_) | Kind::Osm | Kind::Unknown => false,
    }
}

/// The parameters of a row; nothing where they cannot be read, which is said.
fn parsed(row: &Row, found: &mut Vec<Diagnostic>) -> Option<Parameters> {
    let Some(cell) = &row.parameters else {
        return Some(Parameters::new());
    };
    let parameters = parse(&cell.text);
    if parameters.is_none() {
        found.push(Diagnostic::error("bad-parameters").at_cell(Some(row.cell_ref(cell))));
    }
    parameters
}

/// `key=value`, set apart by blanks, commas or semicolons; blanks around `=` are allowed.
fn parse(text: &str) -> Option<Parameters> {
    let mut words: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| !is_gap(c)) {
        rest = &rest[start..];
        let length = if rest.starts_with('=') {
            1
        } else {
            rest.find(|c| is_gap(c) || c == '=').unwrap_or(rest.len())
        };
        words.push(&rest[..length]);
        rest = &rest[length..];
    }
    let mut parameters = Parameters::new();
    let pairs = words.chunks_exact(3);
    if !pairs.remainder().is_empty() {
        return None;
    }
    for pair in pairs {
        let [key, "=", value] = pair else { return None };
        if *key == "=" || *value == "=" {
            return None;
        }
        let key = key.to_lowercase();
        let kept = ["value", "label", "seed", "reference-geometry"].contains(&key.as_str());
        let value = if kept {
            (*value).to_owned()
        } else {
            value.to_lowercase()
        };
        parameters.insert(key, value);
    }
    Some(parameters)
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';')
}

/// The parameters of one row being checked.
struct Check<'a, 'b> {
    rules: &'b Rules<'a>,
    row: &'a Row,
    parameters: Parameters,
    found: &'b mut Vec<Diagnostic>,
}

impl Check<'_, '_> {
    fn cell(&self) -> CellRef {
        let column = self.row.parameters.as_ref().map_or(0, |cell| cell.column);
        self.row.at(column)
    }

    fn get(&self, key: &str) -> Option<&str> {
        self.parameters.get(key).map(String::as_str)
    }

    /// Says which keys the type does not have.
    fn only(&mut self, accepted: &[&str]) {
        let known = |key: &&String| accepted.contains(&key.as_str());
        let rejected: Vec<&str> = self
            .parameters
            .keys()
            .filter(|key| !known(key))
            .map(String::as_str)
            .collect();
        if !rejected.is_empty() {
            let error = Diagnostic::error("unknown-parameter").at_cell(Some(self.cell()));
            let error = error
                .with("found", rejected.join(", "))
                .with("known", accepted.join(", "));
            self.found.push(error);
        }
    }

    /// Says that a parameter is none of the words it may be.
    fn one_of(&mut self, key: &str, words: &[&str]) {
        if let Some(value) = self.get(key).filter(|value| !words.contains(value)).map(str::to_owned) {
            let error = Diagnostic::error("parameter-not-one-of").at_cell(Some(self.cell()));
            let error = error
                .with("parameter", key)
                .with("found", value)
                .with("known", words.join(", "));
            self.found.push(error);
        }
    }

    /// A number, or nothing where it is missing or, which is said, none.
    fn number(&mut self, key: &str) -> Option<f64> {
        let value = self.get(key)?.to_owned();
        let number = value.parse::<f64>().ok();
        if number.is_none_or(f64::is_infinite) {
            self.say_number(key, &value);
            return None;
        }
        number
    }

    fn say_number(&mut self, key: &str, value: &str) {
        let error = Diagnostic::error("parameter-not-number").at_cell(Some(self.cell()));
        self.found.push(error.with("parameter", key).with("found", value));
    }

    /// A whole number, or nothing where it is missing or, which is said, none.
    fn whole(&mut self, key: &str) -> Option<i64> {
        let value = self.get(key)?.to_owned();
        let number = value.parse::<i64>().ok();
        if number.is_none() {
            let error = Diagnostic::error("parameter-not-whole").at_cell(Some(self.cell()));
            self.found.push(error.with("parameter", key).with("found", value));
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn keys_and_values() {
        let read = parse("Start=1, end = 10;value=Nama").unwrap();
        let read: Vec<_> = read.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        assert_eq!(read, [("end", "10"), ("start", "1"), ("value", "Nama")]);
        for bad in ["a", "a=", "=1", "a=1 b", "a==1", "a=1=2"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
