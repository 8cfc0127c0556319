//! What the window and the matrix ask of an interview.

use paduk_survey::{Recorded, RowId};

use super::Interview;
use super::live::FORM;
use super::state::State;
use crate::expression::parse_number;
use crate::kleene::Datum;
use crate::lexical::day_of;
use crate::node::{NodeId, Place, QuestionKind};

impl Interview {
    /// The places that are asked or shown now, in document order; rows one after the other.
    pub fn places(&self) -> Vec<Place> {
        let mut places = Vec::new();
        self.walk(&mut |node, at| {
            let kind = self.form.nodes[node.index()].kind.question();
            if kind.is_some_and(QuestionKind::is_shown) && self.slot(node, at).relevant {
                places.push(self.place(node, at));
            }
        });
        places
    }

    /// The places of all questions in all rows that are there, in document order: also those that are not asked now,
    /// calculations, hidden values and metadata.
    pub fn all_places(&self) -> Vec<Place> {
        let mut places = Vec::new();
        self.walk(&mut |node, at| {
            if self.form.nodes[node.index()].kind.question().is_some() {
                places.push(self.place(node, at));
            }
        });
        places
    }

    /// How a place stands, in `language`; `None` where there is no such place.
    pub fn state(&self, place: &Place, language: &str) -> Option<State> {
        let at = self.find_instance(place.node, place.row.as_ref())?;
        let node = &self.form.nodes[place.node.index()];
        let slot = self.slot(place.node, at);
        let label = node.label(language);
        let mut findings = Vec::new();
        self.findings(place.node, at, &mut findings);
        Some(State {
            place: place.clone(),
            recorded: slot.recorded.clone(),
            value: slot.read().to_owned(),
            note: slot.note.clone(),
            relevant: slot.relevant,
            required: slot.required,
            read_only: slot.read_only,
            label: self.fill(place.node, at, label.sentence, language),
            label_missing: label.missing,
            hint: self.fill(place.node, at, node.hint(language).sentence, language),
            guidance: self.fill(place.node, at, node.guidance(language).sentence, language),
            choices: self.choices(place.node, at, language),
            media: node
                .row()
                .into_iter()
                .flat_map(|row| &row.media)
                .map(|(kind, file)| {
                    let told = node.told(file.texts(), language);
                    (kind.clone(), told.sentence.to_owned())
                })
                .filter(|(_, file)| !file.is_empty())
                .collect(),
            findings,
        })
    }

    /// What stands at a question, by its address: also calculations. A question outside the row's repeat is looked
    /// for in what is around the row.
    pub fn value(&self, question: &str, row: Option<&RowId>) -> Datum {
        let Some(node) = self.form.find(question) else {
            return Datum::Empty;
        };
        let mut at = match row {
            None => FORM,
            Some(row) => match self.by_row.get(row) {
                Some(at) => *at,
                None => return Datum::Empty,
            },
        };
        let scope = self.form.layout(node).scope;
        while self.instance(at).scope != scope {
            if at == FORM {
                return Datum::Empty;
            }
            at = self.instance(at).parent;
        }
        if self.is_live(at) {
            self.datum(node, at)
        } else {
            Datum::Empty
        }
    }

    fn datum(&self, node: NodeId, at: u32) -> Datum {
        let slot = self.slot(node, at);
        let Some(kind) = self.form.nodes[node.index()].kind.question().filter(|_| slot.relevant) else {
            return Datum::Empty;
        };
        let text = match &slot.recorded {
            None => return Datum::Empty,
            Some(Recorded::Nonresponse(state)) => return Datum::Nonresponse(*state),
            Some(Recorded::Value(value)) => value,
        };
        let number = || {
            Some(parse_number(text))
                .filter(|number| number.is_finite())
                .map(Datum::Number)
        };
        let day = || {
            Some(text)
                .filter(|text| text.len() == 10)
                .and_then(|text| day_of(text))
                .map(Datum::Date)
        };
        let found = match kind {
            QuestionKind::Integer | QuestionKind::Decimal | QuestionKind::Range => number(),
            QuestionKind::Date => day(),
            QuestionKind::SelectMultiple | QuestionKind::Rank => {
                Some(Datum::Choices(text.split(' ').map(str::to_owned).collect()))
            }
            QuestionKind::Calculate | QuestionKind::Hidden => number().or_else(day),
            QuestionKind::Text
            | QuestionKind::Time
            | QuestionKind::DateTime
            | QuestionKind::SelectOne
            | QuestionKind::Geopoint
            | QuestionKind::Image
            | QuestionKind::File
            | QuestionKind::Ignored
            | QuestionKind::Note
            | QuestionKind::Acknowledge
            | QuestionKind::Metadata(_) => None,
        };
        found.unwrap_or_else(|| Datum::Text(text.clone()))
    }
}
