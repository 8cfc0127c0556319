//! Cuts an expression into words and signs.

use paduk_survey::Span;

use super::{Dialect, ExpressionError, LONGEST};

/// A word or sign.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Sign {
    Number(f64),
    Text(String),
    /// A name: of a question, function or operator word.
    Name(String),
    /// `${name}`.
    Reference(String),
    /// Any other sign, as written.
    Mark(&'static str),
    End,
}

/// A sign with the characters it came from.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub sign: Sign,
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
pub(crate) fn tokens(text: &str, dialect: Dialect) -> Result<Vec<Token>, ExpressionError> {
    let mut chars: Vec<char> = Vec::with_capacity(text.len().min(LONGEST + 1));
    chars.extend(text.chars().take(LONGEST + 1));
    if chars.len() > LONGEST {
        let span = Span {
            start: 0,
            end: LONGEST as u32,
        };
        return Err(ExpressionError::new("expression-too-long", span).with("most", LONGEST));
    }
    let mut reader = Reader {
        chars: &chars,
        at: 0,
        dialect,
    };
    let mut tokens = Vec::with_capacity(chars.len() / 3 + 2);
    loop {
        let token = reader.next()?;
        let end = token.sign == Sign::End;
        tokens.push(token);
        if end {
            return Ok(tokens);
        }
    }
}

struct Reader<'a> {
    chars: &'a [char],
    at: usize,
    dialect: Dialect,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn span(&self, start: usize) -> Span {
        Span {
            start: start as u32,
            end: self.at as u32,
        }
    }

    fn next(&mut self) -> Result<Token, ExpressionError> {
        while self.peek(0).is_some_and(char::is_whitespace) {
            self.at += 1;
        }
        let start = self.at;
        let Some(first) = self.peek(0) else {
            return Ok(Token {
                sign: Sign::End,
                span: self.span(start),
            });
        };
        let sign = if first.is_ascii_digit() || (first == '.' && self.peek(1).is_some_and(|c| c.is_ascii_digit())) {
            self.number()
        } else if let Some(close) = closing_quote(first) {
            self.text(start, close)?
        } else if first == '$' && self.peek(1) == Some('{') {
            self.reference(start)?
        } else if first.is_alphabetic() || first == '_' {
            Sign::Name(self.name())
        } else if let Some((mark, length)) = mark(first, self.peek(1)) {
            self.at += length;
            Sign::Mark(mark)
        } else {
            self.at += 1;
            let error = ExpressionError::new("unexpected-character", self.span(start)).with("character", first);
            return Err(error.suggesting(plain_sign(first).map(str::to_owned)));
        };
        Ok(Token {
            sign,
            span: self.span(start),
        })
    }

    fn number(&mut self) -> Sign {
        let start = self.at;
        let mut point = false;
        while let Some(c) = self.peek(0) {
            if c == '.' && !point && self.peek(1) != Some('.') {
                point = true;
            } else if !c.is_ascii_digit() {
                break;
            }
            self.at += 1;
        }
        let text: String = self.chars[start..self.at].iter().collect();
        Sign::Number(text.parse().unwrap_or(f64::NAN))
    }

    fn text(&mut self, start: usize, close: &[char]) -> Result<Sign, ExpressionError> {
        self.at += 1;
        let inside = self.at;
        while let Some(c) = self.peek(0) {
            self.at += 1;
            if close.contains(&c) {
                return Ok(Sign::Text(self.chars[inside..self.at - 1].iter().collect()));
            }
        }
        Err(ExpressionError::new("unclosed-text", self.span(start)))
    }

    fn reference(&mut self, start: usize) -> Result<Sign, ExpressionError> {
        self.at += 2;
        let inside = self.at;
        while let Some(c) = self.peek(0) {
            self.at += 1;
            if c == '}' {
                let name: String = self.chars[inside..self.at - 1].iter().collect();
                let name = name.trim();
                if name.is_empty() || name.contains(['{', '$', '\'', '"']) {
                    break;
                }
                // `${last-saved#name}` and the like are kept as written; the resolver says what it makes of them.
                return Ok(Sign::Reference(name.to_owned()));
            }
        }
        Err(ExpressionError::new("bad-reference", self.span(start)))
    }

    fn name(&mut self) -> String {
        let start = self.at;
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
                && self.at.checked_sub(1).and_then(|before| self.chars.get(before)) != Some(&':');
            if !part(c) && !joins {
                break;
            }
            self.at += 1;
        }
        self.chars[start..self.at].iter().collect()
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
