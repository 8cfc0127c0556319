//! The cells of one sheet.

use std::borrow::Cow;

use paduk_survey::Diagnostic;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::number::Numbers;
use super::{text, texts};
use crate::sheet::Sheet;
use crate::sheet::gather::{Gather, Room};

/// A sheet to be read, and what its cells refer to.
pub(super) struct Cells<'a, 'p> {
    /// The sheet's part, from its beginning.
    pub reader: Reader<&'p [u8]>,
    /// The texts that cells name by their number.
    pub texts: &'a [Cow<'p, str>],
    /// What is a number.
    pub numbers: &'a mut Numbers<'p>,
}

/// What a cell says of itself.
struct Head<'e> {
    /// Row and column, counted from 0.
    place: (u32, u32),
    kind: Option<Cow<'e, str>>,
    look: Option<Cow<'e, str>>,
}

impl<'p> Cells<'_, 'p> {
    /// The sheet, or nothing where it is not plain.
    pub fn read(&mut self, name: &str, room: &mut Room, findings: &mut Vec<Diagnostic>) -> Option<Sheet> {
        let mut sheet = Gather::new(name, room);
        if !self.begins()? {
            return Some(sheet.finish(findings));
        }
        loop {
            match self.reader.read_event().ok()? {
                Event::Start(start) => match start.name().as_ref() {
                    "c" => {
                        let Head { place, kind, look } = head(&start)?;
                        let value = self.value(kind.as_deref(), look.as_deref())?;
                        if !sheet.put(place.0, place.1, &value) {
                            break;
                        }
                    }
                    "row" => {}
                    _ => return None,
                },
                Event::Empty(empty) if ["c", "row"].contains(&empty.name().as_ref()) => {}
                Event::Text(_) => {}
                Event::End(end) => match end.name().as_ref() {
                    "row" => {}
                    "sheetData" => break,
                    _ => return None,
                },
                _ => return None,
            }
        }
        Some(sheet.finish(findings))
    }

    /// Goes to the first row; false where there are none.
    fn begins(&mut self) -> Option<bool> {
        loop {
            match self.reader.read_event().ok()? {
                Event::Start(start) if start.name().as_ref() == "sheetData" => return Some(true),
                Event::Empty(empty) if empty.name().as_ref() == "sheetData" => return Some(false),
                Event::Eof => return None,
                _ => {}
            }
        }
    }

    /// The value of the cell that has begun, up to its end.
    fn value(&mut self, kind: Option<&str>, look: Option<&str>) -> Option<Cow<'p, str>> {
        let mut value = None;
        loop {
            match self.reader.read_event().ok()? {
                Event::Start(start) if value.is_none() => {
                    value = Some(match (start.name().as_ref(), kind) {
                        ("v", Some("inlineStr")) => return None,
                        ("v", _) => {
                            let text = text(&mut self.reader, "v")?;
                            self.meant(text, kind, look)?
                        }
                        ("is", Some("inlineStr")) => texts::whole(&mut self.reader, "is")?,
                        _ => return None,
                    });
                }
                Event::Empty(empty) if ["v", "is"].contains(&empty.name().as_ref()) => {}
                Event::Text(_) => {}
                Event::End(end) if end.name().as_ref() == "c" => return Some(value.unwrap_or_default()),
                _ => return None,
            }
        }
    }

    /// What the text of a value stands for.
    fn meant(&mut self, text: Cow<'p, str>, kind: Option<&str>, look: Option<&str>) -> Option<Cow<'p, str>> {
        match kind {
            Some("str") => Some(text),
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
            Some("n") | None => self.numbers.text(&text, look).map(Cow::Owned),
            Some(_) => None,
        }
    }
}

fn head<'e>(cell: &'e BytesStart<'_>) -> Option<Head<'e>> {
    let (mut place, mut kind, mut look) = (None, None, None);
    for attribute in cell.attributes().with_checks(false) {
        let attribute = attribute.ok()?;
        match attribute.key.as_ref() {
            "r" => place = Some(reference(attribute.value.as_bytes())?),
            "t" => kind = Some(attribute.value),
            "s" => look = Some(attribute.value),
            _ => {}
        }
    }
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
