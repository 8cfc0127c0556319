//! Documents: order, names, texts, the index.

use super::{Document, DocumentBuilder};

fn list() -> Document {
    let mut builder = DocumentBuilder::new();
    builder.open("", "", "root").unwrap();
    for (name, state) in [("a", "1"), ("b", "2"), ("c", "1")] {
        builder.open("", "", "item").unwrap();
        builder.attribute("", "", "id", name).unwrap();
        builder.element("name", name).unwrap();
        builder.element("state", state).unwrap();
        builder.close();
    }
    builder.close();
    builder.build()
}

#[test]
fn elements_are_found_in_order_and_texts_joined() {
    let document = list();
    let root = document.first_element(0).unwrap();
    let names: Vec<_> = document
        .elements(root)
        .map(|item| document.attribute(item, "", "id").unwrap().to_owned())
        .collect();
    assert_eq!(names, ["a", "b", "c"]);
    assert_eq!(document.text(0), "a1b2c1");
}

#[test]
fn the_index_finds_what_looking_finds() {
    let document = list();
    let root = document.first_element(0).unwrap();
    let by_index = document.find_children(root, "item", "state", "1");
    let by_looking: Vec<u32> = document
        .elements(root)
        .filter(|item| {
            document
                .elements(*item)
                .any(|cell| document.local_name(cell) == "state" && document.text(cell) == "1")
        })
        .collect();
    assert_eq!(by_index, by_looking);
    assert!(document.find_children(root, "item", "state", "3").is_empty());
}
