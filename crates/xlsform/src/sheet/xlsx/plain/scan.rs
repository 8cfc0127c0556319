//! Tags and texts of a plain XML part, one after the other.
//!
//! Sheets are long and dull: a few tags, with a few attributes, a hundred thousand times. What XML allows beside that
//! (comments, declarations of types, marked sections, single quotes, `>` in a value) is not known here, and ends the
//! scan.

use std::borrow::Cow;

use memchr::{memchr, memchr2_iter};

/// A tag or a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `<name …>`, or `<name …/>`, which has no end of its own.
    Start {
        name: &'a str,
        attributes: Attributes<'a>,
        empty: bool,
    },
    /// `</name>`
    End(&'a str),
    /// What stands between tags, as it is written.
    Text(&'a str),
}

/// The attributes of a tag, as they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Attributes<'a>(&'a str);

/// Where a scan is.
pub(super) struct Scan<'a>(&'a str);

impl<'a> Scan<'a> {
    /// At the beginning of a part, behind its declaration.
    pub fn new(part: &'a str) -> Option<Self> {
        let part = part.strip_prefix('\u{feff}').unwrap_or(part);
        let Some(declared) = part.strip_prefix("<?xml ") else {
            return Some(Self(part));
        };
        let (declaration, rest) = declared.split_once("?>")?;
        // Bytes that are not what they say of themselves are for the library.
        let encoding = declaration.split_once("encoding=").map(|(_, said)| &said[1..]);
        let usual = encoding.is_none_or(|said| said.get(..5).is_some_and(|said| said.eq_ignore_ascii_case("utf-8")));
        usual.then_some(Self(rest))
    }

    /// The next tag or text; nothing at the end, and where something comes that is not known here.
    pub fn token(&mut self) -> Option<Token<'a>> {
        let bytes = self.0.as_bytes();
        if *bytes.first()? != b'<' {
            let (text, rest) = self.0.split_at(memchr(b'<', bytes)?);
            self.0 = rest;
            return Some(Token::Text(text));
        }
        let end = memchr(b'>', bytes)?;
        let (tag, rest) = (&self.0[1..end], &self.0[end + 1..]);
        self.0 = rest;
        if let Some(name) = tag.strip_prefix('/') {
            return Some(Token::End(name.trim_ascii_end()));
        }
        let (tag, empty) = match tag.strip_suffix('/') {
            Some(tag) => (tag, true),
            None => (tag, false),
        };
        let length = tag.bytes().position(|sign| sign.is_ascii_whitespace());
        let (name, attributes) = tag.split_at(length.unwrap_or(tag.len()));
        let first = name.bytes().next()?;
        (first.is_ascii_alphabetic() || first == b'_').then_some(Token::Start {
            name,
            attributes: Attributes(attributes),
            empty,
        })
    }

    /// The texts up to the end of the element `name` that has begun, put together.
    pub fn text(&mut self, name: &str) -> Option<Cow<'a, str>> {
        match self.token()? {
            Token::Text(text) => {
                let text = meant(text)?;
                matches!(self.token()?, Token::End(end) if end == name).then_some(text)
            }
            Token::End(end) if end == name => Some(Cow::Borrowed("")),
            Token::Start { .. } | Token::End(_) => None,
        }
    }

    /// Goes behind the end of the element `name` that has begun and holds no other of its name.
    pub fn skip(&mut self, name: &str) -> Option<()> {
        loop {
            match self.token()? {
                Token::End(end) if end == name => return Some(()),
                Token::Start { name: inner, .. } if inner == name => return None,
                Token::Start { attributes, .. } => attributes.each(|_, _| Some(()))?,
                Token::End(_) | Token::Text(_) => {}
            }
        }
    }
}

