//! XForms: what becomes of each part of them.

use std::sync::Arc;

use paduk_form::instrument::{Event, Instrument};

use super::read_xform;

fn xform(model: &str, body: &str) -> String {
    format!(
        "<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\" \
         xmlns:jr=\"http://openrosa.org/javarosa\" xmlns:odk=\"http://www.opendatakit.org/xforms\">\n\
         <h:head><h:title>Contoh</h:title>\n<model>{model}</model></h:head>\n<h:body>{body}</h:body></h:html>"
    )
}

fn read(model: &str, body: &str) -> Instrument {
    let (instrument, findings) = read_xform(&xform(model, body));
    assert!(findings.is_empty(), "{findings:#?}");
    instrument
}

/// Type and name of each row.
fn rows(instrument: &Instrument) -> Vec<String> {
    let name = |row: &paduk_form::instrument::Row| row.name.as_ref().map_or("", |name| name.text.as_str()).to_owned();
    let shown = |row| format!("{} {}", shown_kind(row), name(row)).trim().to_owned();
    instrument.survey.iter().map(shown).collect()
}

fn shown_kind(row: &paduk_form::instrument::Row) -> &str {
    &row.kind.text
}

#[test]
fn nodes_become_rows_of_the_type_that_control_and_binding_have() {
    let instrument = read(
        "<instance><data id=\"c\" version=\"3\"><a/><b/><c/><g><d/><e>7</e></g><r jr:template=\"\"><f/></r><m/></data></instance>\
         <bind nodeset=\"/data/a\" type=\"int\" required=\"true()\" jr:requiredMsg=\"Isi dulu\"/>\
         <bind nodeset=\"/data/c\" calculate=\"/data/a * 2\"/><bind nodeset=\"/data/g\" relevant=\"/data/a > 3\"/>\
         <bind nodeset=\"/data/m\" jr:preload=\"timestamp\" jr:preloadParams=\"start\"/>",
        "<input ref=\"/data/a\"><label>A</label><hint>H</hint></input>\
         <select1 ref=\"/data/b\"><item><label>Ya</label><value>1</value></item></select1>\
         <group ref=\"/data/g\"><label>G</label><input ref=\"d\"/></group>\
         <group ref=\"/data/r\"><label>R</label><repeat nodeset=\"/data/r\" jr:count=\"/data/a\"><input ref=\"f\"/></repeat></group>",
    );
    assert_eq!((instrument.form_id.as_str(), instrument.version.as_str()), ("c", "3"));
    assert_eq!(
        rows(&instrument),
        [
            "integer a",
            "select_one /data/b b",
            "calculate c",
            "begin group g",
            "text d",
            "hidden e",
            "end group",
            "begin repeat r",
            "text f",
            "end repeat",
            "start m"
        ]
    );
    let a = &instrument.survey[0];
    let text = |sentence: &paduk_form::instrument::Sentence| sentence.texts().get("default", "default").to_owned();
    assert_eq!(
        (text(&a.label), text(&a.hint), text(&a.required_message)),
        ("A".into(), "H".into(), "Isi dulu".into())
    );
    assert_eq!(
        instrument.survey[5].initial.as_ref().map(|cell| cell.text.as_str()),
        Some("7")
    );
    let repeat = &instrument.survey[7];
    assert_eq!(text(&repeat.label), "R");
    assert_eq!(
        repeat.repeat_count.as_ref().map(|cell| cell.text.as_str()),
        Some("/data/a")
    );
    assert_eq!(instrument.lists[0].choices[0].name.text, "1");
}

#[test]
fn translations_and_values_in_them_are_kept() {
    let instrument = read(
        "<itext><translation lang=\"en\"><text id=\"q\"><value>Age of <output value=\"/data/n\"/>?</value>\
         <value form=\"image\">jr://images/a.png</value></text></translation>\
         <translation lang=\"id\" default=\"true()\"><text id=\"q\"><value>Umur <output value=\"/data/n\"/>?</value></text></translation></itext>\
         <instance><data id=\"t\"><n/><q/></data></instance>",
        "<input ref=\"/data/n\"/><input ref=\"/data/q\"><label ref=\"jr:itext('q')\"/></input>",
    );
    assert_eq!(
        (instrument.default_language.as_str(), instrument.languages.as_slice()),
        ("id", &["en".to_owned(), "id".to_owned()][..])
    );
    let label = &instrument.survey[1].label.texts();
    assert_eq!(
        (label.get("en", ""), label.get("id", "")),
        ("Age of ${/data/n}?", "Umur ${/data/n}?")
    );
    assert_eq!(
        instrument.survey[1].media["image"].texts().get("en", ""),
        "jr://images/a.png"
    );
}

