//! A child compared with the reference of its age: WHO's standards of 2006 under five, its reference of 2007 from five on.

use paduk_anthro::{Age, Child, Index, Length, Schoolchild, Score};
use paduk_indicator::{GrowthClass, GrowthIndex, growth_class};

/// From this month on WHO's reference of 2007 holds.
pub(super) const SCHOOL_FROM: f64 = 60.0;

/// One index of a child.
pub(super) struct Compared {
    /// What the name's sentence is called.
    pub(super) code: &'static str,
    /// What a form asks for.
    pub(super) column: &'static str,
    /// The classes of its score.
    classes: GrowthIndex,
    /// The score.
    pub(super) score: Score,
}

impl Compared {
    /// The class; none of a flagged score, which stands for a mistake until it was measured again.
    pub(super) fn class(&self) -> Option<GrowthClass> {
        let score = Some(self.score).filter(|score| !score.flagged)?;
        growth_class(self.classes, score.z)
    }
}

/// All that can be said of a child.
pub(super) struct Scored {
    /// The length as corrected for the position, in cm.
    pub(super) length: Option<f64>,
    /// A child under nine months is said to have stood.
    pub(super) position_doubted: bool,
    /// Whether the child is five or older.
    pub(super) school: bool,
    /// The indices in the order of the page.
    pub(super) compared: Vec<Compared>,
}

/// The indices under five.
const YOUNG: [(&str, &str, Index, GrowthIndex); 4] = [
    ("length-for-age", "haz", Index::LengthForAge, GrowthIndex::LengthForAge),
    (
        "weight-for-length",
        "whz",
        Index::WeightForLength,
        GrowthIndex::WeightForLength,
    ),
    ("weight-for-age", "waz", Index::WeightForAge, GrowthIndex::WeightForAge),
    ("bmi-for-age", "baz", Index::BmiForAge, GrowthIndex::BmiForAge),
];

impl Scored {
    /// Without an age a child counts as under five: only weight for length can be said then.
    pub(super) fn of(child: &Child) -> Self {
        let months = child.age.map(Age::months);
        if let Some(months) = months.filter(|months| *months >= SCHOOL_FROM) {
            return Self::of_school_age(child, months);
        }
        let growth = child.growth();
        let compared = YOUNG.into_iter().filter_map(|(code, column, index, classes)| {
            let score = growth.score(index)?;
            Some(Compared {
                code,
                column,
                classes,
                score,
            })
        });
        Self {
            length: growth.length.map(Length::cm),
            position_doubted: growth.position_doubted,
            school: false,
            compared: compared.collect(),
        }
    }

    /// There is no correction for the position: who is measured at this age stands.
    fn of_school_age(child: &Child, months: f64) -> Self {
        let height = child.length.map(Length::cm);
        let growth = Schoolchild {
            sex: child.sex,
            months: Some(months),
            height,
            weight: child.weight,
            oedema: child.oedema,
        }
        .growth();
        let all = [
            ("length-for-age", "haz", growth.height, GrowthIndex::SchoolHeightForAge),
            ("bmi-for-age", "baz", growth.bmi_for_age, GrowthIndex::SchoolBmiForAge),
        ];
        let compared = all.into_iter().filter_map(|(code, column, score, classes)| {
            Some(Compared {
                code,
                column,
                classes,
                score: score?,
            })
        });
        Self {
            length: height,
            position_doubted: false,
            school: true,
            compared: compared.collect(),
        }
    }

    /// The index of a code, where it has a score.
    pub(super) fn find(&self, code: &str) -> Option<&Compared> {
        self.compared.iter().find(|compared| compared.code == code)
    }
}
