//! The body: controls, groups and repeats, by the path of the node they belong to.

use std::collections::HashMap;

use paduk_form::instrument::{Choice, ChoiceList, Itemset, ItemsetLabel, Sentence};

use super::path::absolute;
use super::text::itext_id;
use super::{JAVAROSA, Reading};

/// What stands in the body.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub controls: HashMap<String, Control>,
    pub groups: HashMap<String, Group>,
    pub repeats: HashMap<String, Repeat>,
}

/// A control.
#[derive(Debug, Default)]
pub(super) struct Control {
    /// `input`, `select1`, …
    pub kind: String,
    pub label: Sentence,
    pub hint: Sentence,
    pub guidance: Sentence,
    pub media: Vec<(String, Sentence)>,
    pub appearance: String,
    pub parameters: String,
    pub mediatype: String,
    /// Its list of choices, where they stand in the body.
    pub list: Option<String>,
    pub itemset: Option<Itemset>,
}

/// A group that has a node.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub label: Sentence,
    pub appearance: String,
}

/// A repeat.
#[derive(Debug, Default)]
pub(super) struct Repeat {
    pub count: Option<String>,
    pub fixed: bool,
    pub appearance: String,
    pub label: Sentence,
}

impl Reading<'_> {
    /// Everything in a part of the body, seen from `context`.
    pub(super) fn read_body(&mut self, part: u32, context: &str) {
        let read = self.read;
        let document = &read.document;
        for element in document.elements(part) {
            let attribute = |name: &str| document.attribute(element, "", name);
            let reference = attribute("ref").or_else(|| attribute("nodeset"));
            let path = reference.map(|reference| absolute(context, reference));
            match document.local_name(element) {
                "group" => {
                    let inside = path.as_deref().unwrap_or(context).to_owned();
                    if let Some(path) = path {
                        let group = Group {
                            label: self.child_sentence(element, "label"),
                            appearance: attribute("appearance").unwrap_or_default().to_owned(),
                        };
                        self.body.groups.entry(path).or_insert(group);
                    }
                    self.read_body(element, &inside);
                }
                "repeat" => {
                    let Some(path) = path else { continue };
                    let own = |name: &str| document.attribute(element, JAVAROSA, name);
                    let repeat = Repeat {
                        count: own("count").map(str::to_owned),
                        fixed: own("noAddRemove").is_some_and(|text| text.trim() == "true()"),
                        appearance: attribute("appearance").unwrap_or_default().to_owned(),
                        label: self.child_sentence(element, "label"),
                    };
                    self.body.repeats.entry(path.clone()).or_insert(repeat);
                    self.read_body(element, &path);
                }
                "setvalue" => self.read_action(element, context, None),
                "label" | "hint" => {}
                kind => {
                    if let Some(path) = path {
                        self.read_control(element, kind, &path);
                    }
                }
            }
        }
    }

    fn child(&self, element: u32, name: &str) -> Option<u32> {
        let document = &self.read.document;
        document.elements(element).find(|at| document.local_name(*at) == name)
    }

    fn child_sentence(&self, element: u32, name: &str) -> Sentence {
        self.child(element, name)
            .map(|child| self.sentence(child))
            .unwrap_or_default()
    }

    fn read_control(&mut self, element: u32, kind: &str, path: &str) {
        let read = self.read;
        let document = &read.document;
        let attribute = |name: &str| document.attribute(element, "", name).unwrap_or_default().to_owned();
        let mut control = Control {
            kind: kind.to_owned(),
            label: self.child_sentence(element, "label"),
            hint: self.child_sentence(element, "hint"),
            appearance: attribute("appearance"),
            mediatype: attribute("mediatype"),
            ..Control::default()
        };
        for part in ["label", "hint"]
            .into_iter()
            .filter_map(|name| self.child(element, name))
        {
            for (form, sentence) in self.other_forms(part) {
                if form == "guidance" {
                    control.guidance = sentence;
                } else {
                    control.media.push((form.to_owned(), sentence));
                }
            }
        }
        let given: Vec<String> = ["start", "end", "step"]
            .into_iter()
            .filter_map(|name| Some(format!("{name}={}", document.attribute(element, "", name)?)))
            .collect();
        control.parameters = given.join(" ");
        let mut list = ChoiceList::new(path);
        list.sheet = super::SHEET.into();
        for child in document.elements(element) {
            match document.local_name(child) {
                "item" => list.choices.push(self.choice(child)),
                "itemset" => control.itemset = self.itemset(child),
                _ => self.read_action(child, path, Some(path)),
            }
        }
        if control.itemset.is_none() && matches!(kind, "select1" | "select" | "rank") {
            control.list = Some(list.name.clone());
            self.instrument.lists.push(list);
        }
        self.body.controls.insert(path.to_owned(), control);
    }

    fn choice(&self, element: u32) -> Choice {
        let document = &self.read.document;
        let value = self
            .child(element, "value")
            .map(|value| document.text(value).trim().to_owned());
        Choice {
            number: self.read.line(element),
            name: value.unwrap_or_default().as_str().into(),
            label: self.child_sentence(element, "label"),
            ..Choice::default()
        }
    }

    fn itemset(&self, element: u32) -> Option<Itemset> {
        let document = &self.read.document;
        let reference = |name: &str| {
            let child = self.child(element, name)?;
            document.attribute(child, "", "ref").map(|text| text.trim().to_owned())
        };
        let label = reference("label").unwrap_or_default();
        let by_id = label.strip_prefix("jr:itext(").and_then(|rest| rest.strip_suffix(')'));
        Some(Itemset {
            nodes: paduk_form::instrument::Cell::new(document.attribute(element, "", "nodeset")?, 0),
            value: reference("value").unwrap_or_else(|| "name".to_owned()),
            label: match by_id {
                Some(id) if itext_id(&label).is_none() => ItemsetLabel::Translation(id.trim().to_owned()),
                _ => ItemsetLabel::Path(label),
            },
        })
    }
}
