//! A file of any kind, all the way from its bytes to an interview and back into a workbook.

use std::sync::Arc;

use paduk_form::{Interview, compile};
use paduk_survey::Severity;
use paduk_xlsform::sheet::{from_xlsx, from_xlsx_by_library};

use super::packed::packed;
use crate::conformance::outside::Still;

/// Forms beyond this size are read and compiled only; they would take the time of many small ones.
const OPENED: usize = 300;

/// Reads, compiles, opens and writes.
pub fn run(bytes: &[u8]) {
    let file = packed(bytes);
    let (instrument, findings) = paduk_xlsform::read_file("form.bin", file.as_deref().unwrap_or(bytes));
    both_ways(file.as_deref().unwrap_or(bytes));
    assert!(
        !instrument.survey.is_empty() || !findings.is_empty(),
        "nothing was read and nothing is said"
    );
    let instrument = Arc::new(instrument);
    let (form, also) = compile(Arc::clone(&instrument));
    if form.nodes().len() > OPENED {
        return;
    }
    let broken = |found: &paduk_survey::Diagnostic| found.severity == Severity::Error;
    if !findings.iter().chain(&also).any(broken) {
        // A form with errors is never filled in.
        let interview = Interview::open(
            Arc::new(form),
            Arc::new(Still::at(None, 7, paduk_form::Customs::Collect)),
        );
        for place in interview.all_places() {
            let _ = interview.state(&place, "id");
        }
        let _ = (interview.validate(), interview.finalise(), interview.instance_name());
    }
    let _ = paduk_xlsform::write_xlsx(&instrument);
}

/// Whatever an `.xlsx` file is read from, the fast way and the library's give the same cells and findings. What the
/// library refuses, the fast way may still understand.
fn both_ways(file: &[u8]) {
    if !file.starts_with(b"PK") {
        return;
    }
    let by_library = from_xlsx_by_library(file);
    let refused = by_library.1.iter().any(|found| found.code == "workbook-unreadable");
    assert!(refused || from_xlsx(file) == by_library, "two ways of reading differ");
}
