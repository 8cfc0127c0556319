//! Numbers as a reader of Indonesian or English expects them.

use paduk_text::Language;

/// Thousands and decimal marks.
const fn marks(language: Language) -> (char, char) {
    match language {
        Language::Indonesian => ('.', ','),
        Language::English => (',', '.'),
    }
}

/// A whole number with thousands marks: `1.055`.
///
/// ```
/// use paduk_report::whole;
/// use paduk_text::Language;
/// assert_eq!(whole(1_055, Language::Indonesian), "1.055");
/// ```
pub fn whole(number: u64, language: Language) -> String {
    let (thousands, _) = marks(language);
    let digits = number.to_string();
    let mut shown = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            shown.push(thousands);
        }
        shown.push(digit);
    }
    shown
}

/// A number with at most `places` decimals: `22,85`, `23,5`, `40`; halves are rounded away from zero.
pub fn decimal(number: f64, places: usize, language: Language) -> String {
    let (_, mark) = marks(language);
    let scale = 10_f64.powi(i32::try_from(places).unwrap_or(i32::MAX));
    let rounded = (number.abs() * scale).round() / scale;
    let text = format!("{rounded:.places$}");
    let (int, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let fraction = fraction.trim_end_matches('0');
    let int = int.parse().map_or_else(|_| int.to_owned(), |int| whole(int, language));
    let sign = if number < 0.0 && rounded != 0.0 { "−" } else { "" };
    if fraction.is_empty() {
        format!("{sign}{int}")
    } else {
        format!("{sign}{int}{mark}{fraction}")
    }
}

/// A number with exactly `places` decimals: `−3,00`. For z-scores, whose class turns at the second place.
pub fn fixed(number: f64, places: usize, language: Language) -> String {
    let (_, mark) = marks(language);
    let scale = 10_f64.powi(i32::try_from(places).unwrap_or(i32::MAX));
    let rounded = (number.abs() * scale).round() / scale;
    let sign = if number < 0.0 && rounded != 0.0 { "−" } else { "" };
    format!(
        "{sign}{}",
        format!("{rounded:.places$}").replace('.', &mark.to_string())
    )
}

/// `part` of `n` in percent with one decimal, `36,4 %`; nothing where n is 0, because there is nothing to say.
///
/// Computed in whole numbers: halves of a tenth are rounded up.
pub fn percent(part: u64, n: u64, language: Language) -> Option<String> {
    let tenths = (part.checked_mul(2_000)?.checked_add(n)?).checked_div(n.checked_mul(2)?)?;
    let (_, mark) = marks(language);
    Some(format!("{}{mark}{} %", whole(tenths / 10, language), tenths % 10))
}

#[cfg(test)]
mod tests {
    use paduk_text::Language::{English, Indonesian};

    use super::{decimal, percent, whole};

    #[test]
    fn numbers_have_the_marks_of_their_language() {
        assert_eq!(
            [0, 999, 1_055, 1_234_567].map(|n| whole(n, Indonesian)),
            ["0", "999", "1.055", "1.234.567"]
        );
        assert_eq!(whole(9_584, English), "9,584");
        assert_eq!(decimal(22.85, 2, Indonesian), "22,85");
        assert_eq!(decimal(23.50, 2, Indonesian), "23,5");
        assert_eq!(decimal(-1_055.05, 1, Indonesian), "−1.055,1");
        assert_eq!(decimal(-0.04, 1, Indonesian), "0");
    }

    #[test]
    fn a_percentage_of_nothing_is_nothing() {
        // Tabel 3.5: 200 of 550 households with a pregnant woman are in the sample, 36,4 %.
        assert_eq!(percent(200, 550, Indonesian).as_deref(), Some("36,4 %"));
        assert_eq!(percent(80, 4_357, Indonesian).as_deref(), Some("1,8 %"));
        assert_eq!(percent(1, 8, English).as_deref(), Some("12.5 %"));
        assert_eq!(percent(17, 17, Indonesian).as_deref(), Some("100,0 %"));
        assert_eq!(percent(0, 0, Indonesian), None);
        assert_eq!(percent(u64::MAX, 1, Indonesian), None);
    }
}
