//! Which group or repeat each row stands in.

use memchr::memmem::Finder;
use paduk_form::instrument::Row;

use super::names::META;
use crate::kind::{Control, Kind};

/// A row with what it is and where it stands.
pub(super) struct Placed<'a> {
    pub row: &'a Row,
    pub kind: Kind<'a>,
    /// The row that began the group or repeat it stands in, by its place among all rows.
    pub inside: Option<usize>,
    /// What the row has.
    pub has: Has,
}

/// What a row has that some rule looks at.
///
/// A large form does not fit into the processor's caches, so every row is looked at once, and a rule that has nothing
/// to say about a row does not touch it again.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Has {
    /// The sign that begins a reference stands in one of its cells.
    pub reference: bool,
    /// A formula looks something up in a table.
    pub looks_up: bool,
    /// Its name is one that a form keeps for itself.
    pub reserved_name: bool,
    pub parameters: bool,
    pub trigger: bool,
    pub appearance: bool,
    /// A picture or the like, or a column that is none of the standard ones.
    pub more: bool,
    /// A guidance hint and nothing else to be shown.
    pub only_guidance: bool,
    /// A default and no calculation.
    pub only_default: bool,
}

/// The signs that are looked for in the cells of rows.
struct Signs {
    pulled: Finder<'static>,
    saved: Finder<'static>,
}

impl Signs {
    fn new() -> Self {
        Self {
            pulled: Finder::new("pulldata"),
            saved: Finder::new("last-saved#"),
        }
    }

    fn has(&self, row: &Row) -> Has {
        let mut formulas = [
            &row.constraint,
            &row.required,
            &row.relevant,
            &row.calculation,
            &row.default,
            &row.read_only,
            &row.choice_filter,
        ]
        .into_iter()
        .flatten();
        let looks_up = formulas.clone().any(|cell| {
            let text = cell.text.as_bytes();
            self.pulled.find(text).is_some() || self.saved.find(text).is_some()
        });
        let refers = |text: &str| memchr::memchr(b'$', text.as_bytes()).is_some();
        let mut sentences = [
            &row.label,
            &row.hint,
            &row.guidance_hint,
            &row.constraint_message,
            &row.required_message,
        ]
        .into_iter()
        .chain(row.media.values());
        let mut others = [&row.repeat_count, &row.appearance, &row.parameters]
            .into_iter()
            .flatten();
        let bare = row.label.is_empty() && row.hint.is_empty() && row.media.is_empty();
        Has {
            reference: formulas.any(|cell| refers(&cell.text))
                || sentences.any(|sentence| sentence.texts().iter().any(|(_, text)| refers(text)))
                || others.any(|cell| refers(&cell.text))
                || row.other.values().any(|cell| refers(&cell.text)),
            looks_up,
            reserved_name: row.name.as_ref().is_some_and(|name| name.text == META),
            parameters: row.parameters.is_some(),
            trigger: row.trigger.is_some(),
            appearance: row.appearance.is_some(),
            more: !row.media.is_empty() || !row.other.is_empty(),
            only_guidance: bare && !row.guidance_hint.is_empty(),
            only_default: row.default.is_some() && row.calculation.is_none(),
        }
    }
}

impl Placed<'_> {
    /// The name, empty where there is none.
    pub fn name(&self) -> &str {
        self.row.name.as_ref().map_or("", |name| name.text.as_str())
    }

    /// True where the row begins a repeat.
    pub fn begins_repeat(&self) -> bool {
        matches!(self.kind, Kind::Begin(Control::Repeat, _))
    }
}

/// Every row in its place. Ends that fit nothing are passed over; `form` reports them.
pub(super) fn place(rows: &[Row]) -> Vec<Placed<'_>> {
    let mut open: Vec<usize> = Vec::new();
    let mut placed = Vec::with_capacity(rows.len());
    let signs = Signs::new();
    for (at, row) in rows.iter().enumerate() {
        let kind = Kind::of(&row.kind.text);
        if let Kind::End(_) = kind {
            open.pop();
        }
        placed.push(Placed {
            row,
            kind,
            inside: open.last().copied(),
            has: signs.has(row),
        });
        if let Kind::Begin(..) = kind {
            open.push(at);
        }
    }
    placed
}
