//! Why a revision that is kept is not applied.

use std::fmt;

/// What the rules have against a revision. It stays in the union and travels on; only nothing follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// Nobody knows who its author is.
    AuthorUnknown,
    /// Its author's role may not do this to such a document.
    Role,
    /// It claims a level above its author's, or none where the level decides.
    Level,
    /// What is done does not fit the kind of document.
    Kind,
    /// The state cannot be written by this op.
    State,
    /// The document was not in a state from which this one follows.
    Transition,
    /// It must say why, and does not.
    Reason,
    /// It must follow a revision, and follows none.
    Parent,
    /// It follows a revision of another document.
    ParentElsewhere,
    /// It must name what it speaks of, and names nothing or too little.
    About,
    /// It names a head that it does not follow.
    Head,
    /// Only the programme's root key may order this.
    Root,
}

impl Refusal {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::AuthorUnknown,
        Self::Role,
        Self::Level,
        Self::Kind,
        Self::State,
        Self::Transition,
        Self::Reason,
        Self::Parent,
        Self::ParentElsewhere,
        Self::About,
        Self::Head,
        Self::Root,
    ];

    /// The stable code of its sentence.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AuthorUnknown => "rule-author-unknown",
            Self::Role => "rule-role",
            Self::Level => "rule-level",
            Self::Kind => "rule-kind",
            Self::State => "rule-state",
            Self::Transition => "rule-transition",
            Self::Reason => "rule-reason",
            Self::Parent => "rule-parent",
            Self::ParentElsewhere => "rule-parent-elsewhere",
            Self::About => "rule-about",
            Self::Head => "rule-head",
            Self::Root => "rule-root",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
