//! A filled spreadsheet read back: every line, and a finding for every cell that is wrong.

use std::collections::BTreeMap;

use paduk_pack::{Pack, Status, count};
use paduk_survey::{Diagnostic, Texts};
use paduk_text::{Language, say};
use paduk_xlsform::sheet::{Row, Sheet, Workbook, from_file};

use super::cell::{Known, code, rupiah};
use super::column::{Column, same_words};
use super::line::ProgrammeLine;

/// Years that a programme can have; anything else is a slip.
const YEARS: std::ops::RangeInclusive<u32> = 2010..=2100;

/// Reads a file: its lines, without those that have a finding of severity error, and the findings.
pub(crate) fn read(pack: &Pack, name: &str, bytes: &[u8]) -> (Vec<ProgrammeLine>, Vec<Diagnostic>) {
    let (workbook, mut findings) = from_file(name, bytes);
    if workbook.sheets.is_empty() {
        if findings.is_empty() {
            findings.push(Diagnostic::error("workbook-unreadable"));
        }
        return (Vec::new(), findings);
    }
    let Some(sheet) = sheet_of(&workbook) else {
        let wanted = say("programme.sheet", &[], Language::Indonesian);
        findings.push(Diagnostic::error("programme-sheet-missing").with("sheet", wanted));
        return (Vec::new(), findings);
    };
    let mut reader = Reader {
        pack,
        sheet,
        columns: sheet
            .header
            .iter()
            .filter_map(|cell| Some((Column::under(&cell.text)?, cell.column)))
            .collect(),
        findings,
    };
    let lines = reader.lines();
    (lines, reader.findings)
}

/// The sheet of the template's name, else the first that has its most telling columns.
fn sheet_of(workbook: &Workbook) -> Option<&Sheet> {
    let named = |sheet: &&Sheet| {
        [Language::Indonesian, Language::English]
            .iter()
            .any(|language| same_words(&say("programme.sheet", &[], *language), &sheet.name))
    };
    let has = |sheet: &&Sheet| {
        let found: Vec<Column> = sheet
            .header
            .iter()
            .filter_map(|cell| Column::under(&cell.text))
            .collect();
        [Column::Office, Column::Intervention, Column::Village]
            .iter()
            .all(|column| found.contains(column))
    };
    workbook
        .sheets
        .iter()
        .find(named)
        .or_else(|| workbook.sheets.iter().find(has))
}

