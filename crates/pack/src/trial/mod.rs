//! A pack's rules put on trial: every written case, and thousands of answer sets at random.

mod laws;
mod written;

use paduk_survey::Diagnostic;

use crate::pack::{Files, Pack};
use crate::read::manifest_of;

impl Pack {
    /// Judges the pack's written cases and tries every rule on so many answer sets.
    ///
    /// Each case must get the verdict that it states; each outcome of each rule must have a case, or a reason why it
    /// cannot be; and of a rule that applies, exactly one of delivered, not delivered and unknown must hold, whatever was
    /// answered and whatever was not. Not part of [`Pack::read`], because it takes seconds. `tries` is the number of
    /// answer sets for each rule; the same number tries the same sets.
    pub fn try_rules(&self, files: &Files, tries: u32) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        let cases = manifest_of(files).rules.cases;
        if let Some(text) = files.get(&cases).filter(|_| !cases.is_empty()) {
            written::check(self, &cases, text, &mut findings);
        }
        laws::check(self, tries, &mut findings);
        findings
    }
}
