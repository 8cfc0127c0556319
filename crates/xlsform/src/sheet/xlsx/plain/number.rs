//! Numbers that are numbers, and not dates or times that are shown as such.

use quick_xml::events::Event;

use super::reader;

/// Ids of the number formats that every spreadsheet program knows and that are no dates, times or durations
/// (ECMA-376 part 1, 18.8.30).
const NUMBERS: [std::ops::RangeInclusive<u32>; 3] = [0..=13, 37..=44, 48..=49];

/// Which looks of cells are numbers; read only when a cell asks.
pub(super) struct Numbers<'a> {
    styles: Option<&'a str>,
    are: Option<Vec<bool>>,
}

impl<'a> Numbers<'a> {
    /// Nothing read yet of the part that holds the looks.
    pub fn new(styles: Option<&'a str>) -> Self {
        Self { styles, are: None }
    }

    /// The number that a cell holds, as people write it, where its look is certainly that of a number.
    pub fn text(&mut self, value: &str, look: Option<&str>) -> Option<String> {
        let digit = |sign: &u8| matches!(sign, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E');
        if !value.as_bytes().iter().all(digit) || !self.is_number(look)? {
            return None;
        }
        Some(value.parse::<f64>().ok()?.to_string())
    }

    fn is_number(&mut self, look: Option<&str>) -> Option<bool> {
        let Some(look) = look else { return Some(true) };
        if self.are.is_none() {
            self.are = Some(looks(self.styles?)?);
        }
        let look: usize = look.parse().ok()?;
        self.are.as_ref()?.get(look).copied()
    }
}

/// For every look of a cell, whether it is that of a number.
fn looks(styles: &str) -> Option<Vec<bool>> {
    let mut reader = reader(styles);
    let mut looks = Vec::new();
    let mut of_cells = false;
    loop {
        let event = reader.read_event().ok()?;
        if let Event::Start(element) | Event::Empty(element) = &event {
            match element.name().as_ref() {
                "cellXfs" => of_cells = true,
                // A format of the workbook's own under an id that everybody knows would be a trap.
                "numFmt" if is_number_format(&element.try_get_attribute("numFmtId").ok()??.value)? => return None,
                "xf" if of_cells => looks.push(match element.try_get_attribute("numFmtId").ok()? {
                    Some(id) => is_number_format(&id.value)?,
                    None => true,
                }),
                _ => {}
            }
        } else if let Event::End(end) = &event {
            of_cells &= end.name().as_ref() != "cellXfs";
        } else if event == Event::Eof {
            return Some(looks);
        }
    }
}

fn is_number_format(id: &str) -> Option<bool> {
    let id: u32 = id.parse().ok()?;
    Some(NUMBERS.iter().any(|known| known.contains(&id)))
}
