//! XML: what is read, and what is refused.

use super::{MAX_DEPTH, read};

fn code(text: &str) -> &'static str {
    read(text).map_or_else(|error| error.code(), |_| "read")
}

#[test]
fn texts_names_and_lines_are_kept() {
    let read = read("<?xml version='1.0'?>\n<a xmlns='urn:a' xmlns:p='urn:p'>\n <p:b id='&quot;1&quot;'>x &amp; &#233;<![CDATA[<y>]]></p:b>\n</a>").unwrap();
    let document = &read.document;
    let root = document.first_element(0).unwrap();
    let inner = document.first_element(root).unwrap();
    assert_eq!(
        (document.namespace(root), document.namespace(inner)),
        ("urn:a", "urn:p")
    );
    assert_eq!(document.attribute(inner, "", "id"), Some("\"1\""));
    assert_eq!(document.text(inner), "x & é<y>");
    assert_eq!((read.line(root), read.line(inner)), (2, 3));
}

#[test]
fn what_could_hurt_is_refused() {
    let deep = format!("{}{}", "<a>".repeat(MAX_DEPTH + 1), "</a>".repeat(MAX_DEPTH + 1));
    let laughs = "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;&b;'>]><a>&c;</a>";
    let outside = "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>";
    assert_eq!(code(&deep), "xml-too-deep");
    assert_eq!(code(laughs), "xml-entity");
    assert_eq!(code(outside), "xml-entity");
    for text in ["", "a", "<a>", "<a></b>", "<a/><b/>", "<a/>b", "<a b='1' b='2'/>"] {
        assert_eq!(code(text), "xml-malformed", "{text}");
    }
}
