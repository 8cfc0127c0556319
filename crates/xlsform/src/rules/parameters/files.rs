//! Pictures, sound and lines of text.

use paduk_survey::Diagnostic;

use super::Check;

impl Check<'_, '_> {
    pub(super) fn text(&mut self) {
        self.only(&["rows"]);
        self.whole("rows");
    }

    pub(super) fn image(&mut self) {
        self.only(&["app", "max-pixels"]);
        self.whole("max-pixels");
        let appearance = self.row.appearance.as_ref().map_or("", |cell| cell.text.as_str());
        if let Some(app) = self.get("app").filter(|_| ["", "annotate"].contains(&appearance))
            && !is_package(app)
        {
            let error = Diagnostic::error("bad-app-name")
                .at_cell(Some(self.cell()))
                .with("found", app);
            self.found.push(error);
        }
    }

    pub(super) fn audio(&mut self, kind: &str) {
        self.only(&["quality"]);
        let qualities = ["voice-only", "low", "normal", "external"];
        // What is recorded in the background cannot be recorded by another program.
        let most = if kind == "audio" { 4 } else { 3 };
        self.one_of("quality", &qualities[..most]);
    }
}

/// The name of an Android program: two parts or more, each of letters, digits and `_`, beginning with a letter.
fn is_package(name: &str) -> bool {
    let part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    name.contains('.') && name.split('.').all(part)
}

#[cfg(test)]
mod tests {
    use super::is_package;

    #[test]
    fn names_of_programs() {
        assert!(is_package("org.contoh.kamera_2"));
        for bad in ["", "org", "org.", "org..a", "org.1a", "org._a", "org.a-b"] {
            assert!(!is_package(bad), "{bad}");
        }
    }
}
