//! The instruments of a pack: folders of CSV sheets, read and compiled.

use std::sync::Arc;

use paduk_form::{Attachments, compile_with};
use paduk_survey::Diagnostic;
use paduk_xlsform::read_csv_bytes;

use super::source::Source;
use crate::instrument::PackInstrument;
use crate::manifest::InstrumentWiring;

/// Reads and compiles each; what is wrong with a workbook is said at its cells.
pub(super) fn read(wirings: Vec<InstrumentWiring>, source: &mut Source<'_>) -> Vec<PackInstrument> {
    wirings.into_iter().map(|wiring| instrument(wiring, source)).collect()
}

/// The files that lie beside a workbook's sheets: its lists of choices.
struct InFolder<'a, 'b> {
    source: &'a Source<'b>,
    folder: &'a str,
}

impl Attachments for InFolder<'_, '_> {
    fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        // A name in a workbook never leads out of its folder.
        let inside = !name.contains(['/', '\\']);
        inside
            .then(|| self.source.bytes(&format!("{}{name}", self.folder)).to_vec())
            .filter(|bytes| !bytes.is_empty())
    }
}

fn instrument(wiring: InstrumentWiring, source: &mut Source<'_>) -> PackInstrument {
    let folder = format!("{}/", wiring.folder);
    let mut sheets = Vec::new();
    for path in source.paths_under(&folder, ".csv") {
        sheets.push((path, source.bytes(path)));
    }
    if sheets.is_empty() {
        let finding = Diagnostic::error("file-missing").at(&format!("{folder}survey.csv"), 0, 0);
        source.findings.push(finding);
    }
    let (instrument, findings) = read_csv_bytes(&sheets);
    source.findings.extend(findings);
    if instrument.form_id != wiring.form_id {
        source.findings.push(
            Diagnostic::error("form-id-differs")
                .at(&format!("{folder}settings.csv"), 0, 0)
                .with("manifest", &wiring.form_id)
                .with("workbook", &instrument.form_id),
        );
    }
    let lists = InFolder {
        source,
        folder: &folder,
    };
    let (form, findings) = compile_with(Arc::new(instrument), &lists);
    source.findings.extend(findings);
    PackInstrument {
        form_id: wiring.form_id,
        folder: wiring.folder,
        module: wiring.module,
        title: wiring.title,
        form: Arc::new(form),
        household: wiring.household,
        roster: wiring.roster,
        findings: wiring.findings,
        growth: wiring.growth,
    }
}
