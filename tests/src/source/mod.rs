//! Just enough understanding of program text to ask questions of it: no parser, only a reader that knows comments
//! and strings from code. What it cannot know (macros, generated code) no rule may depend on.

mod rust;
mod script;

pub use rust::{Piece, code_only, pieces, without_tests};
pub use script::{Import, Key, imports, keys};

/// The number of the line that holds the byte at `offset`, counted from 1.
pub fn line_of(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}

/// The words of an identifier, whichever way it joins them: `HTTPService_helper` gives `HTTP`, `Service`, `helper`.
pub fn words(identifier: &str) -> Vec<String> {
    let letters: Vec<char> = identifier.chars().collect();
    let mut words = vec![String::new()];
    for (index, letter) in letters.iter().enumerate() {
        let after_small = index > 0 && letters[index - 1].is_lowercase();
        let before_small = index > 0 && letters.get(index + 1).is_some_and(|next| next.is_lowercase());
        if !letter.is_alphanumeric() || (letter.is_uppercase() && (after_small || before_small)) {
            words.push(String::new());
        }
        if letter.is_alphanumeric() {
            words.last_mut().unwrap_or(&mut String::new()).push(*letter);
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::{line_of, words};

    #[test]
    fn identifiers_fall_into_their_words() {
        assert_eq!(words("HTTPService_helper"), ["HTTP", "Service", "helper"]);
        assert_eq!(words("question-list.svelte"), ["question", "list", "svelte"]);
    }

    #[test]
    fn lines_are_counted_from_one() {
        assert_eq!(line_of("a\nb\nc", 0), 1);
        assert_eq!(line_of("a\nb\nc", 4), 3);
    }
}
