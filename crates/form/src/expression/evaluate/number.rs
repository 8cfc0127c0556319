//! Functions of numbers; in Kleene's mode they pass on what is unknown, and bounds where they can.

use super::super::function::OfNumbers as F;
use super::super::tree::{Kind, Tree};
use super::super::value::Value;
use super::super::world::World;
use super::Evaluator;
use super::arithmetic::between;
use crate::outside::Customs;

impl<'w, W: World> Evaluator<'w, W> {
    pub(super) fn of_numbers(&self, function: F, arguments: &'w [Tree]) -> Value<'w> {
        match function {
            F::Max => self.extreme(arguments, f64::max),
            F::Min => self.extreme(arguments, f64::min),
            F::Greatest => self.strict_extreme(arguments, f64::max),
            F::Least => self.strict_extreme(arguments, f64::min),
            F::Round => {
                let digits = arguments.get(1).map_or(0.0, |tree| self.number(tree));
                match self.world.customs() {
                    Customs::Collect => self.monotone(&arguments[0], |x| round(x, digits)),
                    Customs::WebForms => {
                        // Halves go away from zero there.
                        self.monotone(&arguments[0], |x| round(x.abs(), digits).copysign(x))
                    }
                }
            }
            F::Floor => self.monotone(&arguments[0], f64::floor),
            F::Ceiling => self.monotone(&arguments[0], f64::ceil),
            F::Int => self.monotone(&arguments[0], f64::trunc),
            F::Abs => match self.value(&arguments[0]).bounds(self.clock()) {
                Some((least, most)) if least < 0.0 && most > 0.0 => between(0.0, most.max(-least)),
                Some((least, most)) => between(least.abs().min(most.abs()), least.abs().max(most.abs())),
                None => Value::Unknown,
            },
            F::Number => match arguments.first() {
                Some(tree) => Value::Number(self.number(tree)),
                None => Value::Number(self.own().number(self.clock())),
            },
            F::Pi => Value::Number(std::f64::consts::PI),
            F::Random => Value::Number(self.world.outside().map_or(f64::NAN, crate::outside::Outside::random)),
            F::Pow => self.plain(arguments, f64::powf),
            F::Sqrt => self.plain(arguments, |x, _| x.sqrt()),
            F::Exp => self.plain(arguments, |x, _| x.exp()),
            F::Exp10 => self.plain(arguments, |x, _| 10_f64.powf(x)),
            F::Log => self.plain(arguments, |x, _| x.ln()),
            F::Log10 => self.plain(arguments, |x, _| x.log10()),
            F::Sin => self.plain(arguments, |x, _| x.sin()),
            F::Cos => self.plain(arguments, |x, _| x.cos()),
            F::Tan => self.plain(arguments, |x, _| x.tan()),
            F::Asin => self.plain(arguments, |x, _| x.asin()),
            F::Acos => self.plain(arguments, |x, _| x.acos()),
            F::Atan => self.plain(arguments, |x, _| x.atan()),
            F::Atan2 => self.plain(arguments, f64::atan2),
        }
    }

    /// A function of one or two plain numbers, which only XPath has.
    fn plain(&self, arguments: &'w [Tree], function: fn(f64, f64) -> f64) -> Value<'w> {
        let x = self.number(&arguments[0]);
        let y = arguments.get(1).map_or(f64::NAN, |tree| self.number(tree));
        Value::Number(function(x, y))
    }

    /// A function that keeps order keeps bounds.
    fn monotone(&self, tree: &'w Tree, function: impl Fn(f64) -> f64) -> Value<'w> {
        match self.value(tree).bounds(self.clock()) {
            Some((least, most)) => between(function(least), function(most)),
            None => Value::Unknown,
        }
    }

    /// The least or greatest of all, with bounds; unknown where one of them is.
    fn strict_extreme(&self, arguments: &'w [Tree], better: fn(f64, f64) -> f64) -> Value<'w> {
        let mut best: Option<(f64, f64)> = None;
        for argument in arguments {
            let Some((least, most)) = self.value(argument).bounds(self.clock()) else {
                return Value::Unknown;
            };
            best = Some(best.map_or((least, most), |(a, b)| (better(a, least), better(b, most))));
        }
        best.map_or(Value::Unknown, |(least, most)| between(least, most))
    }

    /// The least or greatest: in XPath of every node, NaN where one of them is none or there is none; in Kleene's mode
    /// of those that are known, unknown where none is.
    fn extreme(&self, arguments: &'w [Tree], better: fn(f64, f64) -> f64) -> Value<'w> {
        let mut best: Option<f64> = None;
        let mut broken = false;
        for argument in arguments {
            let mut take = |value: Value<'w>| {
                let number = value.number(self.clock());
                if number.is_nan() {
                    broken |= !W::KLEENE;
                } else {
                    best = Some(best.map_or(number, |known| better(known, number)));
                }
            };
            // A read of several nodes is spread out, anything else is one number.
            if matches!(argument.kind, Kind::Read(_) | Kind::Union(_)) || self.is_set(argument) {
                self.each(argument, &mut take);
            } else {
                take(self.value(argument));
            }
        }
        match best {
            Some(best) if !broken => Value::Number(best),
            _ if W::KLEENE => Value::Unknown,
            _ => Value::Number(f64::NAN),
        }
    }
}

/// Half up, to so many decimals (negative: tens). With decimals a hair is added first, because 22.35 is kept as
/// 22.349999999999998 and a person who rounds it by hand gets 22.4.
fn round(x: f64, digits: f64) -> f64 {
    let digits = digits.clamp(-15.0, 15.0).trunc();
    if digits == 0.0 || digits.is_nan() {
        return (x + 0.5).floor();
    }
    let scale = 10_f64.powi(digits.abs() as i32);
    let scaled = if digits > 0.0 { x * scale } else { x / scale };
    let hair = scaled.abs().max(1.0) * 1e-12;
    let rounded = (scaled + 0.5 + hair).floor();
    if digits > 0.0 { rounded / scale } else { rounded * scale }
}

#[cfg(test)]
mod tests {
    use super::round;

    #[test]
    fn halves_go_up() {
        for (x, digits, expect) in [
            (2.5, 0.0, "3"),
            (-2.5, 0.0, "-2"),
            (2.4, 0.0, "2"),
            (22.35, 1.0, "22.4"),
            (1.005, 2.0, "1.01"),
            (155.0, -1.0, "160"),
            (f64::midpoint(22.3, 22.4), 1.0, "22.4"),
        ] {
            assert_eq!(super::super::super::format_number(round(x, digits)), expect, "{x}");
        }
    }
}