#[test]
fn itemsets_instances_actions_and_first_rows_have_their_place() {
    let instrument = read(
        "<instance><data id=\"i\"><k/><d/><r><x>1</x></r><r><x>2</x></r></data></instance>\
         <instance id=\"desa\"><root><item><name>01</name><label>Cibeber</label></item></root></instance>\
         <setvalue event=\"odk-instance-first-load\" ref=\"/data/k\" value=\"today()\"/>",
        "<input ref=\"/data/k\"><setvalue event=\"xforms-value-changed\" ref=\"/data/d\">it's</setvalue></input>\
         <select1 ref=\"/data/d\"><itemset nodeset=\"instance('desa')/root/item[name = /data/k]\"><value ref=\"name\"/>\
         <label ref=\"jr:itext(label)\"/></itemset></select1><repeat nodeset=\"/data/r\"><input ref=\"x\"/></repeat>",
    );
    let itemset = instrument.survey[1].itemset.as_ref().unwrap();
    assert_eq!(
        (itemset.value.as_str(), &itemset.label),
        (
            "name",
            &paduk_form::instrument::ItemsetLabel::Translation("label".into())
        )
    );
    assert_eq!(
        (
            instrument.instances[0].0.as_str(),
            instrument.instances[0].1.text(0).as_ref()
        ),
        ("desa", "01Cibeber")
    );
    let actions: Vec<_> = instrument
        .actions
        .iter()
        .map(|action| {
            (
                action.events[0],
                action.value.text.as_str(),
                action.trigger.as_ref().map(|cell| cell.text.as_str()),
            )
        })
        .collect();
    assert_eq!(
        actions,
        [
            (Event::ValueChanged, "\"it's\"", Some("/data/k")),
            (Event::FirstLoad, "today()", None)
        ]
    );
    let values: Vec<&str> = instrument
        .first_rows
        .iter()
        .map(|row| row.values[0].1.as_str())
        .collect();
    assert_eq!(values, ["1", "2"]);
}

#[test]
fn what_is_wrong_is_found_at_its_line() {
    for (text, code, line) in [
        ("<a>", "xml-malformed", 1),
        ("<h/>", "xform-without-model", 1),
        (&xform("<instance/>", ""), "xform-without-instance", 3),
        (
            &xform("<instance><data><a/></data></instance>\n<bind/>", ""),
            "bind-without-nodeset",
            4,
        ),
        (
            &xform(
                "<instance><data><a/></data></instance>\n\n<setvalue ref=\"/data/a\" event=\"dusk\"/>",
                "",
            ),
            "unknown-event",
            5,
        ),
    ] {
        let (_, findings) = read_xform(text);
        let found: Vec<_> = findings
            .iter()
            .map(|found| (found.code.as_str(), found.cell.as_ref().map_or(0, |cell| cell.row)))
            .collect();
        assert_eq!(found, [(code, line)]);
    }
}

#[test]
fn a_form_runs() {
    let instrument = read(
        "<instance><data id=\"i\"><k/><l/></data></instance>\
         <instance id=\"desa\"><root><item><name>01</name><label>Cibeber</label></item><item><name>02</name><label>Karangnunggal</label></item></root></instance>\
         <bind nodeset=\"/data/l\" calculate=\"instance('desa')/root/item[name = /data/k]/label\"/>",
        "<select1 ref=\"/data/k\"><label>Desa</label><itemset nodeset=\"instance('desa')/root/item\"><value ref=\"name\"/><label ref=\"label\"/></itemset></select1>",
    );
    let (form, findings) = paduk_form::compile(Arc::new(instrument));
    assert!(findings.is_empty(), "{findings:#?}");
    assert!(form.find("l").is_some());
}
