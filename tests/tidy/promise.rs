//! README's promises name the tests that hold them, and those tests are there.

use paduk_tests::Tree;

use crate::{allows, catches, holds};

/// The head of the table.
const HEAD: &str = "| promise | assumed | held by |";

fn rule(tree: &Tree) -> Vec<String> {
    let readme = tree.text("README.md").unwrap_or_default();
    let rows = readme.lines().skip_while(|line| *line != HEAD).skip(2);
    let rows: Vec<&str> = rows.take_while(|line| line.starts_with('|')).collect();
    if rows.is_empty() {
        return vec![format!("README.md: no promise stands under {HEAD}")];
    }
    let mut breaches = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.split(" | ").collect();
        let promise = cells[0].trim_start_matches("| ").split("**").nth(1).unwrap_or(cells[0]);
        let held_by = cells.last().copied().unwrap_or_default();
        // Every second piece stands between backticks.
        let named: Vec<&str> = held_by.split('`').skip(1).step_by(2).collect();
        if named.is_empty() {
            breaches.push(format!("README.md: \"{promise}\" names no test"));
        }
        let missing = named.iter().filter(|test| !is_there(tree, test));
        breaches.extend(missing.map(|test| format!("README.md: \"{promise}\" is held by {test}, which is not there")));
    }
    breaches
}

/// A test function by its last name, or a file or folder of tests.
fn is_there(tree: &Tree, test: &str) -> bool {
    let last = test.rsplit("::").next().unwrap_or(test);
    let (function, file, folder) = (format!("fn {last}("), format!("/{last}.rs"), format!("/{last}/"));
    tree.under("", &[".rs"]).any(|(path, text)| {
        let tested = text.contains("#[test]");
        tested && (text.contains(&function) || path.ends_with(&file) || path.contains(&folder))
    })
}

#[test]
fn every_promise_names_a_test_that_is_there() {
    holds(rule);
}

#[test]
fn a_promise_without_its_test_is_caught() {
    let readme = |row: &str| format!("{HEAD}\n| --- | --- | --- |\n{row}\n");
    let test = ("tests/promises/union.rs", "#[test]\nfn any_order() {}\n");
    let good = readme("| **Saved.** Always. | - | `promises::union`, `union::any_order` |");
    allows(rule, &[("README.md", &good), test]);
    let gone = readme("| **Saved.** Always. | - | `union::some_order` |");
    catches(rule, &[("README.md", &gone), test], "some_order, which is not there");
    let none = readme("| **Saved.** Always. | - | nothing |");
    catches(rule, &[("README.md", &none), test], "\"Saved.\" names no test");
    catches(rule, &[("README.md", "nothing")], "no promise stands");
}
