use paduk_history::erasure::body;
use paduk_history::{Kind, Op as RevisionOp, Remnant, Revision, Signed, Written};
use paduk_survey::{CaseId, Recorded, RowId, StoredAnswer};

use super::{Asked, SearchBy, SearchHousehold};
use crate::fixture::{Laptop, Place, put, receive};
use crate::{Op, Store};

/// Which questions hold what, as a pack would say.
fn by() -> SearchBy {
    let [name, relation, head, family_card] = ["AR02", "AR04", "1", "RT201"].map(str::to_owned);
    let [village, rt, rw, number] = ["RT101", "RT103", "RT104", "RT107"].map(str::to_owned);
    SearchBy {
        name,
        relation,
        head,
        family_card,
        village,
        rt,
        rw,
        number,
    }
}

/// A household's revision: card, RT, RW, number, then people of whom the first is the head.
fn household(revision: &mut Revision, place: [&str; 4], people: &[&str]) {
    revision.kind = Kind::Household;
    revision.case = Some(CaseId::new(format!("case-of-{}", revision.document.as_str())));
    let answer = |question: &str, row: Option<usize>, value: &str| StoredAnswer {
        question: question.to_owned(),
        row: row.map(|row| RowId::new(format!("r{row}"))),
        recorded: Some(Recorded::Value(value.to_owned())),
        note: None,
    };
    let [card, rt, rw, number] = place;
    let place = [
        ("RT101", "kertaharja"),
        ("RT103", rt),
        ("RT104", rw),
        ("RT107", number),
        ("RT201", card),
    ];
    let given = place.into_iter().filter(|(_, value)| !value.is_empty());
    revision.answers = given.map(|(question, value)| answer(question, None, value)).collect();
    for (row, name) in people.iter().enumerate() {
        revision.answers.push(answer("AR02", Some(row), name));
        let relation = if row == 0 { "1" } else { "3" };
        revision.answers.push(answer("AR04", Some(row), relation));
    }
}

fn searching() -> Place {
    let mut place = Place::new();
    place.store.transact(Op::SearchBy(by())).unwrap();
    place
}

/// The names found, in their order.
fn names(store: &Store, typed: &str) -> Vec<String> {
    let result = store.search(&Asked::of(typed), 50).unwrap();
    result.found.into_iter().map(|found| found.name).collect()
}

/// A village of one-person households with these names.
fn village(people: &[&str]) -> Place {
    let mut place = searching();
    let mut laptop = Laptop::new(1);
    for (number, name) in (1..).zip(people) {
        let card = format!("32030041{number:04}9999");
        let of = [&*card, "2", "5", &*number.to_string()];
        let signed = laptop.makes(&format!("h{number}"), |revision| household(revision, of, &[name]));
        place.store.transact(put(signed)).unwrap();
    }
    place
}

#[test]
fn a_name_is_found_as_people_spell_it() {
    let place = village(&[
        "Contoh Djoenaedi",
        "H. Achmad Contoh",
        "Siti Aisyah",
        "Muhammad Yusuf",
        "Nurhayati",
        "Icha Ramadhan",
        "Tjutju Fitriani",
        "Hasanah",
    ]);
    for (typed, found) in [
        ("junaidi", "Contoh Djoenaedi"),
        ("djunaedi contoh", "Contoh Djoenaedi"),
        ("pak ahmad", "H. Achmad Contoh"),
        ("akhmad", "H. Achmad Contoh"),
        ("St. Aisjah", "Siti Aisyah"),
        ("aisah", "Siti Aisyah"),
        ("moh jusup", "Muhammad Yusuf"),
        ("m. yusuf", "Muhammad Yusuf"),
        ("nur hayati", "Nurhayati"),
        ("noerhajati", "Nurhayati"),
        ("ica", "Icha Ramadhan"),
        ("ramadan", "Icha Ramadhan"),
        ("cucu pitri", "Tjutju Fitriani"),
        ("asana", "Hasanah"),
        ("bu hj. hassanah", "Hasanah"),
    ] {
        assert_eq!(names(&place.store, typed), [found], "{typed}");
    }
}

