//! One question as the window shows it.

use paduk_form::{Interview, Node, Place, QuestionKind, State, input};
use paduk_survey::{Nonresponse, Recorded};
use paduk_text::Language;

use super::{choice, finding};
use crate::api::{ChoiceLook, NonresponseState, QuestionKind as KindView, QuestionView, RangeView};

/// How many characters of a masked value stay readable at its end.
const UNMASKED: usize = 4;

/// The question at a place.
pub(crate) fn view(interview: &Interview, place: &Place, language: &str, program: Language) -> Option<QuestionView> {
    let state = interview.state(place, language)?;
    let node = interview.form().node(place.node);
    let kind = node.kind().question()?;
    let value = state.recorded.as_ref().and_then(Recorded::value).unwrap_or_default();
    let offered = choice::offered(kind, &state, program);
    let look = choice::look(interview.form(), node, offered.len());
    let choices_total = u32::try_from(offered.len()).unwrap_or(u32::MAX);
    Some(QuestionView {
        question: node.address().to_owned(),
        row: place.row.as_ref().map(ToString::to_string),
        kind: kind_view(kind, node),
        say: state.label.clone(),
        translated: !state.label_missing,
        instruct: [state.hint.as_str(), state.guidance.as_str()]
            .join(" ")
            .trim()
            .to_owned(),
        unit: node.unit().unwrap_or_default().to_owned(),
        choices: offered
            .into_iter()
            .filter(|offer| look != ChoiceLook::Search || offer.chosen)
            .collect(),
        look,
        columns: choice::columns(node),
        choices_total,
        range: node.range().map(|range| RangeView {
            start: range.start.to_string(),
            end: range.end.to_string(),
            step: range.step.to_string(),
        }),
        tolerance: node
            .repeat_measure()
            .map(|tolerance| tolerance.to_string())
            .unwrap_or_default(),
        digits: node.looks("numbers"),
        picture: state.media.get("image").cloned().unwrap_or_default(),
        nonresponse: node.nonresponse().iter().copied().map(nonresponse_view).collect(),
        marked: match &state.recorded {
            Some(Recorded::Nonresponse(marked)) => Some(nonresponse_view(*marked)),
            Some(Recorded::Value(_)) | None => None,
        },
        typed: typed(kind, value, node),
        shown: shown(&state, node, kind, language, program),
        answered: state.recorded.is_some(),
        required: state.required,
        read_only: state.read_only || !kind.is_asked(),
        note: state.note.clone().unwrap_or_default(),
        findings: state
            .findings
            .iter()
            .map(|found| finding::view(interview, found, language, program))
            .collect(),
    })
}

/// The value at a place in words; masked where the question is sensitive and `masked` asks for it.
pub(crate) fn words(interview: &Interview, place: &Place, language: &str, masked: bool) -> String {
    let node = interview.form().node(place.node);
    let (Some(kind), Some(state)) = (node.kind().question(), interview.state(place, language)) else {
        return String::new();
    };
    let value = value_in_words(&state, node, kind, language);
    if masked && node.sensitive() && !kind.is_select() {
        mask(&value)
    } else {
        value
    }
}

/// What stands in place of a value: the value in words, or the nonresponse in words.
pub(crate) fn shown(state: &State, node: &Node, kind: QuestionKind, language: &str, program: Language) -> String {
    match &state.recorded {
        Some(Recorded::Nonresponse(marked)) => nonresponse_words(*marked, program),
        Some(Recorded::Value(_)) | None => value_in_words(state, node, kind, language),
    }
}

/// `? Tidak tahu` and its like.
pub(crate) fn nonresponse_words(state: Nonresponse, program: Language) -> String {
    paduk_text::say(&format!("nonresponse.{}", state.as_str()), &[], program)
}

fn value_in_words(state: &State, node: &Node, kind: QuestionKind, language: &str) -> String {
    if state.value.is_empty() {
        return String::new();
    }
    if kind.is_select() {
        let named = |name: &str| {
            state
                .choices
                .iter()
                .find(|choice| choice.name == name)
                .map_or_else(|| name.to_owned(), |choice| choice.label.clone())
        };
        let chosen = state.value.split(' ');
        if kind == QuestionKind::Rank {
            let placed = |(place, name): (u32, &str)| format!("{place}. {}", named(name));
            return (1..).zip(chosen).map(placed).collect::<Vec<_>>().join("; ");
        }
        return chosen.map(named).collect::<Vec<_>>().join("; ");
    }
    input::shown(kind, &state.value, node.places(), node.unit(), language)
}

/// What stands in the field: as it is shown, without the unit that stands beside the field.
fn typed(kind: QuestionKind, value: &str, node: &Node) -> String {
    if value.is_empty() || kind.is_select() || kind == QuestionKind::Acknowledge {
        value.to_owned()
    } else if kind == QuestionKind::Geopoint {
        // As it is typed, with the numbers that are not shown: how high, and how exact.
        value.replace('.', ",")
    } else {
        input::shown(kind, value, node.places(), None, "id")
    }
}

/// All but the last four characters as dots: enough to recognise a number, not to read it over a shoulder.
pub(crate) fn mask(value: &str) -> String {
    let kept = value.chars().count().saturating_sub(UNMASKED);
    value
        .chars()
        .enumerate()
        .map(|(at, letter)| {
            if at < kept && letter.is_alphanumeric() {
                '•'
            } else {
                letter
            }
        })
        .collect()
}

pub(crate) const fn nonresponse_view(state: Nonresponse) -> NonresponseState {
    match state {
        Nonresponse::Dk => NonresponseState::Dk,
        Nonresponse::Refused => NonresponseState::Refused,
        Nonresponse::Na => NonresponseState::Na,
    }
}

pub(crate) const fn nonresponse_of(state: NonresponseState) -> Nonresponse {
    match state {
        NonresponseState::Dk => Nonresponse::Dk,
        NonresponseState::Refused => Nonresponse::Refused,
        NonresponseState::Na => Nonresponse::Na,
    }
}

fn kind_view(kind: QuestionKind, node: &Node) -> KindView {
    match kind {
        QuestionKind::Text if node.looks("multiline") => KindView::Multiline,
        QuestionKind::Text => KindView::Text,
        QuestionKind::Integer => KindView::Integer,
        QuestionKind::Decimal => KindView::Decimal,
        QuestionKind::Rank => KindView::Rank,
        QuestionKind::Range => KindView::Range,
        QuestionKind::Geopoint => KindView::Geopoint,
        QuestionKind::Date | QuestionKind::DateTime => KindView::Date,
        QuestionKind::Time => KindView::Time,
        QuestionKind::SelectOne | QuestionKind::Acknowledge => KindView::SelectOne,
        QuestionKind::SelectMultiple => KindView::SelectMultiple,
        QuestionKind::Note => KindView::Note,
        QuestionKind::Calculate
        | QuestionKind::Hidden
        | QuestionKind::Ignored
        | QuestionKind::Image
        | QuestionKind::File
        | QuestionKind::Metadata(_) => KindView::Calculated,
    }
}
