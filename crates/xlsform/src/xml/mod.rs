//! XML read into a [`Document`], safely: nothing is fetched, entities beyond XML's own five are refused where they are
//! used, and size and depth are limited.

mod names;

use paduk_form::document::{Document, DocumentBuilder, DocumentFull};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use names::Names;

/// The longest XML that is read, in bytes.
pub const MAX_LENGTH: usize = 64 << 20;
/// How deep elements may nest. What reads them calls itself for each level, and a form may have 64 groups in one another.
pub const MAX_DEPTH: usize = 200;

/// Why a text is no XML that can be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum XmlError {
    /// It is longer than [`MAX_LENGTH`].
    #[error("longer than {MAX_LENGTH} bytes")]
    TooLong,
    /// It nests deeper than [`MAX_DEPTH`].
    #[error("line {line}: nested deeper than {MAX_DEPTH}")]
    TooDeep {
        /// The line on which it does.
        line: u32,
    },
    /// It has more nodes than a document may have.
    #[error("too many nodes")]
    TooMany,
    /// It breaks XML's rules.
    #[error("line {line}: {what}")]
    Malformed {
        /// The line on which it does.
        line: u32,
        /// How, in the XML reader's words.
        what: String,
    },
    /// It uses an entity of its own, or one that would have to be fetched.
    #[error("line {line}: entity {name}")]
    Entity {
        /// The line on which it does.
        line: u32,
        /// Its name.
        name: String,
    },
}

impl XmlError {
    /// The line that is meant, where one is.
    pub const fn line(&self) -> Option<u32> {
        match self {
            Self::TooLong | Self::TooMany => None,
            Self::TooDeep { line } | Self::Malformed { line, .. } | Self::Entity { line, .. } => Some(*line),
        }
    }

    /// The code of its sentence.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong => "xml-too-long",
            Self::TooDeep { .. } => "xml-too-deep",
            Self::TooMany => "xml-too-many",
            Self::Malformed { .. } => "xml-malformed",
            Self::Entity { .. } => "xml-entity",
        }
    }
}

impl From<DocumentFull> for XmlError {
    fn from(_: DocumentFull) -> Self {
        Self::TooMany
    }
}

/// A document with the line on which each of its elements begins, by node.
#[derive(Debug, Clone, Default)]
pub struct Lined {
    /// The document.
    pub document: Document,
    lines: std::collections::HashMap<u32, u32>,
}

impl Lined {
    /// The line on which an element begins; 0 where it is not known.
    pub fn line(&self, element: u32) -> u32 {
        self.lines.get(&element).copied().unwrap_or(0)
    }
}

/// Reads XML.
///
/// ```
/// let read = paduk_xlsform::xml::read("<a><b>1 &lt; 2</b></a>").unwrap();
/// assert_eq!(read.document.text(0), "1 < 2");
/// ```
pub fn read(text: &str) -> Result<Lined, XmlError> {
    if text.len() > MAX_LENGTH {
        return Err(XmlError::TooLong);
    }
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let mut reading = Reading {
        text,
        counted: (0, 1),
        lines: std::collections::HashMap::new(),
        builder: DocumentBuilder::new(),
        names: Names::default(),
        run: String::new(),
        open: 0,
        seen: false,
    };
    reading.all()?;
    Ok(Lined {
        document: reading.builder.build(),
        lines: reading.lines,
    })
}

struct Reading<'t> {
    text: &'t str,
    /// How far lines were counted: bytes and lines.
    counted: (usize, u32),
    lines: std::collections::HashMap<u32, u32>,
    builder: DocumentBuilder,
    names: Names,
    /// Text that is not put down yet, because more may follow.
    run: String,
    open: usize,
    seen: bool,
}

