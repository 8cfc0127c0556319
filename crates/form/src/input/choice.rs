//! Choices by number, or by the beginning of what is read aloud.

use super::Field;
use super::answer::{AskOption, Understood, WrongCode};
use crate::interview::ShownChoice;
use crate::node::QuestionKind;

pub(super) fn understand(field: &Field<'_>, typed: &str) -> Understood {
    if field.kind == QuestionKind::SelectMultiple {
        return several(field, typed);
    }
    let found = find(field.choices, typed);
    match found.as_slice() {
        [] => Understood::wrong(WrongCode::NotAChoice),
        [choice] => Understood::value(reading(&[*choice])),
        _ => Understood::ask(
            "several-choices",
            found.iter().map(|choice| reading(&[*choice])).collect(),
        ),
    }
}

/// Names with spaces or commas between them.
fn several(field: &Field<'_>, typed: &str) -> Understood {
    let mut chosen: Vec<&ShownChoice> = Vec::new();
    for word in typed.split([' ', ',', ';']).filter(|word| !word.is_empty()) {
        match find(field.choices, word).as_slice() {
            [choice] => chosen.push(choice),
            _ => return Understood::wrong(WrongCode::NotAChoice).with("typed", word),
        }
    }
    // Stored in list order, each once.
    let in_order: Vec<&ShownChoice> = field
        .choices
        .iter()
        .filter(|choice| chosen.iter().any(|known| known.name == choice.name))
        .collect();
    if in_order.is_empty() {
        return Understood::wrong(WrongCode::NotAChoice);
    }
    Understood::value(reading(&in_order))
}

/// Names in the order in which they are typed, each once; all choices take part.
pub(super) fn ordered(field: &Field<'_>, typed: &str) -> Understood {
    let mut chosen: Vec<&ShownChoice> = Vec::new();
    for word in typed.split([' ', ',', ';']).filter(|word| !word.is_empty()) {
        match find(field.choices, word).as_slice() {
            [choice] if !chosen.contains(choice) => chosen.push(choice),
            _ => return Understood::wrong(WrongCode::NotAChoice).with("typed", word),
        }
    }
    if chosen.len() < field.choices.len() || chosen.is_empty() {
        return Understood::wrong(WrongCode::NotAllRanked).with("all", field.choices.len());
    }
    Understood::value(reading(&chosen))
}

/// The choice of this name; else those whose label is this, else those whose label begins so.
fn find<'c>(choices: &'c [ShownChoice], typed: &str) -> Vec<&'c ShownChoice> {
    let typed = typed.to_lowercase();
    let by = |fits: &dyn Fn(&ShownChoice) -> bool| choices.iter().filter(|choice| fits(choice)).collect::<Vec<_>>();
    let named = by(&|choice| choice.name.to_lowercase() == typed);
    if !named.is_empty() {
        return named;
    }
    let labelled = by(&|choice| choice.label.to_lowercase() == typed);
    if !labelled.is_empty() {
        return labelled;
    }
    by(&|choice| choice.label.to_lowercase().starts_with(&typed))
}

fn reading(choices: &[&ShownChoice]) -> AskOption {
    let joined = |of: fn(&ShownChoice) -> &str, mark: &str| {
        choices.iter().map(|choice| of(choice)).collect::<Vec<_>>().join(mark)
    };
    AskOption {
        lexical: joined(|choice| &choice.name, " "),
        shown: joined(|choice| &choice.label, ", "),
        words: String::new(),
    }
}
