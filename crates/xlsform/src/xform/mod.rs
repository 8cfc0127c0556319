//! ODK XForms read into instruments: model, bindings, translations, secondary instances, actions and body.
//!
//! The rows that come out are those of a workbook, so that everything behind the reader is the same for both. What a
//! workbook cannot say has its own place in the instrument: actions, first rows, secondary instances, itemsets.
//! Findings name the line of the XML as their row.

mod bind;
mod body;
mod path;
mod row;
mod text;
mod tree;

use paduk_form::instrument::{Cell, Instrument};
use paduk_survey::{CellRef, Diagnostic};

use crate::xml::{self, Lined};

/// What findings call the file.
const SHEET: &str = "xform";

const XFORMS: &str = "http://www.w3.org/2002/xforms";
const XHTML: &str = "http://www.w3.org/1999/xhtml";
const JAVAROSA: &str = "http://openrosa.org/javarosa";

/// Reads an ODK XForm. Never fails: what is wrong is found, with its line.
///
/// ```
/// let (instrument, findings) = paduk_xlsform::read_xform(
///     r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>Umur</h:title>
///     <model><instance><data id="umur"><age/></data></instance><bind nodeset="/data/age" type="int"/></model></h:head>
///     <h:body><input ref="/data/age"><label>Berapa umur Anda?</label></input></h:body></h:html>"#,
/// );
/// assert_eq!((instrument.form_id.as_str(), instrument.survey[0].kind.text.as_str()), ("umur", "integer"));
/// assert!(findings.is_empty());
/// ```
pub fn read_xform(text: &str) -> (Instrument, Vec<Diagnostic>) {
    match xml::read(text) {
        Ok(read) => Reading::new(&read).instrument(),
        Err(error) => {
            let at = line_ref(error.line().unwrap_or(0));
            let finding = Diagnostic::error(error.code()).at_cell(Some(at));
            let finding = match &error {
                xml::XmlError::Malformed { what, .. } => finding.with("what", what),
                xml::XmlError::Entity { name, .. } => finding.with("name", name),
                xml::XmlError::TooLong => finding.with("most", xml::MAX_LENGTH),
                xml::XmlError::TooDeep { .. } => finding.with("most", xml::MAX_DEPTH),
                xml::XmlError::TooMany => finding.with("most", paduk_form::document::MOST_NODES),
            };
            (Instrument::default(), vec![finding])
        }
    }
}

fn line_ref(line: u32) -> CellRef {
    CellRef {
        sheet: SHEET.into(),
        row: line,
        column: 0,
    }
}

/// A form while it is read.
struct Reading<'x> {
    read: &'x Lined,
    model: u32,
    binds: std::collections::HashMap<String, bind::Bind>,
    texts: text::Translations,
    body: body::Body,
    instrument: Instrument,
    findings: Vec<Diagnostic>,
}

impl<'x> Reading<'x> {
    fn new(read: &'x Lined) -> Self {
        Self {
            read,
            model: 0,
            binds: std::collections::HashMap::new(),
            texts: text::Translations::default(),
            body: body::Body::default(),
            instrument: Instrument::default(),
            findings: Vec::new(),
        }
    }

    fn instrument(mut self) -> (Instrument, Vec<Diagnostic>) {
        let document = &self.read.document;
        let Some(html) = document.first_element(0) else {
            return (self.instrument, self.findings);
        };
        let named = |inside: u32, name: &str| document.elements(inside).find(|at| document.local_name(*at) == name);
        let head = named(html, "head");
        let model = head.and_then(|head| named(head, "model"));
        let Some(model) = model.filter(|model| document.namespace(*model) == XFORMS) else {
            self.say(Diagnostic::error("xform-without-model"), html);
            return (self.instrument, self.findings);
        };
        self.model = model;
        self.read_translations();
        if let Some(title) = head.and_then(|head| named(head, "title")) {
            let language = self.instrument.default_language.clone();
            self.instrument.title.insert(&language, document.text(title).trim());
        }
        let primary = named(model, "instance").and_then(|instance| document.first_element(instance));
        let Some(primary) = primary else {
            self.say(Diagnostic::error("xform-without-instance"), model);
            return (self.instrument, self.findings);
        };
        self.instrument.form_id = document.attribute(primary, "", "id").unwrap_or_default().to_owned();
        self.instrument.version = document
            .attribute(primary, "", "version")
            .unwrap_or_default()
            .to_owned();
        let root = format!("/{}", document.written_name(primary));
        self.instrument.settings_sheet = SHEET.to_owned();
        self.instrument
            .settings
            .insert("name".to_owned(), Cell::new(document.written_name(primary), 0));
        self.read_instances();
        self.read_binds(&root);
        if let Some(body) = named(html, "body").filter(|body| document.namespace(*body) == XHTML) {
            self.read_body(body, &root);
        }
        self.read_actions(&root);
        self.read_tree(primary, &root);
        (self.instrument, self.findings)
    }

    /// A finding at an element.
    fn say(&mut self, finding: Diagnostic, element: u32) {
        let at = line_ref(self.read.line(element));
        self.findings.push(finding.at_cell(Some(at)));
    }

    /// The secondary instances that stand in the form itself.
    fn read_instances(&mut self) {
        let document = &self.read.document;
        for instance in document.elements(self.model) {
            if document.local_name(instance) != "instance" {
                continue;
            }
            if let Some(id) = document.attribute(instance, "", "id")
                && !document.is_part_empty(instance)
            {
                let part = document.part(instance);
                self.instrument.instances.push((id.to_owned(), part.into()));
            }
        }
    }
}

#[cfg(test)]
mod tests;
