//! The offices' spreadsheet and the report, as the window writes and reads them.

use std::path::{Path, PathBuf};

use paduk_text::{Language, say};

use crate::api::{ApiError, FindingLevel, ProgrammeFinding, ProgrammesView};
use crate::opened::Opened;

/// Name of the template in a folder, before the year and a number where one is there already.
const TEMPLATE: &str = "matriks-opd";
/// Name of the report's folder.
const REPORT: &str = "laporan-matriks";

impl Opened {
    /// Writes the empty spreadsheet to a folder; gives its path. An earlier one is left as it is.
    pub(crate) fn write_template_to(&self, folder: &str) -> Result<String, ApiError> {
        let path = free(Path::new(folder), TEMPLATE);
        self.write_template(&path)?;
        Ok(path.display().to_string())
    }

    /// Writes the report to a folder of its own in a folder; gives its path.
    pub(crate) fn write_matrix_to(&mut self, folder: &str) -> Result<String, ApiError> {
        let out = Path::new(folder).join(REPORT);
        Ok(self.write_matrix_report(&out, self.language)?.folder)
    }

    /// Takes a filled spreadsheet in.
    pub(crate) fn take_programmes(&mut self, path: &str) -> Result<ProgrammesView, ApiError> {
        let read = self.read_programmes(Path::new(path), true)?;
        let code = if read.ok {
            "cli.programmes-kept"
        } else {
            "cli.programmes-refused"
        };
        let lists = read.lists.iter().map(|list| {
            let (office, year, count) = (
                self.office_name(&list.office),
                list.year.to_string(),
                list.lines.to_string(),
            );
            let params = [("office", office.as_str()), ("year", &year), ("count", &count)];
            say(&format!("cli.programmes-{}", list.outcome), &params, self.language)
        });
        let findings = read.diagnostics.iter().map(|found| ProgrammeFinding {
            cell: found.cell.clone(),
            level: match found.severity.as_str() {
                "error" => FindingLevel::Error,
                "warning" => FindingLevel::Warning,
                _ => FindingLevel::Fact,
            },
            words: match self.language {
                Language::Indonesian => found.message_id.clone(),
                Language::English => found.message_en.clone(),
            },
        });
        Ok(ProgrammesView {
            ok: read.ok,
            summary: say(code, &[("count", &read.lines.to_string())], self.language),
            lists: lists.collect(),
            findings: findings.collect(),
        })
    }
}

/// A name in a folder under which nothing stands yet.
fn free(folder: &Path, stem: &str) -> PathBuf {
    let named = |number: u32| {
        let name = if number == 1 {
            format!("{stem}.xlsx")
        } else {
            format!("{stem}-{number}.xlsx")
        };
        folder.join(name)
    };
    (1..1000)
        .map(named)
        .find(|path| !path.exists())
        .unwrap_or_else(|| named(1000))
}
