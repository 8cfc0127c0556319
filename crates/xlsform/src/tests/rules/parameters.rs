//! The column `parameters`, type by type.

use expect_test::{Expect, expect};

use super::check;

/// One row for each `type | parameters | appearance`.
fn rows(rows: &[[&str; 3]], expected: Expect) {
    let mut text = "| survey |\n| | type | name | label | parameters | appearance |\n".to_owned();
    for (at, [kind, parameters, appearance]) in rows.iter().enumerate() {
        text += &[
            "| | ",
            kind,
            " | q",
            &at.to_string(),
            " | Q | ",
            parameters,
            " | ",
            appearance,
            " |\n",
        ]
        .concat();
    }
    text += "| choices |\n| | list_name | name | label |\n| | l | 1 | A |\n| | l | 10 | B |\n| | m | 2 | A |\n\
             | | m | 20 | A |\n| | m | x | A |\n";
    check(&text, expected);
}

#[test]
fn they_are_keys_with_values_that_the_type_knows() {
    rows(
        &[
            ["range", "start", ""],
            ["range", "start=1 stop=3", ""],
            ["text", "rows=drei", ""],
            ["integer", "anything=goes", ""],
            ["image", "max-pixels=big", ""],
            ["image", "app=kamera", ""],
            ["image", "app=kamera", "signature"],
            ["audio", "quality=best", ""],
            ["background-audio", "quality=external", ""],
        ],
        expect![[r#"
            Error bad-parameters survey!D2
            Error unknown-parameter survey!D3 found=stop known=end, placeholder, start, step, tick_interval, tick_labelset
            Error parameter-not-whole survey!D4 parameter=rows found=drei
            Error parameter-not-whole survey!D6 parameter=max-pixels found=big
            Error bad-app-name survey!D7 found=kamera
            Error parameter-not-one-of survey!D9 parameter=quality found=best known=voice-only, low, normal, external
            Error parameter-not-one-of survey!D10 parameter=quality found=external known=voice-only, low, normal
        "#]],
    );
}

#[test]
fn a_scale_holds_its_parts() {
    rows(
        &[
            ["range", "start=a end=5", ""],
            ["range", "start=1 end=5 step=0", ""],
            ["range", "start=1 end=5 step=7", ""],
            ["range", "start=1 end=5 tick_interval=1.5", ""],
            ["range", "start=0 end=1 step=0.1 placeholder=0.3", ""],
            ["range", "start=0 end=1 step=0.1 placeholder=0.35", ""],
            ["range", "start=0 end=1 step=0.1 placeholder=2", ""],
            ["range", "placeholder=3", "picker"],
            ["range", "tick_labelset=l", "no-ticks"],
            ["range", "tick_labelset=l end=20", "no-ticks"],
            ["range", "tick_labelset=m", ""],
            ["range", "tick_labelset=none", ""],
            ["range", "tick_labelset=l tick_interval=2", ""],
        ],
        expect![[r#"
            Error parameter-not-number survey!D2 parameter=start found=a
            Error parameter-zero survey!D3 parameter=step
            Error parameter-beyond-range survey!D4 parameter=step
            Error parameter-not-multiple survey!D5 parameter=tick_interval found=1.5
            Error parameter-not-multiple survey!D7 parameter=placeholder found=0.35
            Error parameter-outside-range survey!D8 parameter=placeholder
            Error range-appearance survey!D9 found=picker parameters=tick_interval, placeholder, tick_labelset
            Error ticks-not-ends survey!D11
            Error tick-outside-range survey!D12 found=20 also choices!B5
            Error tick-not-number survey!D12 found=x also choices!B6
            Error unknown-list survey!D13 list=none
            Error tick-not-multiple survey!D14 found=10 step=2 also choices!B3
        "#]],
    );
}

#[test]
fn choices_are_shuffled_and_taken_from_files() {
    rows(
        &[
            ["select_one l", "randomize=perhaps", ""],
            ["select_one l", "seed=3", ""],
            ["select_one l", "randomize=true seed=3", ""],
            ["select_one l", "randomize=true seed=${q0}", ""],
            ["select_one l", "randomize=true seed=int(${q0})", ""],
            ["select_one l", "value=a", ""],
            ["select_one_from_file a.csv", "value=a b=c", ""],
            ["select_one_from_file a.csv", "value=a* label=b", ""],
            ["select_one_from_file a.txt", "", ""],
            ["select_multiple_from_file a", "", ""],
        ],
        expect![[r#"
            Error parameter-not-one-of survey!D2 parameter=randomize found=perhaps known=true, false
            Error seed-without-randomize survey!D3
            Error bad-seed survey!D6 found=int(${q0})
            Error unknown-parameter survey!D7 found=value known=randomize, seed
            Error unknown-parameter survey!D8 found=b known=label, randomize, seed, value
            Error bad-name survey!D9 name=a*
            Error bad-file-ending survey!A10 file=a.txt known=.csv, .geojson, .xml
            Error bad-file-ending survey!A11 file=a known=.csv, .geojson, .xml
        "#]],
    );
}

#[test]
fn places_are_measured_and_drawn() {
    rows(
        &[
            ["geopoint", "capture-accuracy=far", ""],
            ["geopoint", "warning-accuracy=10 allow-mock-accuracy=no", ""],
            ["geopoint", "incremental=true", ""],
            ["geotrace", "incremental=false", ""],
            ["geotrace", "incremental=true reference-geometry=l", ""],
            ["geoshape", "reference-geometry=nothing", ""],
            ["geoshape", "reference-geometry=${q1}", ""],
        ],
        expect![[r#"
            Error parameter-not-number survey!D2 parameter=capture-accuracy found=far
            Error parameter-not-one-of survey!D3 parameter=allow-mock-accuracy found=no known=true, false
            Error unknown-parameter survey!D4 found=incremental known=allow-mock-accuracy, capture-accuracy, reference-geometry, warning-accuracy
            Error parameter-not-one-of survey!D5 parameter=incremental found=false known=true, yes, true()
            Error bad-reference-geometry survey!D7 found=nothing
            Error bad-reference-geometry survey!D8 found=${q1}
        "#]],
    );
}

#[test]
fn an_audit_records_what_there_is() {
    let audit = |parameters: &str, expected: Expect| {
        let text = [
            "| survey |\n| | type | name | parameters |\n| | audit | | ",
            parameters,
            " |\n",
        ]
        .concat();
        check(&text, expected);
    };
    audit(
        "track-changes=maybe identify-user=yes track-changes-reasons=always",
        expect![[r#"
            Error parameter-not-one-of survey!C2 parameter=track-changes found=maybe known=true, false
            Error parameter-not-one-of survey!C2 parameter=track-changes-reasons found=always known=on-form-edit
            Error parameter-not-one-of survey!C2 parameter=identify-user found=yes known=true, false
        "#]],
    );
    audit(
        "location-priority=balanced",
        expect![[r#"
        Error location-incomplete survey!C2 known=location-priority, location-min-interval, location-max-age
    "#]],
    );
    audit(
        "location-priority=best location-min-interval=60 location-max-age=30",
        expect![[r#"
            Error parameter-not-one-of survey!C2 parameter=location-priority found=best known=no-power, low-power, balanced, high-accuracy
            Error location-age-below-interval survey!C2
        "#]],
    );
    audit(
        "location-priority=balanced location-min-interval=-1 location-max-age=x",
        expect![[r#"
            Error parameter-negative survey!C2 parameter=location-min-interval
            Error parameter-not-whole survey!C2 parameter=location-max-age found=x
        "#]],
    );
    audit(
        "location-priority=balanced location-min-interval=60 location-max-age=120",
        expect![""],
    );
}