struct Reader<'a> {
    pack: &'a Pack,
    sheet: &'a Sheet,
    columns: BTreeMap<Column, u32>,
    findings: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    fn lines(&mut self) -> Vec<ProgrammeLine> {
        let missing: Vec<Column> = Column::ALL
            .into_iter()
            .filter(|column| column.needed() && !self.columns.contains_key(column))
            .collect();
        for column in &missing {
            let finding = Diagnostic::error("programme-column-missing").at(&self.sheet.shown, 1, 0);
            self.findings
                .push(finding.with("column", column.heading(Language::Indonesian)));
        }
        if !missing.is_empty() {
            return Vec::new();
        }
        let sheet = self.sheet;
        let mut lines: Vec<(&Row, ProgrammeLine)> = Vec::new();
        let mut filled = false;
        for row in &sheet.rows {
            if !self.is_filled(row) {
                continue;
            }
            filled = true;
            let Some(line) = self.line(row) else { continue };
            let same = |known: &ProgrammeLine| {
                let key = |line: &ProgrammeLine| {
                    let ProgrammeLine {
                        office,
                        intervention,
                        village,
                        year,
                        source,
                        ..
                    } = line.clone();
                    (office, intervention, village, year, source)
                };
                key(known) == key(&line)
            };
            if let Some((first, _)) = lines.iter().find(|(_, known)| same(known)) {
                let finding = Diagnostic::error("programme-twice").at(&sheet.shown, row.number, 0);
                let finding = finding.with("row", first.number).relating(sheet.place(first.number, 0));
                self.findings.push(finding);
                continue;
            }
            lines.push((row, line));
        }
        if !filled {
            self.findings
                .push(Diagnostic::error("programme-file-empty").at(&sheet.shown, 2, 0));
        }
        lines.into_iter().map(|(_, line)| line).collect()
    }

    /// A row of the template in which only the prepared year stands was not filled.
    fn is_filled(&self, row: &Row) -> bool {
        let year = self.columns.get(&Column::Year);
        let read = |column: &u32| self.columns.values().any(|known| known == column);
        row.cells
            .iter()
            .any(|cell| read(&cell.column) && year != Some(&cell.column))
    }

    /// The line of a row; none where a cell of it is wrong, which is said.
    fn line(&mut self, row: &'a Row) -> Option<ProgrammeLine> {
        let before = self.findings.len();
        let pack = self.pack;
        let languages = &pack.languages;
        let names = |texts: &'a Texts| languages.iter().filter_map(|tag| texts.exact(tag)).collect::<Vec<_>>();
        let programmes = &pack.programmes;
        let offices: Vec<Known<'_>> = programmes
            .offices
            .iter()
            .map(|office| Known {
                code: &office.code,
                names: names(&office.name),
            })
            .collect();
        let interventions: Vec<Known<'_>> = pack
            .matrix
            .interventions()
            .iter()
            .map(|known| Known {
                code: &known.code,
                names: names(&known.name),
            })
            .collect();
        let villages: Vec<Known<'_>> = pack
            .villages
            .iter()
            .map(|village| Known {
                code: &village.code,
                names: vec![&village.name],
            })
            .collect();
        let sources: Vec<Known<'_>> = programmes
            .sources
            .iter()
            .map(|source| Known {
                code: &source.code,
                names: names(&source.name),
            })
            .collect();
        let statuses: Vec<Known<'_>> = programmes
            .statuses
            .iter()
            .map(|word| Known {
                code: word.status.as_str(),
                names: names(&word.name),
            })
            .collect();
        let office = self.word(row, Column::Office, "programme-office-unknown", &offices);
        let intervention = self.word(
            row,
            Column::Intervention,
            "programme-intervention-unknown",
            &interventions,
        );
        let village = self.word(row, Column::Village, "programme-village-unknown", &villages);
        let year = self.number(row, Column::Year);
        if let Some(wrong) = year.filter(|year| !YEARS.contains(year)) {
            self.wrong(row, Column::Year, "programme-year-wrong", &wrong.to_string(), None);
        }
        let source = self.word(row, Column::Source, "programme-source-unknown", &sources);
        let status = self.word(row, Column::Status, "programme-status-unknown", &statuses);
        let status = status.and_then(|word| Status::parse(&word));
        // What was cancelled may be for nobody any more.
        let target = if status == Some(Status::Stopped) && self.text(row, Column::Target).is_empty() {
            Some(0)
        } else {
            self.number(row, Column::Target)
        };
        let delivered = self.number(row, Column::Delivered);
        let budget = self.text(row, Column::Budget);
        let amount = rupiah(budget);
        if amount.is_none() && !budget.is_empty() {
            self.wrong(row, Column::Budget, "programme-money-wrong", budget, None);
        }
        let note = paduk_history::canonical::nfc(self.text(row, Column::Note));
        if self.findings.len() > before {
            return None;
        }
        let (target, status) = (target?, status?);
        if delivered.is_some_and(|delivered| delivered > target) && status != Status::Stopped {
            let finding = Diagnostic::warning("programme-more-than-target")
                .with("delivered", delivered.unwrap_or_default())
                .with("target", target);
            self.findings
                .push(finding.at_cell(Some(self.place(row, Column::Delivered))));
        }
        Some(ProgrammeLine {
            office: office?,
            intervention: intervention?,
            village: village?,
            year: year?,
            target,
            budget: amount,
            source: source.unwrap_or_default(),
            status,
            delivered,
            note,
        })
    }

    fn text(&self, row: &'a Row, column: Column) -> &'a str {
        let at = self.columns.get(&column);
        let cell = at.and_then(|at| row.cells.iter().find(|cell| cell.column == *at));
        cell.map_or("", |cell| cell.text.trim())
    }

    fn place(&self, row: &Row, column: Column) -> paduk_survey::CellRef {
        self.sheet
            .place(row.number, self.columns.get(&column).copied().unwrap_or_default())
    }

    fn wrong(&mut self, row: &Row, column: Column, code: &str, text: &str, meant: Option<String>) {
        let finding = Diagnostic::error(code)
            .at_cell(Some(self.place(row, column)))
            .with("column", column.heading(Language::Indonesian))
            .with("text", text)
            .suggesting(meant);
        self.findings.push(finding);
    }

    /// An empty cell that must not be is said; others are left to whoever reads them.
    fn is_there(&mut self, row: &'a Row, column: Column) -> Option<&'a str> {
        let text = self.text(row, column);
        if text.is_empty() && column.needed() {
            self.wrong(row, column, "programme-cell-missing", "", None);
        }
        (!text.is_empty()).then_some(text)
    }

    fn word(&mut self, row: &'a Row, column: Column, unknown: &str, known: &[Known<'_>]) -> Option<String> {
        let text = self.is_there(row, column)?;
        match code(text, known) {
            Ok(code) => Some(code.to_owned()),
            Err(meant) => {
                self.wrong(row, column, unknown, text, meant);
                None
            }
        }
    }

    fn number(&mut self, row: &'a Row, column: Column) -> Option<u32> {
        let text = self.is_there(row, column)?;
        let read = count(text);
        if read.is_none() {
            self.wrong(row, column, "programme-count-wrong", text, None);
        }
        read
    }
}
