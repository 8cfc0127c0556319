//! What the pack holds.

use std::collections::BTreeSet;

use paduk_pack::{Listing, Pack, Plan};
use paduk_survey::{Module, Severity, TargetGroup};

use crate::{PACK, files, said};

#[test]
fn nothing_in_it_is_wrong() {
    let worse: Vec<_> = PACK
        .1
        .iter()
        .filter(|f| f.severity != Severity::Note)
        .cloned()
        .collect();
    assert_eq!(said(&worse), Vec::<String>::new());
}

#[test]
fn tabel_3_5_is_complete_and_kertamukti_is_a_census() {
    let pack = &PACK.0;
    assert_eq!((pack.villages.len(), pack.quotas.len()), (10, 40));
    let ciwalen = pack.quota("ciwalen", TargetGroup::ChildUnderFive).unwrap();
    assert_eq!((ciwalen.frame, ciwalen.quota, ciwalen.plan), (1055, 8, Plan::Draw));
    let kertamukti = pack.quota("kertamukti", TargetGroup::PregnantWoman).unwrap();
    assert_eq!(
        (kertamukti.plan, kertamukti.target(), kertamukti.shortfall()),
        (Plan::Census, 17, 3)
    );
    let interviews: u32 = pack.quotas.iter().map(|quota| quota.quota).sum();
    assert_eq!(interviews, 440);
}

#[test]
fn twin_villages_wait_for_confirmation() {
    let unconfirmed: Vec<&str> = PACK
        .0
        .villages
        .iter()
        .filter(|village| village.is_unconfirmed())
        .map(|village| village.code.as_str())
        .collect();
    assert_eq!(unconfirmed, ["kertaharja", "kertamukti", "ciwalen", "cikancana"]);
    let kertamukti = PACK.0.village("kertamukti").unwrap();
    let codes: Vec<&str> = kertamukti.candidates.iter().map(|c| c.bps_code.as_str()).collect();
    assert_eq!(
        (kertamukti.listing, codes),
        (Listing::Ambiguous, vec!["3203161006", "3203020011"])
    );
}

#[test]
fn every_instrument_has_all_the_codes_of_its_draft() {
    let counts: Vec<(&str, usize)> = PACK
        .0
        .instruments
        .iter()
        .map(|instrument| {
            let names = instrument.form.nodes().iter().map(paduk_form::Node::name);
            let codes: BTreeSet<&str> = names.filter(|name| is_code(name)).collect();
            (instrument.form_id.as_str(), codes.len())
        })
        .collect();
    let drafted = [
        ("rumah_tangga", 102),
        ("ibu_hamil", 92),
        ("ibu_menyusui", 80),
        ("balita", 111),
        ("remaja_putri", 71),
    ];
    assert_eq!(counts, drafted);
}

/// Two capitals and two or three digits: a code of the drafts, and no name of our own.
fn is_code(name: &str) -> bool {
    let (letters, digits) = name.split_at(name.len().min(2));
    letters.chars().all(|c| c.is_ascii_uppercase())
        && matches!(digits.len(), 2 | 3)
        && digits.chars().all(|c| c.is_ascii_digit())
}

#[test]
fn every_group_has_its_questionnaire() {
    let pack = &PACK.0;
    for group in TargetGroup::ALL {
        assert!(pack.instrument_for(Module::Member(group)).is_some(), "{group:?}");
    }
    assert!(pack.later.is_empty());
    assert_eq!(pack.groups_of("3 4"), [TargetGroup::ChildUnderFive]);
    assert_eq!((pack.assumptions.len(), pack.matrix.interventions().len()), (20, 54));
}

#[test]
fn tests_for_hiv_are_asked_about_and_their_results_never() {
    for (form_id, question) in [("ibu_hamil", "BH217"), ("ibu_menyusui", "BS207")] {
        let form = &PACK.0.instrument(form_id).unwrap().form;
        let node = form.find(question).unwrap();
        let choices: Vec<&str> = form
            .list(node)
            .unwrap()
            .choices
            .iter()
            .map(|c| c.label.texts().get("en", "id"))
            .collect();
        assert_eq!(
            choices,
            [
                "Tested",
                "Offered, not yet tested",
                "Not offered",
                "Offered, chose not to be tested"
            ]
        );
        assert!(form.node(node).sensitive(), "{question}");
    }
}

