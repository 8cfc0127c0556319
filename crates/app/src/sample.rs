//! The pack that is built in, so that a laptop can practise before anybody brought it a file.

use std::sync::{Arc, LazyLock};

use include_dir::{Dir, include_dir};
use paduk_pack::{Files, Pack};
use paduk_survey::Diagnostic;

static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../packs/stunting-cianjur");

/// It never changes while the program runs, so it is read and compiled once.
static PACK: LazyLock<Arc<Pack>> = LazyLock::new(|| Arc::new(read().0));

/// The built-in pack, read and compiled. Its findings are a test's affair.
pub(crate) fn pack() -> Arc<Pack> {
    Arc::clone(&PACK)
}

/// The built-in pack with its findings.
pub(crate) fn read() -> (Pack, Vec<Diagnostic>) {
    Pack::read(&files())
}

/// The files of the built-in pack.
pub(crate) fn files() -> Files {
    let mut files = Files::new();
    collect(&FOLDER, &mut files);
    files
}

fn collect(folder: &Dir<'_>, files: &mut Files) {
    for file in folder.files() {
        // Paths inside a pack are written with strokes on every system.
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.insert(path, file.contents().to_vec());
    }
    folder.dirs().for_each(|inner| collect(inner, files));
}

#[cfg(test)]
mod tests {
    use paduk_survey::Severity;
    use paduk_text::{Language, knows};

    #[test]
    fn every_language_of_its_questions_has_a_name() {
        let pack = super::pack();
        for tag in pack
            .instruments
            .iter()
            .flat_map(|known| &known.form.instrument().languages)
        {
            let code = format!("language.{tag}");
            assert!(
                knows(&code, Language::Indonesian) && knows(&code, Language::English),
                "{code}"
            );
        }
    }

    #[test]
    fn the_built_in_pack_has_no_error() {
        let (pack, findings) = super::read();
        let errors: Vec<_> = findings
            .iter()
            .filter(|found| found.severity == Severity::Error)
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
        assert_eq!(pack.id, "stunting-cianjur");
    }
}
