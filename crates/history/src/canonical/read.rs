//! The reader: accepts exactly what the writer makes.

use unicode_normalization::is_nfc;

use super::write::short_escape;
use super::{Flaw, MAX_DEPTH, MAX_INTEGER, MAX_LINE, MAX_TEXT, Object, Value, is_key, write};
use crate::HistoryError;

/// Reads one value from `bytes` (without a line end), then writes it again and demands the same bytes.
///
/// Whoever needs the id hashes the received bytes, never the rewritten ones. Time and memory are linear in the
/// length, which is checked first.
///
/// # Errors
/// [`HistoryError::NotCanonical`] with the first offset that is wrong, and the limits of the profile.
pub fn read(bytes: &[u8]) -> Result<Value, HistoryError> {
    let value = read_once(bytes)?;
    let again = write(&value)?;
    if again != bytes {
        let at = again.iter().zip(bytes).take_while(|(a, b)| a == b).count();
        return Err(HistoryError::NotCanonical {
            at,
            flaw: Flaw::Rewritten,
        });
    }
    Ok(value)
}

/// Reads one value and leaves the comparison to the caller, who writes it again in a stricter form.
pub(crate) fn read_once(bytes: &[u8]) -> Result<Value, HistoryError> {
    if bytes.len() > MAX_LINE {
        return Err(HistoryError::LineTooLong);
    }
    let mut reader = Reader { bytes, at: 0 };
    let value = reader.value(0)?;
    if reader.at < bytes.len() {
        return Err(reader.flawed(Flaw::Trailing));
    }
    Ok(value)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn flawed(&self, flaw: Flaw) -> HistoryError {
        HistoryError::NotCanonical { at: self.at, flaw }
    }

    fn peek(&self) -> Result<u8, HistoryError> {
        self.bytes.get(self.at).copied().ok_or_else(|| self.flawed(Flaw::End))
    }

    fn expect(&mut self, mark: u8) -> Result<(), HistoryError> {
        if self.peek()? == mark {
            self.at += 1;
            Ok(())
        } else {
            Err(self.flawed(Flaw::Mark))
        }
    }

    fn value(&mut self, depth: usize) -> Result<Value, HistoryError> {
        match self.peek()? {
            b'n' => self.word(b"null", Value::Null),
            b't' => self.word(b"true", Value::Bool(true)),
            b'f' => self.word(b"false", Value::Bool(false)),
            b'"' => self.text().map(Value::Text),
            b'-' | b'0'..=b'9' => self.integer(),
            b'[' | b'{' if depth >= MAX_DEPTH => Err(HistoryError::TooDeep),
            b'[' => self.list(depth + 1),
            b'{' => self.object(depth + 1),
            _ => Err(self.flawed(Flaw::Value)),
        }
    }

    fn word(&mut self, word: &[u8], value: Value) -> Result<Value, HistoryError> {
        if self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(word)) {
            self.at += word.len();
            Ok(value)
        } else {
            Err(self.flawed(Flaw::Value))
        }
    }

    fn integer(&mut self) -> Result<Value, HistoryError> {
        let start = self.at;
        let flawed = HistoryError::NotCanonical {
            at: start,
            flaw: Flaw::Number,
        };
        let negative = self.peek()? == b'-';
        if negative {
            self.at += 1;
        }
        let digits_at = self.at;
        let mut number: i64 = 0;
        while let Some(digit @ b'0'..=b'9') = self.bytes.get(self.at).copied() {
            number = number * 10 + i64::from(digit - b'0');
            if number > MAX_INTEGER {
                return Err(HistoryError::NumberRange);
            }
            self.at += 1;
        }
        let leading_zero = self.bytes.get(digits_at) == Some(&b'0');
        let digits = self.at - digits_at;
        let fraction = matches!(self.bytes.get(self.at), Some(b'.' | b'e' | b'E'));
        if digits == 0 || fraction || (leading_zero && (digits > 1 || negative)) {
            return Err(flawed);
        }
        Ok(Value::Integer(if negative { -number } else { number }))
    }

    fn list(&mut self, depth: usize) -> Result<Value, HistoryError> {
        self.expect(b'[')?;
        let mut list = Vec::new();
        if self.peek()? == b']' {
            self.at += 1;
            return Ok(Value::List(list));
        }
        loop {
            list.push(self.value(depth)?);
            if self.peek()? == b']' {
                self.at += 1;
                list.shrink_to_fit();
                return Ok(Value::List(list));
            }
            self.expect(b',')?;
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, HistoryError> {
        self.expect(b'{')?;
        let mut object = Object::new();
        if self.peek()? == b'}' {
            self.at += 1;
            return Ok(Value::Object(object));
        }
        let mut last = String::new();
        loop {
            let key_at = self.at;
            let key = self.key()?;
            if key <= last {
                let flaw = if key == last { Flaw::Twice } else { Flaw::Order };
                return Err(HistoryError::NotCanonical { at: key_at, flaw });
            }
            self.expect(b':')?;
            let value = self.value(depth)?;
            last.clone_from(&key);
            object.push_last(key, value);
            if self.peek()? == b'}' {
                self.at += 1;
                object.shrink();
                return Ok(Value::Object(object));
            }
            self.expect(b',')?;
        }
    }

    fn key(&mut self) -> Result<String, HistoryError> {
        let start = self.at;
        if self.peek()? != b'"' {
            return Err(self.flawed(Flaw::Mark));
        }
        let key = self.text()?;
        if is_key(&key) {
            Ok(key)
        } else {
            Err(HistoryError::NotCanonical {
                at: start,
                flaw: Flaw::Key,
            })
        }
    }

    fn text(&mut self) -> Result<String, HistoryError> {
        let start = self.at;
        self.expect(b'"')?;
        let mut text = Vec::new();
        loop {
            match self.peek()? {
                b'"' => break,
                b'\\' => {
                    self.at += 1;
                    text.push(self.escape()?);
                }
                0..=0x1f => return Err(self.flawed(Flaw::Control)),
                byte => text.push(byte),
            }
            self.at += 1;
            if text.len() > MAX_TEXT {
                return Err(HistoryError::TextTooLong);
            }
        }
        self.at += 1;
        let flawed = |flaw| HistoryError::NotCanonical { at: start, flaw };
        let text = String::from_utf8(text).map_err(|_| flawed(Flaw::Utf8))?;
        if is_nfc(&text) {
            Ok(text)
        } else {
            Err(flawed(Flaw::Nfc))
        }
    }

    /// Reads what follows `\` and leaves the place on its last byte.
    fn escape(&mut self) -> Result<u8, HistoryError> {
        let letter = self.peek()?;
        if letter == b'u' {
            return self.unicode_escape();
        }
        (0..=b'\\')
            .find(|&byte| short_escape(byte) == Some(letter))
            .ok_or_else(|| self.flawed(Flaw::Escape))
    }

    /// Reads `u00xx` of a control character that has no short escape.
    fn unicode_escape(&mut self) -> Result<u8, HistoryError> {
        let digits = self.bytes.get(self.at + 1..self.at + 5).unwrap_or_default();
        let byte = match digits {
            [b'0', b'0', high @ (b'0' | b'1'), low] => hex(*low).map(|low| (high - b'0') << 4 | low),
            _ => None,
        };
        match byte {
            Some(0) => Err(self.flawed(Flaw::Control)),
            Some(byte) if short_escape(byte).is_none() => {
                self.at += 4;
                Ok(byte)
            }
            _ => Err(self.flawed(Flaw::Escape)),
        }
    }
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}
