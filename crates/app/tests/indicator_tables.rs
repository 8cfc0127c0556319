//! `paduk indicators mddw|jmp|fies|anaemia|muac` on small files.

#![allow(clippy::unwrap_used)] // A test that cannot unwrap has failed.

use std::path::{Path, PathBuf};

use paduk_app::task::{
    AnaemiaAsked, AnaemiaCutoffs, IfMissing, IndicatorTable, anaemia_table, arm_table, diet_table, feeding_table,
    food_table, ladder_table,
};

fn put(folder: &Path, text: &str) -> PathBuf {
    let file = folder.join("in.csv");
    std::fs::write(&file, text).unwrap();
    file
}

fn csv(table: &IndicatorTable) -> &str {
    table.csv.as_deref().unwrap().trim_end()
}

/// The share of a column, or of a class of it, as `yes / of`.
fn share(table: &IndicatorTable, column: &str, class: Option<&str>) -> (usize, usize) {
    let found = table
        .indicators
        .iter()
        .find(|found| found.column == column && found.class.as_deref() == class)
        .unwrap();
    (found.yes, found.of)
}

#[test]
fn a_varied_diet_needs_five_of_ten_groups_and_an_age() {
    let folder = tempfile::tempdir().unwrap();
    let text = "nama,age_years,grains,pulses,nuts,dairy,flesh,eggs,leaves,vita_fv,other_veg,other_fruit\n\
                A,27,1,1,1,1,1,0,0,0,0,0\nB,27,1,1,1,1,NA,0,0,0,0,0\nC,14,1,1,1,1,1,1,0,0,0,0\nD,30,1,0,0,0,0,0,0,0,0,x\n";
    let file = put(folder.path(), text);
    let table = diet_table(&file, None, IfMissing::Unknown, false).unwrap();
    let rows: Vec<&str> = csv(&table)
        .lines()
        .skip(1)
        .map(|line| &line[line.len() - 5..])
        .collect();
    assert_eq!(rows, ["5,5,1", ",4,5,", ",6,6,", "1,2,0"]);
    assert_eq!(share(&table, "x_mddw", None), (1, 2));
    assert_eq!(table.not_read, 1);
    let guide = diet_table(&file, None, IfMissing::No, false).unwrap();
    assert_eq!(share(&guide, "x_mddw", None), (1, 3));
}

#[test]
fn ladders_take_words_and_codes_of_dhs() {
    let folder = tempfile::tempdir().unwrap();
    let text = "water_source,water_on_premises,water_minutes,water_available,water_uncontaminated,toilet,toilet_shared,\
                handwashing,hw_water,hw_soap,rt\nborehole,1,,1,1,flush,0,1,1,1,7\n21,0,45,,,22,1,1,1,0,8\n\
                43,,,,,31,,0,,,9\nsumur,,,,,pit-without-slab,,,,,10\n";
    let table = ladder_table(&put(folder.path(), text), None, false).unwrap();
    let rows: Vec<String> = csv(&table)
        .lines()
        .skip(1)
        .map(|line| line.rsplitn(5, ',').take(4).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(
        rows,
        [
            "basic basic safely-managed 7",
            "limited limited limited 8",
            "none open surface 9",
            " unimproved  10"
        ]
    );
    assert_eq!(share(&table, "x_water", Some("surface")), (1, 3));
    let absent: Vec<&str> = table.diagnostics.iter().map(|found| found.code.as_str()).collect();
    assert_eq!(absent, ["table-column-absent", "table-cell-not-read"]);
}

#[test]
fn raw_scores_have_a_band_where_all_eight_are_answered() {
    let folder = tempfile::tempdir().unwrap();
    let text = "worried,healthy,fewfood,skipped,ateless,runout,hungry,whlday\n1,1,1,1,0,0,0,0\n1,1,1,1,1,1,1,\n";
    let table = food_table(&put(folder.path(), text), None, false).unwrap();
    assert!(csv(&table).ends_with("1,1,1,1,0,0,0,0,4,0,moderate\n1,1,1,1,1,1,1,,7,1,"));
    assert_eq!(share(&table, "x_fies_band", Some("moderate")), (1, 1));
}

#[test]
fn anaemia_goes_by_the_set_the_trimester_and_the_elevation() {
    let folder = tempfile::tempdir().unwrap();
    let text = "hb,age_years,pregnant,gest_weeks,elevation\n10.7,25,1,20,\n10.7,25,1,,\n12.2,16,0,,1100\n6.9,25,0,,\n120,25,0,,\n";
    let file = put(folder.path(), text);
    let asked = |cutoffs| AnaemiaAsked {
        cutoffs,
        elevation: None,
        strict: false,
    };
    let of = |cutoffs| {
        let table = anaemia_table(&file, None, asked(cutoffs)).unwrap();
        let degrees: Vec<String> = csv(&table)
            .lines()
            .skip(1)
            .map(|line| line.rsplitn(4, ',').take(3).collect::<Vec<_>>().join(" "))
            .collect();
        (degrees, table.not_read)
    };
    let (kemenkes, not_read) = of(AnaemiaCutoffs::Kemenkes2016);
    // 12.2 g/dL at 1100 m is 12.0 by the bands of 2011, and no anaemia.
    assert_eq!(
        kemenkes,
        ["1 mild 10.70", "1 mild 10.70", "0 none 12.00", "1 severe 6.90", "  "]
    );
    assert_eq!(not_read, 1, "120 is g/L");
    let (who, _) = of(AnaemiaCutoffs::Who2024);
    // 2024: from 10.5 on there is none in the second trimester; 6.6 g/L are taken off at 1100 m.
    assert_eq!(who, ["0 none 10.70", "  10.70", "1 mild 11.54", "1 severe 6.90", "  "]);
}

#[test]
fn arms_are_classed_by_age_and_oedema_is_severe() {
    let folder = tempfile::tempdir().unwrap();
    let text = "muac,age_months,sex,pregnant,oedema\n114,12,1,,n\n124,12,2,,n\n130,12,2,,y\n228,300,2,0,\n228,300,1,,\n228,160,2,1,\n";
    let table = arm_table(&put(folder.path(), text), None, false).unwrap();
    let rows: Vec<String> = csv(&table)
        .lines()
        .skip(1)
        .map(|line| line.splitn(6, ',').nth(5).unwrap().to_owned())
        .collect();
    assert_eq!(
        rows,
        ["severe,1,1,", "moderate,0,1,", "normal,1,1,", ",,,1", ",,,", ",,,1"]
    );
    assert_eq!(
        (share(&table, "x_sam", None), share(&table, "x_kek", None)),
        ((2, 3), (2, 2))
    );
}

#[test]
fn strictness_writes_nothing_and_no_file_takes_its_own_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = put(folder.path(), "muac,age_months\n114,12\nbesar,12\n");
    let out = folder.path().join("out.csv");
    let strict = arm_table(&file, Some(&out), true).unwrap();
    assert!(!strict.ok && !out.exists());
    assert_eq!(arm_table(&file, Some(&file), false).unwrap_err().code, "already-there");
    let done = arm_table(&file, Some(&out), false).unwrap();
    assert!(done.ok && std::fs::read_to_string(&out).unwrap().contains("114,12,severe,1,1,"));
    let ageless = put(folder.path(), "muac\n114\n");
    assert_eq!(arm_table(&ageless, None, false).unwrap_err().code, "column-not-there");
    let feeding = feeding_table(&ageless, None, IfMissing::No, false);
    assert_eq!(feeding.unwrap_err().code, "column-not-there");
}