#[test]
fn a_slip_of_the_finger_is_forgiven_in_a_long_word() {
    let place = village(&["Djoenaedi", "Kartasasmita", "Ani", "Ina"]);
    for typed in ["junadi", "junaeid", "junaediq", "jnaedi", "djonaedi"] {
        assert_eq!(names(&place.store, typed), ["Djoenaedi"], "{typed}");
    }
    assert_eq!(names(&place.store, "kartsasmita"), ["Kartasasmita"]);
    assert_eq!(names(&place.store, "ani"), ["Ani"]);
    assert!(names(&place.store, "sulaeman").is_empty());
}

#[test]
fn the_same_letters_come_first_then_the_sound_then_beginnings_then_slips() {
    let place = village(&[
        "Junaedih",
        "Junaediani",
        "Djoenaedi",
        "Junaedo",
        "Junaedi Contoh",
        "Junaedi",
    ]);
    assert_eq!(
        names(&place.store, "junaedi"),
        [
            "Junaedi",
            "Junaedi Contoh",
            "Djoenaedi",
            "Junaedih",
            "Junaediani",
            "Junaedo"
        ]
    );
}

#[test]
fn a_place_and_a_card_are_found_however_they_are_typed() {
    let place = village(&["Asep", "Dadang", "Euis"]);
    for typed in [
        "32030041 0002 9999",
        "3203-0041-0002-9999",
        "kk 3203004100029999",
        "00029999",
        "3203004100029998",
    ] {
        assert_eq!(names(&place.store, typed), ["Dadang"], "{typed}");
    }
    for typed in ["rt 2", "RT.02/RW.05", "rt02 rw05", "02/05", "2"] {
        assert_eq!(names(&place.store, typed), ["Asep", "Dadang", "Euis"], "{typed}");
    }
    for typed in ["ruta 3", "rt 2 no 003", "euis rt 2", "2/5 euis"] {
        assert_eq!(names(&place.store, typed), ["Euis"], "{typed}");
    }
    for typed in ["rt 3", "euis rt 1", "rw 2", "ruta 9", "12345678", "", " ", "//"] {
        assert!(names(&place.store, typed).is_empty(), "{typed}");
    }
}

#[test]
fn a_correction_is_found_and_what_it_corrects_no_more() {
    let mut place = searching();
    let mut laptop = Laptop::new(1);
    let of = ["", "1", "1", "1"];
    let first = laptop.makes("a", |revision| household(revision, of, &["Contoh Asep", "Contoh Euis"]));
    place.store.transact(put(first.clone())).unwrap();
    let second = laptop.makes("a", |revision| {
        household(revision, of, &["Contoh Dadang", "Contoh Euis"]);
        revision.parents = vec![first.id()];
    });
    place.store.transact(put(second)).unwrap();
    assert!(names(&place.store, "asep").is_empty());
    assert_eq!(names(&place.store, "dadang"), ["Contoh Dadang"]);
    assert_eq!(names(&place.store, "euis"), ["Contoh Euis"]);
}

/// A family of revisions of one household: begun, corrected, corrected apart on two laptops, and one taken away.
fn history() -> Vec<Signed> {
    let (mut one, mut two) = (Laptop::new(1), Laptop::new(2));
    let of = ["3203004100019999", "1", "1", "1"];
    let begun = one.makes("a", |revision| household(revision, of, &["Contoh Asep"]));
    let mended = one.makes("a", |revision| {
        household(revision, of, &["Contoh Dadang"]);
        revision.parents = vec![begun.id()];
    });
    let apart = two.makes("a", |revision| {
        household(revision, of, &["Contoh Euis"]);
        revision.parents = vec![begun.id()];
    });
    let lone = two.makes("b", |revision| household(revision, of, &["Contoh Cucu"]));
    let gone = two.makes("b", |revision| {
        household(revision, of, &[]);
        revision.op = RevisionOp::Delete;
        revision.parents = vec![lone.id()];
    });
    vec![begun, mended, apart, lone, gone]
}

