//! `XLSForm` workbooks read into instruments, with a diagnostic for every cell that is wrong.
//!
//! Reading never fails: whatever could be understood comes back as an [`Instrument`], together with the findings about
//! everything that could not. Two doors lead in, a folder of CSV sheets and an `.xlsx` file; behind them both go
//! through one [`sheet::Workbook`], so that a cell is found under the same name either way.
#![warn(clippy::wildcard_enum_match_arm)]

pub mod heading;
mod kind;
mod read;
mod rules;
pub mod sheet;

use paduk_form::instrument::Instrument;
use paduk_survey::Diagnostic;

use sheet::Workbook;

/// Reads CSV sheets, given as `(file name, text)`: `survey.csv`, `choices.csv`, `settings.csv`; other files are left
/// aside. Findings name the file as it was given.
///
/// ```
/// let (instrument, findings) = paduk_xlsform::read_csv_folder(&[
///     ("survey.csv", "type,name,label::id\ninteger,BH304,Berapa tablet yang diminum?\n"),
///     ("settings.csv", "form_id,default_language\nbumil,id\n"),
/// ]);
/// assert_eq!((instrument.form_id.as_str(), findings.len()), ("bumil", 0));
/// ```
pub fn read_csv_folder(files: &[(&str, &str)]) -> (Instrument, Vec<Diagnostic>) {
    let (workbook, findings) = sheet::from_csv_files(files);
    with(findings, read_workbook(&workbook))
}

/// Reads an `.xlsx` file. A file that unpacks to more than [`sheet::MAX_INFLATED`] bytes, or whose parts are packed
/// tighter than [`sheet::MAX_RATIO`], is refused before anything reads it.
pub fn read_xlsx(bytes: &[u8]) -> (Instrument, Vec<Diagnostic>) {
    let (workbook, findings) = sheet::from_xlsx(bytes);
    if workbook.sheets.is_empty() && !findings.is_empty() {
        // Nothing was read: to say that the survey sheet is missing as well would only mislead.
        return (Instrument::default(), findings);
    }
    with(findings, read_workbook(&workbook))
}

/// Reads markdown tables: `| survey |` and below it the rows of the sheet, as pyxform's tests write them.
///
/// ```
/// let (instrument, _) = paduk_xlsform::read_markdown(
///     "| survey |\n| | type | name | label |\n| | integer | BH304 | Berapa tablet? |",
/// );
/// assert_eq!(instrument.survey[0].kind.text, "integer");
/// ```
pub fn read_markdown(text: &str) -> (Instrument, Vec<Diagnostic>) {
    let (workbook, findings) = sheet::from_markdown(text);
    with(findings, read_workbook(&workbook))
}

/// Understands a workbook that is already read as cells.
pub fn read_workbook(workbook: &Workbook) -> (Instrument, Vec<Diagnostic>) {
    read::read(workbook)
}

fn with(mut findings: Vec<Diagnostic>, read: (Instrument, Vec<Diagnostic>)) -> (Instrument, Vec<Diagnostic>) {
    findings.extend(read.1);
    (read.0, findings)
}

#[cfg(test)]
mod tests;
