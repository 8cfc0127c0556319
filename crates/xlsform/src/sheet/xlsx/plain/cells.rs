//! The cells of one sheet.

use std::borrow::Cow;

use paduk_survey::Diagnostic;

use super::number::Numbers;
use super::scan::{Attributes, Scan, Token};
use super::texts;
use crate::sheet::Sheet;
use crate::sheet::gather::{Gather, Room};

/// A sheet to be read, and what its cells refer to.
pub(super) struct Cells<'a, 'p> {
    /// The sheet's part, from its beginning.
    pub scan: Scan<'p>,
    /// The texts that cells name by their number.
    pub texts: &'a [Cow<'p, str>],
    /// What is a number.
    pub numbers: &'a mut Numbers<'p>,
}

/// What a cell says of itself.
struct Head<'p> {
    /// Row and column, counted from 0.
    place: (u32, u32),
    kind: Option<&'p str>,
    look: Option<&'p str>,
}

impl<'p> Cells<'_, 'p> {
    /// The sheet, or nothing where it is not plain.
    pub fn read(&mut self, name: &str, room: &mut Room, findings: &mut Vec<Diagnostic>) -> Option<Sheet> {
        let mut sheet = Gather::new(name, room);
        if !self.begins()? {
            return Some(sheet.finish(findings));
        }
        loop {
            match self.scan.token()? {
                Token::Start {
                    name: "c",
                    attributes,
                    empty,
                } => {
                    let head = head(attributes)?;
                    if !empty {
                        let value = self.value(&head)?;
                        if !sheet.put(head.place.0, head.place.1, &value) {
                            break;
                        }
                    }
                }
                Token::Start {
                    name: "row",
                    attributes,
                    ..
                } => attributes.each(|_, _| Some(()))?,
                Token::End("row") | Token::Text(_) => {}
                Token::End("sheetData") => break,
                Token::Start { .. } | Token::End(_) => return None,
            }
        }
        Some(sheet.finish(findings))
    }

    /// Goes to the first row; false where there are none.
    fn begins(&mut self) -> Option<bool> {
        loop {
            if let Token::Start {
                name,
                attributes,
                empty,
            } = self.scan.token()?
            {
                attributes.each(|_, _| Some(()))?;
                if name == "sheetData" {
                    return Some(!empty);
                }
            }
        }
    }

    /// The value of the cell that has begun, up to its end.
    fn value(&mut self, head: &Head<'p>) -> Option<Cow<'p, str>> {
        let mut value = None;
        loop {
            match self.scan.token()? {
                Token::Start {
                    name: "v" | "is",
                    attributes,
                    empty: true,
                } => attributes.each(|_, _| Some(()))?,
                Token::Start { name, attributes, .. } if value.is_none() => {
                    attributes.each(|_, _| Some(()))?;
                    value = Some(match (name, head.kind) {
                        ("v", Some("inlineStr")) => return None,
                        ("v", _) => {
                            let text = self.scan.text("v")?;
                            self.meant(text, head)?
                        }
                        ("is", Some("inlineStr")) => texts::whole(&mut self.scan, "is")?,
                        _ => return None,
                    });
                }
                Token::Text(_) => {}
                Token::End("c") => return Some(value.unwrap_or_default()),
                Token::Start { .. } | Token::End(_) => return None,
            }
        }
    }

    /// What the text of a value stands for.
    fn meant(&mut self, text: Cow<'p, str>, head: &Head<'p>) -> Option<Cow<'p, str>> {
        match head.kind {
            Some("str") => Some(text),
            // Numbers and truths are digits; one that is written by character codes is for the library.
            _ if matches!(text, Cow::Owned(_)) => None,
            Some("s" | "n" | "b") | None if text.is_empty() => Some(text),
            Some("s") => {
                let number = whole_number(text.as_bytes())?;
                // The text is not copied here; whoever keeps it copies it.
                match self.texts.get(number as usize)? {
                    Cow::Borrowed(text) => Some(Cow::Borrowed(text)),
                    Cow::Owned(text) => Some(Cow::Owned(text.clone())),
                }
            }
            Some("b") => match &*text {
                "0" => Some("FALSE".into()),
                "1" => Some("TRUE".into()),
                _ => None,
            },
            Some("n") | None => self.numbers.text(&text, head.look).map(Cow::Owned),
            Some(_) => None,
        }
    }
}

fn head(attributes: Attributes<'_>) -> Option<Head<'_>> {
    let (mut place, mut kind, mut look) = (None, None, None);
    attributes.each(|name, value| {
        match name {
            "r" => place = Some(reference(value.as_bytes())?),
            "t" => kind = Some(value),
            "s" => look = Some(value),
            _ => {}
        }
        Some(())
    })?;
    Some(Head {
        place: place?,
        kind,
        look,
    })
}

/// Row and column of a reference such as `AB12`, counted from 0; nothing where a spreadsheet has no such cell.
fn reference(text: &[u8]) -> Option<(u32, u32)> {
    let letters = text.iter().take_while(|sign| sign.is_ascii_uppercase()).count();
    if !(1..=3).contains(&letters) {
        return None;
    }
    let column = text[..letters]
        .iter()
        .fold(0, |sum, sign| sum * 26 + u32::from(sign - b'A') + 1);
    let row = whole_number(&text[letters..])?;
    Some((row.checked_sub(1)?, column - 1))
}

/// A number of one to eight digits.
fn whole_number(text: &[u8]) -> Option<u32> {
    let digits = (1..=8).contains(&text.len()) && text.iter().all(u8::is_ascii_digit);
    digits.then(|| text.iter().fold(0, |sum, sign| sum * 10 + u32::from(sign - b'0')))
}

#[cfg(test)]
mod tests {
    use super::reference;

    #[test]
    fn references_are_read_and_others_left_alone() {
        assert_eq!(reference(b"A1"), Some((0, 0)));
        assert_eq!(reference(b"AB12"), Some((11, 27)));
        for other in ["", "A", "1", "A0", "a1", "A1:B2", "ABCD1", "A123456789", "$A$1"] {
            assert_eq!(reference(other.as_bytes()), None, "{other}");
        }
    }
}