#[test]
fn in_whatever_order_revisions_arrive_the_heads_are_found_and_nothing_else() {
    let history = history();
    for turn in 0..history.len() {
        for reversed in [false, true] {
            let mut place = searching();
            let mut order = history.clone();
            order.rotate_left(turn);
            if reversed {
                order.reverse();
            }
            for signed in order {
                place.store.transact(receive(vec![signed])).unwrap();
            }
            for (typed, found) in [("asep", 0), ("dadang", 1), ("euis", 1), ("cucu", 0), ("rt 1", 1)] {
                assert_eq!(names(&place.store, typed).len(), found, "{typed} {turn} {reversed}");
            }
        }
    }
}

#[test]
fn an_old_store_is_read_in_slices_and_says_when_it_is_done() {
    let mut place = Place::new();
    place.store.transact(receive(history())).unwrap();
    assert!(!place.store.search(&Asked::of("euis"), 9).unwrap().complete);
    place.store.transact(Op::SearchBy(by())).unwrap();
    let mut slices = 0;
    while !place.store.search(&Asked::of("euis"), 9).unwrap().complete {
        place.store.transact(Op::SearchReadOn { limit: 2 }).unwrap();
        slices += 1;
    }
    assert_eq!(slices, 3);
    for (typed, found) in [("asep", 0), ("dadang", 1), ("euis", 1), ("cucu", 0)] {
        assert_eq!(names(&place.store, typed).len(), found, "{typed}");
    }
    // Said again, nothing is read again; said otherwise, everything is.
    place.store.transact(Op::SearchBy(by())).unwrap();
    assert!(place.store.search(&Asked::of("euis"), 9).unwrap().complete);
    let other = SearchBy {
        name: "AR99".to_owned(),
        ..by()
    };
    place.store.transact(Op::SearchBy(other)).unwrap();
    place.store.transact(Op::SearchReadOn { limit: 99 }).unwrap();
    assert!(names(&place.store, "euis").is_empty());
}

/// How often some letters stand in the decrypted pages of the file, those that are free included.
fn in_pages(store: &mut Store, letters: &str) -> usize {
    let pages = store.connection_mut().serialize("main").unwrap().to_ascii_lowercase();
    assert!(
        pages.starts_with(b"sqlite format 3"),
        "these are not the pages in plain"
    );
    let letters = letters.to_ascii_lowercase().into_bytes();
    pages.windows(letters.len()).filter(|window| *window == letters).count()
}

/// An order of the root key to erase one revision.
fn purge(root: &mut Laptop, erased: Signed) -> Signed {
    let remnant = Remnant::of(&Written::read(erased).unwrap());
    root.makes("order", |revision| {
        (revision.kind, revision.op, revision.state, revision.case) = (Kind::Erasure, RevisionOp::Purge, None, None);
        revision.reason = Some("permintaan responden".to_owned());
        revision.answers.clear();
        revision.body = body(&[remnant]);
    })
}

#[test]
fn an_erased_name_and_card_stand_on_no_page_of_the_file() {
    let (mut laptop, mut root) = (Laptop::new(1), Laptop::new(99));
    let mut place = searching();
    place.store.transact(Op::TrustRoot { device: root.device() }).unwrap();
    // A neighbour stays, so that tables and pages are not simply empty.
    let of = ["3203004100029999", "1", "1", "2"];
    let neighbour = laptop.makes("b", |revision| household(revision, of, &["Contoh Wirasuminta"]));
    place.store.transact(put(neighbour)).unwrap();
    let of = ["3203004100019999", "1", "1", "1"];
    let signed = laptop.makes("a", |revision| household(revision, of, &["Contoh Kartasasmita"]));
    place.store.transact(put(signed.clone())).unwrap();
    // As it stands in the revision, as it sounds in the index, and the card from either end.
    let gone = ["kartasasmita", "artasasmita", "3203004100019999", "9999100014003023"];
    let standing: Vec<_> = gone.iter().map(|letters| in_pages(&mut place.store, letters)).collect();
    assert!(standing.iter().all(|found| *found > 0), "{standing:?}");
    place.store.transact(receive(vec![purge(&mut root, signed)])).unwrap();
    for letters in gone {
        assert_eq!(in_pages(&mut place.store, letters), 0, "{letters}");
    }
    assert!(in_pages(&mut place.store, "wirasuminta") > 0);
    assert_eq!(names(&place.store, "wirasuminta").len(), 1);
}

