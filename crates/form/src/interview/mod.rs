//! An interview: live state over a compiled form.
//!
//! What a person did is a list of [`Change`]s; everything else follows from it, the form and [`Outside`]. Each change
//! computes anew only what depends on it, in the order of the form's dependency graph.

mod apply;
mod carry;
mod change;
mod check;
mod choices;
mod diff;
mod fill;
mod first;
mod itemset;
mod live;
mod nodes;
mod read;
mod rows;
mod settle;
mod state;
mod stored;
mod world;

#[cfg(test)]
pub(crate) mod tests;

use std::collections::HashMap;
use std::sync::Arc;

use paduk_survey::{RowId, StoredAnswer};

pub use change::Change;
pub use diff::{Diff, RowPlace, StoredRow, Touched};
pub use state::{Finding, FindingKind, ShownChoice, State};

use crate::form::{Form, ScopeId};
use crate::instrument::Event;
use crate::node::{Metadata, NodeKind, QuestionKind};
use crate::outside::Outside;
use live::Instance;
use settle::Queue;

/// An interview under way.
pub struct Interview {
    form: Arc<Form>,
    outside: Arc<dyn Outside>,
    /// The form itself, then every row there ever was.
    instances: Vec<Instance>,
    by_row: HashMap<RowId, u32>,
    /// Stored answers that this form has no place for; carried along untouched.
    strangers: Vec<StoredAnswer>,
    /// Stored rows of repeats that this form does not have; carried along untouched.
    strange_rows: Vec<StoredRow>,
    /// The language in which choices are named.
    language: String,
}

impl Interview {
    /// A new interview: defaults and metadata are filled in and everything is computed.
    pub fn open(form: Arc<Form>, outside: Arc<dyn Outside>) -> Self {
        let mut interview = Self::blank(form, outside);
        interview.fill_metadata();
        let mut queue = Queue::quiet();
        interview.begin(live::FORM, &[], &[Event::FirstLoad, Event::Load], &mut queue);
        interview.begin_first_rows();
        interview
    }

    /// Nothing filled in, nothing computed.
    fn blank(form: Arc<Form>, outside: Arc<dyn Outside>) -> Self {
        let root = Instance::new(&form, ScopeId::ROOT, None, live::FORM);
        let language = form.instrument.default_language.clone();
        Self {
            form,
            outside,
            instances: vec![root],
            by_row: HashMap::new(),
            strangers: Vec::new(),
            strange_rows: Vec::new(),
            language,
        }
    }

    fn fill_metadata(&mut self) {
        let form = Arc::clone(&self.form);
        for node in form.nodes() {
            let NodeKind::Question(QuestionKind::Metadata(metadata)) = node.kind() else {
                continue;
            };
            let layout = form.layout(node.id());
            if layout.scope != ScopeId::ROOT {
                continue;
            }
            let value = match metadata {
                Metadata::Start => Some(self.moment()),
                Metadata::Today => Some(self.outside.today().format("%Y-%m-%d").to_string()),
                Metadata::DeviceId => self.outside.metadata("deviceid"),
                Metadata::Username => self.outside.metadata("username"),
                Metadata::PhoneNumber => self.outside.metadata("phonenumber"),
                Metadata::Email => self.outside.metadata("email"),
                Metadata::End | Metadata::Audit => None,
            };
            let value = value.filter(|value| !value.is_empty());
            self.instances[0].slots[layout.slot as usize].recorded = value.map(paduk_survey::Recorded::Value);
        }
    }

    fn moment(&self) -> String {
        self.outside.now().format("%Y-%m-%dT%H:%M:%S%.3f%:z").to_string()
    }

    /// The form it fills.
    pub const fn form(&self) -> &Arc<Form> {
        &self.form
    }

    /// The language in which choices are named in calculations; labels are asked for in any.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// What the interview is called: `instance_name` of the settings sheet, as it stands now. `None` where the form
    /// has none, or where it is empty.
    pub fn instance_name(&self) -> Option<String> {
        let name = self.computed(self.form.instance_name?, crate::node::NodeId::ROOT, live::FORM);
        Some(name.trim().to_owned()).filter(|name| !name.is_empty())
    }

    /// What opening filled in by itself, as changes. Kept as the first changes of a journal they make a replay
    /// independent of the clock; call it right after [`Interview::open`].
    pub fn opening(&self) -> Vec<Change> {
        let set = |answer: StoredAnswer| {
            let value = answer.recorded?.value()?.to_owned();
            let id = self.form.find(&answer.question)?;
            let computed = self.form.node(id).kind() == NodeKind::Question(QuestionKind::Calculate);
            (!computed).then_some(Change::Set {
                question: answer.question,
                row: answer.row,
                value,
            })
        };
        self.answers().into_iter().filter_map(set).collect()
    }
}
