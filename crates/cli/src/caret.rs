//! The part of a cell that a finding means, with a line of carets below it.

use std::fmt::Write;

/// Most characters of a cell that are shown.
const WIDTH: usize = 100;

/// Two lines that end with a line break, the text and the carets, each indented; `span` counts characters. Of a cell
/// with several lines it is the one where the span begins, of a long line what stands around the span.
pub fn carets(text: &str, span: (u32, u32)) -> String {
    let characters: Vec<char> = text.chars().collect();
    let begin = (span.0 as usize).min(characters.len());
    let line = characters[..begin]
        .iter()
        .rposition(|c| *c == '\n')
        .map_or(0, |at| at + 1);
    let rest = characters[begin..].iter().position(|c| *c == '\n');
    let line_end = rest.map_or(characters.len(), |at| begin + at);
    let end = (span.1 as usize).clamp(begin, line_end);
    // What stands around the span is shown, with the span itself not far from the left.
    let first = if begin - line > WIDTH / 2 {
        begin - WIDTH / 4
    } else {
        line
    };
    let last = (first + WIDTH).clamp(begin, line_end);
    let shown: String = characters[first..last]
        .iter()
        .map(|c| if c.is_control() { ' ' } else { *c })
        .collect();
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let (before, after) = (cut(first > line), cut(last < line_end));
    let blank = " ".repeat(begin - first + before.chars().count());
    let marks = "^".repeat((end.min(last) - begin).max(1));
    let mut said = String::new();
    let _ = writeln!(said, "    {before}{shown}{after}");
    let _ = writeln!(said, "    {blank}{marks}");
    said
}

#[cfg(test)]
mod tests {
    use super::carets;

    #[test]
    fn the_part_that_is_meant_has_carets_below_it() {
        assert_eq!(carets("${BH305} > 3", (0, 8)), "    ${BH305} > 3\n    ^^^^^^^^\n");
        assert_eq!(carets("1 +", (3, 3)), "    1 +\n       ^\n");
        assert_eq!(carets("a\né ≤ b", (4, 5)), "    é ≤ b\n      ^\n");
    }

    #[test]
    fn a_long_cell_is_cut_around_the_part() {
        let long = format!("{}x{}", "a".repeat(300), "b".repeat(300));
        let said = carets(&long, (300, 301));
        let lines: Vec<&str> = said.lines().collect();
        let place = lines[1].chars().position(|c| c == '^').unwrap();
        assert_eq!(lines[0].chars().nth(place), Some('x'));
        assert!(lines[0].starts_with("    …a") && lines[0].ends_with("b…") && lines[0].chars().count() < 110);
    }
}
