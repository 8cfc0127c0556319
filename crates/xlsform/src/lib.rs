//! `XLSForm` workbooks read into instruments, with a diagnostic for every cell that is wrong.
//!
//! Reading never fails: whatever could be understood comes back as an [`Instrument`], together with the findings about
//! everything that could not. Two doors lead in, a folder of CSV sheets and an `.xlsx` file; behind them both go
//! through one [`sheet::Workbook`], so that a cell is found under the same name either way.
#![warn(clippy::wildcard_enum_match_arm)]

mod error;
pub mod heading;
mod kind;
mod read;
mod rules;
pub mod sheet;
mod write;
mod xform;
pub mod xml;

use paduk_form::instrument::Instrument;
use paduk_survey::Diagnostic;

pub use error::XlsformError;
use sheet::Workbook;
pub use xform::read_xform;

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
    with(findings, read_workbook(workbook))
}

/// Reads an `.xlsx` file. A file that unpacks to more than [`sheet::MAX_INFLATED`] bytes, or whose parts are packed
/// tighter than [`sheet::MAX_RATIO`], is refused before anything reads it.
pub fn read_xlsx(bytes: &[u8]) -> (Instrument, Vec<Diagnostic>) {
    understood(sheet::from_xlsx(bytes))
}

/// [`read_csv_folder`] from the bytes of the files; a file that is no UTF-8 text is said to be none and left out.
pub fn read_csv_bytes(files: &[(&str, &[u8])]) -> (Instrument, Vec<Diagnostic>) {
    let (mut texts, mut findings) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        match std::str::from_utf8(bytes) {
            Ok(text) => texts.push((*name, text)),
            Err(error) => {
                let finding = Diagnostic::error("file-not-utf8").at(name, 1, 0);
                findings.push(finding.with("byte", error.valid_up_to() + 1));
            }
        }
    }
    with(findings, read_csv_folder(&texts))
}

/// Reads a workbook of any kind: `.xlsx`, `.xlsm`, `.ods`, `.xls`, `.md`, or `.csv` with all sheets in one file; or an ODK XForm. What
/// it is, is told by what it holds; its name without the ending is the form's id where the settings give none.
pub fn read_file(name: &str, bytes: &[u8]) -> (Instrument, Vec<Diagnostic>) {
    match std::str::from_utf8(bytes) {
        Ok(text) if is_xform(text) => read_xform(text),
        Ok(_) | Err(_) => understood(sheet::from_file(name, bytes)),
    }
}

/// True for XML that names the namespace of XForms near its beginning.
fn is_xform(text: &str) -> bool {
    let xml = text.trim_start_matches('\u{feff}').trim_start().starts_with('<');
    let end = text.char_indices().map(|(at, _)| at).nth(4000).unwrap_or(text.len());
    xml && text[..end].contains("http://www.w3.org/2002/xforms")
}

fn understood((workbook, findings): (Workbook, Vec<Diagnostic>)) -> (Instrument, Vec<Diagnostic>) {
    if workbook.sheets.is_empty() && !findings.is_empty() {
        // Nothing was read: to say that the survey sheet is missing as well would only mislead.
        return (Instrument::default(), findings);
    }
    with(findings, read_workbook(workbook))
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
    with(findings, read_workbook(workbook))
}

/// Understands a workbook that is already read as cells.
pub fn read_workbook(workbook: Workbook) -> (Instrument, Vec<Diagnostic>) {
    read::read(workbook)
}

/// An instrument as an `.xlsx` file that other XLSForm tools read, and what of it a workbook cannot hold (the actions
/// of an XForm). Read again, the file gives the same instrument.
///
/// # Errors
/// [`XlsformError`] where a text is longer than a spreadsheet's cell may be.
pub fn write_xlsx(instrument: &Instrument) -> Result<(Vec<u8>, Vec<Diagnostic>), XlsformError> {
    let (workbook, findings) = write::workbook(instrument);
    Ok((write::xlsx(&workbook)?, findings))
}

/// An instrument as CSV sheets, file name and text, as a survey pack keeps it; and what of it a workbook cannot hold.
pub fn write_csv_folder(instrument: &Instrument) -> (Vec<(String, String)>, Vec<Diagnostic>) {
    let (workbook, findings) = write::workbook(instrument);
    (write::csv_files(&workbook), findings)
}

fn with(mut findings: Vec<Diagnostic>, read: (Instrument, Vec<Diagnostic>)) -> (Instrument, Vec<Diagnostic>) {
    findings.extend(read.1);
    (read.0, findings)
}

#[cfg(test)]
mod tests;
