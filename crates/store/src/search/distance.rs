//! How far two words are apart, up to one slip of the finger: a letter too many, too few, other, or two exchanged.

/// Words shorter than this are not forgiven a slip: nearly all short words are one slip apart.
pub(super) const FORGIVEN_FROM: usize = 4;
/// So many letters of a word stand in the index of slips.
const LETTERS: usize = 7;

/// The first letters of a word, and the same with each one left out. Two words that are one slip apart share one.
pub(super) fn slips(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().take(LETTERS).collect();
    let mut slips = vec![letters.iter().collect::<String>()];
    if letters.len() >= FORGIVEN_FROM {
        for left_out in 0..letters.len() {
            let kept = letters.iter().enumerate().filter(|(at, _)| *at != left_out);
            slips.push(kept.map(|(_, letter)| letter).collect());
        }
    }
    slips.sort_unstable();
    slips.dedup();
    slips
}

/// Whether `typed` is one slip away from the word or from its beginning.
pub(super) fn one_slip(typed: &str, word: &str) -> bool {
    let typed: Vec<char> = typed.chars().collect();
    let word: Vec<char> = word.chars().collect();
    if typed.len() < FORGIVEN_FROM || word.len() < FORGIVEN_FROM {
        return false;
    }
    let same = typed.iter().zip(&word).take_while(|(a, b)| a == b).count();
    let (typed, word) = (&typed[same..], &word[same..]);
    let rest = |from_typed: usize, from_word: usize| {
        let left = typed.get(from_typed..).unwrap_or_default();
        word.get(from_word..).is_some_and(|word| word.starts_with(left))
    };
    let exchanged = typed.len() > 1 && word.len() > 1 && typed[0] == word[1] && typed[1] == word[0];
    rest(0, 0) || rest(1, 1) || (!typed.is_empty() && rest(1, 0)) || rest(0, 1) || (exchanged && rest(2, 2))
}

/// Whether the index of slips brings two words together.
pub(super) fn meet(typed: &str, word: &str) -> bool {
    let of_word = slips(word);
    slips(typed).iter().any(|slip| of_word.contains(slip))
}

#[cfg(test)]
mod tests {
    use super::{one_slip, slips};

    #[test]
    fn each_kind_of_slip_is_one_and_two_are_not() {
        for typed in [
            "iunaidi", "iunadi", "iunaaidi", "iunaudi", "uinaidi", "iunaid", "unaidi", "iunaidii",
        ] {
            assert!(one_slip(typed, "iunaidi"), "{typed}");
        }
        for typed in ["idraidi", "iunuudi", "aminah", "nuiaidi"] {
            assert!(!one_slip(typed, "iunaidi"), "{typed}");
        }
    }

    #[test]
    fn a_beginning_with_a_slip_is_one() {
        assert!(one_slip("kartsa", "kartasasmita"));
        assert!(!one_slip("krtsa", "kartasasmita"));
    }

    #[test]
    fn short_words_are_not_forgiven() {
        assert!(!one_slip("ani", "ana"));
        assert!(!one_slip("ana", "anah"));
    }

    #[test]
    fn two_words_that_are_one_slip_apart_share_a_slip() {
        for (typed, word) in [
            ("iunadi", "iunaidi"),
            ("iunaudi", "iunaidi"),
            ("uinaidi", "iunaidi"),
            ("kartasasmta", "kartasasmita"),
            ("abdefgh", "abcdefgh"),
        ] {
            let shared = slips(typed).iter().any(|slip| slips(word).contains(slip));
            assert!(shared, "{typed} {word}");
        }
    }
}
