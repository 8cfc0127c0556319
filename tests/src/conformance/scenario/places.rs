//! Where the references of the vectors lead: `/data/repeat[2]/name`.

use paduk_form::{Interview, NodeId, NodeKind};
use paduk_survey::RowId;

/// What a reference means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// A repeat as a whole, in the row around it.
    Range(NodeId, Option<RowId>),
    /// A row of a repeat, and the row around it.
    Row(NodeId, RowId, Option<RowId>),
    /// A question or group, in the row around it.
    Node(NodeId, Option<RowId>),
}

/// Every node there is now, each with its reference, in document order.
pub fn all(interview: &Interview) -> Vec<(String, Spot)> {
    let mut found = Vec::new();
    let root = interview.form().node(NodeId::ROOT);
    let name = root_name(interview);
    for child in root.children() {
        visit(interview, *child, None, &format!("/{name}"), &mut found);
    }
    found
}

/// The name of the form's root node, which the instrument keeps as the last part of no path; references say it.
fn root_name(interview: &Interview) -> String {
    interview
        .form()
        .instrument()
        .settings
        .get("name")
        .map_or_else(|| "data".to_owned(), |cell| cell.text.clone())
}

fn visit(interview: &Interview, id: NodeId, row: Option<&RowId>, around: &str, found: &mut Vec<(String, Spot)>) {
    let node = interview.form().node(id);
    let path = format!("{around}/{}", node.name());
    match node.kind() {
        NodeKind::Question(_) => found.push((path, Spot::Node(id, row.cloned()))),
        NodeKind::Group => {
            found.push((path.clone(), Spot::Node(id, row.cloned())));
            for child in node.children() {
                visit(interview, *child, row, &path, found);
            }
        }
        NodeKind::Repeat => {
            found.push((path.clone(), Spot::Range(id, row.cloned())));
            for (number, inner) in interview.rows(id, row).into_iter().enumerate() {
                let path = format!("{path}[{}]", number + 1);
                found.push((path.clone(), Spot::Row(id, inner.clone(), row.cloned())));
                for child in node.children() {
                    visit(interview, *child, Some(&inner), &path, found);
                }
            }
        }
    }
}
