use paduk_anthro::{Age, Sex};
use paduk_text::Language::Indonesian;

use super::labels::spread;
use super::{Charted, ChartedIndex, GrowthPoint, child_tape, growth_chart};
use crate::figure::{Figure, Ink, Shape};

/// A girl of 23 months, 77.9 cm long.
fn girl(index: ChartedIndex) -> Charted {
    Charted {
        index,
        sex: Sex::Female,
        age: Age::from_whole_days(714),
        point: Some(GrowthPoint {
            across: 23.46,
            up: 77.9,
        }),
        z: Some(-2.96),
        class: "pendek".to_owned(),
        earlier: vec![GrowthPoint { across: 12.0, up: 70.1 }],
    }
}

fn dots(figure: &Figure) -> Vec<((f64, f64), Ink)> {
    let dot = |shape: &Shape| match shape {
        Shape::Dot { at, fill, .. } => Some((*at, *fill)),
        Shape::Rect { .. } | Shape::Line { .. } | Shape::Path { .. } | Shape::Text { .. } => None,
    };
    figure.shapes.iter().filter_map(dot).collect()
}

fn paths(figure: &Figure) -> Vec<&Vec<(f64, f64)>> {
    let path = |shape: &'_ Shape| matches!(shape, Shape::Path { .. });
    let paths = figure.shapes.iter().filter(|shape| path(shape));
    paths
        .filter_map(|shape| match shape {
            Shape::Path { points, .. } => Some(points),
            Shape::Rect { .. } | Shape::Line { .. } | Shape::Dot { .. } | Shape::Text { .. } => None,
        })
        .collect()
}

/// Her z-score lies between −3 and −2, so the point stands between those two lines.
#[test]
fn the_point_stands_between_the_lines_that_its_z_says() {
    let figure = growth_chart(&girl(ChartedIndex::LengthForAge), Indonesian);
    let at = dots(&figure).last().unwrap().0;
    let height = |line: &Vec<(f64, f64)>| {
        let near = line
            .iter()
            .min_by(|a, b| (a.0 - at.0).abs().total_cmp(&(b.0 - at.0).abs()));
        near.unwrap().1
    };
    let lines: Vec<f64> = paths(&figure).into_iter().map(height).collect();
    assert_eq!(lines.len(), 5);
    assert!(
        lines.windows(2).all(|pair| pair[0] < pair[1]),
        "+3 stands highest: {lines:?}"
    );
    assert!(lines[3] < at.1 && at.1 < lines[4] + 1.0, "{at:?} between {lines:?}");
    assert_eq!(dots(&figure).len(), 2, "today's and an earlier one");
}

#[test]
fn the_sentence_says_measure_age_z_and_class() {
    let figure = growth_chart(&girl(ChartedIndex::LengthForAge), Indonesian);
    assert_eq!(
        figure.name,
        "Panjang atau tinggi badan 77,9 cm pada 23 bulan, nilai-z −2,96, pendek"
    );
    let mut exact = girl(ChartedIndex::LengthForAge);
    exact.z = Some(-3.0);
    let name = growth_chart(&exact, Indonesian).name;
    assert!(name.contains("−3,00"), "two places always: {name}");
    exact.point = None;
    assert_eq!(growth_chart(&exact, Indonesian).name, "Belum lengkap untuk digambar");
}

/// The medians of WHO's tables at two years: girls 85.7 cm standing, boys 87.1 cm standing (WHO 2006, height-for-age).
#[test]
fn the_table_holds_the_lines_at_the_childs_place() {
    let mut child = girl(ChartedIndex::LengthForAge);
    child.age = Age::from_whole_days(731);
    child.point = None;
    let figure = growth_chart(&child, Indonesian);
    let row = |figure: &Figure, name: &str| figure.twin.rows.iter().find(|row| row[0] == name).unwrap()[1].clone();
    assert_eq!(row(&figure, "Garis 0"), "85,7");
    child.sex = Sex::Male;
    assert_eq!(row(&growth_chart(&child, Indonesian), "Garis 0"), "87,1");
    assert_eq!(row(&figure, "Garis −3"), "76");
}

#[test]
fn the_lines_rise_to_the_very_end_of_the_chart() {
    let figure = growth_chart(&girl(ChartedIndex::LengthForAge), Indonesian);
    for line in paths(&figure) {
        assert!(line.windows(2).all(|pair| pair[1].1 <= pair[0].1), "{line:?}");
    }
}

