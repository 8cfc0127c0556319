//! One node with everything the window asks of it.

use std::sync::Arc;

use paduk_survey::{CellRef, Nonresponse, Texts};

use super::source::Source;
use super::{NodeId, NodeKind, QuestionKind, Range, Reading, readings};
use crate::instrument::{Row, Sentence};

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
    pub(crate) name: Arc<str>,
    pub(crate) address: Arc<str>,
    pub(crate) parent: Option<NodeId>,
    pub(crate) children: Vec<NodeId>,
    pub(crate) repeat: Option<NodeId>,
    pub(crate) source: Source,
    pub(crate) list: Option<usize>,
    pub(crate) range: Option<Range>,
    pub(crate) shuffled: bool,
    pub(crate) fixed_rows: bool,
    pub(crate) unit: Option<String>,
    pub(crate) places: Option<u8>,
    pub(crate) nonresponse: Vec<Nonresponse>,
    pub(crate) sensitive: bool,
    pub(crate) verify: bool,
    pub(crate) repeat_measure: Option<f64>,
    pub(crate) warning_key: Option<String>,
    pub(crate) required_ever: bool,
    pub(crate) value_kind: Option<QuestionKind>,
}

impl Node {
    /// A node with nothing but its name yet.
    pub(crate) fn new(id: NodeId, kind: NodeKind, name: Arc<str>, source: Source) -> Self {
        Self {
            id,
            kind,
            address: Arc::clone(&name),
            name,
            parent: None,
            children: Vec::new(),
            repeat: None,
            list: None,
            range: None,
            shuffled: false,
            fixed_rows: false,
            unit: None,
            places: None,
            nonresponse: Vec::new(),
            sensitive: false,
            verify: false,
            repeat_measure: None,
            warning_key: None,
            required_ever: false,
            source,
            value_kind: None,
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

    /// What its value is: of a hidden value or a calculation what `bind::type` says, else what the question asks for.
    pub(crate) const fn value_kind(&self) -> Option<QuestionKind> {
        match (self.value_kind, self.kind) {
            (Some(kind), _) | (None, NodeKind::Question(kind)) => Some(kind),
            (None, NodeKind::Group | NodeKind::Repeat) => None,
        }
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
        self.told(self.source.label(), language)
    }

    /// The instruction to the enumerator.
    pub fn hint(&self, language: &str) -> Told<'_> {
        self.sentence(|row| &row.hint, language)
    }

    /// The longer instruction.
    pub fn guidance(&self, language: &str) -> Told<'_> {
        self.sentence(|row| &row.guidance_hint, language)
    }

    fn sentence(&self, of: fn(&Row) -> &Sentence, language: &str) -> Told<'_> {
        match self.source.texts() {
            Some(row) => self.told(of(row).texts(), language),
            None => Told {
                sentence: "",
                language: None,
                missing: false,
            },
        }
    }

    /// The sentence that says what is wrong with an answer, by language.
    pub(crate) fn constraint_message(&self) -> Option<&Texts> {
        Some(self.source.texts()?.constraint_message.texts())
    }

    /// The sentence that says that an answer is missing, by language.
    pub(crate) fn required_message(&self) -> Option<&Texts> {
        Some(self.source.texts()?.required_message.texts())
    }

    /// Its row of the workbook, unless it was made of another's.
    pub(crate) fn row(&self) -> Option<&Row> {
        self.source.texts()
    }

    pub(crate) fn told<'a>(&'a self, texts: &'a Texts, language: &str) -> Told<'a> {
        let exact = texts.iter().find(|(known, _)| *known == language);
        let found = exact
            .or_else(|| texts.iter().find(|(known, _)| *known == self.source.fallback()))
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
        self.row()
            .and_then(|row| row.appearance.as_ref())
            .map_or("", |cell| cell.text.as_str())
    }

    /// The `parameters` cell as written.
    pub fn parameters(&self) -> &str {
        self.row()
            .and_then(|row| row.parameters.as_ref())
            .map_or("", |cell| cell.text.as_str())
    }

    /// True where its appearance has this word, for example `multiline`; capitals make no difference.
    pub fn looks(&self, word: &str) -> bool {
        self.appearance()
            .split_whitespace()
            .any(|known| known.eq_ignore_ascii_case(word))
    }

    /// The numbers of a `range` question.
    pub const fn range(&self) -> Option<Range> {
        self.range
    }

    /// True where the order of the choices is shuffled for each interview.
    pub const fn shuffled(&self) -> bool {
        self.shuffled
    }

    /// True for a repeat whose rows a person neither adds nor takes away.
    pub const fn fixed_rows(&self) -> bool {
        self.fixed_rows
    }

    /// The file of a kind (`image`, `audio`, `video`, `big-image`) to be shown beside the label, if there is one.
    pub fn media(&self, kind: &str, language: &str) -> Option<Told<'_>> {
        let file = self.row()?.media.get(kind)?;
        Some(self.told(file.texts(), language))
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

    /// What readings of this measure say under its own tolerance; `None` where the question has none.
    pub fn readings(&self, taken: &[f64]) -> Option<Reading> {
        self.repeat_measure.map(|tolerance| readings(tolerance, taken))
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
    pub fn cell(&self) -> CellRef {
        self.source.cell()
    }
}
