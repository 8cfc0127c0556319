//! Sends a call to where its function is written.

use super::super::function::Function as F;
use super::super::tree::Tree;
use super::super::value::Value;
use super::super::world::World;
use super::Evaluator;
use crate::kleene::Truth;

impl<'w, W: World> Evaluator<'w, W> {
    /// A call; how many arguments it has was checked when it was read.
    pub(super) fn call(&self, function: F, arguments: &'w [Tree]) -> Value<'w> {
        match function {
            F::If => self.choose(arguments),
            F::Coalesce => self.coalesce(arguments),
            F::Boolean => Value::Truth(self.truth(&arguments[0])),
            F::BooleanFromString => {
                let text = self.text(&arguments[0]);
                Value::from(matches!(text.trim(), "1" | "true"))
            }
            F::Count
            | F::CountNonEmpty
            | F::Sum
            | F::Join
            | F::Concat
            | F::Once
            | F::Position
            | F::IndexedRepeat
            | F::ChoiceName
            | F::PullData
            | F::Selected
            | F::SelectedAt
            | F::CountSelected => self.of_nodes(function, arguments),
            F::Contains
            | F::EndsWith
            | F::NormalizeSpace
            | F::Regex
            | F::StartsWith
            | F::String
            | F::StringLength
            | F::Substr
            | F::Substring
            | F::SubstringAfter
            | F::SubstringBefore
            | F::Translate => self.of_text(function, arguments),
            F::Date
            | F::DateTime
            | F::DecimalDateTime
            | F::DecimalTime
            | F::FormatDate
            | F::Now
            | F::Today
            | F::DaysBetween
            | F::MonthsBetween
            | F::MonthsSince => self.of_dates(function, arguments),
            F::Abs
            | F::Acos
            | F::Asin
            | F::Atan
            | F::Atan2
            | F::Ceiling
            | F::Cos
            | F::Exp
            | F::Exp10
            | F::Floor
            | F::Greatest
            | F::Int
            | F::Least
            | F::Log
            | F::Log10
            | F::Max
            | F::Min
            | F::Number
            | F::Pi
            | F::Pow
            | F::Random
            | F::Round
            | F::Sin
            | F::Sqrt
            | F::Tan => self.of_numbers(function, arguments),
            F::CountTrue | F::Empty | F::Known | F::Na => self.of_rules(function, arguments),
        }
    }

    /// `if(c, a, b)`: only the branch taken is evaluated; where c is unknown, what both branches agree on.
    fn choose(&self, arguments: &'w [Tree]) -> Value<'w> {
        match self.truth(&arguments[0]) {
            Truth::True => self.value(&arguments[1]),
            Truth::False => self.value(&arguments[2]),
            Truth::Unknown => {
                let (yes, no) = (self.value(&arguments[1]), self.value(&arguments[2]));
                if yes == no { yes } else { Value::Unknown }
            }
        }
    }

    /// The first argument that has a value.
    fn coalesce(&self, arguments: &'w [Tree]) -> Value<'w> {
        let mut last = Value::EMPTY;
        for argument in arguments {
            last = self.value(argument);
            let found = if W::KLEENE {
                !last.is_unknown()
            } else {
                !last.is_empty()
            };
            if found {
                break;
            }
        }
        last
    }
}
