//! One child: z-scores, flags and what was done to the measures.
//!
//! ```sh
//! cargo run -p paduk-anthro --example one_child
//! ```
#![allow(clippy::print_stdout)] // An example talks to a terminal.

use paduk_anthro::{Age, AnthroError, Child, Index, Length, Position, Sex};

fn main() -> Result<(), AnthroError> {
    let girl = Child {
        sex: Some(Sex::Female),
        age: Some(Age::from_months(26.2)?),
        weight: Some(9.1),
        length: Some(Length::from_cm(80.4)?),
        position: Some(Position::Lying),
        arm: Some(13.2),
        ..Child::default()
    };
    let growth = girl.growth();
    println!(
        "80.4 cm lying are compared as {} cm standing",
        growth.length.map_or(0.0, Length::cm)
    );
    for index in Index::ALL {
        match growth.score(index) {
            Some(score) if score.flagged => println!("{index:?}: {:.2}, measure again", score.z),
            Some(score) => println!("{index:?}: {:.2}", score.z),
            None => println!("{index:?}: not measured"),
        }
    }
    Ok(())
}
