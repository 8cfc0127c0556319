//! The files of a pack while they are read.

use paduk_survey::Diagnostic;

use crate::pack::Files;

/// Files, and the findings so far.
pub(super) struct Source<'a> {
    files: &'a Files,
    pub findings: Vec<Diagnostic>,
}

impl<'a> Source<'a> {
    pub fn new(files: &'a Files) -> Self {
        Self {
            files,
            findings: Vec::new(),
        }
    }

    /// The text of a file; empty, and said, where it is missing or not UTF-8. An empty path asks for nothing.
    pub fn text(&mut self, path: &str) -> &'a str {
        if path.is_empty() {
            return "";
        }
        let Some(bytes) = self.files.get(path) else {
            self.findings.push(Diagnostic::error("file-missing").at(path, 0, 0));
            return "";
        };
        std::str::from_utf8(bytes).unwrap_or_else(|error| {
            let finding = Diagnostic::error("file-not-utf8").at(path, 0, 0);
            self.findings.push(finding.with("byte", error.valid_up_to()));
            ""
        })
    }

    /// The bytes of a file; none where it is missing.
    pub fn bytes(&self, path: &str) -> &'a [u8] {
        self.files.get(path).map(Vec::as_slice).unwrap_or_default()
    }

    /// The paths that begin and end so, in order.
    pub fn paths_under(&self, start: &str, end: &str) -> Vec<&'a str> {
        let fits = |path: &&str| path.starts_with(start) && path.ends_with(end);
        self.files.keys().map(String::as_str).filter(fits).collect()
    }
}
