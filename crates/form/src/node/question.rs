//! One node with everything the window asks of it.

use paduk_survey::{CellRef, Nonresponse, Texts};

use super::{NodeId, NodeKind};

/// A sentence in the language asked for, or in another because it is missing there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told<'a> {
    /// The sentence; empty where there is none in any language.
    pub sentence: &'a str,
    /// The language it is in; `None` where there is none.
    pub language: Option<&'a str>,
    /// True where another language has a sentence and the one asked for has not.
    pub missing: bool,
}

/// A group, repeat or question of a compiled form.
#[derive(Debug, Clone)]
pub struct Node {
    pub(crate) id: NodeId,
    pub(crate) kind: NodeKind,
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) parent: Option<NodeId>,
    pub(crate) children: Vec<NodeId>,
    pub(crate) repeat: Option<NodeId>,
    pub(crate) label: Texts,
    pub(crate) hint: Texts,
    pub(crate) guidance: Texts,
    pub(crate) constraint_message: Texts,
    pub(crate) required_message: Texts,
    pub(crate) fallback_language: String,
    pub(crate) list: Option<usize>,
    pub(crate) appearance: String,
    pub(crate) parameters: String,
    pub(crate) unit: Option<String>,
    pub(crate) places: Option<u8>,
    pub(crate) nonresponse: Vec<Nonresponse>,
    pub(crate) sensitive: bool,
    pub(crate) verify: bool,
    pub(crate) repeat_measure: Option<f64>,
    pub(crate) warning_key: Option<String>,
    pub(crate) required_ever: bool,
    pub(crate) cell: CellRef,
}

impl Node {
    /// A node with nothing but its name yet.
    pub(crate) fn new(id: NodeId, kind: NodeKind, name: &str, cell: CellRef) -> Self {
        Self {
            id,
            kind,
            name: name.to_owned(),
            address: String::new(),
            parent: None,
            children: Vec::new(),
            repeat: None,
            label: Texts::default(),
            hint: Texts::default(),
            guidance: Texts::default(),
            constraint_message: Texts::default(),
            required_message: Texts::default(),
            fallback_language: String::new(),
            list: None,
            appearance: String::new(),
            parameters: String::new(),
            unit: None,
            places: None,
            nonresponse: Vec::new(),
            sensitive: false,
            verify: false,
            repeat_measure: None,
            warning_key: None,
            required_ever: false,
            cell,
        }
    }

    /// Its id.
    pub const fn id(&self) -> NodeId {
        self.id
    }

    /// Group, repeat or question of some kind.
    pub const fn kind(&self) -> NodeKind {
        self.kind
    }

    /// Its name in the workbook, for example `BH304`; the form's id for the root.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What stored answers and changes call it: its name, or its path where two nodes share the name.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The group or repeat around it; `None` for the root.
    pub const fn parent(&self) -> Option<NodeId> {
        self.parent
    }

    /// What stands directly in it, in document order.
    pub fn children(&self) -> &[NodeId] {
        &self.children
    }

    /// The innermost repeat around it, not counting itself.
    pub const fn repeat(&self) -> Option<NodeId> {
        self.repeat
    }

    /// What is read aloud, with `${}` still in it; [`crate::Interview::state`] fills it in.
    pub fn label(&self, language: &str) -> Told<'_> {
        self.told(&self.label, language)
    }

    /// The instruction to the enumerator.
    pub fn hint(&self, language: &str) -> Told<'_> {
        self.told(&self.hint, language)
    }

    /// The longer instruction.
    pub fn guidance(&self, language: &str) -> Told<'_> {
        self.told(&self.guidance, language)
    }

    fn told<'a>(&'a self, texts: &'a Texts, language: &str) -> Told<'a> {
        let exact = texts.iter().find(|(known, _)| *known == language);
        let found = exact
            .or_else(|| texts.iter().find(|(known, _)| *known == self.fallback_language))
            .or_else(|| texts.iter().next());
        Told {
            sentence: found.map_or("", |(_, sentence)| sentence),
            language: found.map(|(language, _)| language),
            missing: exact.is_none() && found.is_some(),
        }
    }

    /// Which of the instrument's lists a select question reads.
    pub const fn list(&self) -> Option<usize> {
        self.list
    }

    /// How it should look, in XLSForm's words, for example `minimal`.
    pub fn appearance(&self) -> &str {
        &self.appearance
    }

    /// The `parameters` cell as written.
    pub fn parameters(&self) -> &str {
        &self.parameters
    }

    /// The unit of a number, for example `cm`.
    pub fn unit(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// How many decimals a number takes.
    pub const fn places(&self) -> Option<u8> {
        self.places
    }

    /// Which nonresponse states it offers.
    pub fn nonresponse(&self) -> &[Nonresponse] {
        &self.nonresponse
    }

    /// True where it is masked on screens and left out of partner exports.
    pub const fn sensitive(&self) -> bool {
        self.sensitive
    }

    /// True where double entry keys it a second time.
    pub const fn verify(&self) -> bool {
        self.verify
    }

    /// The difference between two readings, in the question's unit, above which a third is taken.
    pub const fn repeat_measure(&self) -> Option<f64> {
        self.repeat_measure
    }

    /// The choice of the list `paduk_texts` that holds the warning's sentence.
    pub fn warning_key(&self) -> Option<&str> {
        self.warning_key.as_deref()
    }

    /// False where it can never be required.
    pub const fn required_ever(&self) -> bool {
        self.required_ever
    }

    /// The row of the workbook it came from.
    pub const fn cell(&self) -> &CellRef {
        &self.cell
    }
}
