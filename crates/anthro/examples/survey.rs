//! A survey of made-up children in four clusters: how many are stunted, and whether the measures are plausible.
//!
//! ```sh
//! cargo run -p paduk-anthro --example survey
//! ```
#![allow(clippy::print_stdout)] // An example talks to a terminal.

use paduk_anthro::plausibility::{Examined, Plausibility, Points, Variant};
use paduk_anthro::prevalence::{Reference, Survey, Surveyed};
use paduk_anthro::{Age, AnthroError, Child, Index, Length, Sex};
use paduk_estimate::{Method, Plan};

fn main() -> Result<(), AnthroError> {
    let children: Vec<Child> = (0..200_u32).map(child).collect::<Result<_, _>>()?;
    let clusters: Vec<Option<u32>> = (0..200).map(|number| Some(number % 4)).collect();

    let surveyed: Vec<Surveyed> = children
        .iter()
        .map(|child| Surveyed::under_five(child, &child.growth()))
        .collect();
    let survey = Survey {
        reference: Reference::Standards2006,
        children: &surveyed,
        plan: Plan {
            clusters: Some(&clusters),
            ..Plan::default()
        },
        groupings: &[],
        method: Method::KornGraubard,
    };
    for line in survey.prevalence()? {
        // Height-for-age comes first; below −2 is the second cut-off.
        let stunted = line
            .indices
            .first()
            .copied()
            .flatten()
            .and_then(|index| index.shares[1]);
        let Some((stunted, interval)) = stunted.and_then(|found| Some((found, found.interval?))) else {
            continue;
        };
        println!(
            "{:<32} {:>5.1} % stunted ({:.1}–{:.1}), n = {}",
            line.group,
            stunted.value * 100.0,
            interval.lower * 100.0,
            interval.upper * 100.0,
            stunted.n
        );
    }

    let examined: Vec<Examined> = children
        .iter()
        .zip(&clusters)
        .map(|(child, cluster)| Examined {
            months: child.age.map(Age::months),
            sex: child.sex,
            weight: child.weight,
            height: child.length.map(Length::cm),
            whz: child.growth().score(Index::WeightForLength).map(|score| score.z),
            cluster: *cluster,
            ..Examined::default()
        })
        .collect();
    let total = Plausibility::of(&examined).points(Variant::default()).total();
    println!("{total} points of plausibility: {}", Points::quality(total).name());
    Ok(())
}

/// Children between one and five years, each a little different.
fn child(number: u32) -> Result<Child, AnthroError> {
    let days = 400 + number * 7;
    let spread = f64::from(number * 37 % 101) / 10.0;
    Ok(Child {
        sex: Some(if number.is_multiple_of(2) {
            Sex::Female
        } else {
            Sex::Male
        }),
        age: Some(Age::from_whole_days(days)),
        weight: Some(((7.2 + f64::from(days) / 230.0 + spread / 4.0) * 10.0).round() / 10.0),
        length: Some(Length::from_cm(66.0 + f64::from(days) / 50.0 + spread)?),
        ..Child::default()
    })
}
