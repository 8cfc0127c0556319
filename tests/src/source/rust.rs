//! Rust's text: strings, comments and code told apart, and tests left out.

/// A stretch of Rust text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Code, without comments and strings.
    Code {
        /// Where it begins, in bytes.
        offset: usize,
        /// The text itself.
        text: String,
    },
    /// What stands between the quotes of a string; escapes are left as they are written.
    Literal {
        /// Where its opening quote stands, in bytes.
        offset: usize,
        /// The text between the quotes.
        text: String,
    },
}

/// The text as pieces, in order. Comments are dropped; a character such as `'"'` counts as code.
pub fn pieces(text: &str) -> Vec<Piece> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let (mut at, mut code_from) = (0, 0);
    while at < bytes.len() {
        let rest = &text[at..];
        let Some((kind, length)) = special(rest, at.checked_sub(1).map(|before| bytes[before])) else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        if let Special::Character = kind {
            at += length;
            continue;
        }
        push_code(&mut found, code_from, &text[code_from..at]);
        if let Special::Literal { quote, close } = kind {
            let inside = text[at + quote..at + length - close].to_owned();
            found.push(Piece::Literal {
                offset: at,
                text: inside,
            });
        }
        at += length;
        code_from = at;
    }
    push_code(&mut found, code_from, &text[code_from..]);
    found
}

fn push_code(found: &mut Vec<Piece>, offset: usize, code: &str) {
    if !code.is_empty() {
        found.push(Piece::Code {
            offset,
            text: code.to_owned(),
        });
    }
}

enum Special {
    Comment,
    /// Lengths of what opens and what closes it.
    Literal {
        quote: usize,
        close: usize,
    },
    Character,
}

/// What begins here, if it is not plain code, with its whole length in bytes.
fn special(rest: &str, before: Option<u8>) -> Option<(Special, usize)> {
    if rest.starts_with("//") {
        return Some((Special::Comment, rest.find('\n').unwrap_or(rest.len())));
    }
    if rest.starts_with("/*") {
        return Some((Special::Comment, rest.find("*/").map_or(rest.len(), |end| end + 2)));
    }
    if rest.starts_with('"') {
        return Some((Special::Literal { quote: 1, close: 1 }, closing_quote(rest)));
    }
    let in_a_word = before.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if rest.starts_with('r') && !in_a_word || rest.starts_with("r\"") && before == Some(b'b') {
        let hashes = rest[1..].bytes().take_while(|byte| *byte == b'#').count();
        if rest[1 + hashes..].starts_with('"') {
            let opening = 2 + hashes;
            let end = format!("\"{}", "#".repeat(hashes));
            let length = rest[opening..]
                .find(&end)
                .map_or(rest.len(), |at| opening + at + end.len());
            return Some((
                Special::Literal {
                    quote: opening,
                    close: end.len(),
                },
                length,
            ));
        }
    }
    character(rest).map(|length| (Special::Character, length))
}

/// The length of a character literal; a lifetime (`'a`) is none.
fn character(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    if inside.starts_with('\\') {
        return inside[2..].find('\'').map(|end| end + 4);
    }
    let letter = inside.chars().next()?;
    inside[letter.len_utf8()..]
        .starts_with('\'')
        .then_some(letter.len_utf8() + 2)
}

/// The length of a string from its opening quote to its closing one.
fn closing_quote(rest: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The code alone: comments gone, every string emptied to `""`.
pub fn code_only(text: &str) -> String {
    let shown = |piece: &Piece| match piece {
        Piece::Code { text, .. } => text.clone(),
        Piece::Literal { text, .. } => format!("\"\"{}", "\n".repeat(text.matches('\n').count())),
    };
    pieces(text).iter().map(shown).collect()
}

/// The text without anything that is compiled only for tests: every `#[cfg(test)]` block is cut out.
pub fn without_tests(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("#[cfg(test)]") {
        kept.push_str(&rest[..start]);
        let block = &rest[start..];
        rest = &block[end_of_block(block)..];
    }
    kept.push_str(rest);
    kept
}

/// Where the first braced block, or the first statement before any brace, ends.
fn end_of_block(text: &str) -> usize {
    let mut depth = 0_usize;
    for piece in pieces(text) {
        let Piece::Code { offset, text: code } = piece else {
            continue;
        };
        for (at, letter) in code.char_indices() {
            match letter {
                ';' if depth == 0 => return offset + at + 1,
                '{' => depth += 1,
                '}' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return offset + at + 1;
                    }
                }
                _ => {}
            }
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{Piece, code_only, pieces, without_tests};

    fn literals(text: &str) -> Vec<String> {
        let literal = |piece| match piece {
            Piece::Literal { text, .. } => Some(text),
            Piece::Code { .. } => None,
        };
        pieces(text).into_iter().filter_map(literal).collect()
    }

    #[test]
    fn strings_are_found_and_comments_are_not() {
        let text = "let a = \"one\"; // \"two\"\n/* \"three\" */ let b = r#\"fo\"ur\"#; let c = '\"'; let d: &'a str = \"fi\\\"ve\";";
        assert_eq!(literals(text), ["one", "fo\"ur", "fi\\\"ve"]);
    }

    #[test]
    fn code_alone_has_neither_strings_nor_comments() {
        assert_eq!(code_only("f(\"x\") // y\n;"), "f(\"\") \n;");
    }

    #[test]
    fn tests_are_cut_out_whatever_braces_their_strings_hold() {
        let text = "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() { f(\"}\"); }\n}\nfn c() {}\n#[cfg(test)]\nmod more;\nfn d() {}";
        assert_eq!(without_tests(text), "fn a() {}\n\nfn c() {}\n\nfn d() {}");
    }
}
