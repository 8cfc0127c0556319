//! Bindings and actions: what the model says about its nodes.

use paduk_form::instrument::{Action, Cell, Event, Sentence};
use paduk_survey::Diagnostic;

use super::path::{absolute, around};
use super::{JAVAROSA, Reading, SHEET};

/// What bindings say about one node.
#[derive(Debug, Default, Clone)]
pub(super) struct Bind {
    pub kind: String,
    pub relevant: Option<Cell>,
    pub required: Option<Cell>,
    pub readonly: Option<Cell>,
    pub constraint: Option<Cell>,
    pub calculate: Option<Cell>,
    pub constraint_message: Sentence,
    pub required_message: Sentence,
    /// `jr:preload` and `jr:preloadParams`.
    pub preload: Option<(String, String)>,
}

impl Reading<'_> {
    pub(super) fn read_binds(&mut self, root: &str) {
        let read = self.read;
        let document = &read.document;
        for element in document.elements(self.model) {
            if document.local_name(element) != "bind" {
                continue;
            }
            let Some(nodeset) = document.attribute(element, "", "nodeset") else {
                self.say(Diagnostic::error("bind-without-nodeset"), element);
                continue;
            };
            let cell = |name: &str| {
                let text = document.attribute(element, "", name).map(str::trim);
                text.filter(|text| !text.is_empty()).map(|text| Cell::new(text, 0))
            };
            let own = |name: &str| document.attribute(element, JAVAROSA, name);
            let [constraint_message, required_message] =
                ["constraintMsg", "requiredMsg"].map(|name| own(name).map(|text| self.sentence_of(text)));
            // Several bindings of one node say what each of them says.
            let bind = self.binds.entry(absolute(root, nodeset)).or_default();
            if let Some(kind) = document.attribute(element, "", "type") {
                kind.rsplit(':').next().unwrap_or(kind).clone_into(&mut bind.kind);
            }
            for (place, found) in [
                (&mut bind.relevant, cell("relevant")),
                (&mut bind.required, cell("required")),
                (&mut bind.readonly, cell("readonly")),
                (&mut bind.constraint, cell("constraint")),
                (&mut bind.calculate, cell("calculate")),
            ] {
                if found.is_some() {
                    *place = found;
                }
            }
            bind.constraint_message = constraint_message.unwrap_or_default();
            bind.required_message = required_message.unwrap_or_default();
            if let Some(preload) = own("preload") {
                let parameters = own("preloadParams").unwrap_or_default();
                bind.preload = Some((preload.to_owned(), parameters.to_owned()));
            }
        }
    }

    /// The actions of the model; those of the body are found with their controls.
    pub(super) fn read_actions(&mut self, root: &str) {
        let read = self.read;
        for element in read.document.elements(self.model) {
            self.read_action(element, root, None);
        }
    }

    /// An element that may be an action, seen from `context`; inside a control it waits for the control's node.
    pub(super) fn read_action(&mut self, element: u32, context: &str, trigger: Option<&str>) {
        let read = self.read;
        let document = &read.document;
        if document.local_name(element) != "setvalue" {
            return;
        }
        let attribute = |name: &str| {
            let mut all = document.attributes(element);
            let found = all.find(|at| document.local_name(*at) == name);
            found.map(|at| document.text(at).into_owned())
        };
        let Some(target) = attribute("ref").or_else(|| attribute("bind")) else {
            self.say(Diagnostic::error("setvalue-without-target"), element);
            return;
        };
        let events: Vec<Event> = attribute("event")
            .unwrap_or_default()
            .split_ascii_whitespace()
            .filter_map(event)
            .collect();
        if events.is_empty() {
            self.say(Diagnostic::error("unknown-event"), element);
            return;
        }
        let text = document.text(element);
        let value = match attribute("value") {
            Some(value) => value,
            None if text.is_empty() => String::new(),
            None => quoted(&text),
        };
        let trigger = trigger.map(|path| Cell::new(path, 0));
        self.instrument.actions.push(Action {
            sheet: SHEET.into(),
            number: read.line(element),
            events,
            target: Cell::new(absolute(context, &target), 0),
            value: Cell::new(value.trim(), 0),
            trigger,
        });
    }

    /// An action that is put in for `jr:preload`.
    pub(super) fn preload_action(&mut self, path: &str, line: u32, value: &str) {
        self.instrument.actions.push(Action {
            sheet: SHEET.into(),
            number: line,
            events: vec![Event::FirstLoad],
            target: Cell::new(path, 0),
            value: Cell::new(value, 0),
            trigger: None,
        });
        debug_assert!(!around(path).is_empty(), "a node of the instance stands in its root");
    }
}

fn event(word: &str) -> Option<Event> {
    Some(match word {
        "odk-instance-first-load" => Event::FirstLoad,
        "odk-instance-load" | "xforms-ready" => Event::Load,
        "odk-new-repeat" => Event::NewRow,
        "xforms-value-changed" => Event::ValueChanged,
        _ => return None,
    })
}

/// A text as a literal of XPath.
pub(super) fn quoted(text: &str) -> String {
    if !text.contains('\'') {
        return format!("'{text}'");
    }
    if !text.contains('"') {
        return format!("\"{text}\"");
    }
    let parts: Vec<String> = text.split('\'').map(|part| format!("'{part}'")).collect();
    format!("concat({})", parts.join(", \"'\", "))
}
