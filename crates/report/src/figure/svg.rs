//! A figure as SVG text.

use std::fmt::Write as _;

use super::{Anchor, Dash, Figure, Shape};
use crate::page::escape;

impl Figure {
    /// The figure as an `svg` element: no script, no style sheet, no outside reference; colours are custom properties of
    /// the page. It fills the width that it is given and never grows above its own.
    pub fn svg(&self) -> String {
        let (width, height) = (length(self.width), length(self.height));
        let mut svg = format!(
            "<svg class=\"figure\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" \
             aria-label=\"{}\">",
            escape(&self.name)
        );
        for shape in &self.shapes {
            // Writing into a String cannot fail.
            let _ = draw(&mut svg, shape);
        }
        svg.push_str("</svg>");
        svg
    }
}

fn draw(svg: &mut String, shape: &Shape) -> std::fmt::Result {
    match shape {
        Shape::Rect {
            x,
            y,
            width,
            height,
            radius,
            fill,
            edge,
        } => {
            let (x, y, width, height, radius) =
                (length(*x), length(*y), length(*width), length(*height), length(*radius));
            write!(
                svg,
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{radius}\""
            )?;
            write!(svg, " fill=\"var({})\"", fill.token())?;
            if let Some(edge) = edge {
                write!(svg, " stroke=\"var({})\"", edge.token())?;
            }
            svg.write_str("/>")
        }
        Shape::Line { from, to, ink, dashed } => {
            let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(length);
            let dash = if *dashed { " stroke-dasharray=\"3 3\"" } else { "" };
            let ink = ink.token();
            write!(
                svg,
                "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke=\"var({ink})\"{dash}/>"
            )
        }
        Shape::Path { points, ink, dash } => {
            svg.write_str("<polyline fill=\"none\" stroke-width=\"1.5\" points=\"")?;
            for (index, (x, y)) in points.iter().enumerate() {
                let blank = if index == 0 { "" } else { " " };
                write!(svg, "{blank}{},{}", length(*x), length(*y))?;
            }
            let dash = match dash {
                Dash::None => "",
                Dash::Dashes => " stroke-dasharray=\"6 4\"",
                Dash::Dots => " stroke-dasharray=\"1.5 3\"",
            };
            write!(svg, "\" stroke=\"var({})\"{dash}/>", ink.token())
        }
        Shape::Dot { at, radius, fill } => {
            let [x, y, radius] = [at.0, at.1, *radius].map(length);
            let fill = fill.token();
            write!(
                svg,
                "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"var({fill})\" stroke=\"var(--card)\" stroke-width=\"2\"/>"
            )
        }
        Shape::Text {
            at,
            anchor,
            size,
            bold,
            ink,
            text,
        } => {
            let [x, y, size] = [at.0, at.1, *size].map(length);
            write!(
                svg,
                "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"var({})\"",
                ink.token()
            )?;
            match anchor {
                Anchor::Start => {}
                Anchor::Middle => svg.write_str(" text-anchor=\"middle\"")?,
                Anchor::End => svg.write_str(" text-anchor=\"end\"")?,
            }
            if *bold {
                svg.write_str(" font-weight=\"600\"")?;
            }
            write!(svg, ">{}</text>", escape(text))
        }
    }
}

/// A length with at most one decimal: tenths of a pixel are enough, and the same input gives the same bytes.
fn length(length: f64) -> String {
    let tenths = (length * 10.0).round() / 10.0;
    if tenths == 0.0 {
        "0".to_owned()
    } else {
        tenths.to_string()
    }
}

#[cfg(test)]
mod tests {
    use paduk_text::Language::Indonesian;

    use crate::figure::lila;

    #[test]
    fn names_are_escaped_and_nothing_comes_from_outside() {
        let mut figure = lila(Some(22.85), Indonesian);
        figure.name = "<b>\"&'".to_owned();
        let svg = figure.svg();
        assert!(svg.contains("aria-label=\"&lt;b&gt;&quot;&amp;&#39;\""));
        assert!(svg.contains(">22,85 cm</text>"));
        assert!(!svg.contains("http") && !svg.contains("style"));
    }
}
