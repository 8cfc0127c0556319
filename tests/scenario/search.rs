//! A household is found again, being typed and finished, however its people are spelt.

use paduk_app::api::{PersonRole, Request, Response, SearchView};

use crate::laptop::{Laptop, household};

fn search(laptop: &mut Laptop, typed: &str) -> SearchView {
    let Response::Search(view) = laptop.ask(Request::Search { typed: typed.into() }) else {
        panic!()
    };
    view
}

#[test]
fn a_household_is_found_while_it_is_typed_after_it_is_finished_and_after_a_restart() {
    let desk = tempfile::tempdir().unwrap();
    let mut laptop = Laptop::first_day(desk.path(), PersonRole::Enumerator, "E07");
    let (place, members) = household();
    let begun = laptop.new_household();
    let (document, case) = (begun.document.clone(), begun.case.clone());
    laptop.fill(begun, &place, &members);

    let found_everywhere = |laptop: &mut Laptop| {
        for typed in [
            "euis",
            "Bu Hj. Euis tjontoh",
            "contoh asep rt 2",
            "0000 0003 0419",
            "04199999",
            "02/05",
            "ruta 14",
        ] {
            let view = search(laptop, typed);
            assert_eq!(view.rows.len(), 1, "{typed}: {view:?}");
            assert_eq!(view.rows[0].case, case);
            assert_eq!(view.rows[0].label, "Kertaharja · RT 02 / RW 05 · ruta 014");
            assert!(view.complete);
        }
        assert_eq!(search(laptop, "euis").rows[0].name, "Contoh Euis");
        assert_eq!(search(laptop, "rt 2").rows[0].name, "Contoh Asep");
        assert!(search(laptop, "rt 3").rows.is_empty());
    };
    found_everywhere(&mut laptop);
    laptop.finish(&document);
    found_everywhere(&mut laptop);
    let mut laptop = laptop.started_again();
    found_everywhere(&mut laptop);
}
