//! A file of any kind, all the way from its bytes to an interview and back into a workbook.

use std::sync::Arc;

use paduk_form::{Interview, compile};
use paduk_survey::Severity;

use super::packed::packed;
use crate::conformance::outside::Still;

/// Forms beyond this size are read and compiled only; they would take the time of many small ones.
const OPENED: usize = 300;

/// Reads, compiles, opens and writes.
pub fn run(bytes: &[u8]) {
    let file = packed(bytes);
    let (instrument, findings) = paduk_xlsform::read_file("form.bin", file.as_deref().unwrap_or(bytes));
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
