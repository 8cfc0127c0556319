//! XPath over a small document.

use super::Question;
use crate::document::{Document, DocumentBuilder};

fn sample() -> Document {
    let mut builder = DocumentBuilder::new();
    builder.open("", "", "data").unwrap();
    for (name, age) in [("Ana", "34"), ("Bia", "7"), ("Caio", "19")] {
        builder.open("", "", "row").unwrap();
        builder.element("name", name).unwrap();
        builder.element("age", age).unwrap();
        builder.close();
    }
    builder.build()
}

#[test]
fn paths_predicates_and_axes() {
    let document = sample();
    for (text, expect) in [
        ("/data/row[2]/name", "Bia"),
        ("/data/row[last()]/name", "Caio"),
        ("/data/row[position() = 2]/age", "7"),
        ("count(//age)", "3"),
        ("/data/row[age > 10][2]/name", "Caio"),
        ("(//name)[3]", "Caio"),
        ("count(//name[1])", "3"),
        ("name(//age/..)", "row"),
        ("//row[name = 'Bia']/following-sibling::row/name", "Caio"),
        ("//row[3]/preceding-sibling::row[1]/name", "Bia"),
        ("string(//row[age = 34]/@none)", ""),
        ("count(//name | //age | //name)", "6"),
        ("sum(//age) + 1", "61"),
        ("//age = 7 and //age != 7 and not(//age = 8)", "true"),
        ("boolean(//nobody)", "false"),
        ("0 and explode()", "false"),
        ("join('-', //name)", "Ana-Bia-Caio"),
        ("position(//row[name = 'Caio'])", "3"),
        ("indexed-repeat(/data/row/name, /data/row, 2)", "Bia"),
    ] {
        let answer = Question::about(&document).ask(text).unwrap();
        assert_eq!(answer.text(), expect, "{text}");
    }
}

#[test]
fn what_is_wrong_is_no_answer() {
    let document = sample();
    for text in ["1 and explode()", "base64-decode()", "nowhere::a", "//[1]", "a["] {
        assert!(Question::about(&document).ask(text).is_err(), "{text}");
    }
}
