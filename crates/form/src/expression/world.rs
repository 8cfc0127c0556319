//! What an expression is evaluated in: a live form, a document, or a set of facts.

use chrono::NaiveDate;
use paduk_survey::Verdict;

use super::tree::Read;
use super::value::Value;
use crate::document::{NodeRef, Nodes};
use crate::outside::{Customs, Outside};

/// Where the reads of an expression are looked up. A form answers the questions of XPath, facts those of rules; what
/// does not belong to one of them has an empty answer there.
pub(crate) trait World: Sized {
    /// Kleene's logic, in which what is missing is unknown; else XPath's, in which it is empty.
    const KLEENE: bool;

    /// Whether translations are texts; else they are nodes.
    const SPEAKS: bool = false;

    /// What stands at a read; the first of several nodes.
    fn read(&self, read: usize) -> Value<'_>;

    /// Whether a read may have several nodes.
    fn is_set(&self, _read: usize) -> bool {
        false
    }

    /// Every relevant node of a read, in document order.
    fn each<'a>(&'a self, read: usize, visit: &mut dyn FnMut(Value<'a>)) {
        visit(self.read(read));
    }

    /// The path of a read that is walked from node to node; `None` where [`World::read`] knows it without walking.
    fn walked(&self, _read: usize) -> Option<&Read> {
        None
    }

    /// The nodes at which a walk begins that starts with a name, or the nodes of a read that is not walked.
    fn nodes_of(&self, _read: usize) -> Vec<NodeRef> {
        Vec::new()
    }

    /// A tree of nodes, by its number.
    fn tree(&self, _tree: u16) -> Option<&dyn Nodes> {
        None
    }

    /// The node whose expression this is.
    fn here(&self) -> Option<NodeRef> {
        None
    }

    /// What `/` leads to, seen from a node.
    fn root(&self, _from: NodeRef) -> Option<NodeRef> {
        None
    }

    /// The node around the root element of a secondary instance.
    fn instance(&self, _name: &str) -> Option<NodeRef> {
        None
    }

    /// The texts of a translation.
    fn itext(&self, _id: &str) -> Vec<NodeRef> {
        Vec::new()
    }

    /// The same as a text, where translations are no nodes.
    fn translation(&self, _id: &str) -> Option<String> {
        None
    }

    /// The namespace that a prefix of the expression stands for; `None` where only the prefix can be compared.
    fn namespace(&self, _prefix: &str) -> Option<&str> {
        None
    }

    /// Counts a node that is looked at; false once there were too many, so that no expression walks for ever.
    fn spend(&self) -> bool {
        true
    }

    /// Notes that something was called that does not exist.
    fn fail(&self) {}

    /// The form's own version.
    fn version(&self) -> Value<'_> {
        Value::EMPTY
    }

    /// The position, from 1, of the row that a read (or, without one, the expression) stands in.
    fn position(&self, _read: Option<usize>) -> f64 {
        f64::NAN
    }

    /// What stands at a read in the row that the numbers lead to, each after the repeat it counts rows of.
    fn indexed(&self, _read: usize, _rows: &[(usize, f64)]) -> Value<'_> {
        Value::EMPTY
    }

    /// The label of a choice of the question of this name.
    fn choice_label(&self, _question: &str, _choice: &str) -> String {
        String::new()
    }

    /// What stands at the node whose expression this is.
    fn own(&self) -> Value<'_> {
        Value::EMPTY
    }

    /// Time, chance and look-ups.
    fn outside(&self) -> Option<&dyn Outside> {
        None
    }

    /// Which of the existing engines is followed where they differ.
    fn customs(&self) -> Customs {
        self.outside().map_or(Customs::Collect, Outside::customs)
    }

    /// Whether "does not apply" stands at a read.
    fn is_na(&self, _read: usize) -> bool {
        false
    }

    /// The rows of a roster; `None` where it is unknown which rows there are.
    fn rows(&self, _roster: &str) -> Option<Vec<Self>> {
        None
    }

    /// The verdict on another intervention.
    fn verdict(&self, _code: &str) -> Option<Verdict> {
        None
    }

    /// The day to which ages are counted.
    fn interview_date(&self) -> Option<NaiveDate> {
        None
    }
}
