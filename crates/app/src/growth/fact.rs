//! WHO's z-scores as a fact for the matrix, from whatever answers stand at hand.

use paduk_anthro::{Age, Child, DAYS_A_MONTH, Index, Length, Position, Sex};
use paduk_form::{Datum, Facts, Form, Reading};
use paduk_pack::Pack;
use paduk_survey::Module;

use super::channel::age_between;

/// The fact's name: what a form asks of the channel `paduk_growth` in the column `whz`.
pub(crate) const WHZ: &str = "growth_whz";

/// Weight for length or height of the child whom the facts speak of, in two places.
///
/// One reading counts as the measure where no other was taken; two that lie too far apart wait for a third. Empty where
/// weight, length or sex is missing, with oedema, and where WHO's flags doubt the score. The age serves only to choose
/// between lying and standing: from the birth date, else from the months.
pub(crate) fn weight_for_length(pack: &Pack, module: Module, facts: &dyn Facts) -> Datum {
    let found = || {
        let instrument = pack.instrument_for(module)?;
        let growth = instrument.growth.as_ref()?;
        let roster = pack.instrument_for(Module::Household)?.roster.as_ref()?;
        let code = |question: &str| code(&facts.value(question));
        let sex = code(&roster.sex)?;
        let position = code(&growth.position);
        let oedema = code(&growth.oedema);
        let length = measure(&instrument.form, &growth.length, facts)?;
        let child = Child {
            sex: [(&roster.male, Sex::Male), (&roster.female, Sex::Female)]
                .into_iter()
                .find_map(|(code, known)| (*code == sex).then_some(known)),
            age: age(pack, module, &roster.birth_date, facts),
            weight: measure(&instrument.form, &growth.weight, facts),
            length: Length::from_cm(length).ok(),
            position: [(&growth.lying, Position::Lying), (&growth.standing, Position::Standing)]
                .into_iter()
                .find_map(|(code, known)| (position.as_ref() == Some(code)).then_some(known)),
            oedema: oedema.is_some_and(|oedema| oedema != growth.no_oedema),
            ..Child::default()
        };
        child
            .growth()
            .score(Index::WeightForLength)
            .filter(|score| !score.flagged)
    };
    found().map_or(Datum::Empty, |score| Datum::Number(score.z))
}

fn code(datum: &Datum) -> Option<String> {
    match datum {
        Datum::Text(text) => Some(text.clone()),
        Datum::Number(number) => Some(number.to_string()),
        Datum::Empty | Datum::Nonresponse(_) | Datum::Between(..) | Datum::Date(_) | Datum::Choices(_) => None,
    }
}

fn number(datum: &Datum) -> Option<f64> {
    match datum {
        Datum::Number(number) => Some(*number),
        Datum::Text(text) => text.parse().ok(),
        Datum::Empty | Datum::Nonresponse(_) | Datum::Between(..) | Datum::Date(_) | Datum::Choices(_) => None,
    }
}

/// What the readings of a measure come to, under the tolerance that its question states.
fn measure(form: &Form, questions: &[String], facts: &dyn Facts) -> Option<f64> {
    let taken: Vec<f64> = questions
        .iter()
        .filter_map(|question| number(&facts.value(question)))
        .collect();
    let first = form.node(form.find(questions.first()?)?);
    match first.readings(&taken) {
        Some(Reading::Enough { mean, .. }) => Some(mean),
        Some(Reading::Third { .. }) => None,
        Some(Reading::Another) | None => taken.first().copied(),
    }
}

fn age(pack: &Pack, module: Module, birth_date: &str, facts: &dyn Facts) -> Option<Age> {
    if let (Datum::Date(born), Some(today)) = (facts.value(birth_date), facts.interview_date()) {
        return age_between(born, today);
    }
    let derived = |name: &str| number(&pack.matrix.derive(module, name, facts));
    let days = derived("age_days").or_else(|| derived("age_months").map(|months| months * DAYS_A_MONTH));
    days.and_then(|days| Age::from_days(days).ok())
}