impl Reading<'_> {
    fn line(&mut self, to: usize) -> u32 {
        let (from, line) = self.counted;
        let bytes = self
            .text
            .as_bytes()
            .get(from..to.min(self.text.len()))
            .unwrap_or_default();
        self.counted = (from.max(to), line + memchr::memchr_iter(b'\n', bytes).count() as u32);
        self.counted.1
    }

    fn malformed(&mut self, at: usize, what: impl ToString) -> XmlError {
        XmlError::Malformed {
            line: self.line(at),
            what: what.to_string(),
        }
    }

    fn all(&mut self) -> Result<(), XmlError> {
        let mut reader = Reader::from_str(self.text);
        reader.config_mut().check_end_names = true;
        loop {
            let at = reader.buffer_position() as usize;
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let at = reader.error_position() as usize;
                    return Err(self.malformed(at, error));
                }
            };
            match event {
                Event::Eof => break,
                Event::Text(text) => {
                    self.run.push_str(&text.xml10_content());
                }
                Event::GeneralRef(reference) => self.reference(&reference, at)?,
                Event::CData(text) => {
                    self.put_run()?;
                    self.builder.text(&text.xml10_content())?;
                }
                Event::Start(start) => {
                    self.put_run()?;
                    self.start(&start, at)?;
                    self.open += 1;
                    if self.open > MAX_DEPTH {
                        return Err(XmlError::TooDeep { line: self.line(at) });
                    }
                }
                Event::Empty(start) => {
                    self.put_run()?;
                    self.start(&start, at)?;
                    self.close();
                }
                Event::End(_) => {
                    self.put_run()?;
                    self.close();
                    self.open -= 1;
                }
                Event::Comment(comment) => {
                    self.put_run()?;
                    self.builder.comment(&comment.xml10_content())?;
                }
                Event::PI(instruction) => {
                    self.put_run()?;
                    self.builder
                        .instruction(instruction.target(), instruction.content().trim_start())?;
                }
                Event::DocType(kind) => {
                    let name = kind.split_ascii_whitespace().next().unwrap_or_default();
                    self.builder.document_type(name)?;
                }
                Event::Decl(_) => {}
            }
        }
        if self.open > 0 || !self.seen {
            let end = self.text.len();
            return Err(self.malformed(end, "ends too early"));
        }
        self.put_run()
    }

    fn put_run(&mut self) -> Result<(), XmlError> {
        // Around the root element there is white space only.
        if self.open > 0 && !self.run.is_empty() {
            self.builder.text(&self.run)?;
        } else if !self.run.trim().is_empty() {
            let at = self.counted.0;
            return Err(self.malformed(at, "text outside the root element"));
        }
        self.run.clear();
        Ok(())
    }

    fn close(&mut self) {
        self.names.leave();
        self.builder.close();
    }

    fn reference(&mut self, reference: &BytesRef<'_>, at: usize) -> Result<(), XmlError> {
        if let Ok(Some(character)) = reference.resolve_char_ref() {
            self.run.push(character);
            return Ok(());
        }
        let name = reference.to_string();
        match quick_xml::escape::resolve_predefined_entity(&name) {
            Some(text) => self.run.push_str(text),
            None => {
                return Err(XmlError::Entity {
                    line: self.line(at),
                    name,
                });
            }
        }
        Ok(())
    }

    fn start(&mut self, start: &BytesStart<'_>, at: usize) -> Result<(), XmlError> {
        if self.open == 0 && std::mem::replace(&mut self.seen, true) {
            return Err(self.malformed(at, "a second root element"));
        }
        let mut attributes: Vec<(String, String)> = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| self.malformed(at, error))?;
            let name = attribute.key.as_ref().to_owned();
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map_err(|error| self.malformed(at, error))?;
            attributes.push((name, value.into_owned()));
        }
        self.names.enter(&attributes);
        let written = start.name().as_ref().to_owned();
        let (namespace, prefix, local) = self.names.of(&written, true);
        let element = self.builder.open(&namespace, prefix, local)?;
        let line = self.line(at);
        self.lines.insert(element, line);
        for (name, value) in &attributes {
            if name == "xmlns" || name.starts_with("xmlns:") {
                continue;
            }
            let (namespace, prefix, local) = self.names.of(name, false);
            self.builder.attribute(&namespace, prefix, local, value)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
