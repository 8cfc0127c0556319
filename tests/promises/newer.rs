//! An older build refuses a newer store in words. That it leaves the file as it was is tested beside the migrator.

use paduk_store::StoreError;
use paduk_text::{Language, say};

#[test]
fn the_refusal_says_which_versions_and_what_to_do() {
    let refused = StoreError::Newer { found: 99, known: 2 };
    let params = refused.params();
    let params: Vec<(&str, &str)> = params
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    for (language, next_step) in [
        (Language::Indonesian, "Pasang Paduk terbaru"),
        (Language::English, "Install the latest Paduk"),
    ] {
        let said = say(&format!("error.{}", refused.code()), &params, language);
        assert!(
            said.contains("99") && said.contains(next_step) && !said.contains('{'),
            "{said}"
        );
    }
}
