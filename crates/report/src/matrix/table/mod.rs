//! The matrix as plain tables: one content for CSV, spreadsheet and page, so that all three hold the same numbers.

mod coverage_table;
mod csv_file;
mod gap_table;
mod page;
mod programme_tables;
mod xlsx_file;

#[cfg(test)]
mod tests;

use paduk_text::Language;

use super::input::MatrixInput;

pub use csv_file::matrix_csv;
pub use page::{MatrixReport, matrix_page};
pub use xlsx_file::matrix_xlsx;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing: it is not known, or does not apply.
    Empty,
    /// A text as it is.
    Text(String),
    /// A code, and what people read for it.
    Word(String, String),
    /// A whole number.
    Count(u64),
    /// A share between 0 and 1; people read percent with one decimal.
    Share(f64),
    /// Another number; people read two decimals.
    Number(f64),
    /// A year, which no mark divides.
    Year(u32),
}

/// A table: its key (the CSV file's name), its columns by key, its rows.
#[derive(Debug, Clone, PartialEq)]
pub struct MatrixTable {
    /// `coverage`, `gaps`, …
    pub key: &'static str,
    /// The columns' keys: headings of the CSV file, and parts of the locale's codes.
    pub columns: Vec<&'static str>,
    /// The rows, each as long as the columns.
    pub rows: Vec<Vec<Value>>,
}

/// All tables; words in a language, codes always there.
pub fn matrix_tables(input: &MatrixInput, language: Language) -> Vec<MatrixTable> {
    let words = Words { input, language };
    vec![
        coverage_table::coverage(&words),
        coverage_table::villages(&words),
        coverage_table::targets(&words),
        gap_table::gaps(&words),
        programme_tables::overlaps_table(&words),
        gap_table::twice(&words),
        programme_tables::claims_table(&words),
        programme_tables::programmes(&words),
    ]
}

/// Names for codes.
struct Words<'a> {
    input: &'a MatrixInput,
    language: Language,
}

impl Words<'_> {
    fn say(&self, code: &str) -> String {
        paduk_text::say(code, &[], self.language)
    }

    /// A code of the program with its words.
    fn word(&self, stem: &str, code: &str) -> Value {
        Value::Word(code.to_owned(), self.say(&format!("report.matrix.{stem}.{code}")))
    }

    fn village(&self, code: &str) -> Value {
        Value::Word(code.to_owned(), self.input.village_name(code).to_owned())
    }

    fn intervention(&self, code: &str) -> String {
        let known = self.input.interventions.iter().find(|(known, _)| known == code);
        known
            .map_or(code, |(_, name)| name.get(self.language.tag(), "id"))
            .to_owned()
    }

    fn need(&self, code: &str) -> Value {
        let name = self.input.need_name(code, self.language.tag());
        Value::Word(code.to_owned(), name.to_owned())
    }

    fn office(&self, code: &str) -> Value {
        let known = self.input.offices.iter().find(|office| office.code == code);
        let name = known.map_or(code, |office| office.name.get(self.language.tag(), "id"));
        Value::Word(code.to_owned(), name.to_owned())
    }

    fn module(&self, module: paduk_survey::Module) -> Value {
        let code = module.code();
        let name = match module {
            paduk_survey::Module::Household => self.say("report.matrix.household"),
            paduk_survey::Module::Member(group) => {
                let known = self.input.groups.iter().find(|(known, _)| *known == group);
                known
                    .map_or(code, |(_, name)| name.get(self.language.tag(), "id"))
                    .to_owned()
            }
        };
        Value::Word(code.to_owned(), name)
    }

    fn of_list(&self, list: &[(String, paduk_survey::Texts)], code: &str) -> Value {
        let known = list.iter().find(|(known, _)| known == code);
        let name = known.map_or(code, |(_, name)| name.get(self.language.tag(), "id"));
        if code.is_empty() {
            Value::Empty
        } else {
            Value::Word(code.to_owned(), name.to_owned())
        }
    }
}

fn number(count: u32) -> Value {
    Value::Count(count.into())
}

fn text(text: &str) -> Value {
    if text.is_empty() {
        Value::Empty
    } else {
        Value::Text(text.to_owned())
    }
}
