//! Small pieces of HTML. Every text goes through [`escape`], without exception.

use crate::figure::{Figure, Twin};

/// The text with everything that HTML would understand made harmless, in content and in attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // Characters that no text needs and that a reader of HTML may trip over.
            letter if letter.is_control() && !matches!(letter, '\n' | '\t') => escaped.push('\u{fffd}'),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A cell of a table: its words, and a class where it has one.
pub(crate) struct Cell {
    pub words: String,
    pub class: &'static str,
}

impl Cell {
    pub(crate) fn new(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            class: "",
        }
    }

    pub(crate) fn of(words: impl Into<String>, class: &'static str) -> Self {
        Self {
            words: words.into(),
            class,
        }
    }
}

/// A heading that stands over several columns.
pub(crate) struct Over {
    pub words: String,
    pub columns: usize,
}

/// A table whose first column names the rows. `over` may be empty. Where it is wider than the page it scrolls, and then
/// the keyboard must reach it.
pub(crate) fn table(caption: &str, over: &[Over], headings: &[Cell], rows: &[Vec<Cell>], foot: &[Vec<Cell>]) -> String {
    let above = if over.is_empty() {
        String::new()
    } else {
        format!("<tr>{}</tr>\n", each(over, head_over))
    };
    let foot = if foot.is_empty() {
        String::new()
    } else {
        format!("<tfoot>\n{}</tfoot>\n", each(foot, |row| line(row)))
    };
    let caption = escape(caption);
    format!(
        "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{caption}\"><table>\n<caption>{caption}</caption>\n<thead>{above}<tr>{}</tr></thead>\n\
         <tbody>\n{}</tbody>\n{foot}</table></div>\n",
        each(headings, head),
        each(rows, |row| line(row)),
    )
}

fn head(Cell { words, class }: &Cell) -> String {
    let class = if class.is_empty() {
        String::new()
    } else {
        format!(" class=\"{class}\"")
    };
    format!("<th scope=\"col\"{class}>{}</th>", escape(words))
}

fn head_over(over: &Over) -> String {
    let Over { words, columns } = over;
    if words.is_empty() {
        return format!("<td colspan=\"{columns}\"></td>");
    }
    format!("<th scope=\"colgroup\" colspan=\"{columns}\">{}</th>", escape(words))
}

fn line(row: &[Cell]) -> String {
    let cell = |(index, Cell { words, class }): (usize, &Cell)| {
        let class = if class.is_empty() {
            String::new()
        } else {
            format!(" class=\"{class}\"")
        };
        let words = escape(words);
        if index == 0 {
            format!("<th scope=\"row\"{class}>{words}</th>")
        } else {
            format!("<td{class}>{words}</td>")
        }
    };
    let cells: Vec<String> = row.iter().enumerate().map(cell).collect();
    format!("<tr>{}</tr>\n", cells.concat())
}

/// Each thing written, one after the other.
pub(crate) fn each<T>(things: &[T], write: impl Fn(&T) -> String) -> String {
    things.iter().map(write).collect::<Vec<_>>().concat()
}

/// A figure with the table that says the same.
pub(crate) fn figure(figure: &Figure, caption: &str, as_table: &str) -> String {
    let Twin { headings, rows } = &figure.twin;
    // The first column names, the others count.
    let cell = |(index, words): (usize, &String)| Cell::of(words.as_str(), if index == 0 { "" } else { "number" });
    let headings: Vec<Cell> = headings.iter().enumerate().map(cell).collect();
    let rows: Vec<Vec<Cell>> = rows
        .iter()
        .map(|row| row.iter().enumerate().map(cell).collect())
        .collect();
    format!(
        "<figure>{}<figcaption>{}</figcaption>\n<details><summary>{}</summary>\n{}</details></figure>\n",
        figure.svg(),
        escape(caption),
        escape(as_table),
        table(caption, &[], &headings, &rows, &[])
    )
}

pub(crate) fn section(heading: &str, inside: &str) -> String {
    format!("<section>\n<h2>{}</h2>\n{inside}</section>\n", escape(heading))
}

pub(crate) fn note(words: &str) -> String {
    format!("<p class=\"note\">{}</p>\n", escape(words))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::escape;

    proptest! {
        /// Whatever a text holds, it opens no element, ends no attribute and starts no reference of its own.
        #[test]
        fn no_text_becomes_markup(text in "\\PC{0,40}|[<>&\"'a-z;#]{0,40}") {
            let escaped = escape(&text);
            prop_assert!(!escaped.contains(['<', '>', '"', '\'']));
            for rest in escaped.split('&').skip(1) {
                let known = ["amp;", "lt;", "gt;", "quot;", "#39;"];
                prop_assert!(known.iter().any(|reference| rest.starts_with(reference)));
            }
        }
    }
}
