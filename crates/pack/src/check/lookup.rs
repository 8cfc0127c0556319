//! What questionnaires ask from outside themselves: `pulldata('paduk_member', 'age_months', …)`.

use paduk_survey::{CellRef, Diagnostic};

use super::expressions::expressions;
use crate::manifest::Manifest;
use crate::pack::Pack;

/// How a channel of the program's own is named; other names are files beside the workbook.
const CHANNEL: &str = "paduk_";

/// A channel or column that the manifest does not name is answered by nobody.
pub(super) fn check(pack: &Pack, manifest: &Manifest, findings: &mut Vec<Diagnostic>) {
    for instrument in &pack.instruments {
        for (text, cell) in expressions(instrument.form.instrument()) {
            for (channel, column) in calls(text) {
                if channel.starts_with(CHANNEL) {
                    findings.extend(wrong(manifest, channel, column, &cell));
                }
            }
        }
    }
}

fn wrong(manifest: &Manifest, channel: &str, column: &str, cell: &CellRef) -> Option<Diagnostic> {
    let finding = match manifest.lookups.get(channel) {
        None => Diagnostic::error("lookup-unknown").with("channel", channel),
        Some(lookup) if lookup.columns.iter().any(|known| known == column) => return None,
        Some(lookup) => Diagnostic::error("lookup-without-column")
            .with("channel", channel)
            .with("column", column)
            .with("known", lookup.columns.join(", ")),
    };
    Some(finding.at_cell(Some(cell.clone())))
}

/// The first two texts of every `pulldata(` in an expression.
pub(super) fn calls(expression: &str) -> Vec<(&str, &str)> {
    let calls = expression.split("pulldata").skip(1);
    calls
        .filter_map(|rest| {
            let rest = rest.trim_start().strip_prefix('(')?;
            let (channel, rest) = quoted(rest)?;
            let (column, _) = quoted(rest.trim_start().strip_prefix(',')?)?;
            Some((channel, column))
        })
        .collect()
}

fn quoted(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let quote = text.chars().next().filter(|first| matches!(first, '\'' | '"'))?;
    text[1..].split_once(quote)
}

#[cfg(test)]
mod tests {
    use super::calls;

    #[test]
    fn calls_are_found_in_any_spelling() {
        let text = "if(pulldata('paduk_member', \"sex\", 'member', 'x') = 1, pulldata( 'a' ,'b','c',${d}), 'pulldata')";
        assert_eq!(calls(text), [("paduk_member", "sex"), ("a", "b")]);
    }
}
