//! Made-up children under five with every measure.

use std::fmt::Write;

use paduk_anthro::{Age, Child, Length, Position, Sex, Table};

/// A number between 0 and 1; the same sequence in every run.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        // Knuth's MMIX constants.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// About normally distributed, as children are.
    fn z(&mut self) -> f64 {
        (0..6).map(|_| self.next()).sum::<f64>() * 1.5 - 4.5 - 0.8
    }
}

fn places(value: f64, scale: f64) -> f64 {
    (value * scale).round() / scale
}

/// As many children.
pub fn some(count: usize) -> Vec<Child> {
    let mut chance = Chance(20_260_411);
    (0..count).map(|_| one(&mut chance)).collect()
}

fn one(chance: &mut Chance) -> Child {
    let sex = if chance.next() < 0.5 { Sex::Male } else { Sex::Female };
    let days = (chance.next() * 1_800.0) as u32;
    let mut measure = |table: Table, scale: f64| {
        let row = table.row(sex, days.max(91))?;
        Some(places(row.measure(chance.z(), paduk_anthro::Tails::Plain), scale).max(1.0))
    };
    let length = measure(Table::LengthForAge, 10.0).and_then(|cm| Length::from_cm(cm).ok());
    let [weight, head, arm] = [
        (Table::WeightForAge, 100.0),
        (Table::HeadForAge, 10.0),
        (Table::ArmForAge, 10.0),
    ]
    .map(|(table, scale)| measure(table, scale));
    let (triceps, subscapular) = (
        measure(Table::TricepsForAge, 10.0),
        measure(Table::SubscapularForAge, 10.0),
    );
    Child {
        sex: Some(sex),
        age: Some(Age::from_whole_days(days)),
        weight,
        length,
        position: Some(if days < 731 {
            Position::Lying
        } else {
            Position::Standing
        }),
        head,
        arm,
        triceps,
        subscapular,
        oedema: false,
    }
}

/// The children as a file in the columns of WHO's package.
pub fn csv(children: &[Child]) -> String {
    let mut text = String::from("id,sex,age,weight,lenhei,measure,headc,armc,triskin,subskin,oedema\n");
    for (number, child) in children.iter().enumerate() {
        let sex = if child.sex == Some(Sex::Male) { 1 } else { 2 };
        let position = if child.position == Some(Position::Lying) {
            'l'
        } else {
            'h'
        };
        let days = child.age.map_or(0, Age::days);
        let cell = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        let _ = writeln!(
            text,
            "{},{sex},{days},{},{},{position},{},{},{},{},n",
            number + 1,
            cell(child.weight),
            cell(child.length.map(Length::cm)),
            cell(child.head),
            cell(child.arm),
            cell(child.triceps),
            cell(child.subscapular),
        );
    }
    text
}
