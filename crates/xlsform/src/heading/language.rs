//! The language that a heading names.

/// The tag of a language as a workbook writes it: `Bahasa Indonesia (id)` and `id` are both `id`; a name without a
/// code stays as it is.
///
/// ```
/// assert_eq!(paduk_xlsform::heading::tag("Bahasa Indonesia (id)"), "id");
/// assert_eq!(paduk_xlsform::heading::tag("Sunda"), "Sunda");
/// ```
pub fn tag(name: &str) -> String {
    let name = name.trim();
    let code = name
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
        .map(|(_, code)| code.trim())
        .filter(|code| is_code(code));
    match code.or_else(|| is_code(name).then_some(name)) {
        // Primary subtags are written in lower case; the rest of a tag keeps its own case.
        Some(code) => match code.split_once('-') {
            Some((primary, rest)) => format!("{}-{rest}", primary.to_lowercase()),
            None => code.to_lowercase(),
        },
        None => name.to_owned(),
    }
}

/// True where the language's tag is a code that other programs understand.
pub fn has_code(tag: &str) -> bool {
    is_code(tag)
}

/// A primary subtag of two or three letters and perhaps further subtags (BCP 47).
fn is_code(word: &str) -> bool {
    let mut parts = word.split('-');
    let primary = parts
        .next()
        .is_some_and(|part| matches!(part.len(), 2 | 3) && part.bytes().all(|b| b.is_ascii_alphabetic()));
    primary && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn a_code_in_brackets_wins_and_a_bare_name_stays() {
        let tags = [
            "English (en)",
            "English(EN)",
            "su",
            "Serbian (sr-Latn)",
            "English",
            "Lainnya (lihat catatan)",
        ];
        assert_eq!(
            tags.map(tag),
            ["en", "en", "su", "sr-Latn", "English", "Lainnya (lihat catatan)"]
        );
    }
}