#[test]
fn an_erased_name_stays_in_no_part_of_the_index() {
    let (mut laptop, mut root) = (Laptop::new(1), Laptop::new(99));
    let mut place = searching();
    place.store.transact(Op::TrustRoot { device: root.device() }).unwrap();
    let of = ["3203004100019999", "1", "1", "1"];
    let signed = laptop.makes("a", |revision| household(revision, of, &["Contoh Kartasasmita"]));
    place.store.transact(put(signed.clone())).unwrap();
    assert_eq!(names(&place.store, "kartasasmita").len(), 1);
    let order = purge(&mut root, signed);
    place.store.transact(receive(vec![order])).unwrap();
    assert!(names(&place.store, "kartasasmita").is_empty());
    for table in ["search_word", "search_slip", "search_person", "search_household"] {
        let sql = format!("SELECT count(*) FROM {table}");
        let rows: u32 = place.store.connection().query_row(&sql, [], |row| row.get(0)).unwrap();
        assert_eq!(rows, 0, "{table}");
    }
    // Read again from the beginning, nothing comes back.
    let other = SearchBy {
        head: "2".to_owned(),
        ..by()
    };
    place.store.transact(Op::SearchBy(other)).unwrap();
    place.store.transact(Op::SearchReadOn { limit: 99 }).unwrap();
    assert!(names(&place.store, "kartasasmita").is_empty());
}

/// Names put together from syllables that the rules speak of, the same every time.
fn people(count: u32) -> Vec<String> {
    const PARTS: [&str; 16] = [
        "dja", "ju", "nae", "di", "sya", "chi", "fit", "ri", "muh", "sit", "ti", "oe", "nur", "ha", "ya", "vi",
    ];
    let part = |drawn: u32| PARTS[(drawn % 16) as usize];
    (0..count)
        .map(|n| {
            let drawn = n.wrapping_mul(2_654_435_761) >> 3;
            let word = |by: u32| {
                format!(
                    "{}{}{}",
                    part(drawn >> by),
                    part(drawn >> (by + 4)),
                    part(drawn >> (by + 8))
                )
            };
            if n % 3 == 0 {
                word(0)
            } else {
                format!("{} {}", word(2), word(13))
            }
        })
        .collect()
}

#[test]
fn the_index_finds_exactly_whom_the_rule_names() {
    let people = people(300);
    let borrowed: Vec<&str> = people.iter().map(String::as_str).collect();
    let place = village(&borrowed);
    let households: Vec<SearchHousehold> = place
        .store
        .revisions_after(0, 1_000)
        .unwrap()
        .iter()
        .map(|(_, written)| by().household(&written.revision).unwrap())
        .collect();
    let mut found_in_all = 0;
    for (n, name) in people.iter().enumerate() {
        let typed = match n % 6 {
            0 => name.clone(),
            1 => name.chars().skip(1).collect(),
            2 => name.chars().take(4).collect(),
            3 => name.replace('a', ""),
            4 => name.replace(' ', ""),
            _ => format!("{} rt 2", name.replacen('i', "e", 1)),
        };
        let asked = Asked::of(&typed);
        let mut ruled: Vec<&str> = households
            .iter()
            .filter(|household| asked.fits(household).is_some())
            .map(|household| household.people[0].name.as_str())
            .collect();
        let result = place.store.search(&asked, 1_000).unwrap();
        let mut found: Vec<&str> = result.found.iter().map(|found| found.name.as_str()).collect();
        ruled.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, ruled, "{typed}");
        found_in_all += found.len();
    }
    assert!(found_in_all > people.len(), "{found_in_all}");
}
