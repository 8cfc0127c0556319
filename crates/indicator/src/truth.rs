//! Answers that may be missing.

/// All of them, in three values: one `false` decides, else one missing answer leaves it open.
pub(crate) fn all(answers: &[Option<bool>]) -> Option<bool> {
    if answers.contains(&Some(false)) {
        Some(false)
    } else {
        answers.iter().all(Option::is_some).then_some(true)
    }
}

/// Any of them, in three values: one `true` decides, else one missing answer leaves it open.
pub(crate) fn any(answers: &[Option<bool>]) -> Option<bool> {
    if answers.contains(&Some(true)) {
        Some(true)
    } else {
        answers.iter().all(Option::is_some).then_some(false)
    }
}

/// How many hold at least and at most, whatever the missing answers are.
pub(crate) fn count(answers: &[Option<bool>]) -> (u32, u32) {
    let of = |wanted: fn(&Option<bool>) -> bool| {
        u32::try_from(answers.iter().filter(|answer| wanted(answer)).count()).unwrap_or(u32::MAX)
    };
    (of(|answer| *answer == Some(true)), of(|answer| *answer != Some(false)))
}

/// Whether a count reaches a bound, where the missing answers cannot change it.
pub(crate) fn reaches((least, most): (u32, u32), bound: u32) -> Option<bool> {
    if least >= bound {
        Some(true)
    } else {
        (most < bound).then_some(false)
    }
}
