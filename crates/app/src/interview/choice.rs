//! Choices as the window lays them out, and looked for by their words where they are many.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use paduk_form::{Form, Node, NodeId, QuestionKind, ShownChoice, State};
use paduk_survey::{DocumentId, Recorded};
use paduk_text::Language;

use super::answer::Address;
use crate::api::{ApiError, ChoiceLook, ChoiceView, ChoicesView};
use crate::opened::Opened;

/// A longer list is not drawn but looked for by words: nobody reads sixty choices to find one.
const MOST_LISTED: usize = 60;

/// Choices drawn of those that fit what was typed.
const MOST_FOUND: usize = 50;

/// The choices of a question with the digits that pick them. What is only to be acknowledged has one.
pub(crate) fn offered(kind: QuestionKind, state: &State, program: Language) -> Vec<ChoiceView> {
    let value = state.recorded.as_ref().and_then(Recorded::value).unwrap_or_default();
    if kind == QuestionKind::Acknowledge {
        let label = paduk_text::say("choice.acknowledged", &[], program);
        let only = ShownChoice {
            name: "OK".to_owned(),
            label,
            ..ShownChoice::default()
        };
        return vec![view(1, &only, &[value])];
    }
    if !kind.is_select() {
        return Vec::new();
    }
    let chosen: Vec<&str> = value.split(' ').filter(|name| !name.is_empty()).collect();
    (1..)
        .zip(&state.choices)
        .map(|(key, choice)| view(key, choice, &chosen))
        .collect()
}

fn view(key: u32, choice: &ShownChoice, chosen: &[&str]) -> ChoiceView {
    ChoiceView {
        name: choice.name.clone(),
        label: choice.label.clone(),
        key,
        chosen: chosen.contains(&choice.name.as_str()),
        picture: choice.media.get("image").cloned().unwrap_or_default(),
    }
}

/// How the choices are laid out: XLSForm's words for it, its old names among them.
pub(crate) fn look(form: &Form, node: &Node, choices: usize) -> ChoiceLook {
    let any = |words: &[&str]| words.iter().any(|word| node.looks(word));
    let is_rank = node.kind().question() == Some(QuestionKind::Rank);
    if is_rank {
        return ChoiceLook::List;
    }
    if choices > MOST_LISTED || any(&["minimal", "autocomplete", "search", "quick minimal"]) {
        return ChoiceLook::Search;
    }
    if any(&["likert", "label", "list-nolabel", "list"]) || in_table(form, node) {
        return ChoiceLook::Row;
    }
    let columned = |word: &str| word.starts_with("columns") || word.contains("horizontal") || word.contains("compact");
    if node
        .appearance()
        .split_whitespace()
        .any(|word| columned(&word.to_lowercase()))
    {
        return ChoiceLook::Columns;
    }
    ChoiceLook::List
}

/// Whether a group around it is a table whose rows are questions with the same choices.
fn in_table(form: &Form, node: &Node) -> bool {
    std::iter::successors(node.parent(), |group| form.node(*group).parent())
        .take_while(|group| *group != NodeId::ROOT)
        .any(|group| form.node(group).looks("table-list"))
}

/// `columns-3` says 3, `compact-2` says 2; 0 where no number is said.
pub(crate) fn columns(node: &Node) -> u8 {
    let said = |word: &str| {
        let (name, number) = word.rsplit_once('-')?;
        let named = ["columns", "compact", "quickcompact"].contains(&name.to_lowercase().as_str());
        number.parse().ok().filter(|_| named)
    };
    node.appearance().split_whitespace().find_map(said).unwrap_or(0)
}

impl Opened {
    /// Choices whose words or name hold every word that was typed; those that begin with it come first.
    pub(crate) fn find_choice(
        &mut self,
        document: &DocumentId,
        at: Address<'_>,
        typed: &str,
    ) -> Result<ChoicesView, ApiError> {
        let (language, program) = (self.asking.clone(), self.language);
        let open = self.document(document)?;
        let place = open.place(at.question, at.row)?;
        let kind = open.form().node(place.node).kind().question();
        let (Some(kind), Some(state)) = (kind, open.interview.state(&place, &language)) else {
            return Err(ApiError::new("unknown-question").with("question", at.question));
        };
        let wanted = typed.trim().to_lowercase();
        let all = offered(kind, &state, program);
        let total = u32::try_from(all.len()).unwrap_or(u32::MAX);
        let mut found: Vec<(bool, ChoiceView)> = all
            .into_iter()
            .filter_map(|choice| {
                let label = choice.label.to_lowercase();
                let fits = |word: &str| label.contains(word) || choice.name.to_lowercase() == word;
                wanted
                    .split_whitespace()
                    .all(fits)
                    .then(|| (!label.starts_with(&wanted), choice))
            })
            .collect();
        found.sort_by_key(|(later, _)| *later);
        Ok(ChoicesView {
            matching: u32::try_from(found.len()).unwrap_or(u32::MAX),
            total,
            choices: found.into_iter().map(|(_, choice)| choice).take(MOST_FOUND).collect(),
        })
    }

    /// A picture of the pack as a `data:` address; empty where it has none of this name, or none that is drawn.
    pub(crate) fn picture(&self, file: &str) -> String {
        let ending = file.rsplit('.').next().unwrap_or_default().to_lowercase();
        let kind = match ending.as_str() {
            "png" => "png",
            "jpg" | "jpeg" => "jpeg",
            "gif" => "gif",
            "webp" => "webp",
            _ => return String::new(),
        };
        self.pack
            .pictures
            .get(file)
            .map(|bytes| format!("data:image/{kind};base64,{}", STANDARD.encode(bytes)))
            .unwrap_or_default()
    }
}
