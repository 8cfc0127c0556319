//! Numbers: a decimal comma or point, thousands marked or not, a unit behind.

use paduk_survey::Nonresponse;

use super::answer::{AskOption, Understood, WrongCode};
use super::words::number_in_words;
use super::{Field, show};
use crate::node::QuestionKind;

/// The most digits of a number; beyond them f64 cannot tell neighbours apart.
const MOST_DIGITS: usize = 15;

/// Numbers that paper questionnaires use for "does not know".
const CODES: [&str; 6] = ["98", "99", "998", "999", "9998", "9999"];

/// How a text can be read as a number: sign, whole part without leading zeros, decimals as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Number {
    minus: bool,
    whole: String,
    decimals: String,
}

/// What the separators of a text allow.
enum Shape {
    Certain(Number),
    /// Thousands in the Indonesian way or decimals: one group of three after a point.
    Either(Number, Number),
    /// One meaning, in a way that is not usual here.
    Unusual(Number),
    Incomplete,
    None,
}

pub(super) fn understand(field: &Field<'_>, typed: &str) -> Understood {
    let bare = without_unit(typed, field.unit);
    let (bare, letters) = letters_as_digits(&bare);
    let (bare, spaced) = without_spaces(&bare);
    if bare.chars().filter(char::is_ascii_digit).count() > MOST_DIGITS {
        return Understood::wrong(WrongCode::NumberTooLong).with("most", MOST_DIGITS);
    }
    let whole_only = field.kind == QuestionKind::Integer;
    let (mut code, numbers) = match shape(&bare) {
        Shape::None => return Understood::wrong(WrongCode::NotANumber),
        Shape::Incomplete => return Understood::wrong(WrongCode::NumberIncomplete),
        Shape::Certain(number) => ("", vec![number]),
        Shape::Unusual(number) => ("read-as", vec![number]),
        Shape::Either(thousands, _) if whole_only => ("read-as", vec![thousands]),
        Shape::Either(thousands, decimals) => match field.places {
            // The decimals would be one too many, so only the thousands are left to be confirmed.
            Some(places) if usize::from(places) < decimals.decimals.len() => ("read-as", vec![thousands]),
            _ => ("two-readings", vec![thousands, decimals]),
        },
    };
    if letters {
        code = "letter-for-digit";
    } else if spaced {
        code = "space-in-number";
    }
    if let [number] = numbers.as_slice()
        && let Some(wrong) = misfit(field, number, whole_only)
    {
        return wrong;
    }
    let mut readings: Vec<AskOption> = numbers.iter().map(|number| reading(field, number)).collect();
    if code.is_empty() {
        return match readings.pop() {
            Some(reading) => {
                let doubtful =
                    field.nonresponse.contains(&Nonresponse::Dk) && CODES.contains(&reading.lexical.as_str());
                Understood::remarked(reading, doubtful.then_some("looks-like-code"))
            }
            None => Understood::wrong(WrongCode::NotANumber),
        };
    }
    Understood::ask(code, readings)
}

/// A number that has to be one of a range.
pub(super) fn within(field: &Field<'_>, typed: &str) -> Understood {
    let understood = understand(field, typed);
    let Some(range) = field.range else { return understood };
    let fits = |lexical: &str| lexical.parse().is_ok_and(|number| range.holds(number));
    let wrong = || {
        Understood::wrong(WrongCode::NotInRange)
            .with("start", range.start)
            .with("end", range.end)
            .with("step", range.step)
    };
    match understood {
        Understood::Value { ref lexical, .. } if !fits(lexical) => wrong(),
        Understood::Ask { code, mut options } => {
            options.retain(|option| fits(&option.lexical));
            if options.is_empty() {
                wrong()
            } else {
                Understood::ask(code, options)
            }
        }
        Understood::Value { .. } | Understood::Empty | Understood::Wrong { .. } => understood,
    }
}

/// What is wrong with the only meaning there is, if something is.
fn misfit(field: &Field<'_>, number: &Number, whole_only: bool) -> Option<Understood> {
    let decimals = number.decimals.len();
    if whole_only && decimals > 0 {
        // Birth weights are written down in grams and spoken in kilograms.
        if field.unit == Some("g") && number.whole.len() <= 2 && decimals <= 3 {
            let grams = Number {
                minus: number.minus,
                whole: without_zeros(&format!("{}{:0<3}", number.whole, number.decimals)),
                decimals: String::new(),
            };
            return Some(Understood::ask("grams", vec![reading(field, &grams)]));
        }
        return Some(Understood::wrong(WrongCode::NotWhole));
    }
    let places = usize::from(field.places?);
    if decimals <= places {
        return None;
    }
    let cut = |up: bool| {
        let digits = format!("{}{}", number.whole, &number.decimals[..places]);
        let value = digits.parse::<u64>().unwrap_or_default() + u64::from(up);
        let text = format!("{value:0>width$}", width = places + 1);
        let (whole, decimals) = text.split_at(text.len() - places);
        let point = if places > 0 { "." } else { "" };
        let sign = if number.minus { "-" } else { "" };
        let lexical = format!("{sign}{whole}{point}{decimals}");
        show::shown(field.kind, &lexical, field.places, None, field.language)
    };
    let step = if places == 0 {
        "1".to_owned()
    } else {
        format!("0.{:0>places$}", 1)
    };
    Some(
        Understood::wrong(WrongCode::TooManyPlaces)
            .with("places", places)
            .with(
                "step",
                show::shown(QuestionKind::Decimal, &step, None, field.unit, field.language),
            )
            .with("down", cut(false))
            .with("up", cut(true)),
    )
}

