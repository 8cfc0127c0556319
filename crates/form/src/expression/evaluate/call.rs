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
                Value::from(text.trim() == "1" || text.trim().eq_ignore_ascii_case("true"))
            }
            F::Missing => {
                self.world.fail();
                Value::EMPTY
            }
            F::Geo(function) => self.of_places(function, arguments),
            F::Node(function) => self.of_nodes(function, arguments),
            F::Text(function) => self.of_text(function, arguments),
            F::Date(function) => self.of_dates(function, arguments),
            F::Number(function) => self.of_numbers(function, arguments),
            F::Rule(function) => self.of_rules(function, arguments),
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
                !last.is_empty() && !matches!(last, Value::Number(number) if number.is_nan())
            };
            if found {
                break;
            }
        }
        last
    }
}
