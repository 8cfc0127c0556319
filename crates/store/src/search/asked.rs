//! What somebody typed into the search, understood.

use paduk_survey::{NameWord, NameWords};

use super::household::small_number;

/// From this many digits on a bare number is a family card's, below it a neighbourhood's.
const CARD_FROM: usize = 4;

/// What is looked for. Everything given must fit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Words of a name; each list is one way to part them, as typed and with two neighbours joined.
    pub(super) names: Vec<Vec<NameWord>>,
    /// Digits of a family card: its beginning, its end or all of it.
    pub(super) card: Option<String>,
    /// The neighbourhood unit.
    pub(super) rt: Option<String>,
    /// The ward.
    pub(super) rw: Option<String>,
    /// The number in the sample list.
    pub(super) number: Option<String>,
}

impl Asked {
    /// Understands words in any order: names, `RT 02`, `RW 5`, `02/05`, `ruta 14`, digits of a family card.
    pub fn of(typed: &str) -> Self {
        let mut asked = Self::default();
        let mut words = Vec::new();
        let mut run = String::new();
        let pieces = pieces(typed);
        let mut at = 0;
        while at < pieces.len() {
            let next = pieces.get(at + 1).filter(|next| is_number(next));
            let place = match (pieces[at].to_lowercase().as_str(), next) {
                ("rt", Some(_)) => Some(&mut asked.rt),
                ("rw", Some(_)) => Some(&mut asked.rw),
                ("ruta" | "no" | "nomor" | "nr" | "nus", Some(_)) => Some(&mut asked.number),
                _ => None,
            };
            if let (Some(place), Some(number)) = (place, next) {
                *place = Some(small_number(number));
                at += 2;
                continue;
            }
            match pieces[at].as_str() {
                piece if is_number(piece) => run.push_str(piece),
                piece if piece.contains('/') => asked.neighbourhood(piece),
                piece if next.is_some() && is_card_word(piece) => {}
                piece => words.push(piece.to_owned()),
            }
            at += 1;
        }
        if run.len() >= CARD_FROM {
            asked.card = Some(run);
        } else if !run.is_empty() && asked.rt.is_none() {
            asked.rt = Some(small_number(&run));
        }
        asked.names = ways(&words.join(" "));
        asked
    }

    /// True where nothing is looked for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// `02/05` is RT 2 in RW 5.
    fn neighbourhood(&mut self, piece: &str) {
        if let Some((rt, rw)) = piece.split_once('/') {
            self.rt = Some(small_number(rt));
            self.rw = Some(small_number(rw));
        }
    }
}

fn is_number(piece: &str) -> bool {
    !piece.is_empty() && piece.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_card_word(piece: &str) -> bool {
    ["kk", "nkk"].contains(&piece.to_lowercase().as_str())
}

/// Words, numbers and `n/n`, whatever stands between them.
fn pieces(typed: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for part in typed.split(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '/' | '\'' | '’'))) {
        let pair = part.split_once('/');
        if pair.is_some_and(|(rt, rw)| is_number(rt) && is_number(rw)) {
            pieces.push(part.to_owned());
            continue;
        }
        let mut last_is_digit = None;
        for letter in part.chars() {
            if letter == '/' {
                last_is_digit = None;
                continue;
            }
            let is_digit = letter.is_ascii_digit();
            match pieces.last_mut() {
                Some(piece) if last_is_digit == Some(is_digit) => piece.push(letter),
                _ => pieces.push(letter.to_string()),
            }
            last_is_digit = Some(is_digit);
        }
    }
    pieces
}

/// The words as typed, and with each two neighbours joined.
fn ways(typed: &str) -> Vec<Vec<NameWord>> {
    let named = NameWords::of(typed);
    let words = named.words();
    if words.is_empty() {
        return Vec::new();
    }
    let mut ways = vec![words.to_vec()];
    for (at, joined) in named.joined().into_iter().enumerate() {
        let mut way = words.to_vec();
        way.splice(at..at + 2, [joined]);
        ways.push(way);
    }
    ways
}
