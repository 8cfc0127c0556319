//! The words of a programme's line: how far it is, where its money comes from.

use paduk_survey::{Diagnostic, Texts};

use crate::table::{Line, Table};

/// How far a programme is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// It is planned.
    Planned,
    /// It runs.
    Running,
    /// It is over, and what was to be delivered is.
    Done,
    /// It was cancelled; it counts for nothing.
    Stopped,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Planned, Self::Running, Self::Done, Self::Stopped];

    /// The stable word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Running => "running",
            Self::Done => "done",
            Self::Stopped => "stopped",
        }
    }

    /// The status of this word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == code)
    }
}

/// A status as the pack calls it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusWord {
    /// Which.
    pub status: Status,
    /// What it is called.
    pub name: Texts,
}

/// Where money comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FundSource {
    /// Its code, for example `DANA-DESA`.
    pub code: String,
    /// What it is called.
    pub name: Texts,
}

const COLUMNS: [&str; 3] = ["list", "code", "name_id"];

pub(super) fn read(
    file: &str,
    text: &str,
    languages: &[String],
    findings: &mut Vec<Diagnostic>,
) -> (Vec<StatusWord>, Vec<FundSource>) {
    let (mut statuses, mut sources) = (Vec::new(), Vec::new());
    if file.is_empty() {
        return (statuses, sources);
    }
    let table = Table::read(file, text, &COLUMNS, findings);
    let unknown = |line: Line<'_>, column: &str, findings: &mut Vec<Diagnostic>| {
        let finding = Diagnostic::error("unknown-word").with("text", line.text(column));
        findings.push(line.finding(finding, column));
    };
    for line in table.lines() {
        let (code, name) = (line.text("code"), line.texts("name", languages));
        match line.text("list") {
            "status" => match Status::parse(code) {
                Some(status) => statuses.push(StatusWord { status, name }),
                None => unknown(line, "code", findings),
            },
            "source" => sources.push(FundSource {
                code: code.to_owned(),
                name,
            }),
            _ => unknown(line, "list", findings),
        }
    }
    (statuses, sources)
}
