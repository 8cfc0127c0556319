//! Tables that a form looks things up in with `instance('name')` and that lie beside the workbook.

use paduk_survey::{CellRef, Diagnostic};

use super::Compiler;
use crate::document::{Document, DocumentBuilder, DocumentFull};

impl Compiler<'_> {
    /// The file of the table of this name, if a row declares one or takes its choices from it.
    pub(super) fn table_file(&self, name: &str) -> Option<String> {
        self.instrument.survey.iter().find_map(|row| {
            let kind = row.kind.text.trim();
            let own = row.name.as_ref().is_some_and(|cell| cell.text == name);
            match kind {
                "csv-external" if own => return Some(format!("{name}.csv")),
                "xml-external" if own => return Some(format!("{name}.xml")),
                _ => {}
            }
            let file = kind.split_whitespace().next_back()?;
            let (stem, ending) = file.rsplit_once('.')?;
            let known = matches!(ending, "csv" | "xml" | "geojson");
            (known && stem == name).then(|| file.to_owned())
        })
    }

    /// The table in a file: a CSV file as pyxform and Collect see it, `root` with an `item` for each row. A file that is
    /// not there or of another kind is a table without rows, and that is said.
    pub(super) fn attached_table(&mut self, file: &str, cell: &CellRef) -> Document {
        let warning = if file.to_lowercase().ends_with(".csv") {
            match self.attachments.bytes(file).map(|bytes| table(&bytes)) {
                Some(Ok(document)) => return document,
                Some(Err(_)) => Diagnostic::error("too-many-choices").with("most", super::MOST_CHOICES),
                None => Diagnostic::warning("list-file-missing").with("file", file),
            }
        } else {
            Diagnostic::warning("list-file-not-read").with("file", file)
        };
        self.say(warning.at_cell(Some(cell.clone())));
        table(b"").unwrap_or_default()
    }
}

/// A CSV file with a heading as a document; bytes that are no UTF-8 are shown as such.
fn table(bytes: &[u8]) -> Result<Document, DocumentFull> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let headings = reader.headers().cloned().unwrap_or_default();
    let mut builder = DocumentBuilder::new();
    builder.open("", "", "root")?;
    // A row that cannot be read ends the table, as it ends a list.
    for row in reader.records().map_while(Result::ok) {
        builder.open("", "", "item")?;
        for (heading, text) in headings.iter().zip(&row) {
            builder.element(heading.trim(), text.trim())?;
        }
        builder.close();
    }
    Ok(builder.build())
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn a_table_has_its_rows_as_items() {
        let document = table("\u{feff}name,harga\na,10\nb,20\n".as_bytes()).unwrap();
        let texts: Vec<_> = document
            .outline()
            .map(|(_, name, text)| format!("{name}={text}"))
            .collect();
        assert!(texts.iter().any(|text| text.starts_with("harga")), "{texts:?}");
        assert!(table(b"").is_ok());
    }
}
