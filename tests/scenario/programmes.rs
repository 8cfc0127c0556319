//! What offices fill in: a spreadsheet read by a supervisor, read again, refused, and read differently by two.

use std::path::{Path, PathBuf};

use paduk_app::api::PersonRole;
use paduk_app::task::{self, ListedProgramme, ReadProgrammes};
use rust_xlsxwriter::Workbook;

use crate::laptop::Laptop;

const HEADINGS: [&str; 9] = [
    "OPD atau mitra *",
    "Intervensi *",
    "Desa *",
    "Tahun *",
    "Sasaran *",
    "Anggaran (Rp)",
    "Sumber dana",
    "Status *",
    "Sudah menerima",
];

/// A filled spreadsheet: office, intervention, village, target, status, delivered.
fn filled(folder: &Path, name: &str, rows: &[[&str; 6]]) -> PathBuf {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (column, heading) in (0..).zip(HEADINGS) {
        page.write_string(0, column, heading).unwrap();
    }
    for (row, [office, intervention, village, target, status, delivered]) in (1..).zip(rows) {
        let cells = [
            office,
            intervention,
            village,
            &"2026",
            target,
            &"12.500.000",
            &"APBD kabupaten",
            status,
            delivered,
        ];
        for (column, text) in (0..).zip(cells) {
            page.write_string(row, column, *text).unwrap();
        }
    }
    let file = folder.join(name);
    book.save(&file).unwrap();
    file
}

fn read(laptop: &mut Laptop, file: &Path) -> ReadProgrammes {
    task::read_programmes(&mut laptop.app, file, false).unwrap()
}

fn outcomes(read: &ReadProgrammes) -> Vec<String> {
    let lists = read.lists.iter();
    lists
        .map(|list| format!("{} {} {} {}", list.office, list.year, list.lines, list.outcome))
        .collect()
}

fn listed(laptop: &mut Laptop) -> Vec<String> {
    let said = |line: &ListedProgramme| {
        let ListedProgramme {
            office,
            intervention,
            village,
            target,
            delivered,
            ..
        } = line;
        format!(
            "{office} {intervention} {village} {target} {}",
            delivered.unwrap_or_default()
        )
    };
    task::list_programmes(&mut laptop.app)
        .unwrap()
        .iter()
        .map(said)
        .collect()
}

