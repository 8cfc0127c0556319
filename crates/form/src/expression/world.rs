//! What an expression is evaluated in: a live form, or a set of facts.

use chrono::NaiveDate;
use paduk_survey::Verdict;

use super::value::Value;
use crate::outside::Outside;

/// Where the reads of an expression are looked up. A form answers the questions of XPath, facts those of rules; what
/// does not belong to one of them has an empty answer there.
pub(crate) trait World: Sized {
    /// Kleene's logic, in which what is missing is unknown; else XPath's, in which it is empty.
    const KLEENE: bool;

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
