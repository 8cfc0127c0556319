//! What is wrong with the answers.

use paduk_survey::{Recorded, Texts};

use super::Interview;
use super::state::{Finding, FindingKind};
use crate::node::{Node, NodeId};

/// The list whose labels are the sentences of warnings.
const WARNING_TEXTS: &str = "paduk_texts";

impl Interview {
    /// Everything that is wrong now, in document order: errors, missing answers, and warnings with the reasons given.
    pub fn validate(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        self.walk(&mut |node, at| self.findings(node, at, &mut findings));
        findings
    }

    /// What is wrong at one place.
    pub(super) fn findings(&self, id: NodeId, at: u32, findings: &mut Vec<Finding>) {
        let slot = self.slot(id, at);
        let node = &self.form.nodes[id.index()];
        let Some(kind) = node.kind.question().filter(|_| slot.relevant) else {
            return;
        };
        let finding = |kind, code, message: Texts| Finding {
            place: self.place(id, at),
            kind,
            code,
            message,
            warning_key: None,
            reason: None,
        };
        match &slot.recorded {
            None => {
                if slot.required && kind.is_asked() {
                    let message = self.said_of(id, at, node.required_message());
                    findings.push(finding(FindingKind::Missing, "required", message));
                }
                return;
            }
            Some(Recorded::Nonresponse(_)) => return,
            Some(Recorded::Value(value)) => {
                if kind.is_asked() && !self.fits(id, kind, value) {
                    findings.push(finding(FindingKind::Error, "not-a-value", Texts::default()));
                } else if kind.is_select() && !self.are_offered(id, at, value) {
                    findings.push(finding(FindingKind::Error, "choice-not-offered", Texts::default()));
                }
            }
        }
        if slot.violated {
            let message = self.said_of(id, at, node.constraint_message());
            findings.push(finding(FindingKind::Error, "constraint", message));
        }
        if slot.warned {
            findings.push(Finding {
                warning_key: node.warning_key.clone(),
                reason: slot.reason.clone(),
                ..finding(FindingKind::Warning, "warning", self.warning_text(node, at))
            });
        }
    }

    fn said_of(&self, id: NodeId, at: u32, texts: Option<&Texts>) -> Texts {
        texts.map_or_else(Texts::default, |texts| self.filled(id, at, texts))
    }

    fn warning_text(&self, node: &Node, at: u32) -> Texts {
        let list = self.form.instrument.list(WARNING_TEXTS);
        let choice = list.and_then(|list| {
            let key = node.warning_key.as_deref()?;
            list.choices.iter().find(|choice| choice.name.text == key)
        });
        choice.map_or_else(Texts::default, |choice| self.filled(node.id, at, choice.label.texts()))
    }
}
