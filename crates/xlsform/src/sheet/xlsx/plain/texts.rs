//! Texts of cells, shared by several or standing in one.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{reader, text};

/// The texts that cells name by their number.
pub(super) fn shared(part: &str) -> Option<Vec<Cow<'_, str>>> {
    let mut reader = reader(part);
    let mut texts = Vec::new();
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => match start.name().as_ref() {
                "sst" => {}
                "si" => texts.push(whole(&mut reader, "si")?),
                _ => return None,
            },
            Event::Empty(empty) if empty.name().as_ref() == "si" => texts.push(Cow::Borrowed("")),
            Event::Decl(_) | Event::Text(_) => {}
            Event::Empty(empty) if empty.name().as_ref() == "sst" => return Some(texts),
            Event::End(end) if end.name().as_ref() == "sst" => return Some(texts),
            _ => return None,
        }
    }
}

/// The text up to the end of the element `name`, of one piece or of several that look different.
pub(super) fn whole<'a>(reader: &mut Reader<&'a [u8]>, name: &str) -> Option<Cow<'a, str>> {
    let mut whole = Cow::Borrowed("");
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => match start.name().as_ref() {
                "t" => {
                    let keeps = keeps_blanks(&start)?;
                    let mut piece = text(reader, "t")?;
                    if !keeps {
                        piece = trimmed(piece);
                    }
                    if whole.is_empty() {
                        whole = piece;
                    } else {
                        whole.to_mut().push_str(&piece);
                    }
                }
                "r" => {}
                "rPr" => {
                    reader.read_to_end(start.name()).ok()?;
                }
                _ => return None,
            },
            Event::Empty(empty) if ["t", "r", "rPr", "phoneticPr"].contains(&empty.name().as_ref()) => {}
            Event::Text(_) => {}
            Event::End(end) if end.name().as_ref() == name => return Some(whole),
            Event::End(end) if end.name().as_ref() == "r" => {}
            _ => return None,
        }
    }
}

/// True where blanks at the ends of a piece are meant.
fn keeps_blanks(start: &BytesStart<'_>) -> Option<bool> {
    if start.attributes_raw().is_empty() {
        return Some(false);
    }
    let space = start.try_get_attribute("xml:space").ok()?;
    Some(space.is_some_and(|space| space.value == "preserve"))
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    const BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];
    match text {
        Cow::Borrowed(text) => text.trim_matches(BLANKS).into(),
        Cow::Owned(text) => text.trim_matches(BLANKS).to_owned().into(),
    }
}
