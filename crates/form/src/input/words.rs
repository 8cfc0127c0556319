//! Numbers in words, Indonesian and English.

/// A lexical number in words: `seribu lima puluh lima`, `satu koma nol lima lima`.
pub(super) fn number_in_words(lexical: &str, language: &str) -> String {
    let (minus, digits) = lexical.strip_prefix('-').map_or((false, lexical), |rest| (true, rest));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let Ok(number) = whole.parse::<u64>() else {
        return String::new();
    };
    let english = language == "en";
    let mut words = Vec::new();
    if minus {
        words.push("minus".to_owned());
    }
    words.push(if english {
        in_english(number)
    } else {
        in_indonesian(number)
    });
    if !decimals.is_empty() {
        words.push(if english { "point" } else { "koma" }.to_owned());
        for digit in decimals.bytes().filter(u8::is_ascii_digit) {
            let digit = usize::from(digit - b'0');
            words.push(if english { ENGLISH[digit] } else { INDONESIAN[digit] }.to_owned());
        }
    }
    words.join(" ")
}

const INDONESIAN: [&str; 12] = [
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
];

const ENGLISH: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// Steps of a thousand with their words.
const STEPS: [(u64, &str, &str); 4] = [
    (1_000_000_000_000, "triliun", "trillion"),
    (1_000_000_000, "miliar", "billion"),
    (1_000_000, "juta", "million"),
    (1_000, "ribu", "thousand"),
];

fn in_indonesian(number: u64) -> String {
    let small = |number: u64| INDONESIAN[number as usize].to_owned();
    let joined = |head: String, rest: u64| {
        if rest == 0 {
            head
        } else {
            format!("{head} {}", in_indonesian(rest))
        }
    };
    match number {
        0..=11 => small(number),
        12..=19 => format!("{} belas", small(number - 10)),
        20..=99 => joined(format!("{} puluh", small(number / 10)), number % 10),
        100..=199 => joined("seratus".to_owned(), number % 100),
        200..=999 => joined(format!("{} ratus", small(number / 100)), number % 100),
        // Only one thousand is "se-"; one million is "satu juta".
        1_000..=1_999 => joined("seribu".to_owned(), number % 1_000),
        _ => {
            let (step, word, _) = STEPS.into_iter().find(|(step, ..)| number >= *step).unwrap_or(STEPS[3]);
            joined(format!("{} {word}", in_indonesian(number / step)), number % step)
        }
    }
}

fn in_english(number: u64) -> String {
    let joined = |head: String, rest: u64| {
        if rest == 0 {
            head
        } else {
            format!("{head} {}", in_english(rest))
        }
    };
    match number {
        0..=19 => ENGLISH[number as usize].to_owned(),
        20..=99 => {
            let tens = TENS[(number / 10) as usize];
            if number.is_multiple_of(10) {
                tens.to_owned()
            } else {
                format!("{tens}-{}", ENGLISH[(number % 10) as usize])
            }
        }
        100..=999 => joined(format!("{} hundred", ENGLISH[(number / 100) as usize]), number % 100),
        _ => {
            let (step, _, word) = STEPS.into_iter().find(|(step, ..)| number >= *step).unwrap_or(STEPS[3]);
            joined(format!("{} {word}", in_english(number / step)), number % step)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::number_in_words;

    #[test]
    fn indonesian_numbers() {
        for (lexical, words) in [
            ("0", "nol"),
            ("11", "sebelas"),
            ("17", "tujuh belas"),
            ("60", "enam puluh"),
            ("155", "seratus lima puluh lima"),
            ("1055", "seribu lima puluh lima"),
            ("1.055", "satu koma nol lima lima"),
            ("-2.5", "minus dua koma lima"),
            ("1000000", "satu juta"),
            ("21001000", "dua puluh satu juta seribu"),
            (
                "999999999999999",
                "sembilan ratus sembilan puluh sembilan triliun sembilan ratus sembilan puluh sembilan miliar sembilan ratus sembilan puluh sembilan juta sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan",
            ),
        ] {
            assert_eq!(number_in_words(lexical, "id"), words);
        }
    }

    #[test]
    fn english_numbers() {
        assert_eq!(number_in_words("1055", "en"), "one thousand fifty-five");
        assert_eq!(number_in_words("320.05", "en"), "three hundred twenty point zero five");
    }
}