#[test]
fn what_is_said_in_sundanese_falls_back_to_indonesian() {
    let form = &PACK.0.instrument("ibu_menyusui").unwrap().form;
    let label = |question: &str| {
        let row = form
            .instrument()
            .survey
            .iter()
            .find(|row| row.name.as_ref().is_some_and(|name| name.text == question))
            .unwrap();
        row.label.texts().get("su", "id").to_owned()
    };
    assert_eq!(label("BS305"), "Masih kénéh nyusuan?");
    assert_eq!(
        label("BS314"),
        "Apakah suami atau nenek mendukung ASI saja sampai 6 bulan?"
    );
}

#[test]
fn the_hash_changes_with_every_file() {
    let mut changed = files();
    let before = PACK.0.content_hash();
    assert_eq!(Pack::read(&changed).0.content_hash(), before);
    changed.get_mut("areas.csv").unwrap().push(b'\n');
    assert_ne!(Pack::read(&changed).0.content_hash(), before);
}

/// What is found after `change`, apart from what is found anyway.
fn found_after(path: &str, from: &str, to: &str) -> Vec<String> {
    let mut changed = files();
    let text = String::from_utf8(changed[path].clone()).unwrap();
    assert!(text.contains(from), "{from} is not in {path}");
    changed.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
    let before = said(&PACK.1);
    said(&Pack::read(&changed).1)
        .into_iter()
        .filter(|line| !before.contains(line))
        .collect()
}

/// Whether `code` is found at `cell` after a change.
fn finds(path: &str, from: &str, to: &str, code: &str) {
    let found = found_after(path, from, to);
    let named = |line: &String| line.split(' ').nth(1) == Some(code);
    assert!(found.iter().any(named), "{code} expected, found {found:#?}");
}

#[test]
fn what_breaks_a_pack_is_said() {
    finds("quotas.csv", "550", "551", "quota-total-differs");
    finds("quotas.csv", "ciwalen,BUMIL", "ciwalan,BUMIL", "village-unknown");
    finds("quotas.csv", "ciwalen,BUMIL", "ciwalan,BUMIL", "quota-missing");
    finds(
        "matrix/rules.csv",
        "BH310 = 1",
        "BH319 = 1",
        "rule-reads-unknown-question",
    );
    finds(
        "matrix/rules.csv",
        "The salt in the house is iodised.",
        "",
        "text-missing-in-language",
    );
    finds("assumptions.csv", "GS-BH-02", "GS-BH-20", "unknown-intervention");
    finds("pack.json", "\"RT107\"", "\"RT170\"", "question-not-in-instrument");
    finds("pack.json", "\"kemenkes_2016\"", "\"who_2042\"", "anaemia-set-unknown");
    finds("pack.json", "\"kertaharja\"", "\"kertaraharja\"", "village-unknown");
    finds("pack.json", "\"format\": 0", "\"format\": 9", "pack-format-unknown");
    finds("pack.json", "\"id\": \"stunting", "\"id\": stunting", "json-unreadable");
    finds(
        "instruments/ibu_hamil/settings.csv",
        "ibu_hamil",
        "ibu_hamli",
        "form-id-differs",
    );
    finds(
        "instruments/rumah_tangga/choices.csv",
        "desa,kamurang",
        "desa,kamuran",
        "village-not-offered",
    );
    finds(
        "samples/contoh-01.json",
        "\"row\": \"c01-a1\", \"v\": \"Contoh Asep\"",
        "\"row\": \"c01-a1\", \"v\": \"Asep\"",
        "sample-not-fictive",
    );
    finds(
        "samples/contoh-01.json",
        "\"invented\": true",
        "\"invented\": false",
        "sample-not-invented",
    );
    finds(
        "samples/contoh-01.json",
        "\"BH102\"",
        "\"BH120\"",
        "question-not-in-instrument",
    );
    finds(
        "samples/contoh-01.json",
        "\"member\": \"c01-a2\"",
        "\"member\": \"c01-b2\"",
        "sample-member-unknown",
    );
    finds("pack.json", "\"age_years\", \"age", "\"age", "lookup-without-column");
    finds("pack.json", "\"paduk_area\"", "\"paduk_arae\"", "lookup-unknown");
    finds("pack.json", "\"0.4.0\"", "\"0.3-b\"", "pack-version-wrong");
    finds("pack.json", ",\n    \"changes\": \"changes.csv\"", "", "file-unused");
    finds("areas.csv", "malaria_active", "malaria_pasif", "setting-unused");
    for (table, from, to, code) in [
        ("needs", "GN-02;LK-02", "GN-02;LK-20", "programme-code-unknown"),
        ("needs", "LK-02,8,", "LK-02,88,", "programme-code-unknown"),
        ("needs", "air,Air", "jamban,Air", "duplicate-key"),
        ("needs", "GN-01,9", "GN-01,8", "duplicate-key"),
        ("offices", "office,2,", "office,22,", "programme-code-unknown"),
        ("offices", "DP2KBP3A,DP2KBP3A", "DINKES,DP2KBP3A", "duplicate-key"),
        ("offices", "Health office", "", "text-missing-in-language"),
        (
            "offices",
            "Health office,office",
            "Health office,kantor",
            "unknown-word",
        ),
        ("words", "status,running", "status,walking", "unknown-word"),
        ("targets", "min,90,percent", "min,90.5,percent", "not-a-count"),
        ("targets", "GS-BH-01,Ibu", "GS-BH-10,Ibu", "programme-code-unknown"),
        ("targets", "Perpres 72/2021 (spesifik 1)", "", "missing-cell"),
        ("villages", "none_gap", "no_gap", "unknown-word"),
    ] {
        finds(&format!("matrix/{table}.csv"), from, to, code);
    }
    finds(
        "pack.json",
        "\"kind\": \"BN01\"",
        "\"kind\": \"BN10\"",
        "programme-code-unknown",
    );
    finds(
        "instruments/rumah_tangga/choices.csv",
        "\n",
        "\ntidak_dipakai,1,Satu,One\n",
        "list-unused",
    );
    finds(
        "instruments/ibu_hamil/choices.csv",
        "\n",
        "\npaduk_texts,tidak_dipakai,Satu,One\n",
        "message-unused",
    );
}

