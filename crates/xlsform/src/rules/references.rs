//! `${name}` in every cell: how it is written, and whether there is such a name.
//!
//! `form` resolves the references of expressions and sentences. Here stand those of all other cells, and the spelling
//! of all.

use std::cell::OnceCell;
use std::collections::HashMap;

use paduk_form::instrument::{Cell, Row, Sentence};
use paduk_survey::{CellRef, Diagnostic};

use super::{Rules, is_external, is_name};
use crate::heading::nearest;
use crate::kind::Kind;

/// One `${…}` of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found<'a> {
    /// What stands between the brackets; nothing where they are not closed.
    pub inside: Option<&'a str>,
    /// First character and one past the last.
    pub span: (u32, u32),
}

impl<'a> Found<'a> {
    /// The name, without `last-saved#`, if it is written as it must be.
    pub fn name(&self) -> Option<&'a str> {
        let inside = self.inside?;
        Some(inside.strip_prefix("last-saved#").unwrap_or(inside)).filter(|name| is_name(name))
    }
}

/// Every `${…}` of a text. As pyxform has it, `${}` is plain text.
pub(super) fn references(text: &str) -> impl Iterator<Item = Found<'_>> {
    let (mut at, mut passed) = (0, 0);
    std::iter::from_fn(move || {
        loop {
            let open = at + opening(&text[at..])?;
            passed += characters(&text[at..open]);
            let behind = &text[open + 2..];
            let (inside, length) = match memchr::memchr(b'}', behind.as_bytes()) {
                Some(0) => {
                    at = open + 3;
                    passed += 3;
                    continue;
                }
                Some(close) => (Some(&behind[..close]), close + 3),
                None => (None, behind.len() + 2),
            };
            let begin = passed;
            passed += characters(&text[open..open + length]);
            at = open + length;
            return Some(Found {
                inside,
                span: (begin, passed),
            });
        }
    })
}

fn characters(text: &str) -> u32 {
    text.chars().count() as u32
}

/// Where the next `${` stands. One sign is found much faster than two, and nearly every text has neither.
fn opening(text: &str) -> Option<usize> {
    let signs = memchr::memchr_iter(b'$', text.as_bytes());
    signs.into_iter().find(|at| text.as_bytes().get(at + 1) == Some(&b'{'))
}

impl Rules<'_> {
    pub(super) fn references(&mut self) {
        let mut checker = Checker {
            rules: self,
            names: OnceCell::new(),
            found: Vec::new(),
        };
        for placed in self
            .rows
            .iter()
            .filter(|placed| placed.has.reference && !matches!(placed.kind, Kind::End(_)))
        {
            checker.row(placed.row);
        }
        let entities = self.workbook.sheet("entities");
        for sheet in [self.workbook.sheet("settings"), entities].into_iter().flatten() {
            for row in &sheet.rows {
                for cell in &row.cells {
                    let heading = sheet.heading(cell.column).unwrap_or_default();
                    if !["list_name", "list name", "dataset", "repeat"].contains(&heading) {
                        checker.all(&cell.text, &sheet.place(row.number, cell.column));
                    }
                }
            }
        }
        for list in self.instrument.lists.iter().filter(|list| !is_external(list)) {
            for choice in &list.choices {
                for sentence in std::iter::once(&choice.label).chain(choice.media.values()) {
                    for (language, text) in sentence.texts().iter() {
                        checker.all(text, &list.cell_ref(choice, sentence.column(language)));
                    }
                }
            }
        }
        let mut found = checker.found;
        self.findings.append(&mut found);
    }

    /// How often each name is there, with the one that every form has.
    fn names_of_rows(&self) -> HashMap<&str, usize> {
        let mut names = HashMap::new();
        for placed in self.rows.iter().filter(|placed| !matches!(placed.kind, Kind::End(_))) {
            *names.entry(placed.name()).or_default() += 1;
        }
        let omitted = self.instrument.settings.get("omit_instanceid");
        if !omitted.is_some_and(|cell| super::settings::is_yes(&cell.text)) {
            *names.entry("instanceID").or_default() += 1;
        }
        names
    }
}

struct Checker<'a> {
    rules: &'a Rules<'a>,
    /// Most forms refer to names only where `form` looks for them.
    names: OnceCell<HashMap<&'a str, usize>>,
    found: Vec<Diagnostic>,
}

impl<'a> Checker<'a> {
    fn names(&self) -> &HashMap<&'a str, usize> {
        self.names.get_or_init(|| self.rules.names_of_rows())
    }

    fn row(&mut self, row: &Row) {
        for sentence in [
            &row.label,
            &row.hint,
            &row.guidance_hint,
            &row.constraint_message,
            &row.required_message,
        ] {
            self.sentence(row, sentence, false);
        }
        for files in row.media.values() {
            self.sentence(row, files, true);
        }
        let expressions = [
            &row.constraint,
            &row.required,
            &row.relevant,
            &row.calculation,
            &row.default,
            &row.read_only,
            &row.choice_filter,
            &row.repeat_count,
        ];
        for cell in expressions.into_iter().flatten() {
            self.spelling(&cell.text, &row.cell_ref(cell), true);
        }
        let others = [&row.appearance, &row.parameters].into_iter().flatten();
        for cell in others.chain(row.other.values()) {
            self.cell(row, cell);
        }
    }

    fn cell(&mut self, row: &Row, cell: &Cell) {
        self.all(&cell.text, &row.cell_ref(cell));
    }

    fn sentence(&mut self, row: &Row, sentence: &Sentence, files: bool) {
        for (language, text) in sentence.texts().iter() {
            let place = row.at(sentence.column(language));
            if files {
                self.all(text, &place);
            } else {
                self.spelling(text, &place, false);
            }
        }
    }

    /// Spelling and name.
    fn all(&mut self, text: &str, place: &CellRef) {
        self.spelling(text, place, false);
        for found in references(text) {
            let Some(name) = found.name() else { continue };
            let (code, meant) = match self.names().get(name) {
                Some(1) => continue,
                Some(_) => (Diagnostic::error("ambiguous-reference"), None),
                None => (Diagnostic::error("unknown-reference"), self.meant(name)),
            };
            let error = code.at_cell(Some(place.clone())).with_span(found.span.0, found.span.1);
            self.found.push(error.with("name", name).suggesting(meant));
        }
    }

    /// The name that was probably meant. In a sheet that is wrong throughout nobody reads the twentieth guess, and each
    /// costs a look at every name.
    fn meant(&self, name: &str) -> Option<String> {
        if self.found.len() < 20 {
            nearest(name, self.names().keys().copied()).map(str::to_owned)
        } else {
            None
        }
    }

    /// Spelling alone. Of an expression `form` reports by itself what is not closed or holds a quotation.
    fn spelling(&mut self, text: &str, place: &CellRef, expression: bool) {
        for found in references(text).filter(|found| found.name().is_none()) {
            let by_form = |inside: &str| inside.trim().is_empty() || inside.contains(['{', '$', '\'', '"']);
            if expression && found.inside.is_none_or(by_form) {
                continue;
            }
            let error = Diagnostic::error("bad-reference").at_cell(Some(place.clone()));
            self.found.push(error.with_span(found.span.0, found.span.1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::references;

    #[test]
    fn references_and_what_only_looks_like_one() {
        let text = "é ${a} ${} ${ b } ${last-saved#c} ${d";
        let names: Vec<_> = references(text).map(|found| found.name()).collect();
        assert_eq!(names, [Some("a"), None, Some("c"), None]);
        assert_eq!(references(text).next().map(|found| found.span), Some((2, 6)));
    }
}
