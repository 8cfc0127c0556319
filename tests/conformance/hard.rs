//! Workbooks that go wrong in one particular way are told so, in a sentence of their own, in both languages.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use paduk_survey::Diagnostic;
use paduk_tests::fuzz::packed;

/// A file of the fuzz targets' corpus, packed where it is written down as its parts.
fn kept(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus/workbook")
        .join(name);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    packed(&bytes).unwrap_or(bytes)
}

/// All sheets in one text: the rows of `survey` that a function writes.
fn sheets(rows: impl Fn(&mut String)) -> Vec<u8> {
    let mut text = "survey,,,,\n,type,name,label,calculation\n".to_owned();
    rows(&mut text);
    text += "settings,,,,\n,form_id,,,\n,x,,,\n";
    text.into_bytes()
}

fn groups(depth: usize) -> Vec<u8> {
    sheets(|text| {
        for number in 0..depth {
            let _ = writeln!(text, ",begin group,g{number},G,");
        }
        *text += &",end group,,,\n".repeat(depth);
    })
}

/// What reading and compiling say.
fn findings(file: &[u8]) -> Vec<Diagnostic> {
    let (instrument, mut findings) = paduk_xlsform::read_file("form.bin", file);
    findings.extend(paduk_form::compile(Arc::new(instrument)).1);
    findings
}

/// The sentence of a finding with its values in it.
fn sentence(language: &str, finding: &Diagnostic) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../locales/{language}.json"));
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let sentences: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    let sentence = sentences[format!("diagnostic.{}", finding.code)].as_str();
    let mut sentence = sentence
        .unwrap_or_else(|| panic!("{} has no sentence", finding.code))
        .to_owned();
    for (name, value) in &finding.params {
        sentence = sentence.replace(&format!("{{{name}}}"), value);
    }
    sentence
}

#[test]
fn each_is_told_what_is_wrong_with_it() {
    let files = [
        ("cycle", kept("cycle.md")),
        ("form-too-deep", groups(10_000)),
        (
            "form-too-long",
            sheets(|text| (0..50_001).for_each(|number| writeln!(text, ",text,q{number},Q,").unwrap())),
        ),
        ("file-not-utf8", kept("latin.csv")),
        ("file-protected", kept("encrypted.xlsx.txt")),
        ("workbook-too-dense", kept("bomb.xlsx")),
        ("workbook-too-large", kept("corner.xls.txt")),
        ("file-has-macros", kept("macro.xlsx.txt")),
        ("merged-cells", kept("merged.xlsx.txt")),
        ("formula-without-value", kept("formula.xlsx.txt")),
        ("formula-error", kept("formula.xlsx.txt")),
        ("workbook-unreadable", kept("nested.zip")),
    ];
    for language in ["id", "en"] {
        let mut said = HashSet::new();
        for (code, file) in &files {
            let findings = findings(file);
            let found = findings.iter().find(|found| found.code == *code);
            let found = found.unwrap_or_else(|| panic!("{code} is not among {findings:?}"));
            let sentence = sentence(language, found);
            assert!(!sentence.contains('{'), "{language}: {sentence}");
            assert!(sentence.ends_with('.') && sentence.len() > 30, "{language}: {sentence}");
            assert!(said.insert(sentence), "{language}: {code} says what another says");
        }
    }
}

#[test]
fn fifty_thousand_rows_are_no_fault() {
    let file = sheets(|text| (0..50_000).for_each(|number| writeln!(text, ",text,q{number},Q,").unwrap()));
    assert_eq!(findings(&file), []);
}
