//! One cell understood: money as Indonesians write it, a word of a list.

use super::column::same_words;

/// What stands between a code and its name in the lists of the template.
pub(crate) const BETWEEN: &str = " · ";

/// Below this likeness a word is not offered as the one that was meant.
const ALIKE: f64 = 0.6;

/// Whole rupiah: `12500000`, `12.500.000`, `Rp 12.500.000,00`, `Rp12.500.000,-`.
pub(super) fn rupiah(text: &str) -> Option<u64> {
    let text = text.trim();
    let bare = ["Rp.", "Rp", "rp.", "rp", "RP", "IDR"]
        .iter()
        .find_map(|mark| text.strip_prefix(mark))
        .unwrap_or(text)
        .trim();
    let bare = [",00", ",-", ",0"]
        .iter()
        .find_map(|end| bare.strip_suffix(end))
        .unwrap_or(bare);
    let mut parts = bare.split('.');
    let first = parts.next()?;
    let rest: Vec<&str> = parts.collect();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = first.len() <= 3 && rest.iter().all(|part| part.len() == 3 && digits(part));
    if !digits(first) || (!rest.is_empty() && !grouped) {
        return None;
    }
    // Larger than any number that a signed revision can hold is no budget.
    let amount: u64 = bare.replace('.', "").parse().ok()?;
    (amount <= paduk_history::canonical::MAX_INTEGER.unsigned_abs()).then_some(amount)
}

/// A word of a list with its code and its names.
pub(super) struct Known<'a> {
    /// The code.
    pub(super) code: &'a str,
    /// What it is called, in every language.
    pub(super) names: Vec<&'a str>,
}

/// The code of a cell that holds a code, a name, or both as the template's lists have them; else what was probably
/// meant.
pub(super) fn code<'a>(text: &str, known: &[Known<'a>]) -> Result<&'a str, Option<String>> {
    let before = text.split(BETWEEN.trim()).next().unwrap_or(text);
    let found = known.iter().find(|word| {
        let names = std::iter::once(&word.code).chain(&word.names);
        let mut names = names.filter(|name| !name.is_empty());
        same_words(word.code, before) || names.any(|name| same_words(name, text))
    });
    if let Some(word) = found {
        return Ok(word.code);
    }
    let meant = known
        .iter()
        .flat_map(|word| std::iter::once(word.code).chain(word.names.iter().copied()))
        .map(|name| {
            (
                strsim::normalized_damerau_levenshtein(&name.to_lowercase(), &text.to_lowercase()),
                name,
            )
        })
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|left, right| left.0.total_cmp(&right.0));
    Err(meant.map(|(_, name)| name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::{Known, code, rupiah};

    #[test]
    fn rupiah_are_whole_and_a_dot_separates_thousands() {
        let read = [
            "12500000",
            "12.500.000",
            "Rp 12.500.000,00",
            "Rp12.500.000,-",
            "Rp. 12.500.000",
            "0",
        ]
        .map(rupiah);
        assert_eq!(read[..5], [Some(12_500_000); 5]);
        assert_eq!(read[5], Some(0));
        for wrong in [
            "",
            "12,5 jt",
            "12.50",
            "12500.000",
            "-3",
            "Rp",
            "9007199254740992",
            "12.500.000,50",
        ] {
            assert_eq!(rupiah(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_word_is_known_by_its_code_or_its_name_and_guessed_where_it_is_misspelt() {
        let known = [Known {
            code: "DINKES",
            names: vec!["Dinas Kesehatan", "Health office"],
        }];
        for text in [
            "DINKES",
            "dinkes ",
            "dinas  kesehatan",
            "DINKES · Dinas Kesehatan",
            "Health office",
        ] {
            assert_eq!(code(text, &known), Ok("DINKES"), "{text}");
        }
        assert_eq!(code("Dinas Kesehtan", &known), Err(Some("Dinas Kesehatan".to_owned())));
        assert_eq!(code("Bupati", &known), Err(None));
    }
}