fn reading(field: &Field<'_>, number: &Number) -> AskOption {
    let zero = number.whole == "0" && number.decimals.bytes().all(|b| b == b'0');
    let sign = if number.minus && !zero { "-" } else { "" };
    let point = if number.decimals.is_empty() { "" } else { "." };
    let lexical = format!("{sign}{}{point}{}", number.whole, number.decimals);
    let words = number_in_words(&lexical, field.language);
    field.reading(lexical, words)
}

/// The text without the unit behind it or the currency before it.
fn without_unit(typed: &str, unit: Option<&str>) -> String {
    let folded = typed.to_lowercase();
    let Some(unit) = unit.map(str::to_lowercase).filter(|unit| !unit.is_empty()) else {
        return folded;
    };
    let bare = folded.strip_suffix(&unit).or_else(|| folded.strip_prefix(&unit));
    bare.map_or(folded.clone(), |bare| bare.trim().to_owned())
}

/// The letter O for 0 and l for 1, and whether there was one. Only between or beside digits.
fn letters_as_digits(text: &str) -> (String, bool) {
    let digits = text.bytes().any(|b| b.is_ascii_digit());
    let letters = text.contains(['o', 'l']);
    let others = text.chars().any(|c| c.is_alphabetic() && c != 'o' && c != 'l');
    if digits && letters && !others {
        (text.replace('o', "0").replace('l', "1"), true)
    } else {
        (text.to_owned(), false)
    }
}

/// The text without spaces inside, and whether there was one that is not before a sign.
fn without_spaces(text: &str) -> (String, bool) {
    let text = text.replace('\u{2212}', "-");
    let text = text
        .strip_prefix('-')
        .map_or(text.clone(), |rest| format!("-{}", rest.trim_start()));
    let joined: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let spaced = joined != text;
    (joined, spaced)
}

fn shape(text: &str) -> Shape {
    let (minus, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    if !digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',') || digits.is_empty() {
        return Shape::None;
    }
    if digits.ends_with(['.', ',']) {
        return Shape::Incomplete;
    }
    let number = |whole: &str, decimals: &str| Number {
        minus,
        whole: without_zeros(&whole.replace(['.', ','], "")),
        decimals: decimals.to_owned(),
    };
    let (points, commas) = (digits.matches('.').count(), digits.matches(',').count());
    match (points, commas) {
        (0, 0) => Shape::Certain(number(digits, "")),
        (0, 1) => {
            let (whole, decimals) = digits.split_once(',').unwrap_or((digits, ""));
            // A comma is the decimal sign here; one group of three may still be meant as thousands.
            if are_groups(digits, ',') {
                Shape::Either(number(digits, ""), number(whole, decimals))
            } else {
                Shape::Certain(number(whole, decimals))
            }
        }
        (1, 0) => {
            let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
            if are_groups(digits, '.') {
                Shape::Either(number(digits, ""), number(whole, decimals))
            } else {
                Shape::Certain(number(whole, decimals))
            }
        }
        (_, 0) if are_groups(digits, '.') => Shape::Certain(number(digits, "")),
        (0, _) if are_groups(digits, ',') => Shape::Unusual(number(digits, "")),
        (_, 1) => match digits.split_once(',') {
            Some((whole, decimals)) if are_groups(whole, '.') && !decimals.contains('.') => {
                Shape::Certain(number(whole, decimals))
            }
            _ => english(digits, &number),
        },
        _ => english(digits, &number),
    }
}

/// `1,234.5`.
fn english(digits: &str, number: &dyn Fn(&str, &str) -> Number) -> Shape {
    match digits.split_once('.') {
        Some((whole, decimals)) if are_groups(whole, ',') && !decimals.contains([',', '.']) => {
            Shape::Unusual(number(whole, decimals))
        }
        _ => Shape::None,
    }
}

/// One to three digits, then groups of three behind each mark; never a leading zero.
fn are_groups(digits: &str, mark: char) -> bool {
    let mut groups = digits.split(mark);
    let first = groups.next().unwrap_or_default();
    let plain = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    (1..=3).contains(&first.len())
        && plain(first)
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && plain(group))
}

fn without_zeros(digits: &str) -> String {
    let bare = digits.trim_start_matches('0');
    if bare.is_empty() { "0" } else { bare }.to_owned()
}