#[test]
fn a_list_is_kept_replaced_by_the_next_one_and_travels() {
    let desk = tempfile::tempdir().unwrap();
    let at = |name: &str| desk.path().join(name);
    let mut one = Laptop::first_day(&at("a"), PersonRole::Supervisor, "P02");
    let mut other = Laptop::first_day(&at("b"), PersonRole::Supervisor, "P03");
    let stick = at("stik");
    std::fs::create_dir(&stick).unwrap();
    one.take_card_of(&mut other, &stick);
    other.take_card_of(&mut one, &stick);

    let health = ["DINKES", "GS-BH-01", "Kertamukti", "10", "Berjalan", "10"];
    let partner = ["IHF", "GS-BH-01", "Kertamukti", "6", "Selesai", "6"];
    let file = filled(desk.path(), "satu.xlsx", &[health, partner]);
    let looked = task::read_programmes(&mut one.app, &file, true).unwrap();
    assert!(
        looked.ok && looked.lists.is_empty() && listed(&mut one).is_empty(),
        "looking keeps nothing"
    );
    assert_eq!(
        outcomes(&read(&mut one, &file)),
        ["DINKES 2026 1 new", "IHF 2026 1 new"]
    );
    assert_eq!(
        outcomes(&read(&mut one, &file)),
        ["DINKES 2026 1 same", "IHF 2026 1 same"]
    );
    assert_eq!(
        listed(&mut one),
        ["DINKES GS-BH-01 kertamukti 10 10", "IHF GS-BH-01 kertamukti 6 6"]
    );

    // The office's next file replaces its own list of that year and no other.
    let more = ["Dinas Kesehatan", "GS-BH-02", "Cibuluh", "1.055", "Rencana", ""];
    let next = filled(
        desk.path(),
        "dua.xlsx",
        &[["DINKES", "GS-BH-01", "Kertamukti", "12", "Berjalan", "11"], more],
    );
    assert_eq!(outcomes(&read(&mut one, &next)), ["DINKES 2026 2 replaced"]);
    let now = [
        "DINKES GS-BH-01 kertamukti 12 11",
        "IHF GS-BH-01 kertamukti 6 6",
        "DINKES GS-BH-02 cibuluh 1055 0",
    ];
    assert_eq!(listed(&mut one), now);

    // It is signed and travels like everything else.
    let sent = one.send(&stick);
    other.receive(&[stick.join(sent.file)]);
    assert_eq!(listed(&mut other), now);

    // Two supervisors read two files: neither wins in silence, until one of them reads the right file again.
    let left = filled(
        desk.path(),
        "kiri.xlsx",
        &[["DINKES", "GS-BH-01", "Kertamukti", "20", "Berjalan", "3"]],
    );
    let right = filled(
        desk.path(),
        "kanan.xlsx",
        &[["DINKES", "GS-BH-01", "Kertamukti", "30", "Berjalan", "4"]],
    );
    read(&mut one, &left);
    read(&mut other, &right);
    let sent = one.send(&stick);
    other.receive(&[stick.join(sent.file)]);
    assert_eq!(
        listed(&mut other),
        ["IHF GS-BH-01 kertamukti 6 6"],
        "what is disputed counts for nothing"
    );
    assert_eq!(outcomes(&read(&mut other, &right)), ["DINKES 2026 1 replaced"]);
    assert_eq!(
        listed(&mut other),
        ["DINKES GS-BH-01 kertamukti 30 4", "IHF GS-BH-01 kertamukti 6 6"]
    );
    let checked = task::check_store(&mut other.app).unwrap();
    assert!(checked.ok, "{:?}", checked.findings);
}

#[test]
fn a_file_with_a_wrong_cell_is_refused_whole_and_what_was_kept_stands() {
    let desk = tempfile::tempdir().unwrap();
    let mut supervisor = Laptop::first_day(&desk.path().join("a"), PersonRole::Supervisor, "P02");
    let good = ["DINKES", "GS-BH-01", "Kertamukti", "10", "Berjalan", "10"];
    read(&mut supervisor, &filled(desk.path(), "benar.xlsx", &[good]));
    let wrong = ["DINKES", "GS-BH-01", "Ciwalen", "sepuluh", "Berjalan", ""];
    let refused = read(&mut supervisor, &filled(desk.path(), "salah.xlsx", &[good, wrong]));
    assert!(!refused.ok && refused.lists.is_empty());
    let found = &refused.diagnostics[0];
    assert_eq!(
        (refused.diagnostics.len(), refused.lines, found.cell.as_str()),
        (1, 1, "Sheet1!E3")
    );
    assert_eq!(
        found.message_id,
        "\"sepuluh\" di kolom Sasaran bukan bilangan bulat. Tulis misalnya 1055 atau 1.055, tanpa koma dan tanpa satuan."
    );
    assert_eq!(listed(&mut supervisor), ["DINKES GS-BH-01 kertamukti 10 10"]);
}

#[test]
fn only_a_supervisor_keeps_lists() {
    let desk = tempfile::tempdir().unwrap();
    let mut enumerator = Laptop::first_day(&desk.path().join("a"), PersonRole::Enumerator, "E07");
    let good = ["DINKES", "GS-BH-01", "Kertamukti", "10", "Berjalan", "10"];
    let file = filled(desk.path(), "isi.xlsx", &[good]);
    let refused = task::read_programmes(&mut enumerator.app, &file, false).unwrap_err();
    assert_eq!(refused.code, "rule-level");
    assert!(listed(&mut enumerator).is_empty());
}
