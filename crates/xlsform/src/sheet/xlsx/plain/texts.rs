//! Texts of cells, shared by several or standing in one.

use std::borrow::Cow;

use super::scan::{Attributes, Scan, Token};

/// The texts that cells name by their number.
pub(super) fn shared(part: &str) -> Option<Vec<Cow<'_, str>>> {
    let mut scan = Scan::new(part)?;
    let mut texts = Vec::new();
    loop {
        match scan.token()? {
            Token::Start {
                name: "sst",
                attributes,
                empty,
            } => {
                attributes.each(|_, _| Some(()))?;
                if empty {
                    return Some(texts);
                }
            }
            Token::Start {
                name: "si",
                empty: true,
                ..
            } => texts.push(Cow::Borrowed("")),
            Token::Start {
                name: "si", attributes, ..
            } => {
                attributes.each(|_, _| Some(()))?;
                texts.push(whole(&mut scan, "si")?);
            }
            Token::End("sst") => return Some(texts),
            Token::Text(_) => {}
            Token::Start { .. } | Token::End(_) => return None,
        }
    }
}

/// The text up to the end of the element `name`, of one piece or of several that look different.
pub(super) fn whole<'a>(scan: &mut Scan<'a>, name: &str) -> Option<Cow<'a, str>> {
    let mut whole = Cow::Borrowed("");
    loop {
        match scan.token()? {
            Token::Start {
                name: "t" | "r" | "rPr" | "phoneticPr",
                attributes,
                empty: true,
            } => {
                attributes.each(|_, _| Some(()))?;
            }
            Token::Start {
                name: "t", attributes, ..
            } => {
                let keeps = keeps_blanks(attributes)?;
                let mut piece = scan.text("t")?;
                if !keeps {
                    piece = trimmed(piece);
                }
                if whole.is_empty() {
                    whole = piece;
                } else {
                    whole.to_mut().push_str(&piece);
                }
            }
            Token::Start {
                name: "r", attributes, ..
            } => attributes.each(|_, _| Some(()))?,
            Token::Start {
                name: "rPr",
                attributes,
                ..
            } => {
                attributes.each(|_, _| Some(()))?;
                scan.skip("rPr")?;
            }
            Token::End(end) if end == name => return Some(whole),
            Token::End("r") | Token::Text(_) => {}
            Token::Start { .. } | Token::End(_) => return None,
        }
    }
}

/// True where blanks at the ends of a piece are meant.
fn keeps_blanks(attributes: Attributes<'_>) -> Option<bool> {
    let mut keeps = false;
    attributes.each(|name, value| {
        keeps |= name == "xml:space" && value == "preserve";
        Some(())
    })?;
    Some(keeps)
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    const BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];
    match text {
        Cow::Borrowed(text) => text.trim_matches(BLANKS).into(),
        Cow::Owned(text) => text.trim_matches(BLANKS).to_owned().into(),
    }
}
