//! Which sheets a workbook has, and which part holds each.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::reader;

/// The names of the sheets in their order, each with the name of its part.
pub(super) fn sheets<'a>(text: impl Fn(&str) -> Option<&'a str>) -> Option<Vec<(String, String)>> {
    at_the_usual_place(text("_rels/.rels")?)?;
    let parts = parts(text("xl/_rels/workbook.xml.rels")?)?;
    let mut sheets: Vec<(String, String)> = Vec::new();
    each(text("xl/workbook.xml")?, "sheet", |sheet| {
        let (mut name, mut relation) = (None, None);
        for attribute in sheet.attributes() {
            let attribute = attribute.ok()?;
            match attribute.key.as_ref() {
                "name" => name = Some(plain(&attribute.value)?),
                "state" if !["visible", "hidden", "veryHidden"].contains(&&*attribute.value) => return None,
                key if key.rsplit(':').next() == Some("id") => relation = Some(plain(&attribute.value)?),
                _ => {}
            }
        }
        let (name, part) = (name?, parts.get(&relation?)?);
        if sheets.iter().any(|(known, _)| *known == name) {
            return None;
        }
        sheets.push((name, part.clone()));
        Some(())
    })?;
    Some(sheets)
}

/// Where the workbook is the part that nearly all programs make it.
fn at_the_usual_place(text: &str) -> Option<()> {
    let mut found = false;
    each(text, "Relationship", |relation| {
        let (kind, target) = (attribute(relation, "Type")?, attribute(relation, "Target")?);
        if kind.ends_with("/relationships/officeDocument") {
            found = true;
            return ["xl/workbook.xml", "/xl/workbook.xml"]
                .contains(&&*target)
                .then_some(());
        }
        Some(())
    })?;
    found.then_some(())
}

/// The parts that hold worksheets, by the id that the workbook gives them.
fn parts(text: &str) -> Option<BTreeMap<String, String>> {
    let mut parts = BTreeMap::new();
    each(text, "Relationship", |relation| {
        let (id, kind, target) = (
            attribute(relation, "Id")?,
            attribute(relation, "Type")?,
            attribute(relation, "Target")?,
        );
        if kind.rsplit('/').next() == Some("worksheet") {
            let part = match target.strip_prefix('/') {
                Some(part) => part.to_owned(),
                None => format!("xl/{target}"),
            };
            // The same id twice is nothing that a spreadsheet program writes.
            return parts.insert(id, part).is_none().then_some(());
        }
        Some(())
    })?;
    Some(parts)
}

/// Hands on every element of this name.
fn each(text: &str, name: &str, mut on: impl FnMut(&BytesStart<'_>) -> Option<()>) -> Option<()> {
    let mut reader = reader(text);
    loop {
        let event = reader.read_event().ok()?;
        if let Event::Start(element) | Event::Empty(element) = &event
            && element.local_name().as_ref() == name
        {
            on(element)?;
        } else if event == Event::Eof {
            return Some(());
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    plain(&element.try_get_attribute(name).ok()??.value)
}

/// An attribute's value, unless it means something else than it says.
fn plain(value: &str) -> Option<String> {
    let means = |sign| matches!(sign, '&' | '\n' | '\r' | '\t');
    (!value.contains(means)).then(|| value.to_owned())
}
