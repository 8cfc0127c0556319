//! The plausibility report of a survey in words: every test with its figure, its points and what they are worth.

mod figure;
mod text;

use paduk_anthro::plausibility::{Criterion, Plausibility, Points, Quality, Variant};
use paduk_text::{Language, say};

use crate::number::{decimal, fixed, whole};

pub use text::plausibility_text;

/// The most points there are: all ten tests at their worst.
const MOST: u64 = 105;

/// One survey, or one team, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlausibilityWords {
    /// Which survey or team; empty where there is only one.
    pub set: String,
    /// How many children it is about.
    pub summary: String,
    /// The tests, in the order of ENA's report.
    pub tests: Vec<PlausibilityTest>,
    /// What the points come to and what that is worth.
    pub total: String,
    /// What they may come to where ENA goes another way; empty where every way gives the same.
    pub total_otherwise: String,
    /// What to do with a survey of this worth.
    pub advice: String,
}

/// One test in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlausibilityTest {
    /// What is tested.
    pub name: String,
    /// What was found; where ENA's way is not known, both ways.
    pub found: String,
    /// The bounds of the three better classes.
    pub bounds: String,
    /// The points; least and most beside them where ENA's way decides.
    pub points: String,
    /// What the points are worth.
    pub class: String,
}

/// Every way that ENA may go where it does not say: Yates' correction or not, digits by χ² or by per cents, excellent up
/// to a score of 7 or 8, −2 itself a case or not. Skewness and kurtosis always without their sign.
pub fn plausibility_variants() -> impl Iterator<Item = Variant> {
    (0..16_u8).map(|bits| Variant {
        corrected: bits & 1 > 0,
        digits_by_percent: bits & 2 > 0,
        digits_to_eight: bits & 4 > 0,
        at_two_is_case: bits & 8 > 0,
        signed: false,
    })
}

/// A survey's plausibility in words.
pub fn plausibility_words(set: &str, of: &Plausibility, language: Language) -> PlausibilityWords {
    let points = of.points(Variant::default());
    let total = points.total();
    let (least, most) = least_and_most(of, Points::total);
    let quality = quality(Points::quality(total), language);
    let counts = [
        ("children", whole(of.n as u64, language)),
        ("scored", whole(of.n_whz as u64, language)),
        (
            "mean",
            of.mean_whz
                .map_or_else(|| "–".to_owned(), |mean| fixed(mean, 2, language)),
        ),
    ];
    PlausibilityWords {
        set: set.to_owned(),
        summary: told("report.plausibility.summary", &counts, language),
        tests: Criterion::ALL
            .map(|criterion| test(criterion, of, &points, language))
            .into(),
        total: told(
            "report.plausibility.total",
            &[
                ("total", whole(total.into(), language)),
                ("most", whole(MOST, language)),
                ("class", quality),
            ],
            language,
        ),
        total_otherwise: if least == most {
            String::new()
        } else {
            let between = [
                ("least", whole(least.into(), language)),
                ("most", whole(most.into(), language)),
            ];
            told("report.plausibility.total-otherwise", &between, language)
        },
        advice: say(
            &format!("report.plausibility.advice.{}", Points::quality(total).name()),
            &[],
            language,
        ),
    }
}

/// What is to be known of all of it: whose rules, what is not known of them, what a flag here is.
pub fn plausibility_notes(language: Language) -> Vec<String> {
    let notes = ["compatible", "unknown", "form", "missing", "flag"];
    notes
        .iter()
        .map(|note| say(&format!("report.plausibility.note.{note}"), &[], language))
        .collect()
}

fn test(criterion: Criterion, of: &Plausibility, points: &Points, language: Language) -> PlausibilityTest {
    let key = key(criterion);
    let (least, most) = least_and_most(of, |points| points.of(criterion));
    let own = whole(points.of(criterion).into(), language);
    let found = figure::found(criterion, of, language);
    let reckoned = found.is_some();
    PlausibilityTest {
        name: say(&format!("report.plausibility.test.{key}"), &[], language),
        found: found.unwrap_or_else(|| say("report.plausibility.not-reckoned", &[], language)),
        bounds: say(&format!("report.plausibility.bounds.{key}"), &[], language),
        points: if least == most {
            own
        } else {
            let all = [
                ("points", own),
                ("least", whole(least.into(), language)),
                ("most", whole(most.into(), language)),
            ];
            told("report.plausibility.points-otherwise", &all, language)
        },
        class: if reckoned {
            quality(points.band(criterion), language)
        } else {
            "–".to_owned()
        },
    }
}

