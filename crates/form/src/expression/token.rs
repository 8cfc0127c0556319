//! Cuts an expression into words and signs.

use paduk_survey::Span;

use super::{Dialect, ExpressionError, LONGEST};

/// A word or sign; texts are parts of the expression.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Sign<'a> {
    Number(f64),
    Text(&'a str),
    /// A name: of a question, function or operator word.
    Name(&'a str),
    /// `${name}`.
    Reference(&'a str),
    /// Any other sign, as written.
    Mark(&'static str),
    End,
}

/// A sign with the characters it came from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token<'a> {
    pub sign: Sign<'a>,
    pub span: Span,
}

/// The sign that two characters are, or else the first of them alone, with how many characters it has.
fn mark(first: char, second: Option<char>) -> Option<(&'static str, usize)> {
    let both = match (first, second) {
        ('!', Some('=')) => "!=",
        ('<', Some('=')) => "<=",
        ('>', Some('=')) => ">=",
        (':', Some(':')) => "::",
        ('/', Some('/')) => "//",
        ('.', Some('.')) => "..",
        _ => "",
    };
    if !both.is_empty() {
        return Some((both, 2));
    }
    let one = match first {
        '(' => "(",
        ')' => ")",
        '[' => "[",
        ']' => "]",
        '{' => "{",
        '}' => "}",
        ',' => ",",
        '.' => ".",
        '/' => "/",
        '@' => "@",
        '+' => "+",
        '-' => "-",
        '=' => "=",
        '<' => "<",
        '>' => ">",
        '*' => "*",
        '|' => "|",
        '$' => "$",
        ':' => ":",
        ';' => ";",
        _ => return None,
    };
    Some((one, 1))
}

/// The tokens of `text`, with [`Sign::End`] last.
pub(crate) fn tokens(text: &str, dialect: Dialect) -> Result<Vec<Token<'_>>, ExpressionError> {
    if text.len() > LONGEST && text.chars().nth(LONGEST).is_some() {
        let span = Span {
            start: 0,
            end: LONGEST as u32,
        };
        return Err(ExpressionError::new("expression-too-long", span).with("most", LONGEST));
    }
    let mut reader = Reader {
        text,
        at: 0,
        passed: 0,
        dialect,
    };
    let mut tokens = Vec::with_capacity(text.len() / 3 + 2);
    loop {
        let token = reader.next()?;
        tokens.push(token);
        if token.sign == Sign::End {
            return Ok(tokens);
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    /// How many bytes are read.
    at: usize,
    /// How many characters are read.
    passed: u32,
    dialect: Dialect,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.rest().chars().nth(ahead)
    }

    /// Takes a character that was seen.
    fn pass(&mut self, seen: char) {
        self.at += seen.len_utf8();
        self.passed += 1;
    }

    fn span(&self, start: u32) -> Span {
        Span {
            start,
            end: self.passed,
        }
    }

    fn next(&mut self) -> Result<Token<'a>, ExpressionError> {
        while let Some(blank) = self.peek(0).filter(|c| c.is_whitespace()) {
            self.pass(blank);
        }
        let start = self.passed;
        let Some(first) = self.peek(0) else {
            return Ok(Token {
                sign: Sign::End,
                span: self.span(start),
            });
        };
        let sign = if first.is_ascii_digit() || (first == '.' && self.peek(1).is_some_and(|c| c.is_ascii_digit())) {
            self.number()
        } else if let Some(close) = closing_quote(first) {
            self.pass(first);
            self.text(start, close)?
        } else if first == '$' && self.peek(1) == Some('{') {
            self.reference(start)?
        } else if first.is_alphabetic() || first == '_' {
            Sign::Name(self.name())
        } else if let Some((mark, length)) = mark(first, self.peek(1)) {
            // Marks are of one byte a character.
            self.at += length;
            self.passed += length as u32;
            Sign::Mark(mark)
        } else {
            self.pass(first);
            let error = ExpressionError::new("unexpected-character", self.span(start)).with("character", first);
            return Err(error.suggesting(plain_sign(first).map(str::to_owned)));
        };
        Ok(Token {
            sign,
            span: self.span(start),
        })
    }

    fn number(&mut self) -> Sign<'a> {
        let begin = self.at;
        let mut point = false;
        while let Some(c) = self.peek(0) {
            if c == '.' && !point && self.peek(1) != Some('.') {
                point = true;
            } else if !c.is_ascii_digit() {
                break;
            }
            self.pass(c);
        }
        Sign::Number(self.text[begin..self.at].parse().unwrap_or(f64::NAN))
    }

    fn text(&mut self, start: u32, close: &[char]) -> Result<Sign<'a>, ExpressionError> {
        let begin = self.at;
        while let Some(c) = self.peek(0) {
            let end = self.at;
            self.pass(c);
            if close.contains(&c) {
                return Ok(Sign::Text(&self.text[begin..end]));
            }
        }
        Err(ExpressionError::new("unclosed-text", self.span(start)))
    }

    fn reference(&mut self, start: u32) -> Result<Sign<'a>, ExpressionError> {
        self.at += "${".len();
        self.passed += 2;
        let begin = self.at;
        while let Some(c) = self.peek(0) {
            let end = self.at;
            self.pass(c);
            if c == '}' {
                let name = self.text[begin..end].trim();
                if name.is_empty() || name.contains(['{', '$', '\'', '"']) {
                    break;
                }
                // `${last-saved#name}` and the like are kept as written; the resolver says what it makes of them.
                return Ok(Sign::Reference(name));
            }
        }
        Err(ExpressionError::new("bad-reference", self.span(start)))
    }

    fn name(&mut self) -> &'a str {
        let begin = self.at;
        let dialect = self.dialect;
        let part = |c: char| match dialect {
            Dialect::XPath => c.is_alphanumeric() || matches!(c, '_' | '-' | '.'),
            Dialect::Rule => c.is_alphanumeric() || c == '_',
        };
        while let Some(c) = self.peek(0) {
            // One colon joins a prefix to a name, as in `jr:choice-name`; two are an axis.
            let joins = dialect == Dialect::XPath
                && c == ':'
                && self.peek(1).is_some_and(|next| next.is_alphabetic() || next == '_')
                && !self.text[..self.at].ends_with(':');
            if !part(c) && !joins {
                break;
            }
            self.pass(c);
        }
        &self.text[begin..self.at]
    }
}

/// What closes a quotation; curly quotes, which word processors put in, count as straight ones.
fn closing_quote(open: char) -> Option<&'static [char]> {
    match open {
        '\'' => Some(&['\'']),
        '"' => Some(&['"']),
        '\u{2018}' | '\u{2019}' => Some(&['\u{2018}', '\u{2019}']),
        '\u{201c}' | '\u{201d}' => Some(&['\u{201c}', '\u{201d}']),
        _ => None,
    }
}

/// The sign that a typographic one stands for.
fn plain_sign(sign: char) -> Option<&'static str> {
    Some(match sign {
        '≤' => "<=",
        '≥' => ">=",
        '≠' => "!=",
        '−' | '–' | '—' => "-",
        '×' => "*",
        '÷' => "div",
        '&' => "and",
        _ => return None,
    })
}
