//! Whom the survey is about.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

/// Longest code of a group.
const LONGEST: usize = 16;

/// A group of people for whom the survey has a questionnaire and a quota. Which groups there are, the survey pack says;
/// the constants name those of the stunting survey (Tabel 3.5).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct TargetGroup {
    /// The code, filled up with noughts.
    letters: [u8; LONGEST],
}

#[expect(non_upper_case_globals, reason = "they read as what they are: names of groups")]
impl TargetGroup {
    /// Pregnant woman ("ibu hamil").
    pub const PregnantWoman: Self = Self::of("BUMIL");
    /// Breastfeeding mother ("ibu menyusui").
    pub const BreastfeedingMother: Self = Self::of("BUSUI");
    /// Child under five ("balita").
    pub const ChildUnderFive: Self = Self::of("BALITA");
    /// Adolescent girl ("remaja putri").
    pub const AdolescentGirl: Self = Self::of("REMATRI");
}

impl TargetGroup {
    /// The four groups of the stunting survey, in the order of Tabel 3.5.
    pub const ALL: [Self; 4] = [
        Self::PregnantWoman,
        Self::BreastfeedingMother,
        Self::ChildUnderFive,
        Self::AdolescentGirl,
    ];

    const fn of(code: &str) -> Self {
        let (code, mut letters, mut at) = (code.as_bytes(), [0; LONGEST], 0);
        while at < code.len() && at < LONGEST {
            letters[at] = code[at];
            at += 1;
        }
        Self { letters }
    }

    /// The code in pack files, for example `BUMIL`.
    pub fn code(&self) -> &str {
        let end = self.letters.iter().position(|letter| *letter == 0).unwrap_or(LONGEST);
        std::str::from_utf8(&self.letters[..end]).unwrap_or_default()
    }

    /// The group with this code: two to sixteen capitals and digits. `RT` is the household and no group of people.
    ///
    /// ```
    /// use paduk_survey::TargetGroup;
    /// assert_eq!(TargetGroup::parse("BUMIL"), Some(TargetGroup::PregnantWoman));
    /// assert_eq!(TargetGroup::parse("PENERIMA").unwrap().code(), "PENERIMA");
    /// assert_eq!(TargetGroup::parse("RT").or(TargetGroup::parse("bumil")), None);
    /// ```
    pub fn parse(code: &str) -> Option<Self> {
        let letters = code
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        let good = letters && (2..=LONGEST).contains(&code.len()) && code != HOUSEHOLD;
        good.then(|| Self::of(code))
    }

    /// The place in Tabel 3.5; other groups stand behind, by their codes.
    fn place(self) -> usize {
        Self::ALL
            .iter()
            .position(|known| *known == self)
            .unwrap_or(Self::ALL.len())
    }
}

impl std::fmt::Debug for TargetGroup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl PartialOrd for TargetGroup {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for TargetGroup {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.place(), self.letters).cmp(&(other.place(), other.letters))
    }
}

impl From<TargetGroup> for String {
    fn from(group: TargetGroup) -> Self {
        group.code().to_owned()
    }
}

impl TryFrom<String> for TargetGroup {
    type Error = String;

    fn try_from(code: String) -> Result<Self, Self::Error> {
        Self::parse(&code).ok_or(code)
    }
}

/// The household's code among the modules.
const HOUSEHOLD: &str = "RT";

/// Whose verdict a matrix rule gives: the household's, or a member's of one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Module {
    /// The household ("RT" in pack files).
    Household,
    /// A member of this group.
    Member(TargetGroup),
}

impl Module {
    /// The code in pack files: `RT`, or the group's.
    pub fn code(&self) -> &str {
        match self {
            Self::Household => HOUSEHOLD,
            Self::Member(group) => group.code(),
        }
    }

    /// The module that `code` names, if it names one.
    pub fn parse(code: &str) -> Option<Self> {
        if code == HOUSEHOLD {
            Some(Self::Household)
        } else {
            TargetGroup::parse(code).map(Self::Member)
        }
    }
}

impl From<Module> for String {
    fn from(module: Module) -> Self {
        module.code().to_owned()
    }
}

impl TryFrom<String> for Module {
    type Error = String;

    fn try_from(code: String) -> Result<Self, Self::Error> {
        Self::parse(&code).ok_or(code)
    }
}
