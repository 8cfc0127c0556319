//! The closed words of the envelope. A word of a later version is kept as `Other` and forwarded.

macro_rules! word {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
            /// A word of a later version, kept as it is.
            Other(String),
        }

        impl $name {
            /// The word in files.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::Other(word) => word,
                }
            }

            /// The meaning of `word`; an unknown one is `Other`.
            pub fn parse(word: &str) -> Self {
                match word {
                    $($word => Self::$variant,)+
                    other => Self::Other(other.to_owned()),
                }
            }
        }
    };
}

word! {
    /// What kind of document a revision changes.
    Kind {
        /// A household with its roster: one for a case and keying.
        Household = "household",
        /// The answers of one respondent under one instrument.
        Questionnaire = "questionnaire",
        /// One attempt or sitting, with its outcome.
        Visit = "visit",
        /// A consent given or refused.
        Consent = "consent",
        /// A supervisor's decision with comments.
        Review = "review",
        /// The reason given for a flag.
        Reason = "reason",
        /// Who visits whom.
        Assignment = "assignment",
        /// The signed answer that a bundle arrived.
        Receipt = "receipt",
        /// The list of units to draw from.
        Frame = "frame",
        /// A reproducible selection from a frame.
        Draw = "draw",
        /// The beneficiaries of a programme, to compare with.
        ProgrammeList = "programme_list",
        /// A second interview of a sampled household, to check the first.
        BackCheck = "back_check",
        /// Two cases or members that are one.
        Duplicate = "duplicate",
        /// The order to erase, signed by the programme's root key.
        Erasure = "erasure",
    }
}

word! {
    /// What a revision does to its document.
    Op {
        /// Writes the document's content.
        Put = "put",
        /// Takes the document away, with a reason.
        Delete = "delete",
        /// Returns or accepts what it is about.
        Review = "review",
        /// Follows all heads of a conflict and decides it.
        Resolve = "resolve",
        /// Takes back a consent.
        Withdraw = "withdraw",
        /// Joins duplicates.
        Link = "link",
        /// Orders the erasure of payloads.
        Purge = "purge",
        /// Ends the case with its outcome.
        Close = "close",
    }
}

word! {
    /// How far a document is.
    State {
        /// Begun, to be continued.
        Draft = "draft",
        /// Finished by the person who filled it.
        Complete = "complete",
        /// Handed to the supervisor.
        Submitted = "submitted",
        /// Given back with comments.
        Returned = "returned",
        /// Accepted by the supervisor.
        Accepted = "accepted",
        /// Accepted by the centre.
        CentrallyAccepted = "centrally_accepted",
    }
}

word! {
    /// Where answers came from.
    Source {
        /// A person answered the question on the screen.
        Interview = "interview",
        /// Paper was keyed.
        Paper = "paper",
    }
}

word! {
    /// The level on which an author acted.
    Level {
        /// In the household.
        Field = "field",
        /// The team's supervisor.
        Supervisor = "supervisor",
        /// The survey's centre.
        Centre = "centre",
        /// Whoever holds the programme's root key.
        Programme = "programme",
    }
}