#[test]
fn a_question_that_nothing_reads_is_said_unless_it_is_kept_on_purpose() {
    let mut changed = files();
    let sheet = "instruments/ibu_hamil/survey.csv";
    let text = String::from_utf8(changed[sheet].clone()).unwrap();
    let end = text.trim_end().len();
    let text = format!("{}\ntext,BH999,Satu,One\n", &text[..end]);
    changed.insert(sheet.to_owned(), text.into_bytes());
    let noted = |files: &paduk_pack::Files| {
        let found = Pack::read(files).1;
        let codes = found
            .iter()
            .filter(|f| f.params.iter().any(|(_, value)| value == "BH999"));
        codes.map(|f| f.code.clone()).collect::<Vec<_>>()
    };
    assert_eq!(noted(&changed), ["question-unread"]);
    let manifest = String::from_utf8(changed["pack.json"].clone()).unwrap();
    let manifest = manifest.replace("\"kept.csv\"", "\"k.csv\"");
    changed.insert("pack.json".to_owned(), manifest.into_bytes());
    let kept =
        |question: &str| format!("question,reason_id,reason_en\n{question},Untuk nanti,For later\n").into_bytes();
    changed.insert("k.csv".to_owned(), kept("BH999"));
    assert_eq!(noted(&changed), Vec::<String>::new());
    for (question, code) in [("BH998", "kept-question-unknown"), ("BH304", "kept-question-read")] {
        changed.insert("k.csv".to_owned(), kept(question));
        assert!(
            said(&Pack::read(&changed).1).iter().any(|line| line.contains(code)),
            "{code}"
        );
    }
}

#[test]
fn a_list_in_a_file_of_the_pack_is_read() {
    let mut changed = files();
    let sheet = "instruments/ibu_hamil/survey.csv";
    let text = String::from_utf8(changed[sheet].clone()).unwrap();
    let text = format!("{}\nselect_one_from_file obat.csv,BH999,Obat?,Drug?\n", text.trim_end());
    changed.insert(sheet.to_owned(), text.into_bytes());
    let errors = |files: &paduk_pack::Files| {
        said(&Pack::read(files).1)
            .iter()
            .filter(|f| f.contains("list-file"))
            .count()
    };
    assert_eq!(errors(&changed), 1);
    changed.insert(
        "instruments/ibu_hamil/obat.csv".to_owned(),
        b"name,label\nfe,Zat besi\n".to_vec(),
    );
    assert_eq!(errors(&changed), 0);
}
