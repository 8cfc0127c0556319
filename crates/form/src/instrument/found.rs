//! A cell of an instrument found by its place.

use paduk_survey::CellRef;

use super::{Cell, Instrument, Row, Sentence};

impl Instrument {
    /// What stands in a cell that a finding points at, as far as the instrument keeps it; `None` for whole rows, for
    /// headings and for cells that were left out.
    pub fn text_at(&self, place: &CellRef) -> Option<&str> {
        let row = self
            .survey
            .iter()
            .find(|row| row.number == place.row && row.sheet == place.sheet);
        if let Some(text) = row.and_then(|row| row.text_in(place.column)) {
            return Some(text);
        }
        if *place.sheet == *self.settings_sheet && place.row == self.settings_row {
            let cell = self.settings.values().find(|cell| cell.column == place.column)?;
            return Some(&cell.text);
        }
        let list = self.lists.iter().filter(|list| list.sheet == place.sheet);
        let mut choices = list.flat_map(|list| &list.choices);
        let choice = choices.find(|choice| choice.number == place.row)?;
        let sentences = std::iter::once(&choice.label).chain(choice.media.values());
        let extra = choice.extra.iter().map(|(_, cell)| cell);
        in_column(place.column, std::iter::once(&choice.name).chain(extra), sentences)
    }
}

impl Row {
    fn text_in(&self, column: u32) -> Option<&str> {
        let cells = [
            &self.name,
            &self.constraint,
            &self.required,
            &self.relevant,
            &self.calculation,
            &self.default,
            &self.read_only,
            &self.choice_filter,
            &self.appearance,
            &self.parameters,
            &self.trigger,
            &self.repeat_count,
        ];
        let sentences = [
            &self.label,
            &self.hint,
            &self.guidance_hint,
            &self.constraint_message,
            &self.required_message,
        ];
        let cells = std::iter::once(&self.kind).chain(cells.into_iter().flatten());
        in_column(
            column,
            cells.chain(self.other.values()),
            sentences.into_iter().chain(self.media.values()),
        )
    }
}

fn in_column<'a>(
    column: u32,
    mut cells: impl Iterator<Item = &'a Cell>,
    mut sentences: impl Iterator<Item = &'a Sentence>,
) -> Option<&'a str> {
    if column == 0 {
        return None;
    }
    let cell = cells.find(|cell| cell.column == column).map(|cell| cell.text.as_str());
    cell.or_else(|| sentences.find_map(|sentence| sentence.text_in(column)))
}

#[cfg(test)]
mod tests {
    use super::{Cell, Instrument, Row};
    use crate::instrument::{Choice, ChoiceList};

    #[test]
    fn a_cell_is_found_by_its_place() {
        let mut row = Row::new(3, "integer", "BH304");
        row.relevant = Some(Cell::new("${BH303} = 1", 5));
        row.label.put("id", "Berapa tablet?", 6);
        let mut list = ChoiceList::new("yt");
        let mut choice = Choice::new("1", "id", "Ya");
        choice.number = 2;
        choice.extra.push(("kab".into(), Cell::new("3203", 4)));
        list.choices.push(choice);
        let instrument = Instrument {
            survey: vec![row.clone()],
            lists: vec![list.clone()],
            ..Instrument::default()
        };
        assert_eq!(instrument.text_at(&row.at(5)), Some("${BH303} = 1"));
        assert_eq!(instrument.text_at(&row.at(6)), Some("Berapa tablet?"));
        assert_eq!(instrument.text_at(&row.at(0)), None);
        assert_eq!(instrument.text_at(&row.at(9)), None);
        assert_eq!(instrument.text_at(&list.cell_ref(&list.choices[0], 4)), Some("3203"));
    }
}