#[test]
fn nothing_leaves_the_figure_at_any_age_or_size() {
    for index in [
        ChartedIndex::LengthForAge,
        ChartedIndex::WeightForAge,
        ChartedIndex::WeightForLength,
    ] {
        for (days, across, up) in [
            (0, 45.0, 1.2),
            (400, 110.0, 45.0),
            (731, 24.0, 130.0),
            (1826, 59.99, 3.0),
        ] {
            let mut child = girl(index);
            child.age = Age::from_whole_days(days);
            child.point = Some(GrowthPoint { across, up });
            let figure = growth_chart(&child, Indonesian);
            let inside = |(x, y): (f64, f64)| (0.0..=figure.width).contains(&x) && (0.0..=figure.height).contains(&y);
            assert!(dots(&figure).into_iter().all(|(at, _)| inside(at)), "{index:?} {days}");
            assert!(
                paths(&figure).into_iter().flatten().all(|at| inside(*at)),
                "{index:?} {days}"
            );
            assert!(
                paths(&figure).iter().all(|line| line.len() == 61),
                "{index:?} {days} has all its lines"
            );
        }
    }
}

#[test]
fn labels_never_touch_and_keep_their_order() {
    let moved = spread(vec![10.0, 12.0, 50.0, 99.0, 100.0], 14.0, (8.0, 110.0));
    assert!(
        moved.windows(2).all(|pair| pair[1] - pair[0] >= 14.0 - 1e-9),
        "{moved:?}"
    );
    assert!(moved[0] >= 8.0 && moved[4] <= 110.0);
    assert!((moved[2] - 50.0).abs() < 1e-9, "who has room does not move");
}

#[test]
fn the_tape_names_its_colour() {
    let name = |value, months| child_tape(Some(value), months, Indonesian).name;
    assert_eq!(name(11.4, 20), "LILA 11,4 cm, gizi buruk");
    assert_eq!(name(11.5, 20), "LILA 11,5 cm, gizi kurang");
    assert_eq!(name(12.5, 20), "LILA 12,5 cm, normal");
    assert_eq!(name(11.0, 5), "LILA 11 cm", "below six months there is no class");
    let figure = child_tape(Some(11.4), 20, Indonesian);
    assert_eq!(dots(&figure)[0].1, Ink::Red);
    assert_eq!(dots(&child_tape(None, 20, Indonesian)), []);
    let far = child_tape(Some(26.0), 20, Indonesian);
    assert!(dots(&far)[0].0.0 < far.width - 8.0);
}

/// A girl of 14 years: every line has a corner at each month of the tables, and the ages are written in years.
#[test]
fn from_five_years_on_ages_are_years_and_the_lines_are_those_of_2007() {
    let girl = Charted {
        index: ChartedIndex::SchoolBmiForAge,
        sex: Sex::Female,
        age: Age::from_months(170.0).unwrap(),
        point: Some(GrowthPoint {
            across: 170.0,
            up: 23.1,
        }),
        z: Some(1.05),
        class: "gizi lebih".to_owned(),
        earlier: Vec::new(),
    };
    let figure = growth_chart(&girl, Indonesian);
    assert_eq!(figure.name, "IMT 23,1 kg/m² pada 14 tahun, nilai-z 1,05, gizi lebih");
    let svg = figure.svg();
    for written in [">+2<", ">+1<", ">0<", ">−2<", ">−3<", ">6<", ">18<", "Umur (tahun)"] {
        assert!(svg.contains(written), "{written}");
    }
    // WHO 2007, girls of 170 months: the median is 19.7 kg/m² to one place.
    let median = figure.twin.rows.iter().find(|row| row[0] == "Garis 0").unwrap();
    assert_eq!(median[1], "19,7");
    let taller = growth_chart(
        &Charted {
            index: ChartedIndex::SchoolHeightForAge,
            ..girl
        },
        Indonesian,
    );
    assert!(taller.svg().contains(">+3<"));
}

#[test]
fn a_chart_begins_at_birth_where_that_is_known() {
    let child = Charted {
        index: ChartedIndex::WeightForAge,
        sex: Sex::Male,
        age: Age::from_months(14.0).unwrap(),
        point: Some(GrowthPoint { across: 14.0, up: 9.8 }),
        z: None,
        class: String::new(),
        earlier: vec![GrowthPoint { across: 0.0, up: 3.1 }],
    };
    let figure = growth_chart(&child, Indonesian);
    assert_eq!(figure.svg().matches("<circle").count(), 2);
    assert!(
        figure
            .twin
            .rows
            .contains(&vec!["Waktu lahir".to_owned(), "3,1".to_owned()])
    );
}