fn least_and_most(of: &Plausibility, count: impl Fn(&Points) -> u32) -> (u32, u32) {
    plausibility_variants().fold((u32::MAX, 0), |(least, most), variant| {
        let here = count(&of.points(variant));
        (least.min(here), most.max(here))
    })
}

fn quality(quality: Quality, language: Language) -> String {
    say(&format!("report.plausibility.class.{}", quality.name()), &[], language)
}

fn told(code: &str, params: &[(&str, String)], language: Language) -> String {
    let params: Vec<(&str, &str)> = params.iter().map(|(name, value)| (*name, value.as_str())).collect();
    say(code, &params, language)
}

/// A probability: three places, and "below" where all three are 0.
fn probability(p: f64, language: Language) -> String {
    if p < 0.000_5 {
        format!("< {}", decimal(0.001, 3, language))
    } else {
        fixed(p, 3, language)
    }
}

/// What its sentences are called.
const fn key(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::Flags => "flags",
        Criterion::SexRatio => "sex",
        Criterion::AgeRatio => "age",
        Criterion::WeightDigits => "digits-weight",
        Criterion::HeightDigits => "digits-height",
        Criterion::MuacDigits => "digits-muac",
        Criterion::Deviation => "deviation",
        Criterion::Skewness => "skewness",
        Criterion::Kurtosis => "kurtosis",
        Criterion::Poisson => "poisson",
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use paduk_anthro::Sex;
    use paduk_anthro::plausibility::{Examined, Plausibility};
    use paduk_text::Language::{English, Indonesian};

    use super::{plausibility_text, plausibility_words};

    /// Forty children of two clusters: 26 boys to 14 girls (p 0.058, with Yates' correction 0.082), and one at exactly −2.
    fn survey() -> Vec<Examined> {
        let child = |at: u32| Examined {
            months: Some(f64::from(6 + at)),
            sex: Some(if at < 26 { Sex::Male } else { Sex::Female }),
            weight: Some(8.0 + f64::from(at) / 10.0),
            height: Some(70.0 + f64::from(at % 5)),
            muac: None,
            whz: Some(if at == 0 { -2.0 } else { f64::from(at % 7) / 2.0 - 1.5 }),
            cluster: Some(at % 2),
        };
        (0..40).map(child).collect()
    }

    #[test]
    fn every_test_has_its_figure_its_points_and_both_ways_where_they_differ() {
        let words = plausibility_words("", &Plausibility::of(&survey()), English);
        let lines: Vec<String> = words
            .tests
            .iter()
            .map(|test| format!("{}: {} | {} | {}", test.name, test.found, test.points, test.class))
            .chain([words.total, words.total_otherwise])
            .collect();
        expect![[r#"
            Flagged weight-for-height: 0 of 40 children (0.0 %). | 0 | excellent
            Boys to girls: 26 boys, 14 girls (1.86): p 0.058, with Yates' correction 0.082. | 2 | good
            Ages 6–29 to 30–59 months: 24 children of 6–29 months, 16 of 30–59 months (1.50, 0.85 expected): p 0.074, with Yates' correction 0.104. | 2 (0–2) | good
            Last digits of weight: Score 0.0; by differences in per cent 0.0. | 0 | excellent
            Last digits of length or height: Score 100.0; by differences in per cent 94.9. | 10 | problematic
            Last digits of arm circumference: Cannot be reckoned from these children, so it is given no points. | 0 | –
            Standard deviation of weight-for-height: 1.02 | 0 | excellent
            Skewness of weight-for-height: 0.00 | 0 | excellent
            Kurtosis of weight-for-height: −1.10 | 5 | problematic
            Spread of cases (weight-for-height < −2) over clusters: Index of dispersion –, p –; with −2 itself a case: 1.00, p 0.317. | 0 | excellent
            Total: 19 of 105 points, acceptable.
            By the other ways that ENA may go: 17 to 19 points."#]]
        .assert_eq(&lines.join("\n"));
    }

    #[test]
    fn the_text_keeps_to_the_paper() {
        let words = plausibility_words("Tim A", &Plausibility::of(&survey()), Indonesian);
        let text = plausibility_text(&[words], "survei.csv", Indonesian);
        assert!(text.starts_with("Kewajaran data pengukuran\nDibuat dari survei.csv.\n\nKelompok data: Tim A\n"));
        assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
        assert!(text.contains("poin, cukup"), "{text}");
    }

    #[test]
    fn a_survey_of_nobody_is_said_and_not_praised_test_by_test() {
        let words = plausibility_words("", &Plausibility::of(&[]), English);
        assert!(words.tests.iter().all(|test| test.class == "–"), "{:?}", words.tests);
    }
}
