//! The `parameters` column: `start=1 end=5 step=1`, `randomize=true seed=${x}`, `value=id label=nama`.

use super::columns::is_yes;
use super::{Compiler, Part};
use crate::expression::{Dialect, parse};
use crate::form::{Aspect, Formula};
use crate::instrument::{Cell, Row};
use crate::node::{NodeId, NodeKind, QuestionKind, Range};

/// The parameters of a cell, names in small letters; `None` where it is no `name=value name=value`, set apart by blanks,
/// commas or semicolons. The reader of the workbook says what is wrong with them; here only what is right is taken.
pub(super) fn pairs(text: &str) -> Option<Vec<(String, String)>> {
    // Blanks around the sign set nothing apart.
    let mut joined = text.trim().to_owned();
    while joined.contains(" =") || joined.contains("= ") {
        joined = joined.replace(" =", "=").replace("= ", "=");
    }
    joined
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'))
        .filter(|part| !part.is_empty())
        .map(|part| {
            let (name, value) = part.split_once('=')?;
            Some((name.to_ascii_lowercase(), value.to_owned()))
        })
        .collect()
}

impl Compiler<'_> {
    pub(super) fn read_parameters(&mut self, id: NodeId, row: &Row) {
        let NodeKind::Question(kind) = self.nodes[id.index()].kind else {
            return;
        };
        let cell = row.parameters.as_ref().filter(|cell| !cell.text.is_empty());
        let given = cell.and_then(|cell| pairs(&cell.text)).unwrap_or_default();
        if kind == QuestionKind::Range {
            self.nodes[id.index()].range = Some(range(&given));
        } else if let (true, Some(cell)) = (kind.is_select(), cell) {
            self.shuffle(id, row, cell, &given);
        }
    }

    fn shuffle(&mut self, id: NodeId, row: &Row, cell: &Cell, given: &[(String, String)]) {
        let value = |name: &str| {
            let found = given.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.as_str())
        };
        self.nodes[id.index()].shuffled = value("randomize").is_some_and(is_yes);
        let seed = value("seed").filter(|seed| seed.contains("${") || seed.parse::<f64>().is_ok());
        let Some(Ok(expression)) = seed.map(|seed| parse(seed, Dialect::XPath)) else {
            return;
        };
        let at = row.cell_ref(cell);
        let references = self.resolve(id, &expression, &at, false);
        self.formulas.push(Formula {
            expression: expression.into(),
            references,
        });
        let formula = self.formulas.len() as u32 - 1;
        self.seeds.insert(id, formula);
        self.parts.push(Part {
            node: id,
            aspect: Aspect::Choices,
            formula: Some(formula),
            triggers: None,
            cell: at,
        });
    }
}

fn range(given: &[(String, String)]) -> Range {
    let number = |name: &str, usual: f64| {
        let found = given.iter().find(|(known, _)| known == name);
        let number = found.and_then(|(_, value)| value.parse::<f64>().ok());
        number.filter(|number| number.is_finite()).unwrap_or(usual)
    };
    let usual = Range::USUAL;
    let step = number("step", usual.step);
    Range {
        start: number("start", usual.start),
        end: number("end", usual.end),
        step: if step == 0.0 { usual.step } else { step },
    }
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn parameters_are_separated_in_three_ways() {
        let expect = Some(vec![
            ("start".to_owned(), "1".to_owned()),
            ("end".to_owned(), "5".to_owned()),
        ]);
        for text in [
            "start=1 end=5",
            "start = 1, end= 5",
            "start=1;end=5",
            " Start=1  END=5 ",
        ] {
            assert_eq!(pairs(text), expect, "{text}");
        }
        assert_eq!(pairs("start"), None);
        assert_eq!(pairs(""), Some(Vec::new()));
    }
}