impl<'a> Attributes<'a> {
    /// Hands on every name and value; nothing where an attribute is not written plainly.
    pub fn each(self, mut on: impl FnMut(&'a str, &'a str) -> Option<()>) -> Option<()> {
        let mut rest = self.0.trim_ascii();
        while !rest.is_empty() {
            let at = memchr(b'=', rest.as_bytes())?;
            let (name, quoted) = (&rest[..at], rest[at + 1..].strip_prefix('"')?);
            let end = memchr(b'"', quoted.as_bytes())?;
            let value = &quoted[..end];
            if name.is_empty() || name.bytes().any(|sign| sign.is_ascii_whitespace()) {
                return None;
            }
            if value
                .bytes()
                .any(|sign| matches!(sign, b'&' | b'<' | b'\t' | b'\n' | b'\r'))
            {
                return None;
            }
            on(name, value)?;
            let behind = &quoted[end + 1..];
            rest = behind.trim_ascii_start();
            if !rest.is_empty() && rest.len() == behind.len() {
                return None;
            }
        }
        Some(())
    }
}

/// The characters that a text stands for. Line ends that XML would change, and characters that spreadsheets write as
/// `_x000D_`, are left to the library.
fn meant(text: &str) -> Option<Cow<'_, str>> {
    if is_unusual(text) {
        None
    } else if memchr(b'&', text.as_bytes()).is_none() {
        Some(Cow::Borrowed(text))
    } else {
        let text = quick_xml::escape::unescape(text).ok()?;
        (!is_unusual(&text)).then_some(text)
    }
}

fn is_unusual(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_escape = |at: usize| {
        let hex = |digits: &[u8]| digits.iter().all(u8::is_ascii_hexdigit);
        bytes.get(at + 1) == Some(&b'x') && bytes.get(at + 6) == Some(&b'_') && hex(&bytes[at + 2..at + 6])
    };
    memchr2_iter(b'\r', b'_', bytes).any(|at| bytes[at] == b'\r' || is_escape(at))
}

#[cfg(test)]
mod tests {
    use super::{Scan, Token, meant};

    #[test]
    fn tags_and_texts_come_one_after_the_other() {
        let mut scan =
            Scan::new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<c r=\"A1\" t=\"s\"><v>7</v ></c><d/>").unwrap();
        let mut seen = Vec::new();
        while let Some(token) = scan.token() {
            seen.push(match token {
                Token::Start {
                    name,
                    attributes,
                    empty,
                } => {
                    let mut text = format!("{name}{}", if empty { "/" } else { "" });
                    let plain = attributes.each(|name, value| {
                        text.push_str(&[" ", name, ":", value].concat());
                        Some(())
                    });
                    assert!(plain.is_some());
                    text
                }
                Token::End(name) => format!("-{name}"),
                Token::Text(text) => format!("{text:?}"),
            });
        }
        assert_eq!(seen, ["\"\\n\"", "c r:A1 t:s", "v", "\"7\"", "-v", "-c", "d/"]);
    }

    #[test]
    fn what_is_not_plain_ends_the_scan() {
        for other in ["<!-- a -->", "<![CDATA[a]]>", "<?a?>", "< a>", "<>", "text", "<a", ""] {
            assert_eq!(Scan::new(other).unwrap().token(), None, "{other}");
        }
        assert!(Scan::new("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>").is_none());
        for other in [
            "a='1'",
            "a=\"1",
            "a",
            "=\"1\"",
            "a=\"&amp;\"",
            "a=\"1\"b=\"2\"",
            "a =\"1\"",
        ] {
            let text = format!("<t {other}>");
            let Some(Token::Start { attributes, .. }) = Scan::new(&text).unwrap().token() else {
                panic!("{other}");
            };
            assert_eq!(attributes.each(|_, _| Some(())), None, "{other}");
        }
    }

    #[test]
    fn texts_mean_what_they_say() {
        assert_eq!(meant("a &lt; b &#65;").as_deref(), Some("a < b A"));
        assert_eq!(meant("${s1_a} &gt; 5 and _x").as_deref(), Some("${s1_a} > 5 and _x"));
        assert_eq!(meant("_x00_ ${s1_gate} _xyz").as_deref(), Some("_x00_ ${s1_gate} _xyz"));
        for other in ["_x000D_", "a\rb", "&#95;x000D_", "&nbsp;", "&#13;", "a &"] {
            assert_eq!(meant(other), None, "{other}");
        }
    }
}
