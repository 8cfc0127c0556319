//! The columns of each row: texts, our own, and what is computed.

use paduk_survey::Diagnostic;

use super::{Compiler, paduk};
use crate::form::Aspect;
use crate::instrument::{Cell, Row};
use crate::node::{NodeId, NodeKind, QuestionKind};

/// `yes`, as XLSForm lets people write it.
pub(super) fn is_yes(text: &str) -> bool {
    matches!(
        text.to_ascii_lowercase().as_str(),
        "yes" | "true" | "true()" | "1" | "ya"
    )
}

/// `no`, as XLSForm lets people write it.
pub(super) fn is_no(text: &str) -> bool {
    matches!(
        text.to_ascii_lowercase().as_str(),
        "no" | "false" | "false()" | "0" | "tidak"
    )
}

/// What `bind::type` says that the value of a hidden value or a calculation is.
fn bound_kind(kind: NodeKind, row: &Row) -> Option<QuestionKind> {
    if !matches!(kind, NodeKind::Question(QuestionKind::Hidden | QuestionKind::Calculate)) {
        return None;
    }
    let text = row.other("bind::type")?.text.as_str();
    Some(match text.rsplit(':').next().unwrap_or(text) {
        "int" | "integer" => QuestionKind::Integer,
        "decimal" => QuestionKind::Decimal,
        "date" => QuestionKind::Date,
        "time" => QuestionKind::Time,
        "dateTime" => QuestionKind::DateTime,
        "geopoint" => QuestionKind::Geopoint,
        _ => return None,
    })
}

impl Compiler<'_> {
    pub(super) fn read_columns(&mut self) {
        for at in 0..self.nodes.len() {
            let Some(row) = self.rows[at] else { continue };
            let id = NodeId(at as u32);
            self.read_texts(id, row);
            self.read_paduk(id, row);
            self.read_parameters(id, row);
            self.nodes[at].value_kind = bound_kind(self.nodes[at].kind, row);
            match self.nodes[at].kind {
                NodeKind::Group => self.group_logic(id, row),
                NodeKind::Repeat => {
                    self.group_logic(id, row);
                    self.part(id, row, row.repeat_count.as_ref(), Aspect::Count);
                }
                NodeKind::Question(kind) => self.question_logic(id, row, kind),
            }
            self.read_filling(id, row);
        }
        self.ask_others();
        self.choose_rows();
        self.read_itemsets();
    }

    fn group_logic(&mut self, id: NodeId, row: &Row) {
        self.part(id, row, row.relevant.as_ref(), Aspect::Relevant);
    }

    fn question_logic(&mut self, id: NodeId, row: &Row, kind: QuestionKind) {
        self.part(id, row, row.relevant.as_ref(), Aspect::Relevant);
        self.value(id, row, kind);
        self.switch(id, row, row.required.as_ref(), Aspect::Required);
        self.switch(id, row, row.read_only.as_ref(), Aspect::ReadOnly);
        self.part(id, row, row.constraint.as_ref(), Aspect::Constraint);
        self.part(id, row, paduk::column(row, "warning"), Aspect::Warning);
        self.read_default(id, row, kind);
        self.filter(id, row, kind);
        if kind.is_asked() && row.constraint.is_some() && row.constraint_message.is_empty() {
            let cell = row.constraint.as_ref().map(|cell| row.cell_ref(cell));
            self.say(Diagnostic::note("missing-constraint-message").at_cell(cell));
        }
    }

    fn value(&mut self, id: NodeId, row: &Row, kind: QuestionKind) {
        let calculation = row.calculation.as_ref().filter(|cell| !cell.text.is_empty());
        match (kind, calculation) {
            (QuestionKind::Calculate, None)
                if row.default.is_none() && row.trigger.is_none() && !self.is_target(id) =>
            {
                let name = self.nodes[id.index()].name.clone();
                self.say(
                    Diagnostic::error("missing-calculation")
                        .at_cell(Some(row.at(0)))
                        .with("name", name),
                );
            }
            (_, None) => self.cleared_by_trigger(id, row),
            (QuestionKind::Note, Some(cell)) => {
                let cell = row.cell_ref(cell);
                self.say(Diagnostic::note("calculation-of-note").at_cell(Some(cell)));
            }
            (_, Some(cell)) => {
                self.part(id, row, Some(cell), Aspect::Value);
                self.trigger(id, row);
            }
        }
    }

    /// A column that is `yes`, `no` or an expression.
    fn switch(&mut self, id: NodeId, row: &Row, cell: Option<&Cell>, aspect: Aspect) {
        let Some(cell) = cell.filter(|cell| !cell.text.is_empty() && !is_no(&cell.text)) else {
            return;
        };
        if aspect == Aspect::Required {
            self.nodes[id.index()].required_ever = true;
        }
        if is_yes(&cell.text) {
            let always = Cell::new("true()", cell.column);
            self.part(id, row, Some(&always), aspect);
        } else {
            self.part(id, row, Some(cell), aspect);
        }
    }

    fn filter(&mut self, id: NodeId, row: &Row, kind: QuestionKind) {
        let Some(cell) = row.choice_filter.as_ref().filter(|cell| !cell.text.is_empty()) else {
            return;
        };
        if self.choosing_rows.iter().any(|(known, _)| *known == id) {
            return;
        }
        if !kind.is_select() {
            let cell = row.cell_ref(cell);
            self.say(Diagnostic::warning("filter-without-list").at_cell(Some(cell)));
            return;
        }
        self.part(id, row, Some(cell), Aspect::Choices);
    }
}
